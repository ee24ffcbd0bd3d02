import {
  convergence,
  everyRole,
  findEndpoints,
  installedVersions,
  largestPing,
  machineSpec,
  preparationOf,
  roleOf,
  rolesOf
} from "./shared-fanlab-stories-of-lab-witness.mjs";
import {
  mostNeighbours,
  readNeighbourTable
} from "./shared-fanlab-diagnose-stories-of-lab.mjs";
import {
  namesOfMachines,
  networkSpecs
} from "./shared-fanlab-diagnose-stories-of-lab-witness.mjs";
import {
  CheckFailed,
  Machine,
  NotObservable,
  PlaceHandle,
  adoptPlaces,
  noteMade,
  overlayIn,
  overlayOf
} from "./shared-fanlab-diagnose-lab-diagram-stories-of-lab-witness.mjs";
import {
  cellId,
  topologyOf
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-stories-of-lab.mjs";
import {
  contains,
  formatAddress,
  formatPrefix,
  networkOf,
  parsePrefix
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-storie-bb3b5af9.mjs";
import {
  parseOsRelease
} from "./shared-fanlab-diagnose-lab-diagram-on-this-host-st-04d5cb60.mjs";
import {
  ipLinks,
  ipRoutes
} from "./shared-fanlab-diagnose-elsewhere-lab-diagram-stori-c373f1f4.mjs";
import {
  guestProgram
} from "./shared-fanlab-diagnose-elsewhere-lab-diagram-on-th-4e3e60c7.mjs";
import {
  readJson
} from "./shared-action-attach-fanlab.mjs";
import {
  shownValue
} from "./shared-choose-acts-diagnose-elsewhere-lab-diagram--039af323.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-lab-di-e07d4981.mjs";

// src/expect/machine-state.ts
var sysctls = ["net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.ipv4.conf.default.rp_filter"];
async function readMachineState(place) {
  const sections = (await place.succeed(["sh", "-c", questions, "state", place.name, ...sysctls])).split(
    `${separator}
`
  );
  const [links = "", routes = "", ...rest] = sections;
  const [firewall = [], fans = [], failed = [], values = [], ...ofRoles] = rest.map(linesOf);
  return /* @__PURE__ */ new Set([
    ...readJson(links, ipLinks, `the interfaces of ${place.name}`).filter(({ ifname }) => !ifname.startsWith("veth")).flatMap(linkFacts),
    ...readJson(routes, ipRoutes, `the routes of ${place.name}`).map(
      ({ dst, dev, gateway, prefsrc }) => `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ""}${prefsrc ? ` from ${prefsrc}` : ""}`
    ),
    ...firewallFacts(firewall),
    ...fans.slice(1).map((fan) => `fan ${fan.replaceAll(/\s+/g, " ")}`),
    ...failed.map((unit) => `failed unit ${unit.split(" ")[0]}`),
    ...values.map((value) => `sysctl ${value}`),
    ...roleQuestions.flatMap(({ fact }, index) => (ofRoles[index] ?? []).map(fact))
  ]);
}
var separator = "";
var roleQuestions = everyRole.flatMap(({ state }) => state ?? []);
var questions = `
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset
# A kernel whose nf_tables lacks the family ip has its rules here, without their counters.
if [ -s /proc/net/ip_tables_names ]; then
  iptables-legacy-save | awk '/^\\*/ {table = $0} /^[:-]/ {sub(/ \\[.*\\]$/, ""); print "legacy " table " " $0}'
fi
next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
set -- "$here"
${roleQuestions.map(({ script }) => script.trim()).join("\nnext\n")}
exit 0
`;
var linesOf = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
function linkFacts({ ifname, mtu, master, flags, addr_info }) {
  const state = `${flags.includes("UP") ? "up" : "down"}${master ? `, port of ${master}` : ""}`;
  const addresses = addr_info.filter(({ family, scope }) => family === "inet" && scope === "global");
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({ local, prefixlen }) => `address ${local}/${prefixlen} on ${ifname}`)
  ];
}
function firewallFacts(lines) {
  const path = [];
  const facts = [];
  for (const line of lines) {
    if (line.endsWith("{")) path.push(line.slice(0, -1).trim());
    else if (line === "}") path.pop();
    else if (!/veth/.test(line)) facts.push(`firewall ${[...path, line].join(" / ")}`);
  }
  return facts;
}
function stateDifference(before, after) {
  return {
    lost: [...before].filter((fact) => !after.has(fact)).sort(),
    gained: [...after].filter((fact) => !before.has(fact)).sort()
  };
}

// src/expect/unchanged.ts
async function recordStates(machines) {
  return new Map(
    await Promise.all(
      machines.map(async (machine) => [machine.name, await readMachineState(machine)])
    )
  );
}
async function nothingChanged(machines, before) {
  const problems = await differences(machines, before);
  if (problems.length > 0) throw new CheckFailed({ expected: "nothing changed", got: problems.join("; ") });
}
async function nothingLost(machines, before, within) {
  let last = [];
  try {
    const [first] = machines;
    await first?.waitUntil(
      "all is as before the reboot",
      async () => {
        last = await differences(machines, before);
        return last.length === 0 ? { value: true } : { notYet: last.join("; ") };
      },
      { within }
    );
  } catch (error) {
    if (error instanceof LabError && last.length > 0) {
      throw new CheckFailed({ expected: "everything as before the reboot", got: last.join("; ") });
    }
    throw error;
  }
}
async function differences(machines, before) {
  const found = await Promise.all(
    machines.map(async (machine) => {
      const recorded = before.get(machine.name);
      if (!recorded) throw new Error(`no recorded state of ${machine.name}`);
      const { lost, gained } = stateDifference(recorded, await readMachineState(machine));
      return [
        ...lost.map((fact) => `lost on ${machine.name}: ${fact}`),
        ...gained.map((fact) => `new on ${machine.name}: ${fact}`)
      ];
    })
  );
  return found.flat();
}

// src/run/form-lab.ts
async function formLab(context) {
  const { lab } = context;
  const overlay = overlayIn(lab.topology);
  await overlay?.install(context, lab.places);
  await Promise.all(
    lab.machines.map(async (machine) => {
      if (!roleOf(lab.plan(machine).role).formsOverlay) await overlay?.persist(machine);
    })
  );
  if (lab.topology.hostAbsent === void 0) await overlay?.join(lab.host);
  await Promise.all(rolesOf(lab).map((role) => role.form(context)));
}

// src/lab/topology.ts
function atAddresses(topology, found) {
  const underlay = commonNetwork(found.addresses);
  const given = new Map(
    Object.entries(found.addresses).map(([name, text]) => [name, parsePrefix(text).address])
  );
  const { hostAddress, hostAbsent } = findHost(found.host, underlay);
  const taken = /* @__PURE__ */ new Set([...given.values(), ...hostAddress === void 0 ? [] : [hostAddress]]);
  const free = lastFree(underlay, taken);
  const { length } = underlay;
  const moved = (plan) => {
    const address = given.get(plan.name) ?? free;
    const [first, ...others] = plan.interfaces;
    const here = first && { ...first, addresses: [formatPrefix({ address, length })] };
    return { ...plan, address, interfaces: [...here ? [here] : [], ...others] };
  };
  const host = hostAddress === void 0 ? [] : [formatPrefix({ address: hostAddress, length })];
  return {
    ...topology,
    networks: topology.networks.map((network) => ({ ...network, prefixes: [formatPrefix(underlay)], host })),
    underlay,
    hostAddress: hostAddress ?? free,
    later: topology.later.map(moved),
    machines: topology.machines.map(moved),
    ...hostAbsent !== void 0 && { hostAbsent }
  };
}
function commonNetwork(addresses) {
  const networks = new Set(Object.values(addresses).map((text) => formatPrefix(networkOf(parsePrefix(text)))));
  const [network, ...others] = networks;
  if (network !== void 0 && others.length === 0) return parsePrefix(network);
  const told2 = Object.entries(addresses).map(([name, address]) => `${name} ${address}`);
  throw new LabError(
    `cannot put a fan over different networks: ${told2.join(", ") || "there are no machines"}`,
    {
      hint: "all machines have to be on one network of /24 or /16, with the same prefix length"
    }
  );
}
function findHost(host, underlay) {
  if ("absent" in host) return { hostAbsent: host.absent };
  const own = host.addresses.map(parsePrefix).find(({ address }) => contains(underlay, address));
  if (own) return { hostAddress: own.address };
  return { hostAbsent: `the host has no address in ${formatPrefix(underlay)}, the machines' network` };
}
function lastFree(underlay, taken) {
  const broadcast = networkOf(underlay).address + 2 ** (32 - underlay.length) - 1;
  let address = broadcast - 1;
  while (taken.has(address)) address--;
  return address;
}
var containersOf = ({ containers }, role) => containers.filter((plan) => plan.role === role).map(({ name }) => name);

// src/lab/lab.ts
var Lab = class _Lab {
  name;
  topology;
  host;
  machines;
  constructor(name, topology, host, machines) {
    this.name = name;
    this.topology = topology;
    this.host = new PlaceHandle(host);
    this.machines = machines;
  }
  /** That of the slowest machine, see Place. */
  get pace() {
    return Math.max(...this.machines.map(({ pace }) => pace));
  }
  /** The machines that have a role, in the order of the lab file. */
  machinesOf(role) {
    return this.topology.machines.filter((plan) => plan.role === role).map(({ name }) => this.machine(name));
  }
  machine(name) {
    const machine = this.machines.find((each) => each.name === name);
    if (!machine) throw new LabError(`cannot find machine ${shownValue(name)} in lab ${this.name}`);
    return machine;
  }
  /** Names of the containers that a role's software runs, in the order of the lab file. */
  containersOf(role) {
    return containersOf(this.topology, role);
  }
  plan(machine) {
    const plan = this.planned(machine);
    if (!plan)
      throw new LabError(`cannot find machine ${shownValue(machine.name)} in the plan of lab ${this.name}`);
    return plan;
  }
  /** The plan of a machine; undefined for one that came later. */
  planned(machine) {
    return this.topology.machines.find(({ name }) => name === machine.name);
  }
  /** The machine's address on the underlay, dotted decimal. */
  underlayAddress(machine) {
    return formatAddress(this.plan(machine).address);
  }
  /** The host's address on the underlay, dotted decimal. */
  get hostAddress() {
    return formatAddress(this.topology.hostAddress);
  }
  /** Underlay address of a machine that may join later, dotted decimal. */
  get addressOfNewcomer() {
    const [newcomer] = this.topology.later;
    if (newcomer) return formatAddress(newcomer.address);
    throw new LabError(`cannot find a machine that starts later in lab ${this.name}`);
  }
  /** From now on commands of `machine.$` end when the run has to stop. */
  stopWith(signal) {
    for (const place of [this.host, ...this.machines]) place.stopped = signal;
  }
  /** The same lab, of which another file says what is expected. */
  by(file) {
    const { groups, rules, expect, deliverables, controls } = topologyOf(file);
    const topology = { ...this.topology, groups, rules, expect, deliverables, controls };
    return new _Lab(this.name, topology, this.host.place, this.machines);
  }
  /** Where something of the overlay can be: the machines, and the host where it has a part in the lab. */
  get places() {
    return this.topology.hostAbsent === void 0 ? [this.host, ...this.machines] : this.machines;
  }
};
function labSpec(name, topology, { image, layers = {} }) {
  return {
    name,
    networks: networkSpecs(topology),
    names: namesOfMachines(topology),
    ...{ image, layers }
  };
}
async function ensureMachines(provided, topology, specOf) {
  const machines = await Promise.all(
    topology.machines.map(async (plan) => new Machine(await provided.create(specOf(plan))))
  );
  return labOf(provided, topology, machines);
}
async function labOf(provided, planned, machines) {
  const topology = provided.underlay ? atAddresses(planned, await provided.underlay()) : planned;
  return new Lab(provided.spec.name, topology, provided.host, machines);
}

// src/lab/prepare-machines.ts
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pRetry from "./packages/p-retry.mjs";
var installDeadline = 6e5;
var imagesFolder = "/usr/share/fanlab/images";
var dispatcherFolders = ["configuring", "configured"].map((state) => `/etc/networkd-dispatcher/${state}.d`);
async function prepareMachines({ timed }, machines, image, preparationOf2) {
  await timed("boot", "what machines lack is installed", async () => {
    await Promise.all(machines.map((machine) => prepare(machine, preparationOf2(machine), image)));
  });
}
async function prepare(machine, { needs: needsOn, images, packages, units }, image) {
  const needs = needsOn(parseOsRelease(await machine.read("/etc/os-release")));
  const [missing, lacking] = await Promise.all([missingOn(machine, needs), lackingOn(machine, packages)]);
  if (missing.length > 0 || lacking.length > 0) {
    await install(machine, missing, lacking, units);
    const [stillMissing, stillLacking] = await Promise.all([
      missingOn(machine, missing),
      lackingOn(machine, lacking)
    ]);
    const still = [...stillMissing.map(({ command }) => command), ...stillLacking].join(", ");
    if (still !== "")
      throw new LabError(`cannot prepare ${machine.name}: ${still} is still missing after its installation`);
  }
  const folders = await missingFiles(machine, dispatcherFolders);
  if (folders.length > 0) {
    await noteMade(machine, folders);
    await machine.succeed(["install", "-d", "-m", "0755", ...folders]);
  }
  await machine.succeed(["systemctl", "enable", "--now", "--quiet", "networkd-dispatcher.service"]);
  await copyImages(machine, image, images);
}
async function missingOn(machine, needs) {
  const script = 'for name; do command -v "$name" >/dev/null || echo "$name"; done';
  const said = await machine.succeed(["sh", "-c", script, "missing", ...needs.map(({ command }) => command)]);
  const names = new Set(said.split("\n"));
  return needs.filter(({ command }) => names.has(command));
}
async function lackingOn(machine, packages) {
  if (packages.length === 0) return [];
  const names = packages.map((text) => text.split("=", 1)[0] ?? "");
  const format = "${db:Status-Status} ${Package} ${Version}\n";
  const { stdout } = await machine.run(["dpkg-query", "--show", `--showformat=${format}`, "--", ...names]);
  const installed = new Map(
    stdout.split("\n").flatMap((line) => {
      const [status, name = "", version = ""] = line.split(" ");
      return status === "installed" ? [[name, version]] : [];
    })
  );
  return packages.filter((text) => {
    const [name = "", version] = text.split("=", 2);
    const found = installed.get(name);
    return found === void 0 || version !== void 0 && version !== found;
  });
}
var missingFiles = async (place, paths) => {
  const script = 'for path; do [ -e "$path" ] || echo "$path"; done';
  const said = await place.succeed(["sh", "-c", script, "missing", ...paths]);
  return said.split("\n").filter((path) => path !== "");
};
async function install(machine, needs, asked, units) {
  const packages = [.../* @__PURE__ */ new Set([...needs.flatMap((need) => need.package ?? []), ...asked])];
  const command = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  const retried = (what) => pRetry(
    async () => {
      const { status, stderr, timedOut } = await machine.run(
        ["env", "DEBIAN_FRONTEND=noninteractive", ...what],
        {
          timeoutMs: installDeadline
        }
      );
      if (status === 0) return;
      const said = timedOut ? `it did not end within ${installDeadline / 1e3} s` : stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot install what ${machine.name} lacks: ${said}`, {
        hint: `${what.join(" ")}, on ${machine.name}`
      });
    },
    { retries: 3, minTimeout: 3e3 }
  );
  if (packages.length > 0) {
    await machine.run(["apt-get", "update", "-o", "DPkg::Lock::Timeout=120"], { timeoutMs: installDeadline });
    await withoutDaemons(machine, units, () => retried([...command, ...packages]));
  }
  for (const { snap } of needs) {
    if (!snap) continue;
    await machine.run(["snap", "wait", "system", "seed.loaded"], { timeoutMs: installDeadline });
    await retried(["snap", "install", snap.name, `--channel=${snap.channel}`]);
  }
}
async function withoutDaemons(machine, units, body) {
  const script = 'for unit; do systemctl cat "$unit" >/dev/null 2>&1 || echo "$unit"; done';
  const said = await machine.succeed(["sh", "-c", script, "units", ...units]);
  const added = said.split("\n").filter((unit) => unit !== "");
  if (added.length > 0) await machine.succeed(["systemctl", "mask", "--quiet", "--runtime", ...added]);
  try {
    await body();
  } finally {
    if (added.length > 0) {
      await machine.succeed(["systemctl", "unmask", "--quiet", "--runtime", ...added]);
      const here = 'for unit; do if systemctl cat "$unit" >/dev/null 2>&1; then systemctl disable --quiet "$unit"; fi; done';
      await machine.succeed(["sh", "-c", here, "units", ...added]);
    }
  }
}
async function copyImages(machine, image, names) {
  const files = names.map((name) => join(imagesFolder, name));
  const missing = await missingFiles(machine, files);
  if (missing.length === 0) return;
  const [folder] = await missingFiles(machine, ["/usr/share/fanlab"]);
  await noteMade(machine, folder === void 0 ? missing : [folder]);
  for (const file of missing) {
    const content = await readFile(join(image, file)).catch((error) => {
      throw new LabError(`cannot read ${basename(file)} of the machine image: ${error.message}`);
    });
    await machine.write(file, content);
  }
}

// src/run/report-versions.ts
var ofEveryMachine = ["iproute2", "networkd-dispatcher", "systemd"];
async function reportVersions({ lab, fact }) {
  const first = lab.machines[0];
  const [kernel, ...versions] = await Promise.all([
    first.succeed(["uname", "-r"]),
    installedVersions(first, ofEveryMachine),
    ...rolesOf(lab).map((role) => role.versions(lab.machinesOf(role.name)[0]))
  ]);
  fact("kernel", kernel.trim());
  for (const [name, version] of versions.flatMap((each) => Object.entries(each))) fact(name, version);
}

// src/run/lab-steps.ts
async function bootMachines(context) {
  await context.timed("boot", "machines boot", async () => {
    await context.makeMachines();
    await Promise.all(context.lab.machines.map((machine) => machine.waitForBoot()));
  });
}
var equipMachines = (context) => equip(context, context.lab.machines);
var equipMachinesWith = (beside) => (context) => equip(context, context.lab.machines, beside);
async function findOutVersions(context) {
  await Promise.all([overlayIn(context.topology)?.tell(context), reportVersions(context)]);
}
var installOverlay = (context) => overlayOf(context.lab).install(context, context.lab.places);
var bootLaterMachine = (context) => bootLater(context);
var bootLaterMachineWith = (beside) => (context) => bootLater(context, beside);
async function bootLater(context, beside) {
  const { lab, provided } = context;
  const [newcomer] = lab.topology.later;
  if (!newcomer) throw new LabError(`cannot boot a machine that starts later: lab ${lab.name} has none`);
  const lacking = provided.lacks?.(newcomer.name);
  if (lacking !== void 0) throw new NotObservable(lacking);
  return context.timed("boot", `${newcomer.name} boots`, async () => {
    const machine = new Machine(await provided.create(machineSpec(newcomer)));
    await machine.waitForBoot();
    context.lab = await labOf(provided, lab.topology, lab.machines);
    await equip(context, [machine], beside);
    await overlayIn(context.topology)?.install(context, [machine]);
    return machine;
  });
}
async function equip(context, machines, beside = () => []) {
  const { features, mayEmpty, provided } = context;
  const adopts = { machines: features.adopts === "everything", host: features.adopts !== "nothing" };
  await adoptPlaces(context, machines, { ...adopts, empty: mayEmpty });
  await prepareMachines(context, machines, provided.spec.image, (machine) => {
    const { needs, ...rest } = preparationOf(context.lab, machine);
    return { ...rest, needs: (system) => [...needs(system), ...beside(machine, system, context.lab)] };
  });
}

// src/expect/claims-of.ts
var whereOf = (from, to) => {
  if (!from?.place || !to?.place) return "unknown";
  return from.place === to.place ? "same-machine" : "other-machine";
};
var isAbout = ({ from, to, protocols }, { source, target, protocol }) => from.includes(source) && to.includes(target) && protocols.includes(protocol);
var claimsOf = (cell, expect, where) => [
  ...new Set(
    expect.filter((rule) => isAbout(rule, cell)).filter((rule) => rule.where === void 0 || where === "either" || rule.where === where).flatMap(({ ids }) => ids)
  )
];

// src/probe/round.ts
import { randomBytes } from "node:crypto";

// src/probe/prober.ts
var modules = [
  ...["internet_checksum", "network_namespace", "probe_clock", "probe_packet", "probe_filter"],
  ...["probe_sockets", "probe_sightings", "probe_streams", "probe_round", "prober"]
];
var longestLine = 64 << 20;
var ProberGone = class extends LabError {
};
var Prober = class _Prober {
  #name;
  #command;
  #pieces = [];
  #length = 0;
  #waiting;
  #gone;
  #forget;
  constructor(place, forget) {
    this.#name = place.name;
    this.#forget = forget;
    const { argv, source } = guestProgram(modules);
    this.#command = place.open(argv, {
      onOutput: (data) => this.#take(data),
      onEnd: (said) => {
        forget();
        this.#gone = new ProberGone(`cannot probe from ${place.name}: ${shownEnd(said)}`);
        this.#waiting?.onGone(this.#gone);
      }
    });
    this.#command.write(source);
  }
  static #ofPlaces = /* @__PURE__ */ new WeakMap();
  /** The one of that place, which is started when there is none. */
  static of(handle) {
    const { place } = handle;
    const running = _Prober.#ofPlaces.get(place);
    if (running) return running;
    const started = new _Prober(handle, () => {
      if (_Prober.#ofPlaces.get(place) === started) _Prober.#ofPlaces.delete(place);
    });
    _Prober.#ofPlaces.set(place, started);
    return started;
  }
  /** What it would say now belongs to nobody: the next one of the place is another. */
  #close() {
    this.#forget();
    this.#command.close();
  }
  /**
   * Its answer to one message. Throws ProberGone when it ends first, and a LabError when it says something else or
   * nothing within so many milliseconds.
   */
  async request(message, schema, { within, signal }) {
    signal?.throwIfAborted();
    if (this.#gone) throw this.#gone;
    const line = await new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(deadline);
        signal?.removeEventListener("abort", abort);
        this.#waiting = void 0;
      };
      const fail = (error) => {
        end();
        reject(error);
      };
      const abort = () => {
        this.#close();
        fail(signal?.reason);
      };
      const deadline = setTimeout(() => {
        this.#close();
        fail(
          new LabError(`cannot probe from ${this.#name}: no answer within ${(within / 1e3).toFixed(0)} s`)
        );
      }, within);
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting = {
        onLine(text) {
          end();
          resolve(text);
        },
        onGone: fail
      };
      this.#command.write(Buffer.from(`${JSON.stringify(message)}
`));
    });
    return readJson(line, schema, `the answer of the prober on ${this.#name}`);
  }
  #take(data) {
    this.#pieces.push(data);
    this.#length += data.length;
    if (data.at(-1) === newline) {
      const line = Buffer.concat(this.#pieces.splice(0)).toString();
      this.#length = 0;
      this.#waiting?.onLine(line);
    } else if (this.#length > longestLine) this.#close();
  }
};
var newline = 10;
var shownEnd = (said) => said === "" ? "its prober ended" : `its prober ended: ${shownValue(said.split("\n").at(-1) ?? "")}`;

// src/probe/wire.ts
import * as z from "./packages/zod-mini.mjs";
var count = z.int().check(z.minimum(0));
var counts = z.record(z.string(), count);
var preparedLine = z.object({
  endpoints: z.array(
    z.object({
      name: z.string(),
      problem: z.string(),
      absent: z.boolean(),
      unserved: z.record(z.string(), z.string())
    })
  )
});
var came = z.union([
  z.tuple([z.literal(""), z.string(), count, count]),
  z.tuple([count, z.string(), count, count])
]);
var toldQuestion = z.object({
  id: count,
  sent: count,
  /** Milliseconds for each number; null is no answer. */
  times: z.array(z.nullable(z.number())),
  /** Answers that came twice. */
  again: count,
  /** Answers that came after their deadline. */
  late: count,
  answers: z.array(came),
  /** Reasons for which there was none, such as the kernel's, with how often. */
  refusals: counts
});
var answersLine = z.object({ answers: z.array(toldQuestion), longestPause: z.number() });
var seenPacket = z.tuple([
  ...[count, count, z.string(), z.string(), count, z.string(), z.string()],
  z.nullable(z.tuple([z.string(), z.string(), count]))
]);
var seenLine = z.object({ seen: z.array(seenPacket), missed: count, longestPause: z.number() });
var endedLine = z.object({});

// src/probe/round.ts
var isSeenIn = ({ place, endpoint }, where) => where.pid === void 0 ? endpoint === void 0 && place === where.place : endpoint === where;
var answersIn = ({ times }) => times.filter((time) => time !== null).length;
var slack = 2e4;
var lastRounds = /* @__PURE__ */ new WeakMap();
function askRound(questions2, options) {
  const places = [
    ...new Set(questions2.flatMap(({ source, target }) => [source.place.place, target.place.place]))
  ];
  const before = Promise.all(places.map((place) => lastRounds.get(place)));
  const own = before.then(() => oneRound(questions2, options));
  const settled = own.catch(() => {
  });
  for (const place of places) lastRounds.set(place, settled);
  return own;
}
async function withRetry(prepare2) {
  try {
    return await prepare2();
  } catch (error) {
    if (!(error instanceof ProberGone)) throw error;
    return await prepare2();
  }
}
async function oneRound(questions2, { pace, signal }) {
  const token = randomBytes(8).toString("hex");
  const endpoints = [...new Set(questions2.flatMap(({ source, target }) => [source, target]))];
  const numbers = new Map(endpoints.map((endpoint, index) => [endpoint, index + 1]));
  const places = [...new Set(endpoints.map(({ place }) => place))];
  const ports = portsOf(questions2);
  const longest = Math.max(0, ...questions2.map(({ count: count2, period: period2, within }) => count2 * (period2 + within)));
  const how = { within: slack * pace + longest * 2, signal };
  let probers = [];
  const everywhere = async (ask) => {
    const all = await Promise.allSettled(places.map((place, index) => ask(place, probers[index])));
    return all.map((each) => {
      if (each.status === "rejected") throw each.reason;
      return each.value;
    });
  };
  const overflows = () => readNeighbourTable()?.overflows ?? 0;
  const before = overflows();
  const prepared = await withRetry(() => {
    probers = places.map((place) => Prober.of(place));
    return everywhere(async (place, prober) => {
      const here = endpoints.filter((endpoint) => endpoint.place === place);
      const asked = here.map((endpoint) => ({
        ...{ name: nameOf(endpoint, numbers), address: endpoint.address, number: numbers.get(endpoint) },
        ...endpoint.pid === void 0 ? {} : { pid: endpoint.pid }
      }));
      return prober.request({ do: "prepare", token, ports, endpoints: asked }, preparedLine, how);
    });
  });
  try {
    let collect2 = function() {
      const sightings = questions2.map(() => []);
      for (const [index, { seen: packets }] of seen.entries()) {
        for (const packet of packets)
          sightings[packet[0]]?.push(sightingOf(packet, places[index], endpoints));
      }
      const missed = seen.reduce((sum, each) => sum + each.missed, 0);
      const told2 = new Map(answers.flatMap((each) => each.answers.map((answer) => [answer.id, answer])));
      const endpointOf = new Map(
        prepared.flatMap((each) => each.endpoints.map((endpoint) => [endpoint.name, endpoint]))
      );
      return questions2.map(({ source, target, service }, id) => {
        const { id: _, ...answer } = told2.get(id) ?? silent(id);
        const there = endpointOf.get(nameOf(target, numbers));
        const pauseOf = ({ place }) => {
          const index = places.indexOf(place);
          return 1e3 * Math.max(answers[index]?.longestPause ?? 0, seen[index]?.longestPause ?? 0);
        };
        return {
          ...answer,
          sightings: sightings[id] ?? [],
          missed,
          overflowed,
          pauses: { source: pauseOf(source), target: pauseOf(target) },
          absent: there?.absent ?? false,
          unserved: there?.problem || there?.unserved[`${service.kind}/${service.port}`],
          who: numbers.get(target) ?? 0
        };
      });
    };
    var collect = collect2;
    const answers = await everywhere((place, prober) => {
      const own = questions2.flatMap(
        (question, id) => question.source.place === place ? [wireOf(question, id, numbers)] : []
      );
      return prober.request({ do: "ask", questions: own }, answersLine, how);
    });
    const seen = await everywhere((_, prober) => prober.request({ do: "tell" }, seenLine, how));
    const overflowed = overflows() > before;
    return collect2();
  } catch (error) {
    await everywhere((_, prober) => prober.request({ do: "end" }, endedLine, how)).catch(() => {
    });
    throw error;
  }
}
var silent = (id) => ({
  ...{ id, sent: 0, times: [], again: 0, late: 0, answers: [] },
  refusals: { "was not asked": 1 }
});
var nameOf = (endpoint, numbers) => String(numbers.get(endpoint));
function portsOf(questions2) {
  const ports = /* @__PURE__ */ new Map();
  for (const { service } of questions2) {
    if ((service.kind === "udp" || service.kind === "tcp") && service.port !== void 0)
      ports.set(`${service.kind}/${service.port}`, [service.kind, service.port]);
  }
  return [...ports.values()];
}
var wireOf = ({ source, target, service, count: count2, first = count2, period: period2, within }, id, numbers) => ({
  ...{ id, source: nameOf(source, numbers), target: target.address, count: count2, first },
  ...{ period: period2 / 1e3, within: within / 1e3 },
  ...service
});
function sightingOf(packet, place, endpoints) {
  const [, direction, endpoint, link, outgoing, source, target, envelope] = packet;
  return {
    ...{ place, endpoint: endpoints[Number(endpoint) - 1], link, source, target },
    direction: direction === 0 ? "question" : "answer",
    outgoing: outgoing === 1,
    envelope: envelope ? { source: envelope[0], target: envelope[1], vni: envelope[2] } : void 0
  };
}

// src/probe/batches.ts
var forgetful = 5500;
async function askInBatches(questions2, options, table = readNeighbourTable()) {
  const told2 = /* @__PURE__ */ new Map();
  for (const [index, batch] of batchesOf(questions2, mostNeighbours(table)).entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, forgetful));
    const answers = await askRound(batch, options);
    for (const [place, question] of batch.entries()) told2.set(question, answers[place]);
  }
  return questions2.map((question) => told2.get(question));
}
function batchesOf(questions2, most) {
  const pairs = /* @__PURE__ */ new Map();
  for (const question of questions2) {
    const ends = [question.source.address, question.target.address].sort().join();
    pairs.set(ends, [...pairs.get(ends) ?? [], question]);
  }
  const size = Math.max(1, Math.floor(most / 2));
  const all = [...pairs.values()];
  if (all.length <= size) return all.length > 0 ? [[...questions2]] : [];
  const batches = Math.ceil(all.length / size);
  return Array.from({ length: batches }, (_, batch) => all.slice(batch * size, (batch + 1) * size).flat());
}

// src/expect/judge.ts
function judgeAnswers(question, told2, overlay) {
  const answered = answersIn(told2);
  const refusals = Object.entries(told2.refusals);
  const counted = answered === 0 ? "no answer" : `${answered} of ${askedOf(question, told2)} answers`;
  const reasons = refusals.map(([reason]) => reason);
  const faults = answered === 0 ? lastSeen(question, told2) : faultsOf(question, told2, overlay);
  const complete = answered === question.count && faults.length === 0;
  return {
    complete,
    got: [`${counted}${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`, ...faults].join("; "),
    unjudged: complete ? void 0 : whyUnjudged(question, told2, answered)
  };
}
var askedOf = ({ count: count2, first = count2 }, { times }) => answersIn({ times: times.slice(0, first) }) === first ? count2 : first;
function beginsRight(question, told2, overlay) {
  const { first = question.count } = question;
  const beginning = {
    ...told2,
    times: told2.times.slice(0, first),
    // The last element is the number of the first probe that was answered so.
    answers: told2.answers.filter(([, , , number2]) => number2 < first),
    again: 0
  };
  return judgeAnswers({ ...question, count: first }, beginning, overlay).complete;
}
function lastSeen({ source, target }, { sightings, times }) {
  if (times.length === 0) return [];
  const questions2 = sightings.filter(({ direction }) => direction === "question");
  const answers = sightings.filter(({ direction }) => direction === "answer");
  const came2 = questions2.some((seen) => !seen.outgoing && !seen.envelope && isSeenIn(seen, target));
  if (answers.length > 0) return [`the answer was last seen ${onLink(answers, source, target)}`];
  if (came2) return [`${target.name} got the question, and its answer was not seen`];
  if (questions2.length > 0) return [`the question was last seen ${onLink(questions2, target, source)}`];
  return [];
}
function onLink(seen, to, from) {
  const at = (place, inside) => seen.filter((each) => each.place === place && each.endpoint !== void 0 === inside).at(-1);
  const near = at(to.place, true) ?? at(to.place, false) ?? at(from.place, false) ?? at(from.place, true);
  const last = near ?? seen.at(-1);
  const where = last.endpoint?.name ?? last.place.name;
  return `${last.outgoing ? "leaving" : "arriving"} by ${last.link} of ${where}`;
}
var notablePause = 200;
function whyUnjudged({ source, target, count: count2, service }, told2, answered) {
  if (told2.overflowed || "neighbour table overflow" in told2.refusals)
    return `the neighbour table of the kernel is full: raise net.ipv4.neigh.default.gc_thresh3`;
  if (told2.missed > 0) return `${told2.missed} packets could not be looked at: the host is overloaded`;
  const ownAnswers = service.kind === "udp" || service.kind === "tcp";
  if (answered < count2 && ownAnswers && told2.pauses.target >= notablePause)
    return `${target.place.name} could not run for ${(told2.pauses.target / 1e3).toFixed(1)} s: the host is overloaded`;
  if (answered < count2 && told2.pauses.source >= notablePause && told2.late > 0)
    return `${source.place.name} could not run for ${(told2.pauses.source / 1e3).toFixed(1)} s: the host is overloaded`;
  if (told2.unserved)
    return `${target.name} cannot answer on ${service.kind}/${service.port}: ${told2.unserved}`;
  return void 0;
}
function faultsOf(question, told2, overlay) {
  const { target } = question;
  return [
    ...told2.again > 0 ? [`${told2.again} answers came more than once`] : [],
    ...pageFaults(question, told2),
    ...question.service.kind === "udp" || question.service.kind === "tcp" ? proberFaults(question, told2) : sightFaults(question, told2),
    ...target.place === question.source.place ? [] : pathFaults(question, told2, overlay)
  ];
}
function pageFaults({ service }, told2) {
  if (service.kind !== "http") return [];
  const others = [...new Set(told2.answers.map(([status]) => status).filter((status) => status !== 200))];
  return others.length > 0 ? [`status ${others.join(", ")}`] : [];
}
function proberFaults({ source, target }, told2) {
  const impostors = told2.answers.some(([who]) => who !== told2.who);
  const sources = [...new Set(told2.answers.map(([, seen]) => seen).filter((seen) => seen !== source.address))];
  return [
    ...impostors ? [`somebody else than ${target.name} answered`] : [],
    ...sources.map((seen) => wrongSource(target, seen, source))
  ];
}
var wrongSource = (target, seen, source) => `${target.name} saw ${seen} asking, where ${source.name} has ${source.address}`;
function sightFaults({ source, target }, told2) {
  const there = told2.sightings.filter(
    (sighting) => sighting.direction === "question" && !sighting.outgoing && !sighting.envelope && sighting.target === target.address && isSeenIn(sighting, target)
  );
  if (there.length === 0) return [`somebody else answered: ${target.name} never saw the question`];
  const sources = [...new Set(there.map(({ source: seen }) => seen).filter((seen) => seen !== source.address))];
  return sources.map((seen) => wrongSource(target, seen, source));
}
function pathFaults({ source, target, service }, told2, overlay) {
  if (!overlay.owns(target.address) || !overlay.owns(source.address)) return [];
  const ways = [
    { direction: "question", from: source, to: target, words: `the question reached ${target.place.name}` },
    { direction: "answer", from: target, to: source, words: `the answer reached ${source.place.name}` }
  ];
  return ways.slice(0, service.kind === "http" ? 1 : 2).flatMap(({ direction, from, to, words }) => {
    const arrived = told2.sightings.filter(
      (sighting) => sighting.direction === direction && !sighting.outgoing && sighting.place === to.place
    );
    const wanted = { source: overlay.envelope(from).target, ...overlay.envelope(to) };
    const byOverlay = arrived.some(
      ({ envelope }) => envelope?.source === wanted.source && envelope.target === wanted.target && envelope.vni === wanted.vni
    );
    return byOverlay ? [] : [`${words} outside of the overlay${byLinks(arrived)}`];
  });
}
function byLinks(arrived) {
  const links = arrived.filter(({ endpoint }) => endpoint === void 0).map(({ link, envelope }) => shown(link, envelope));
  return links.length > 0 ? `, by ${[...new Set(links)].join(", ")}` : "";
}
var shown = (link, envelope) => envelope ? `${link} (from ${envelope.source} to ${envelope.target}, VNI ${envelope.vni})` : link;

// src/expect/service-of.ts
var smallPayload = 56;
var bulkBytes = 65536;
var echoPort = 7;
function serviceOf(protocol, mtu) {
  const full = largestPing(mtu);
  switch (protocol) {
    case "icmp":
      return { kind: "echo", sizes: [smallPayload] };
    case "full-size":
      return { kind: "whole", sizes: [full] };
    case "udp":
      return { kind: "udp", port: echoPort, sizes: [smallPayload, full, 2 * full] };
    case "tcp":
      return { kind: "tcp", port: echoPort, sizes: [bulkBytes, 0, 0] };
    case "http":
      return { kind: "http", port: 80, path: "/" };
  }
}
var leastProbes = (protocol) => protocol === "udp" ? 3 : 1;
var allProbes = (protocol) => protocol === "tcp" ? 3 : 10;

// src/expect/run-matrix.ts
var period = 10;
var answerWithin = 1e3;
var glimpseWithin = 400;
var streamWithin = 2e3;
var pause = 100;
var mostRepeats = 3;
async function runMatrix(endpoints, cells, options) {
  const start = performance.now();
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const states = new Map(
    cells.map((cell) => [cellId(cell), { attempts: 0, durationMs: 0, judgement: notAsked, hasBegun: false }])
  );
  const stateOf = (cell) => states.get(cellId(cell));
  const isWrong = (cell) => !stateOf(cell).hasBegun;
  await ask(cells, "all");
  if (cells.some(isWrong)) {
    await converge(cells.filter(isWrong));
    await ask(
      cells.filter((cell) => !isWrong(cell)),
      "all"
    );
  }
  for (let repeat = 0; repeat < mostRepeats; repeat++) {
    const open = cells.filter((cell) => !isWrong(cell) && stateOf(cell).judgement.unjudged !== void 0);
    if (open.length === 0) break;
    await ask(open, "all");
  }
  return cells.map((cell) => {
    const { judgement, attempts, durationMs } = stateOf(cell);
    const { complete: passed, got, unjudged } = judgement;
    return { cell, passed, got, attempts, durationMs, ...unjudged !== void 0 && { unjudged } };
  });
  async function converge(those) {
    let wrong = those;
    while (performance.now() - start <= options.within * options.pace) {
      options.signal?.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, pause));
      await ask(wrong, "glimpse");
      wrong = wrong.filter(isWrong);
      if (wrong.length === 0) return;
    }
  }
  async function ask(asked, how) {
    if (asked.length === 0) return;
    const questions2 = asked.map((cell) => questionOf(cell, byName, options, how));
    const told2 = await askInBatches(questions2, options);
    for (const [index, cell] of asked.entries()) {
      const own = stateOf(cell);
      const [question, answer] = [questions2[index], told2[index]];
      own.judgement = judgeAnswers(question, answer, options.overlay);
      if (!own.hasBegun) own.attempts++;
      own.hasBegun ||= beginsRight(question, answer, options.overlay);
      own.durationMs = performance.now() - start;
    }
  }
}
var notAsked = { complete: false, got: "not asked", unjudged: void 0 };
function questionOf({ source, target, protocol }, byName, { overlay, pace }, how) {
  const [from, to] = [byName.get(source), byName.get(target)];
  if (!from || !to) throw new Error(`no endpoint "${from ? target : source}" for a cell of the matrix`);
  const service = serviceOf(protocol, overlay.mtu);
  const isStream = service.kind === "tcp" || service.kind === "http";
  const within = isStream ? streamWithin : how === "glimpse" ? glimpseWithin : answerWithin;
  return {
    ...{ source: from, target: to, service, period: period * pace, within: within * pace },
    count: how === "glimpse" ? leastProbes(protocol) : allProbes(protocol),
    first: leastProbes(protocol)
  };
}

// src/expect/ask-everyone.ts
async function askEveryone({ lab, signal, patience = convergence, found, launched = [] }, cells) {
  const { endpoints: own, missing } = await findEndpoints(lab);
  const endpoints = [...own, ...launched];
  found?.(endpoints);
  const reasons = new Map(missing.map(({ name, reason }) => [name, reason]));
  const reasonOf = ({ source, target }) => [source, target].map((name) => reasons.has(name) && `${name}: ${reasons.get(name)}`).find(Boolean) || void 0;
  const isAbsent = ({ source, target }) => missing.some(({ name, absent }) => absent && (name === source || name === target));
  const asked = cells.filter((cell) => reasonOf(cell) === void 0);
  const results = await runMatrix(endpoints, asked, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience,
    signal
  });
  const lost = cells.flatMap((cell) => {
    const reason = reasonOf(cell);
    return reason === void 0 ? [] : [
      {
        cell,
        passed: false,
        got: reason,
        attempts: 1,
        durationMs: 0,
        ...isAbsent(cell) && { absent: true }
      }
    ];
  });
  const byName = new Map([...endpoints, ...missing].map((endpoint) => [endpoint.name, endpoint]));
  const { expect } = lab.topology;
  const where = ({ source, target }) => whereOf(byName.get(source), byName.get(target));
  return [
    ...results.map((result) => ({ ...result, claims: claimsOf(result.cell, expect, where(result.cell)) })),
    // Where nobody knows on which machine a missing container is, what holds of one or the other is not proven by its cells.
    ...lost.map((result) => {
      const known = where(result.cell);
      return { ...result, claims: claimsOf(result.cell, expect, known === "unknown" ? "either" : known) };
    })
  ];
}

// src/lab/reboot.ts
async function restartMachine({ timed }, machine) {
  await timed("boot", `${machine.name} reboots`, () => machine.reboot());
}
async function rebootMachine(context, machine) {
  await restartMachine(context, machine);
  await context.timed("boot", `${machine.name} starts everything`, () => machine.waitForBoot());
}
async function rebootRolling(context) {
  for (const machine of context.lab.machines) await rebootMachine(context, machine);
}
var rebootAll = (context) => rebootTogether(context, context.lab.machines);
async function rebootTogether(context, machines) {
  if (machines.some(({ place }) => !place.shutDown)) {
    await Promise.all(machines.map((machine) => restartMachine(context, machine)));
    return;
  }
  await context.timed(
    "boot",
    `${told(context, machines)} shut down and boot`,
    () => withNewBoots(machines, async () => {
      await Promise.all(machines.map(({ place }) => place.shutDown?.()));
    })
  );
}
var cutAllPower = (context, disks) => cutPowerOf(context, context.lab.machines, disks);
async function cutPowerOf(context, machines, { ownDisks }) {
  await context.timed(
    "boot",
    `${told(context, machines)} lose power and boot`,
    () => withNewBoots(machines, async () => {
      if (ownDisks) await Promise.all(machines.map((machine) => machine.succeed(["sync"])));
      await Promise.all(machines.map(({ place }) => place.cutPower()));
    })
  );
}
var told = ({ lab }, machines) => machines.length === lab.machines.length ? "all machines" : machines.map(({ name }) => name).join(", ");
async function withNewBoots(machines, stop) {
  const before = await Promise.all(machines.map((machine) => machine.bootId()));
  await stop();
  await Promise.all(machines.map(({ place }) => place.start()));
  await Promise.all(machines.map((machine, index) => machine.waitForBootAfter(before[index])));
}

// src/run/wait-for-lab.ts
async function waitForLab(context) {
  const { lab, timed } = context;
  await timed(
    "boot",
    "the machines start everything",
    () => Promise.all(lab.machines.map((machine) => machine.waitForBoot()))
  );
  await Promise.all(rolesOf(lab).map((role) => role.ready(context)));
}

export {
  labSpec,
  ensureMachines,
  labOf,
  isAbout,
  claimsOf,
  recordStates,
  nothingChanged,
  nothingLost,
  formLab,
  reportVersions,
  bootMachines,
  equipMachines,
  equipMachinesWith,
  findOutVersions,
  installOverlay,
  bootLaterMachine,
  bootLaterMachineWith,
  isSeenIn,
  answersIn,
  askRound,
  serviceOf,
  runMatrix,
  askEveryone,
  restartMachine,
  rebootMachine,
  rebootRolling,
  rebootAll,
  rebootTogether,
  cutAllPower,
  cutPowerOf,
  waitForLab
};
