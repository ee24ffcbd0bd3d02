import {
  readInventoryFile
} from "./shared-commands-fanlab-elsewhere.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import {
  ipLinks,
  ipRoutes,
  ipv4Text
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import {
  sudoCaller
} from "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import {
  hypervisors
} from "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import {
  quoted
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import {
  containerModules,
  journalOf,
  placeByChannel,
  restartInside,
  wasRestarted,
  wentDown
} from "./shared-elsewhere-on-this-host.mjs";
import {
  missingTools
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  readOwnFile
} from "./shared-commands-fanlab-elsewhere-on-this-host.mjs";
import {
  featuresOf,
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  toolEnvironment
} from "./shared-attach-elsewhere-on-this-host.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import {
  waitUntil
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/providers/lxd/provider.ts
import { randomUUID } from "node:crypto";
import * as z8 from "./packages/zod.mjs";

// src/providers/real-underlay.ts
var addressDeadline = 6e4;
async function addressesAt(place) {
  const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
  return links.flatMap(globalAddresses);
}
function underlayAddressOf(place, device) {
  return waitUntil(
    `${place.name} has an address on ${device ?? "the interface of its default route"}`,
    async () => {
      const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
      const wanted = device ?? defaultDevice(await json(place, ["ip", "-json", "-4", "route", "show", "default"], ipRoutes));
      const link = links.find(({ ifname }) => ifname === wanted);
      const [address] = link ? globalAddresses(link) : [];
      if (address !== void 0) return { value: address };
      return { notYet: `${wanted ?? "no default route"} among ${links.map(({ ifname }) => ifname).join(", ")}` };
    },
    { within: addressDeadline, hint: `ip -4 addr; ip -4 route, on ${place.name}` }
  );
}
function defaultDevice(routes) {
  const [best] = [...routes].sort((one, other) => (one.metric ?? 0) - (other.metric ?? 0));
  return best?.dev;
}
var globalAddresses = ({ addr_info }) => addr_info.filter(({ family, scope }) => family === "inet" && scope === "global").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
async function json(place, argv, schema) {
  const { status, stdout, stderr } = await place.run(argv, { timeoutMs: 1e4 });
  if (status === 0)
    return readJson(stdout.trim() || "[]", schema, `the answer of "${argv.join(" ")}" on ${place.name}`);
  throw new LabError(`cannot read the addresses of ${place.name}: ${stderr.trim()}`);
}

// src/providers/host-place.ts
function hostPlace(at = []) {
  const enter = (argv, variables) => [
    ...at,
    ...["env", "-i", ...variables],
    ...argv
  ];
  return placeByChannel({
    ...{ name: "host", pace: 1, hint: "python3 --version", enter, attach: enter },
    cause: (said2) => said2
  });
}
var realHostTools = {
  curl: "curl",
  fping: "fping",
  python3: "python3-minimal",
  tc: "iproute2"
};
var realHostNeeds = () => ({
  tools: process.platform === "darwin" ? {} : realHostTools,
  modules: ["vxlan", "sch_ingress", "cls_bpf", "act_bpf"],
  unwantedUnits: []
});
var hostUnderlay = async (host) => process.platform === "darwin" ? { absent: "macOS has no VXLAN: the host cannot join a fan" } : { addresses: await addressesAt(host) };

// src/providers/made-machines.ts
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "./packages/zod.mjs";
var longestSettings = 1e6;
var machineName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
var noSettings = z.object({});
function madeMachines(stateDir, lab, provider, shape) {
  const root = join(stateDir, "labs", lab, provider);
  const machines = join(root, "machines");
  const settings = join(root, "settings.json");
  return {
    root,
    async note(machine) {
      await mkdir(machines, { recursive: true });
      await writeFile(join(machines, machine), "");
    },
    forget: (machine) => rm(join(machines, machine), { force: true }),
    names: async () => (await readdir(machines).catch(() => [])).filter((name) => machineName.test(name)).sort(),
    async keep(value) {
      await mkdir(root, { recursive: true });
      await writeFile(settings, `${JSON.stringify(value, null, 2)}
`, { mode: 384 });
    },
    /**
     * The settings; undefined when there is no such lab, or it was not even begun. Throws a LabError when they are
     * damaged: without them nobody can tell what the lab made elsewhere.
     */
    async settings() {
      const read = readOwnFile(settings, longestSettings);
      if ("problem" in read && read.problem === "there is none") return void 0;
      try {
        if ("problem" in read) throw new LabError(read.problem);
        return readJson(read.text, shape, settings);
      } catch (error) {
        const cause = error.message.replace(`cannot read ${settings}: `, "");
        throw new LabError(
          `cannot tell what lab "${lab}" made with ${provider}: ${settings} is damaged: ${cause}`,
          {
            hint: `remove by hand what it made, then rm -r ${join(stateDir, "labs", lab)}`
          }
        );
      }
    },
    removeAll: () => rm(root, { recursive: true, force: true })
  };
}

// src/providers/undo.ts
var undoDeadline = 3e5;
var undoCommand = "/usr/local/lib/fanlab/undo";
async function undoOn(place, lab) {
  const script = 'if [ -x "$1" ]; then exec "$1" "$2"; fi';
  const result = await place.run(["sh", "-c", script, "undo", undoCommand, lab], { timeoutMs: undoDeadline });
  if (result.status === 0) return;
  const said2 = (result.stderr || result.stdout).trim().split("\n").slice(-4).join("\n");
  throw new LabError(
    `cannot undo what lab ${lab} did to ${place.name}: ${said2 || "it did not end before its deadline"}`,
    {
      hint: `${undoCommand} ${lab}, on ${place.name}`
    }
  );
}

// src/providers/lxd/check.ts
import * as z2 from "./packages/zod.mjs";
var serverAnswer = z2.object({
  auth: z2.string(),
  environment: z2.object({
    driver: z2.string(),
    server_version: z2.string(),
    server_clustered: z2.boolean(),
    server_name: z2.string()
  })
});
async function lxdProblems(client, settings) {
  const { command, name, product } = client.flavour;
  if ((settings.at ?? []).length === 0 && (await missingTools([command])).length > 0) {
    return [
      {
        message: `provider ${name} needs ${product}'s client ${command}, which the host does not have`,
        hint: name === "lxd" ? "snap install lxd && lxd init --auto" : "apt-get install incus && incus admin init --auto"
      }
    ];
  }
  try {
    const found = await client.get("/1.0", serverAnswer);
    if (!found) throw new LabError(`cannot ask ${product}: it does not know its own interface`);
    return await serverProblems(client, found, settings);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const where = settings.remote ?? "on this host";
    return [
      {
        message: `provider ${name} cannot use ${product} ${where}: ${error.message}`,
        hint: settings.remote ? `${command} remote list` : `${command} info, as root; a fresh one wants: lxd init --auto`
      }
    ];
  }
}
async function serverProblems(client, server, settings) {
  const { command, name, product } = client.flavour;
  const problems = [];
  const { driver, server_name: serverName, server_clustered: clustered } = server.environment;
  if (server.auth !== "trusted") {
    return [
      {
        message: `provider ${name} is not trusted by ${product} ${serverName}`,
        hint: `${command} config trust add, on ${serverName}, then ${command} remote add`
      }
    ];
  }
  const pools = await client.get("/1.0/storage-pools", z2.array(z2.unknown())) ?? [];
  if (pools.length === 0) {
    problems.push({
      message: `${product} ${serverName} has no storage pool`,
      hint: name === "lxd" ? "lxd init --auto" : "incus admin init --auto"
    });
  }
  if (settings.vm && !driver.includes("qemu")) {
    problems.push({
      message: `${product} ${serverName} cannot run virtual machines: its drivers are ${driver}`,
      hint: `leave ${optionName("vm")} out: machines are system containers then; or enable KVM on that server`
    });
  }
  if (clustered && settings.network === void 0) {
    problems.push({
      message: `${product} ${serverName} is a cluster: a bridge of the lab's own would be a separate network on each member`,
      hint: `${optionName("network")} NAME, one that reaches across the members (OVN, or a bridge of the machines' own network); ${command} network list`
    });
  }
  const { network } = settings;
  if (network !== void 0 && !await client.get(`/1.0/networks/${encodeURIComponent(network)}`, z2.object({}))) {
    problems.push({
      message: `${product} ${serverName} has no network "${network}"`,
      hint: `${command} network list`
    });
  }
  return problems;
}

// src/providers/lxd/client.ts
var requestDeadline = 6e4;
var flavours = {
  lxd: { name: "lxd", command: "lxc", product: "LXD" },
  incus: { name: "incus", command: "incus", product: "Incus" }
};
function lxdClient(flavour, remote, at) {
  const prefix = remote === void 0 ? "" : `${remote}:`;
  const argv = (...words) => [...at, flavour.command, ...words];
  const runClient = (words, timeoutMs = requestDeadline) => run(argv(...words), { timeoutMs, env: toolEnvironment() });
  return {
    flavour,
    prefix,
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs);
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${lxdSaid(result)}`, { hint: [flavour.command, ...words].join(" ") });
    },
    async get(path, schema) {
      const result = await runClient(["query", `${prefix}${path}`]);
      if (result.status === 0)
        return readJson(result.stdout, schema, `what ${flavour.product} tells of ${path}`);
      if (/not found/i.test(result.stderr)) return void 0;
      throw new LabError(`cannot ask ${flavour.product} for ${path}: ${lxdSaid(result)}`);
    }
  };
}
var lxdSaid = ({ stderr, timedOut }) => stderr.trim().replace(/^Error: /, "") || (timedOut ? "no answer within its deadline" : "no reason given");

// src/providers/lxd/forwarding.ts
import * as z3 from "./packages/zod.mjs";
var file = "/proc/sys/net/ipv4/ip_forward";
async function readForwarding(at) {
  const { status, stdout } = await hostPlace(at).run(["cat", file]);
  return status === 0 ? stdout.trim() : void 0;
}
async function restoreForwarding(client, before, at) {
  if (before !== "0") return;
  const networks = await client.get(
    "/1.0/networks?recursion=1",
    z3.array(z3.object({ managed: z3.boolean(), type: z3.string() }))
  );
  if (networks?.some(({ managed, type }) => managed && type === "bridge")) return;
  await hostPlace(at).run(["tee", file], { stdin: "0\n" });
}

// src/providers/lxd/machine.ts
import * as z4 from "./packages/zod.mjs";
var stateDeadline = 12e4;
var instanceAnswer = z4.object({
  expanded_config: z4.record(z4.string(), z4.string()),
  expanded_devices: z4.record(
    z4.string(),
    z4.object({
      type: z4.string(),
      path: z4.string().optional(),
      pool: z4.string().optional(),
      size: z4.string().optional()
    })
  ),
  type: z4.string()
});
function lxdMachine(client, { project, vm }, name) {
  const scope = ["--project", project];
  const instance = `${client.prefix}${name}`;
  const path = (rest = "") => `/1.0/instances/${name}${rest}?project=${encodeURIComponent(project)}`;
  const exec = (how, argv, variables) => client.argv("exec", ...scope, how, instance, "--", "env", "-i", ...variables, ...argv);
  const place = placeByChannel({
    name,
    pace: vm ? 2 : 1,
    hint: `${client.flavour.command} info ${instance} --project ${project}`,
    environment: toolEnvironment(),
    enter: (argv, variables) => exec("-T", argv, variables),
    attach: (argv, variables, terminal) => exec(terminal ? "-t" : "-T", argv, variables),
    cause: (said2) => /instance is not running/i.test(said2) ? "the machine does not run" : void 0
  });
  const isRunning = async () => {
    const state = await client.get(path("/state"), z4.object({ status: z4.string() }));
    if (!state) throw new LabError(`cannot find ${name}: ${client.flavour.product} has no such machine`);
    return state.status === "Running";
  };
  return {
    ...place,
    async restart() {
      await restartInside(place);
      place.drop(wasRestarted);
    },
    async shutDown() {
      if (await isRunning())
        await client.succeed(`shut ${name} down`, ["stop", ...scope, instance], stateDeadline);
      place.drop(wentDown);
    },
    async cutPower() {
      if (await isRunning())
        await client.succeed(
          `cut the power of ${name}`,
          ["stop", ...scope, "--force", instance],
          stateDeadline
        );
      place.drop(wentDown);
    },
    async start() {
      if (!await isRunning())
        await client.succeed(`start ${name}`, ["start", ...scope, instance], stateDeadline);
    },
    async resources() {
      const found = await client.get(path(), instanceAnswer);
      return found ? await resourcesOf(found, client) : { cpus: void 0, memory: void 0, disk: void 0 };
    },
    async console() {
      const log = await client.run(["console", ...scope, "--show-log", instance]);
      return log.status === 0 && log.stdout.trim() !== "" ? log.stdout : journalOf(place);
    }
  };
}
async function resourcesOf(instance, client) {
  const { "limits.cpu": cpus, "limits.memory": memory } = instance.expanded_config;
  const root = Object.values(instance.expanded_devices).find(
    ({ type, path }) => type === "disk" && path === "/"
  );
  const pool = root?.pool && await client.get(`/1.0/storage-pools/${root.pool}`, z4.object({ driver: z4.string() }));
  const holds = pool && (pool.driver !== "dir" || instance.type === "virtual-machine");
  return {
    cpus: cpus === void 0 ? void 0 : Number(cpus),
    memory: bytes(memory),
    disk: holds ? bytes(root?.size) : void 0
  };
}
function bytes(text) {
  const [, number2, unit = ""] = /^(\d+)\s*([KMGT]i?B|B)?$/.exec(text ?? "") ?? [];
  if (number2 === void 0) return void 0;
  const power = "BKMGT".indexOf(unit[0] ?? "B");
  return Number(number2) * (unit.includes("i") ? 1024 : 1e3) ** power;
}

// src/providers/lxd/make-lab.ts
import { mkdtemp, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { arch, tmpdir } from "node:os";
import { join as join2 } from "node:path";
import * as z6 from "./packages/zod.mjs";

// src/providers/lxd/settings.ts
import { createHash } from "node:crypto";
import * as z5 from "./packages/zod.mjs";
var keptOnServer = z5.object({
  /** Name of the server, as the client knows it; null for the client's default. */
  remote: z5.string().nullable(),
  project: z5.string().regex(/^fanlab-[a-z0-9-]+$/),
  /** Network of the lab's own; null when it uses one that was there. */
  ownNetwork: z5.string().regex(/^fl-[0-9a-f]+$/).nullable(),
  /** Whether the host forwarded before the lab, see forwarding.ts. */
  forwarding: z5.string().optional(),
  /** Machines are virtual machines, not containers. */
  vm: z5.boolean(),
  /** Marks what is this lab's on the server, where labs of other computers may have the same name. */
  token: z5.string().regex(/^[0-9a-f-]+$/)
});
var projectOf = (lab) => `fanlab-${lab}`;
var networkInToken = (token) => `fl-${createHash("sha256").update(token).digest("hex").slice(0, 10)}`;
var tokenKey = "user.fanlab";
var defaultDistribution = "ubuntu-22.04";
function imageSource(flavour, distribution) {
  const [id = "", version = ""] = distribution.split("-");
  return flavour === "lxd" && id === "ubuntu" ? `ubuntu:${version}` : `images:${id}/${version}/cloud`;
}

// src/providers/lxd/make-lab.ts
var imageDeadline = 6e5;
var diskSize = "10GiB";
var imageAlias = "fanlab-machine";
var containerConfig = [
  "security.privileged=true",
  "security.nesting=true",
  "raw.lxc=lxc.apparmor.profile = unconfined\nlxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0"
];
var markedThing = z6.object({ config: z6.record(z6.string(), z6.string()) });
async function ensureProject(client, kept, network) {
  const { project, ownNetwork, token } = kept;
  const { product, command } = client.flavour;
  const known = await client.get(`/1.0/projects/${project}`, markedThing);
  if (known && known.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command} project delete ${client.prefix}${project}`
    });
  }
  if (!known) {
    const config = ["features.images=true", "features.profiles=true", `${tokenKey}=${token}`];
    await client.succeed("make a project", [
      ...["project", "create", `${client.prefix}${project}`],
      ...config.flatMap((each) => ["-c", each])
    ]);
  }
  if (ownNetwork !== null && !await client.get(`/1.0/networks/${ownNetwork}`, markedThing)) {
    const config = ["ipv4.address=auto", "ipv4.nat=true", "ipv6.address=none", `${tokenKey}=${token}`];
    await client.succeed("make a network", [
      "network",
      "create",
      `${client.prefix}${ownNetwork}`,
      "--type=bridge",
      ...config
    ]);
  }
  await ensureProfile(client, kept, ownNetwork ?? network ?? "");
}
async function ensureProfile(client, { project }, network) {
  const profile = await client.get(
    `/1.0/profiles/default?project=${project}`,
    z6.object({ devices: z6.record(z6.string(), z6.unknown()) })
  );
  const [pool] = await client.get("/1.0/storage-pools", z6.array(z6.string())) ?? [];
  const add = (device, ...words) => client.succeed(`set the project's ${device}`, [
    ...["profile", "device", "add", "--project", project],
    ...[`${client.prefix}default`, device, ...words]
  ]);
  if (!profile?.devices.root)
    await add("root", "disk", "path=/", `pool=${pool?.split("/").at(-1) ?? "default"}`, `size=${diskSize}`);
  if (!profile?.devices.eth0) await add("eth0", "nic", `network=${network}`, "name=eth0");
}
async function ensureImported(client, { project }, image) {
  if (await client.get(`/1.0/images/aliases/${imageAlias}?project=${project}`, z6.object({}))) return;
  const folder = await mkdtemp(join2(tmpdir(), "fanlab-image-"));
  try {
    const machine = arch() === "x64" ? "x86_64" : arch() === "arm64" ? "aarch64" : arch();
    await writeFile2(join2(folder, "metadata.yaml"), `architecture: ${machine}
creation_date: 1700000000
`);
    const pack = 'tar --numeric-owner -C "$1" -cf - metadata.yaml -C "$2" --transform "s,^\\.,rootfs,S" . | { shift 2; "$@"; }';
    const words = ["image", "import", "--project", project, "/dev/stdin", "--alias", imageAlias];
    const remote = client.prefix === "" ? [] : [client.prefix];
    const result = await run(["sh", "-c", pack, "pack", folder, image, ...client.argv(...words, ...remote)], {
      timeoutMs: imageDeadline,
      env: toolEnvironment()
    });
    if (result.status !== 0)
      throw new LabError(`cannot give ${client.flavour.product} the machine image: ${lxdSaid(result)}`);
  } finally {
    await rm2(folder, { recursive: true, force: true });
  }
}
async function initMachine(client, { project, vm }, { name, cpus, memory }, distribution) {
  const config = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...vm ? [] : containerConfig];
  const source = vm ? imageSource(client.flavour.name, distribution) : `${client.prefix}${imageAlias}`;
  await client.succeed(
    `make ${name}`,
    [
      ...["init", "--project", project, source, `${client.prefix}${name}`, ...vm ? ["--vm"] : []],
      ...config.flatMap((each) => ["--config", each])
    ],
    imageDeadline
  );
}

// src/providers/lxd/remove-lab.ts
import * as z7 from "./packages/zod.mjs";
async function removeFromServer(client, { project, ownNetwork, token }) {
  const found = await client.get(`/1.0/projects/${project}`, markedThing);
  if (found?.config[tokenKey] === token) {
    const names = await instanceNamesOf(client, project);
    if (names.length > 0) {
      const instances = names.map((name) => `${client.prefix}${name}`);
      await client.succeed(
        "remove the machines",
        ["delete", "--project", project, "--force", ...instances],
        12e4
      );
    }
    const images = await client.get(`/1.0/images?project=${project}`, z7.array(z7.string())) ?? [];
    for (const image of images) {
      const fingerprint = image.split("/").at(-1)?.split("?")[0] ?? "";
      await client.succeed("remove the image", [
        "image",
        "delete",
        "--project",
        project,
        `${client.prefix}${fingerprint}`
      ]);
    }
    await client.succeed("remove the project", ["project", "delete", `${client.prefix}${project}`]);
  }
  if (ownNetwork === null) return;
  const network = await client.get(`/1.0/networks/${ownNetwork}`, markedThing);
  if (network?.config[tokenKey] === token)
    await client.succeed("remove the network", ["network", "delete", `${client.prefix}${ownNetwork}`]);
}
async function instanceNamesOf(client, project) {
  const found = await client.get(`/1.0/instances?project=${project}`, z7.array(z7.string())) ?? [];
  return found.map((url) => url.split("/").at(-1)?.split("?")[0] ?? "").sort();
}

// src/providers/lxd/provider.ts
var lxdProvider = (stateDir, settings = {}) => instanceProvider(flavours.lxd, stateDir, settings);
var incusProvider = (stateDir, settings = {}) => instanceProvider(flavours.incus, stateDir, settings);
function instanceProvider(flavour, stateDir, settings) {
  const { remote, network, vm = false, distribution = defaultDistribution, at = [] } = settings;
  const client = (name) => lxdClient(flavour, name ?? void 0, at);
  const state = (lab) => madeMachines(stateDir, lab, flavour.name, keptOnServer);
  function open(spec, kept) {
    const server = client(kept.remote);
    const machine = (name) => lxdMachine(server, kept, name);
    const host = hostPlace(at);
    return {
      spec,
      host,
      async create(machineSpec) {
        const { name } = machineSpec;
        if (!(await instanceNamesOf(server, kept.project)).includes(name))
          await initMachine(server, kept, machineSpec, distribution);
        await machine(name).start();
        return machine(name);
      },
      list: async () => (await instanceNamesOf(server, kept.project)).map(machine),
      async underlay() {
        const machines = (await instanceNamesOf(server, kept.project)).map(machine);
        const addresses = await Promise.all(
          machines.map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: { addresses: await addressesAt(host) } };
      }
    };
  }
  return {
    name: flavour.name,
    features: featuresOf(flavour.name, { vm }),
    distribution: vm ? distribution : void 0,
    needs: {
      tools: realHostTools,
      modules: vm ? ["vxlan"] : containerModules,
      unwantedUnits: []
    },
    check: () => lxdProblems(client(remote), settings),
    async open(spec) {
      const made = state(spec.name);
      const token = randomUUID();
      const kept = await made.settings() ?? {
        ...{ remote: remote ?? null, project: projectOf(spec.name), vm, token },
        ownNetwork: network === void 0 ? networkInToken(token) : null,
        forwarding: await readForwarding(at)
      };
      await made.keep(kept);
      const server = client(kept.remote);
      await ensureProject(server, kept, network);
      if (!kept.vm) await ensureImported(server, kept, spec.image);
      return open(spec, kept);
    },
    async find(spec) {
      const kept = await state(spec.name).settings();
      if (!kept || !await client(kept.remote).get(`/1.0/projects/${kept.project}`, z8.object({})))
        return void 0;
      return open(spec, kept);
    },
    async destroy(name) {
      const made = state(name);
      const kept = await made.settings();
      if (kept) {
        await undoOn(hostPlace(at), name);
        const server = client(kept.remote);
        await removeFromServer(server, kept);
        if (kept.ownNetwork !== null) await restoreForwarding(server, kept.forwarding, at);
      }
      await made.removeAll();
    }
  };
}

// src/providers/multipass/check.ts
import * as z10 from "./packages/zod.mjs";

// src/providers/multipass/client.ts
import * as z9 from "./packages/zod.mjs";
var multipassStatuses = { commandFailed: 2, timedOut: 5 };
var requestDeadline2 = 9e4;
var instanceInfo = z9.object({ state: z9.string(), ipv4: z9.array(ipv4Text) });
function multipassClient(at) {
  const argv = (...words) => [...at, "multipass", ...words];
  const runClient = (words, { stdin, timeoutMs = requestDeadline2 } = {}) => run(argv(...words), { timeoutMs, env: toolEnvironment(), ...stdin === void 0 ? {} : { stdin } });
  return {
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs === void 0 ? {} : { timeoutMs });
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${multipassSaid(result)}`, {
        hint: ["multipass", ...words].join(" ")
      });
    },
    async info(instance) {
      const result = await runClient(["info", instance, "--format", "json"]);
      if (result.status === 0) return parseInfo(result.stdout, instance);
      if (isMissing(result)) return void 0;
      throw new LabError(`cannot ask Multipass for ${instance}: ${multipassSaid(result)}`);
    }
  };
}
function parseInfo(text, instance) {
  const answer = z9.object({ info: z9.record(z9.string(), instanceInfo) });
  const { info } = readJson(text, answer, `what Multipass tells of ${instance}`);
  return info[instance];
}
var isMissing = ({ stderr }) => /instance "[^"]*" (does not exist|is deleted)/i.test(stderr);
function multipassSaid({ stderr, stdout, timedOut, status }) {
  const text = (stderr.trim() || stdout.replaceAll(/[^\n]*\r/g, "").trim()).replace(/^\w+ failed: /, "");
  if (timedOut) return `it did not end before its deadline${text && `: ${text}`}`;
  return text || `status ${status}`;
}
function parseMultipassSize(text) {
  const [, number2, unit = ""] = /^([\d.]+)\s*([KMGT]i?)?B?$/.exec(text.trim()) ?? [];
  if (number2 === void 0) return void 0;
  return Math.round(Number(number2) * 1024 ** " KMGT".indexOf(unit[0] ?? " "));
}

// src/providers/multipass/check.ts
var oldest = [1, 14];
async function multipassProblems(multipass, distribution, { elsewhere }) {
  if (!elsewhere && (await missingTools(["multipass"])).length > 0) {
    const hint = process.platform === "darwin" ? "brew install --cask multipass" : "snap install multipass";
    return [{ message: "provider multipass needs Multipass, which the host does not have", hint }];
  }
  const problems = [];
  if (!/^(ubuntu-\d\d\.\d\d|debian-1[23])$/.test(distribution)) {
    problems.push({
      message: `provider multipass has no image of ${distribution}`,
      hint: `${optionName("distribution")} ubuntu-22.04, which is the article\u2019s`
    });
  }
  try {
    return [...problems, ...await daemonProblems(multipass)];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [...problems, { message: error.message, hint: error.hint ?? "multipass version" }];
  }
}
async function daemonProblems(multipass) {
  const text = await multipass.succeed("ask Multipass for its version", ["version", "--format", "json"]);
  const version = readJson(
    text,
    z10.object({ multipass: z10.string(), multipassd: z10.string().optional() }),
    "the version of Multipass"
  );
  const known = isAtLeast(version.multipass, oldest);
  if (!known) {
    return [
      {
        message: `Multipass ${version.multipass} is too old: ${oldest.join(".")} is the first that can cut the power`,
        hint: "snap refresh multipass"
      }
    ];
  }
  const listed = await multipass.run(["list", "--format", "json"]);
  if (listed.status === 0) return [];
  if (/not authenticated with the Multipass service/i.test(listed.stderr)) {
    return [
      {
        message: "Multipass does not trust root, and the lab runs as root",
        hint: "multipass set local.passphrase, as the user who uses it now; then sudo multipass authenticate"
      }
    ];
  }
  return [
    {
      message: `Multipass does not answer: ${multipassSaid(listed)}`,
      hint: version.multipassd === void 0 ? "snap restart multipass" : "multipass list"
    }
  ];
}
function isAtLeast(version, [major, minor]) {
  const [a = 0, b = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return a > major || a === major && b >= minor;
}

// src/providers/multipass/launch.ts
import pRetry, { AbortError } from "./packages/p-retry.mjs";
var launchTimeout = 600;
var launchDeadline = 18e5;
var usualDisk = 10 * 2 ** 30;
var hopeless = /KVM|not authenticated|socket access denied|cannot connect to the multipass socket|Unable to find an image|not enough|No space left|Invalid|minimum/i;
function judgeLaunch({
  status,
  stderr,
  timedOut
}) {
  if (status === 0) return "launched";
  if (/instance "[^"]*" already exists/.test(stderr)) return "wait";
  if (status === multipassStatuses.timedOut || timedOut) return "wait";
  if (/timed out waiting/i.test(stderr)) return "wait";
  return hopeless.test(stderr) ? "give up" : "again";
}
function imageFor(distribution) {
  const [id = "", version = ""] = distribution.split("-");
  if (id === "ubuntu") return version;
  const suite = { 12: "bookworm", 13: "trixie" }[version];
  const arch2 = process.arch === "x64" ? "amd64" : process.arch;
  return `https://cloud.debian.org/images/cloud/${suite}/latest/${distribution}-genericcloud-${arch2}.qcow2`;
}
async function launch(multipass, instance, { name, cpus, memory, disk = usualDisk }, distribution) {
  const words = [
    ...["launch", imageFor(distribution), "--name", instance],
    ...[
      "--cpus",
      String(cpus),
      "--memory",
      `${Math.round(memory / 2 ** 20)}M`,
      "--disk",
      `${Math.round(disk / 2 ** 20)}M`
    ],
    // By standard input: a snap cannot read every folder.
    ...["--timeout", String(launchTimeout), "--cloud-init", "-"]
  ];
  const attempt = async () => {
    const result = await multipass.run(words, { stdin: userData(name), timeoutMs: launchDeadline });
    const verdict = judgeLaunch(result);
    if (verdict === "launched") return;
    const error = new LabError(`cannot launch ${name}: ${multipassSaid(result)}`, {
      hint: `multipass info ${instance}; multipass ${words.slice(0, -2).join(" ")}`
    });
    if (verdict === "give up") throw new AbortError(error);
    if (verdict === "wait" && await isReady(multipass, instance)) return;
    await multipass.run(["delete", "--purge", instance]);
    throw error;
  };
  await pRetry(attempt, { retries: 2, minTimeout: 3e3 });
}
var userData = (hostname) => JSON.stringify({ hostname, preserve_hostname: false });
async function isReady(multipass, instance) {
  if ((await multipass.info(instance))?.state !== "Running") return false;
  const words = ["exec", "-n", instance, "--", "cloud-init", "status", "--wait"];
  return (await multipass.run(words, { timeoutMs: launchTimeout * 1e3 })).status === 0;
}

// src/providers/multipass/machine.ts
var bootDeadline = 36e4;
var off = /* @__PURE__ */ new Set();
function multipassMachine(multipass, instance, name) {
  const exec = (argv, variables) => multipass.argv("exec", "-n", instance, "--", "sudo", "-n", "--", "env", "-i", ...variables, ...argv);
  const place = placeByChannel({
    name,
    // Virtual machines with KVM.
    pace: 2,
    hint: `multipass info ${instance}`,
    environment: toolEnvironment(),
    async enter(argv, variables) {
      if (off.has(instance) || (await multipass.info(instance))?.state !== "Running")
        throw new Error("the machine does not run");
      return exec(argv, variables);
    },
    attach: exec
  });
  const setting = async (key) => (await multipass.succeed(`read the ${key} of ${name}`, ["get", `local.${instance}.${key}`])).trim();
  return {
    ...place,
    // Resolves when ssh answers again; what starts after that is for the caller to wait for.
    async restart() {
      await multipass.succeed(`restart ${name}`, ["restart", instance], bootDeadline);
      place.drop(wasRestarted);
    },
    async shutDown() {
      off.add(instance);
      await multipass.succeed(`shut ${name} down`, ["stop", instance], bootDeadline);
      place.drop(wentDown);
    },
    async cutPower() {
      off.add(instance);
      if ((await multipass.info(instance))?.state !== "Stopped")
        await multipass.succeed(`cut the power of ${name}`, ["stop", "--force", instance]);
      place.drop(wentDown);
    },
    async start() {
      if ((await multipass.info(instance))?.state !== "Running")
        await multipass.succeed(`start ${name}`, ["start", instance], bootDeadline);
      off.delete(instance);
    },
    async resources() {
      const [cpus, memory, disk] = await Promise.all([setting("cpus"), setting("memory"), setting("disk")]);
      return { cpus: Number(cpus), memory: parseMultipassSize(memory), disk: parseMultipassSize(disk) };
    },
    console: () => journalOf(place)
  };
}

// src/providers/multipass/provider.ts
var articleDistribution = "ubuntu-22.04";
var instanceOf = (lab, machine) => `fanlab-${lab}-${machine}`;
async function remove(multipass, instance) {
  const result = await multipass.run(["delete", "--purge", instance]);
  if (result.status === 0 || isMissing(result)) return;
  throw new LabError(`cannot remove ${instance}: ${multipassSaid(result)}`, { hint: "multipass list" });
}
function multipassProvider(stateDir, { distribution = articleDistribution, at = [] } = {}) {
  const multipass = multipassClient(at);
  const host = hostPlace(at);
  function open(spec) {
    const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
    const machine = (name) => multipassMachine(multipass, instanceOf(spec.name, name), name);
    const list = async () => {
      const names = await made.names();
      const infos = await Promise.all(names.map((name) => multipass.info(instanceOf(spec.name, name))));
      return names.filter((_, index) => infos[index] !== void 0).map(machine);
    };
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        const instance = instanceOf(spec.name, machineSpec.name);
        await made.note(machineSpec.name);
        if (!await multipass.info(instance)) await launch(multipass, instance, machineSpec, distribution);
        await machine(machineSpec.name).start();
        return machine(machineSpec.name);
      },
      async underlay() {
        const addresses = await Promise.all(
          (await list()).map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "multipass",
    features: featuresOf("multipass"),
    distribution,
    needs: realHostNeeds(),
    check: () => multipassProblems(multipass, distribution, { elsewhere: at.length > 0 }),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
      await made.keep({});
      return open(spec);
    },
    async find(spec) {
      const lab = open(spec);
      return (await lab.list()).length > 0 ? lab : void 0;
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, "multipass", noSettings);
      if (await made.settings() !== void 0) await undoOn(host, name);
      const names = await made.names();
      await Promise.all(names.map((machine) => remove(multipass, instanceOf(name, machine))));
      await made.removeAll();
    }
  };
}

// src/providers/ssh/provider.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { join as join4 } from "node:path";
import * as z11 from "./packages/zod.mjs";

// src/providers/place-by-ssh.ts
function sshCommand(target2, { knownHosts, strict, at }, argv, variables, terminal = false) {
  const options = [
    "BatchMode=yes",
    "ConnectTimeout=10",
    "ServerAliveInterval=3",
    "ServerAliveCountMax=3",
    "LogLevel=ERROR",
    "ClearAllForwardings=yes",
    "ForwardAgent=no",
    `StrictHostKeyChecking=${strict ? "yes" : "accept-new"}`,
    `UserKnownHostsFile=${knownHosts}`,
    ...target2.hostKeyAlias ? [`HostKeyAlias=${target2.hostKeyAlias}`] : [],
    // A connection that the user shares would not end with ours.
    "ControlPath=none",
    ...target2.identityFile ? ["IdentitiesOnly=yes", `IdentityFile=${target2.identityFile}`] : []
  ];
  const become = target2.user === "root" ? [] : ["sudo", "-n", "--"];
  const command = [...become, "env", "-i", ...variables, ...argv].map(quoted).join(" ");
  return [
    ...[...at, "ssh"],
    ...options.flatMap((option) => ["-o", option]),
    ...["-p", String(target2.port), "-l", target2.user, terminal ? "-t" : "-T"],
    "--",
    target2.address,
    `exec ${command}`
  ];
}
var placeBySsh = (target2, keys) => placeByChannel({
  name: target2.name,
  // Somewhere on a network, and nobody knows how fast.
  pace: 2,
  hint: `ssh -p ${target2.port} ${target2.user}@${target2.address} python3 --version`,
  environment: toolEnvironment(),
  enter: (argv, variables) => sshCommand(target2, keys, argv, variables),
  attach: (argv, variables, terminal) => sshCommand(target2, keys, argv, variables, terminal)
});

// src/providers/ssh/check.ts
import { mkdtemp as mkdtemp2, rm as rm3 } from "node:fs/promises";
import { BlockList } from "node:net";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join3 } from "node:path";

// src/process/at-most.ts
function atMost(limit) {
  let free = limit;
  const waiting = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

// src/providers/ssh/check.ts
async function loadInventory(file2) {
  if (file2 === void 0) {
    throw new LabError("cannot use provider ssh: no inventory was given", {
      hint: `${optionName("inventory")} FILE; docs/providers.md shows one`
    });
  }
  const read = readInventoryFile(file2, sudoCaller());
  if ("inventory" in read) return read.inventory;
  throw new LabError(
    `cannot use the inventory ${shownValue(file2)}:
${read.problems.map((each) => `  ${each}`).join("\n")}`,
    {
      hint: "docs/providers.md shows one that is right"
    }
  );
}
async function sshProblems(file2, wanted, at) {
  if ((await missingTools(["ssh"])).length > 0) {
    return [
      {
        message: "provider ssh needs ssh, which the host does not have",
        hint: "apt-get install openssh-client"
      }
    ];
  }
  let inventory;
  try {
    inventory = await loadInventory(file2);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [{ message: error.message, hint: error.hint ?? "" }];
  }
  const missing = wanted.filter((name) => !inventory.machines.some((machine) => machine.name === name));
  const absent = missing.map((name) => ({
    message: `the inventory has no machine "${name}"`,
    hint: `add one to ${file2}; it has ${inventory.machines.map((machine) => machine.name).join(", ")}`
  }));
  return [...absent, ...await machineProblems(inventory, at)];
}
var machinesAtOnce = 8;
async function machineProblems(inventory, at) {
  const folder = await mkdtemp2(join3(tmpdir2(), "fanlab-ssh-"));
  try {
    const inTurn = atMost(machinesAtOnce);
    const targets = [...inventory.machines, ...typeof inventory.host === "string" ? [] : [inventory.host]];
    const looked = await Promise.all(targets.map((target2) => inTurn(() => look(target2, inventory, folder, at))));
    const problems = looked.flatMap((found) => "problem" in found ? [found.problem] : []);
    const facts = looked.flatMap((found) => "problem" in found ? [] : [found]);
    return [...problems, ...sameMachine(facts), ...differentNetworks(facts)];
  } finally {
    await rm3(folder, { recursive: true, force: true });
  }
}
async function look(target2, { knownHosts }, folder, at) {
  const { name } = target2;
  const place = placeBySsh(target2, {
    knownHosts: knownHosts ?? join3(folder, "known_hosts"),
    strict: knownHosts !== void 0,
    at
  });
  try {
    const uid = await first(place, ["id", "-u"]);
    if (uid !== "0") throw new LabError(`cannot be root on ${name}`);
    const init = await first(place, ["cat", "/proc/1/comm"]);
    if (init !== "systemd")
      throw new LabError(`cannot use ${name}: its first process is ${init}, not systemd`);
    const machineId = await first(place, ["cat", "/etc/machine-id"]);
    return { name, machineId, address: await underlayAddressOf(place, target2.interface) };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const person = `ssh -p ${target2.port} ${target2.user}@${target2.address}`;
    const hint = target2.user === "root" ? `${person} true` : `${person} sudo -n true, which has to succeed`;
    return { problem: { message: error.message, hint: error.hint ?? hint } };
  } finally {
    place.close();
  }
}
async function first(place, argv) {
  const { status, stdout, stderr } = await place.run(argv, { timeoutMs: 2e4 });
  if (status === 0) return stdout.trim();
  throw new LabError(`cannot run "${argv.join(" ")}" on ${place.name}: ${stderr.trim()}`);
}
function sameMachine(facts) {
  return facts.flatMap(({ name, machineId }, index) => {
    const twin = facts.slice(0, index).find((other) => other.machineId === machineId);
    if (!twin) return [];
    return [
      {
        message: `${twin.name} and ${name} are one computer, or clones of one: both have the machine id ${machineId}`,
        hint: `if they are clones: rm /etc/machine-id && systemd-machine-id-setup, on ${name}, and reboot it`
      }
    ];
  });
}
function differentNetworks(facts) {
  const [one, ...others] = facts;
  if (!one) return [];
  const [network = "", length] = one.address.split("/");
  const common = new BlockList();
  common.addSubnet(network, Number(length));
  return others.filter(({ address }) => address.split("/")[1] !== length || !common.check(address.split("/")[0] ?? "")).map(({ name, address }) => ({
    message: `${name} has ${address} on its underlay, and ${one.name} ${one.address}: these are different networks`,
    hint: `name the right "interface" of each machine in the inventory`
  }));
}

// src/providers/ssh/claim.ts
var claimFolder = "/var/lib/fanlab-machine";
var take = `
if mkdir "$1" 2>/dev/null; then printf '%s %s\\n' "$3" "$2" >"$1/lab"; fi
cat "$1/lab"
`;
var give = `
read -r token lab <"$1/lab" 2>/dev/null || exit 0
[ "$token" != "$2" ] || rm -r "$1"
`;
async function claimMachine(place, { lab, token }) {
  const { status, stdout, stderr } = await place.run(["sh", "-c", take, "take", claimFolder, lab, token]);
  const [holder, ...name] = stdout.trim().split(" ");
  if (status === 0 && holder === token) return;
  if (status !== 0) throw new LabError(`cannot claim ${place.name}: ${stderr.trim()}`);
  throw new LabError(`cannot use ${place.name}: lab "${name.join(" ")}" of somebody else has it`, {
    hint: `if that lab is gone for good: rm -r ${claimFolder}, on ${place.name}`
  });
}
async function isClaimed(place, { token }) {
  return (await place.run(["cat", `${claimFolder}/lab`])).stdout.startsWith(`${token} `);
}
async function releaseMachine(place, { token }) {
  const { status, stderr } = await place.run(["sh", "-c", give, "give", claimFolder, token]);
  if (status !== 0) throw new LabError(`cannot give ${place.name} back: ${stderr.trim()}`);
}

// src/providers/ssh/machine.ts
function sshMachine(place) {
  const { name } = place;
  const cannot = (what) => new LabError(`cannot ${what} of ${name}: provider ssh only talks to it`, {
    hint: "start it with the tool that made it"
  });
  return {
    ...place,
    async restart() {
      await restartInside(place);
      place.drop(wasRestarted);
    },
    async cutPower() {
      throw cannot("cut the power");
    },
    // It was running when it was adopted, and nothing here can end it.
    async start() {
    },
    async resources() {
      return { cpus: void 0, memory: void 0, disk: void 0 };
    },
    console: () => journalOf(place)
  };
}

// src/providers/ssh/provider.ts
var target = z11.object({
  name: z11.string(),
  address: z11.string().regex(/^[^-]/),
  user: z11.string().regex(/^[^-]/),
  port: z11.int(),
  identityFile: z11.string().exactOptional(),
  hostKeyAlias: z11.string().exactOptional(),
  interface: z11.string().regex(/^[^-]/).exactOptional()
});
var keptInventory = z11.object({
  inventory: z11.object({
    machines: z11.array(target).readonly(),
    host: z11.union([z11.literal(["local", "none"]), target]),
    knownHosts: z11.string().exactOptional()
  }),
  token: z11.string().regex(/^[0-9a-f-]+$/)
});
function sshProvider(stateDir, { inventory: file2, distribution, at = [] } = {}) {
  const open = (spec, made, kept) => {
    const { inventory, token } = kept;
    const connect = connector(made, inventory, at);
    const claim = { lab: spec.name, token };
    const find = (name) => inventory.machines.find((each) => each.name === name);
    const machine = (target2) => sshMachine(connect(target2));
    return {
      spec,
      host: placeOfHost(inventory, connect, at),
      lacks: (name) => find(name) ? void 0 : `the inventory has no machine "${name}", and provider ssh makes none`,
      async create({ name }) {
        const target2 = find(name);
        if (!target2) throw new LabError(`cannot adopt ${name}: the inventory has no such machine`);
        await made.note(name);
        await claimMachine(machine(target2), claim);
        return machine(target2);
      },
      async list() {
        return (await made.names()).flatMap((name) => find(name) ?? []).map(machine);
      },
      async underlay() {
        const targets = (await made.names()).flatMap((name) => find(name) ?? []);
        const addresses = await Promise.all(
          targets.map(async (target2) => [
            target2.name,
            await underlayAddressOf(machine(target2), target2.interface)
          ])
        );
        const host = inventory.host === "none" ? { absent: "the inventory says that no computer plays the host" } : { addresses: await addressesAt(placeOfHost(inventory, connect, at)) };
        return { addresses: Object.fromEntries(addresses), host };
      }
    };
  };
  return {
    name: "ssh",
    features: featuresOf("ssh"),
    distribution,
    needs: { tools: { ssh: "openssh-client" }, modules: [], unwantedUnits: [] },
    check: (wanted = []) => sshProblems(file2, wanted, at),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const known = await made.settings();
      if (known) return open(spec, made, known);
      const kept = { inventory: await loadInventory(file2), token: randomUUID2() };
      await made.keep(kept);
      return open(spec, made, kept);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const kept = await made.settings();
      return kept && open(spec, made, kept);
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, "ssh", keptInventory);
      const kept = await made.settings();
      if (kept) await giveBack(name, made, kept, at);
      await made.removeAll();
    }
  };
}
function connector(made, { knownHosts }, at) {
  const places = /* @__PURE__ */ new Map();
  return (target2) => {
    const known = places.get(target2.name);
    if (known) return known;
    const place = placeBySsh(target2, {
      knownHosts: knownHosts ?? join4(made.root, "known_hosts"),
      strict: knownHosts !== void 0,
      at
    });
    places.set(target2.name, place);
    return place;
  };
}
var placeOfHost = ({ host }, connect, at) => typeof host === "string" ? hostPlace(at) : connect(host);
async function giveBack(lab, made, kept, at) {
  const { inventory, token } = kept;
  const connect = connector(made, inventory, at);
  const claim = { lab, token };
  const names = await made.names();
  const targets = inventory.machines.filter(({ name }) => names.includes(name));
  const work = targets.map(async (target2) => {
    const machine = sshMachine(connect(target2));
    if (await isClaimed(machine, claim)) {
      await undoOn(machine, lab);
      await releaseMachine(machine, claim);
    }
    await made.forget(target2.name);
  });
  if (inventory.host !== "none") work.push(undoOn(placeOfHost(inventory, connect, at), lab));
  const failed = (await Promise.allSettled(work)).flatMap(
    (each) => each.status === "rejected" ? [each.reason] : []
  );
  for (const target2 of targets) connect(target2).close();
  if (typeof inventory.host !== "string") connect(inventory.host).close();
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `cannot give the machines of lab ${lab} back`);
}

// src/providers/vagrant/check.ts
var wants = {
  virtualbox: { tool: "VBoxManage", package: "virtualbox" },
  libvirt: { tool: "virsh", package: "libvirt-clients libvirt-daemon-system", plugin: "vagrant-libvirt" },
  vmware_desktop: { tool: "vmrun", package: "VMware Workstation", plugin: "vagrant-vmware-desktop" }
};
var isHypervisor = (text) => hypervisors.some((each) => each === text);
async function vagrantProblems(hypervisor) {
  const problems = [];
  if (!isHypervisor(hypervisor)) {
    return [
      {
        message: `provider vagrant has no hypervisor ${shownValue(hypervisor)}`,
        hint: `${optionName("hypervisor")} ${hypervisors.join(", or ")}`
      }
    ];
  }
  const { tool, plugin, package: brings } = wants[hypervisor];
  const missing = await missingTools(["vagrant", tool]);
  if (missing.includes("vagrant")) {
    problems.push({
      message: "provider vagrant needs Vagrant, which the host does not have",
      hint: "apt-get install vagrant, or from its makers: developer.hashicorp.com/vagrant/install"
    });
  }
  if (missing.includes(tool)) {
    problems.push({
      message: `provider vagrant needs ${tool} of ${hypervisor}, which the host does not have`,
      hint: `install ${brings}, or choose another ${optionName("hypervisor")}`
    });
  }
  if (problems.length > 0 || plugin === void 0) return problems;
  const env = { ...toolEnvironment(), VAGRANT_CHECKPOINT_DISABLE: "1" };
  const { stdout } = await run(["vagrant", "plugin", "list"], { timeoutMs: 6e4, env });
  if (stdout.includes(plugin)) return [];
  return [{ message: `Vagrant has no plugin for ${hypervisor}`, hint: `vagrant plugin install ${plugin}` }];
}

// src/providers/vagrant/client.ts
import { mkdir as mkdir2, writeFile as writeFile3 } from "node:fs/promises";
import { join as join5 } from "node:path";
var upDeadline = 18e5;
var requestDeadline3 = 18e4;
function vagrantIn(folder) {
  const vagrant = (words, timeoutMs = requestDeadline3) => run(["vagrant", ...words], {
    cwd: folder,
    timeoutMs,
    env: { ...toolEnvironment(), VAGRANT_CWD: folder, VAGRANT_CHECKPOINT_DISABLE: "1" }
  });
  const succeed = async (what, words, timeoutMs) => {
    const result = await vagrant(words, timeoutMs);
    if (result.status === 0) return result.stdout;
    throw new LabError(`cannot ${what}: ${said(result)}`, {
      hint: `VAGRANT_CWD=${folder} vagrant ${words.join(" ")}`
    });
  };
  return {
    async write(vagrantfile2) {
      await mkdir2(folder, { recursive: true });
      await writeFile3(join5(folder, "Vagrantfile"), vagrantfile2);
      await succeed("use the Vagrantfile", ["validate", "--ignore-provider"]);
    },
    async up(machine) {
      await succeed(`start ${machine}`, ["up", machine, "--no-color", "--no-provision"], upDeadline);
    },
    async halt(machine, force) {
      await succeed(`stop ${machine}`, ["halt", machine, ...force ? ["--force"] : []]);
    },
    async destroyAll() {
      await succeed("remove the machines", ["destroy", "--force"]);
    },
    async target(machine) {
      return parseSshConfig(
        await succeed(`find the ssh settings of ${machine}`, ["ssh-config", machine]),
        machine
      );
    }
  };
}
function parseSshConfig(text, name) {
  const field = (key2) => new RegExp(`^\\s*${key2}\\s+"?([^"\\n]+?)"?\\s*$`, "m").exec(text)?.[1];
  const [address, user, port, identityFile] = ["HostName", "User", "Port", "IdentityFile"].map(field);
  if (address === void 0 || user === void 0 || !/^\d+$/.test(port ?? ""))
    throw new LabError(
      `cannot find the ssh settings of ${name}: Vagrant says ${JSON.stringify(text.slice(0, 200))}`
    );
  const key = identityFile === void 0 ? {} : { identityFile };
  return { name, address, user, port: Number(port), hostKeyAlias: name, ...key };
}
var said = ({ stderr, stdout, timedOut }) => timedOut ? "it did not end before its deadline" : (stderr.trim() || stdout.trim()).split("\n").slice(-6).join("\n") || "no reason given";

// src/providers/vagrant/machine.ts
function vagrantMachine(vagrant, name, folder) {
  const keys = { knownHosts: `${folder}/known_hosts`, strict: false, at: [] };
  const place = placeByChannel({
    name,
    // Virtual machines, most of them with the processor's own help.
    pace: 2,
    hint: `VAGRANT_CWD=${folder} vagrant status ${name}`,
    environment: toolEnvironment(),
    // Asked for each stream: the way is another one after each start, for Vagrant hands out the host's ports anew.
    enter: async (argv, variables) => sshCommand(await vagrant.target(name), keys, argv, variables),
    attach: (argv, variables, terminal) => [
      ...["env", `VAGRANT_CWD=${folder}`, "vagrant", "ssh", name],
      ...[terminal ? "--tty" : "--no-tty", "--command"],
      ["sudo", "-n", "--", "env", "-i", ...variables, ...argv].map(quoted).join(" ")
    ]
  });
  return {
    ...place,
    async restart() {
      await restartInside(place);
      place.drop(wasRestarted);
    },
    async shutDown() {
      await vagrant.halt(name, false);
      place.drop(wentDown);
    },
    async cutPower() {
      await vagrant.halt(name, true);
      place.drop(wentDown);
    },
    start: () => vagrant.up(name),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({ cpus: void 0, memory: void 0, disk: void 0 }),
    console: () => journalOf(place)
  };
}

// src/providers/vagrant/vagrantfile.ts
import * as z12 from "./packages/zod.mjs";
var vagrantMachineShape = z12.object({
  name: z12.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  /** The address that the lab asks for. */
  address: z12.ipv4(),
  cpus: z12.number().positive(),
  /** Bytes. */
  memory: z12.number().positive()
});
var vagrantLab = z12.object({
  lab: z12.string(),
  box: z12.string(),
  hypervisor: z12.enum(hypervisors),
  /** First three numbers of the machines' /24 network, such as 192.168.56. */
  network: z12.string().regex(/^\d{1,3}(\.\d{1,3}){2}$/),
  machines: z12.array(vagrantMachineShape).readonly()
});
var addressIn = ({ network }, { address }) => `${network}.${address.split(".").at(-1)}`;
function networkFor(lab) {
  const sum = [...lab].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return `192.168.${56 + sum % 8}`;
}
function vagrantfile(lab) {
  return `# Made by fanlab for lab ${lab.lab}, anew with each machine.
Vagrant.configure('2') do |config|
  config.vm.box = ${ruby(lab.box)}
  config.vm.box_check_update = false
  config.vm.boot_timeout = 900
  config.vm.synced_folder '.', '/vagrant', disabled: true
${lab.machines.map((machine) => define(lab, machine)).join("\n")}
end
`;
}
function define(lab, machine) {
  const name = ruby(machine.name);
  const whole = ruby(`fanlab-${lab.lab}-${machine.name}`);
  const mebibytes = Math.round(machine.memory / 2 ** 20);
  const network = {
    virtualbox: "",
    // Nobody else serves addresses there, and nothing leaves it.
    libvirt: `, libvirt__network_name: ${ruby(`fanlab-${lab.lab}`)}, libvirt__dhcp_enabled: false, libvirt__forward_mode: 'none'`,
    vmware_desktop: ""
  }[lab.hypervisor];
  const resources = {
    virtualbox: [
      `it.name = ${whole}`,
      "it.linked_clone = true",
      `it.cpus = ${machine.cpus}`,
      `it.memory = ${mebibytes}`
    ],
    libvirt: [`it.cpus = ${machine.cpus}`, `it.memory = ${mebibytes}`],
    vmware_desktop: [`it.vmx['numvcpus'] = '${machine.cpus}'`, `it.vmx['memsize'] = '${mebibytes}'`]
  }[lab.hypervisor];
  return `
  config.vm.define ${name} do |machine|
    machine.vm.hostname = ${name}
    machine.vm.network 'private_network', ip: '${addressIn(lab, machine)}', netmask: '255.255.255.0'${network}
    machine.vm.provider ${ruby(lab.hypervisor)} do |it|
${resources.map((line) => `      ${line}`).join("\n")}
    end
  end`;
}
var ruby = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

// src/providers/vagrant/provider.ts
var defaultDistribution2 = "ubuntu-22.04";
var defaultHypervisor = "virtualbox";
var boxOf = (distribution) => `bento/${distribution}`;
function vagrantProvider(stateDir, settings = {}) {
  const { distribution = defaultDistribution2, box, hypervisor = defaultHypervisor } = settings;
  const host = hostPlace();
  let queue = Promise.resolve();
  const inTurn = (work) => {
    const next = queue.then(work, work);
    queue = next.catch(() => {
    });
    return next;
  };
  function open(spec) {
    const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
    const vagrant = vagrantIn(made.root);
    const known = async () => {
      const kept = await made.settings();
      if (kept) return kept;
      throw new LabError(`cannot find lab ${spec.name}: nothing of it is on disk`);
    };
    const machine = (name) => vagrantMachine(vagrant, name, made.root);
    const list = async () => (await known()).machines.map(({ name }) => machine(name));
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        await inTurn(async () => {
          const lab = await known();
          if (!lab.machines.some(({ name }) => name === machineSpec.name)) {
            const { name, cpus, memory, interfaces } = machineSpec;
            const [address = ""] = interfaces[0]?.addresses[0]?.split("/") ?? [];
            const grown = { ...lab, machines: [...lab.machines, { name, address, cpus, memory }] };
            await made.keep(grown);
            await vagrant.write(vagrantfile(grown));
          }
          await vagrant.up(machineSpec.name);
        });
        return machine(machineSpec.name);
      },
      async underlay() {
        const lab = await known();
        const addresses = await Promise.all(
          lab.machines.map(async (machineSpec) => {
            const own = await addressesAt(machine(machineSpec.name));
            const wanted = `${addressIn(lab, machineSpec)}/24`;
            if (own.includes(wanted)) return [machineSpec.name, wanted];
            throw new LabError(`cannot find ${wanted} on ${machineSpec.name}: it has ${own.join(", ")}`);
          })
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "vagrant",
    features: featuresOf("vagrant"),
    distribution,
    needs: realHostNeeds(),
    check: () => vagrantProblems(hypervisor),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      if (await made.settings() === void 0) {
        if (!isHypervisor(hypervisor)) throw new LabError(`cannot make a lab on hypervisor "${hypervisor}"`);
        const network = networkFor(spec.name);
        const lab = {
          ...{ lab: spec.name, box: box ?? boxOf(distribution), hypervisor, network, machines: [] }
        };
        await made.keep(lab);
      }
      return open(spec);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      return await made.settings() === void 0 ? void 0 : open(spec);
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, "vagrant", vagrantLab);
      const lab = await made.settings();
      if (lab) await undoOn(host, name);
      if (lab && lab.machines.length > 0) {
        const vagrant = vagrantIn(made.root);
        await vagrant.write(vagrantfile(lab));
        await vagrant.destroyAll();
      }
      await made.removeAll();
    }
  };
}

// src/providers/elsewhere.ts
var providersElsewhere = {
  ...{ lxd: lxdProvider, incus: incusProvider },
  ...{ multipass: multipassProvider, vagrant: vagrantProvider, ssh: sshProvider }
};
export {
  providersElsewhere
};
