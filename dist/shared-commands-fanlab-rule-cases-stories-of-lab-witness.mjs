import {
  interfaceSpecs
} from "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  CheckFailed,
  NotObservable,
  askEndpoints,
  askProgram,
  expectEqual,
  guestFile,
  guestLibrary,
  installFiles,
  overlayIn,
  overlayOf,
  sharedWhileAsked
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  contains,
  formatAddress,
  formatPrefix,
  parseAddress
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  deviceName,
  ipLinks,
  ipRoutes,
  ipv4Text
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import {
  Hopeless
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/roles/docker/after-overlay.ts
var dropIn = "/etc/systemd/system/docker.service.d/10-fan.conf";
async function startAfterOverlay(place, overlay) {
  await installFiles(place, [await dropInAfterOverlay(overlay)]);
  await place.succeed(["systemctl", "daemon-reload"]);
}
async function dropInAfterOverlay({ bridge }) {
  const file = await guestFile("roles/docker/guest/docker-after-fan.conf", dropIn, "0644");
  return { ...file, content: withBridge(file.content.toString(), bridge) };
}
function withBridge(content, bridge) {
  const [before, after, ...more] = content.split("wait-for-fan fan-240 ");
  if (after === void 0 || more.length > 0)
    throw new Error(`${dropIn} does not name the bridge where it should`);
  return `${before}wait-for-fan ${bridge} ${after}`;
}

// src/roles/docker/docker-api.ts
import * as z from "./packages/zod.mjs";
var fanNetwork = "fanbr0";
var dockerContainer = z.object({
  State: z.object({ Running: z.boolean(), Pid: z.int().nonnegative() }),
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      // Of a container that does not run the address is empty.
      z.object({ IPAddress: z.union([z.literal(""), ipv4Text]), IPPrefixLen: z.int().min(0).max(32) })
    )
  })
});
async function inspectContainer(machine, name) {
  const [container] = await machine.json(["docker", "inspect", name], z.array(dockerContainer), {
    timeoutMs: 1e4
  });
  if (container) return container;
  throw new LabError(`cannot inspect ${name} on ${machine.name}: Docker tells of no container`);
}
async function dockerProcess(machine, name) {
  const format = "{{if .State.Running}}{{.State.Pid}}{{end}}";
  const asked = await machine.run(["docker", "container", "inspect", "--format", format, "--", name], {
    timeoutMs: 1e4
  });
  const pid = asked.stdout.trim();
  return asked.status === 0 && /^[1-9]\d{0,9}$/.test(pid) ? Number(pid) : void 0;
}
var dockerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
async function dockerNames(machine) {
  const listed = await machine.run(["docker", "ps", "--format", "{{.Names}}"], { timeoutMs: 1e4 });
  return listed.status === 0 ? listed.stdout.split("\n").filter((name) => dockerName.test(name)) : [];
}

// src/roles/docker/network-settings.ts
import * as z2 from "./packages/zod.mjs";

// src/roles/outside-overlay.ts
function outsideOverlay(lab, address) {
  const { owns, prefix } = overlayOf(lab);
  return owns(address) ? void 0 : `its address ${address} is not in the overlay ${formatPrefix(prefix)}`;
}

// src/roles/docker/placed-containers.ts
function placedContainers(lab) {
  const machines = lab.machinesOf("docker");
  let turn = 0;
  return lab.topology.containers.filter(({ role }) => role === "docker").map(({ name, machine }) => ({
    name,
    machine: machine === void 0 ? machines[turn++ % machines.length] : lab.machine(machine)
  }));
}

// src/roles/docker/docker-endpoints.ts
var dockerEndpoints = sharedWhileAsked(
  (lab) => Promise.all(placedContainers(lab).map((placed) => endpointOf(lab, placed)))
);
async function endpointOf(lab, { name, machine }) {
  const container = await inspectContainer(machine, name).catch(asReason);
  if ("reason" in container) return { name, place: machine, reason: container.reason };
  const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress;
  if (!container.State.Running || !address)
    return { name, place: machine, reason: `not running or not on ${fanNetwork}` };
  const reason = outsideOverlay(lab, address);
  if (reason !== void 0) return { name, place: machine, reason };
  return { name, kind: "docker", address, place: machine, pid: container.State.Pid, http: true };
}
async function launchedDocker(lab) {
  const own2 = placedContainers(lab);
  const isOwn = (name, on) => own2.some((placed) => placed.name === name && placed.machine === on);
  const found = await Promise.all(
    lab.machines.map(async (place) => {
      const names = (await dockerNames(place)).filter((name) => !isOwn(name, place));
      return Promise.all(names.map((name) => launchedEndpoint(lab, place, name)));
    })
  );
  return found.flat(2);
}
async function launchedEndpoint(lab, place, name) {
  const container = await inspectContainer(place, name).catch(gone);
  const address = container?.NetworkSettings.Networks[fanNetwork]?.IPAddress;
  if (!container?.State.Running || !address || !overlayOf(lab).owns(address)) return [];
  return [{ name, kind: "docker", address, place, pid: container.State.Pid, http: false, launched: true }];
}
async function findDocker(name, machines) {
  const pids = await Promise.all(machines.map((machine) => dockerProcess(machine, name)));
  const at = pids.findIndex((pid) => pid !== void 0);
  const on = machines[at];
  if (!on) return void 0;
  const enter = (terminal) => [
    ...["docker", "exec", "--interactive", ...terminal ? ["--tty"] : []],
    name
  ];
  return { on, enter, pid: pids[at], list: "docker ps --all" };
}
function asReason(error) {
  if (error instanceof LabError) return { reason: error.message };
  throw error;
}
function gone(error) {
  if (!(error instanceof LabError)) throw error;
}

// src/roles/docker/network-settings.ts
var networks = z2.array(
  z2.object({
    IPAM: z2.object({
      Config: z2.array(z2.object({ Subnet: z2.string().optional(), Gateway: z2.string().optional() }))
    }),
    Options: z2.record(z2.string(), z2.string())
  })
);
async function networkHasSettings({ lab }) {
  const { prefix, mtu, bridge, addressOf } = overlayOf(lab);
  for (const machine of lab.machinesOf("docker")) {
    const [network] = await machine.json(["docker", "network", "inspect", fanNetwork], networks, {
      timeoutMs: 1e4
    });
    const [config] = network?.IPAM.Config ?? [];
    const told = (subnet, gateway, own2, bytes) => `subnet ${subnet}, gateway ${gateway}, bridge ${own2}, MTU ${bytes}`;
    expectEqual(
      `${fanNetwork} on ${machine.name}`,
      told(formatPrefix(prefix), addressOf(machine), bridge, mtu),
      told(
        config?.Subnet ?? "none",
        config?.Gateway ?? "none",
        network?.Options["com.docker.network.bridge.name"] ?? "of Docker\u2019s own",
        network?.Options["com.docker.network.driver.mtu"] ?? "none"
      ),
      `docker network inspect ${fanNetwork}`
    );
  }
}
async function containersHaveSettings({ lab }) {
  const { mtu, prefix, owns } = overlayOf(lab);
  const found = await dockerEndpoints(lab);
  const containers = found.map((each) => {
    if ("reason" in each) throw new CheckFailed({ expected: `${each.name} on ${fanNetwork}`, got: each.reason });
    return each;
  });
  const asked = containers.flatMap((source) => [
    { source, argv: ["ip", "-json", "-4", "addr", "show"] },
    { source, argv: ["ip", "-json", "-4", "route", "show"] }
  ]);
  const said = await askEndpoints(asked);
  const textOf = (index) => said[index]?.stdout.trim() || "[]";
  const got = containers.map(({ name }, index) => {
    const links = readJson(textOf(2 * index), ipLinks, `the interfaces of ${name}`);
    const routes = readJson(textOf(2 * index + 1), ipRoutes, `the routes of ${name}`);
    const own2 = links.find(({ addr_info }) => addr_info.some(({ local }) => owns(local)));
    const length = own2?.addr_info.map(({ prefixlen }) => prefixlen).join(" and ");
    const defaults = routes.filter(({ dst }) => dst === "default").length;
    return `${name} mtu ${own2?.mtu} length ${length}, default routes: ${defaults}`;
  });
  expectEqual(
    `containers on ${fanNetwork}`,
    containers.map(({ name }) => `${name} mtu ${mtu} length ${prefix.length}, default routes: 1`),
    got
  );
}

// src/roles/docker/network-command.ts
var rangeLength = 24;
function createNetworkCommand(lab, machine, gateway = overlayOf(lab).addressOf(machine)) {
  const { prefix, bridge, mtu, sliceOf } = overlayOf(lab);
  const slice = sliceOf(machine);
  const first = formatAddress(slice.address);
  return [
    ...["docker", "network", "create", "--driver", "bridge"],
    ...["--subnet", formatPrefix(prefix)],
    ...["--gateway", gateway],
    ...["--ip-range", `${first}/${Math.max(rangeLength, slice.length)}`],
    // The overlay is larger than the range, so that its first address would count as a host's.
    ...["--aux-address", `net=${first}`],
    ...["--opt", `com.docker.network.bridge.name=${bridge}`],
    ...["--opt", `com.docker.network.driver.mtu=${mtu}`],
    fanNetwork
  ];
}

// src/roles/docker/run-containers.ts
var image = "fanlab/nginx";
var imageArchive = "/usr/share/fanlab/images/nginx.tar";
var dockerDeadline = 9e4;
async function startDocker({ lab, timed }) {
  const units2 = ["containerd.service", "docker.socket", "docker.service"];
  await timed(
    "docker",
    "docker starts",
    () => onEach(
      lab,
      (machine) => machine.succeed(["systemctl", "enable", "--now", "--quiet", ...units2], { timeoutMs: dockerDeadline })
    )
  );
}
async function runContainers({ lab, timed }) {
  const containers = placedContainers(lab);
  await timed(
    "docker",
    "containers start",
    () => onEach(lab, async (machine) => {
      const own2 = containers.filter((placed) => placed.machine === machine);
      if (own2.length === 0) return;
      const command = 'CMD ["nginx","-g","daemon off;"]';
      await machine.succeed(["docker", "import", "--change", command, imageArchive, image]);
      for (const { name } of own2) await machine.succeed(runCommand(name));
    })
  );
}
var runCommand = (name) => [
  ...["docker", "run", "--detach", "--name", name],
  // nginx takes it as "end orderly"; a signal that it ignored would cost each reboot ten seconds.
  ...["--restart", "always", "--stop-signal", "SIGQUIT"],
  image
];
async function createFanNetwork({ lab, timed }) {
  await timed(
    "docker",
    "network on the fan",
    () => onEach(lab, (machine) => machine.succeed(createNetworkCommand(lab, machine)))
  );
}
async function connectContainers(context) {
  const { lab, timed } = context;
  await timed("docker", "containers join the fan", async () => {
    for (const { name, machine } of placedContainers(lab))
      await machine.succeed(["docker", "network", "connect", fanNetwork, name]);
  });
  await waitForDocker(context);
}
async function waitForDocker({ lab }) {
  await Promise.all(placedContainers(lab).map(waitForContainer));
}
var waitForContainer = ({ name, machine }) => machine.waitUntil(
  `${name} runs with an overlay address`,
  async () => {
    const container = await inspectContainer(machine, name);
    if (!container.State.Running) return { notYet: `${name} does not run` };
    const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress;
    return address ? { value: true } : { notYet: `${name} has no address on ${fanNetwork}` };
  },
  { within: dockerDeadline, hint: `docker ps --all, on ${machine.name}` }
);
var onEach = (lab, act) => Promise.all(lab.machinesOf("docker").map(act));

// src/roles/docker/starts-at-boot.ts
import * as z3 from "./packages/zod.mjs";
var policies = z3.array(z3.object({ HostConfig: z3.object({ RestartPolicy: z3.object({ Name: z3.string() }) }) }));
var units = ["docker.service", "containerd.service"];
async function dockerStartsAtBoot({ lab }) {
  for (const machine of lab.machinesOf("docker")) {
    const { stdout } = await machine.run(["systemctl", "is-enabled", ...units]);
    expectEqual(
      `${units.join(" and ")} on ${machine.name}`,
      ["enabled", "enabled"],
      stdout.trim().split("\n")
    );
    const wanted = await dropInAfterOverlay(overlayOf(lab));
    const dropIn2 = await machine.run(["cat", wanted.target]);
    expectEqual(`${wanted.target} on ${machine.name}`, wanted.content, dropIn2.stdout || dropIn2.stderr.trim());
  }
  const got = await Promise.all(
    placedContainers(lab).map(async ({ name, machine }) => {
      const [container] = await machine.json(["docker", "inspect", name], policies, { timeoutMs: 1e4 });
      const policy = container?.HostConfig.RestartPolicy.Name;
      return `${name} ${policy === "always" || policy === "unless-stopped" ? "restarts" : `has the policy ${policy || "no"}`}`;
    })
  );
  expectEqual(
    "restart policies",
    placedContainers(lab).map(({ name }) => `${name} restarts`),
    got
  );
}

// src/lab/check-context.ts
var convergence = 15e3;

// src/roles/lxd-cluster/lxd-api.ts
import * as z4 from "./packages/zod.mjs";
var clusterMember = z4.object({ server_name: z4.string(), status: z4.string(), message: z4.string() });
var instanceName = z4.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, "must be the name of an instance");
var instance = z4.object({
  name: instanceName,
  status: z4.string(),
  location: z4.string(),
  state: z4.object({
    pid: z4.int(),
    network: z4.record(
      z4.string(),
      z4.object({
        mtu: z4.int(),
        /** Its end on the member; empty for an interface without a pair there. */
        host_name: z4.union([z4.literal(""), deviceName]).optional(),
        addresses: z4.array(
          z4.object({
            family: z4.string(),
            address: z4.union([z4.ipv4(), z4.ipv6()], "must be an IP address"),
            netmask: z4.string().regex(/^\d{1,3}$/, "must be the length of a prefix"),
            scope: z4.string()
          })
        ).nullable()
      })
    ).nullable()
  }).nullable()
});
var queryMembers = sharedWhileAsked(
  (machine) => machine.json(["lxc", "query", "/1.0/cluster/members?recursion=1"], z4.array(clusterMember), {
    timeoutMs: 1e4
  })
);
var queryInstances = (machine, timeoutMs = 15e3) => machine.json(["lxc", "query", "/1.0/instances?recursion=2"], z4.array(instance), { timeoutMs });
function queryOwnInstances(members) {
  const [key] = members;
  return key ? sharedInstances(key, members) : Promise.resolve({ instances: [], silent: [] });
}
var sharedInstances = sharedWhileAsked(
  (_, members) => askMembers(members)
);
async function askMembers(members) {
  const silent = [];
  const ask2 = async (member) => {
    try {
      return await queryInstances(member);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      silent.push({ member: member.name, reason: error.message });
      return [];
    }
  };
  const asked = /* @__PURE__ */ new Set();
  let seen = [];
  for (const member of members) {
    seen = await ask2(member);
    asked.add(member.name);
    if (seen.length > 0) break;
  }
  const doubtful = new Set(
    seen.filter(({ status, state }) => status === "Error" || !state).map(({ location }) => location)
  );
  const owners = members.filter(({ name }) => doubtful.has(name) && !asked.has(name));
  const own2 = await Promise.all(owners.map(ask2));
  const replaced = new Set([...owners, ...silent.map(({ member }) => ({ name: member }))].map(({ name }) => name));
  return {
    instances: [
      ...seen.filter(({ location }) => !replaced.has(location)),
      ...owners.flatMap(({ name }, index) => own2[index]?.filter(({ location }) => location === name) ?? [])
    ],
    silent
  };
}
function overlayAddress(instance2) {
  const addresses = instance2.state?.network?.eth0?.addresses ?? [];
  const own2 = addresses.find(({ family, scope }) => family === "inet" && scope === "global");
  return own2 && ipv4Text.safeParse(own2.address).success ? { address: own2.address, length: Number(own2.netmask) } : void 0;
}

// src/lab/addresses-of.ts
async function addressesOf(place, device) {
  const result = await place.run(["ip", "-json", "-4", "addr", "show", "dev", device]);
  if (result.status !== 0) return [];
  const links = readJson(result.stdout || "[]", ipLinks, `the addresses of ${device} on ${place.name}`);
  return links.flatMap(({ addr_info }) => addr_info.map(({ local, prefixlen }) => `${local}/${prefixlen}`));
}

// src/roles/lxd-cluster/cluster-members.ts
var clusterMembers = (lab) => lab.machinesOf("lxd-cluster");
var firstMember = (lab) => clusterMembers(lab)[0];
var clusterContainers = ({ topology }) => topology.containers.filter(({ role }) => role === "lxd-cluster");
var namesInCluster = (lab) => clusterContainers(lab).map(({ name }) => name);

// src/roles/lxd-cluster/fan-bridge.ts
var fanBridge = "lxdfan0";

// src/roles/lxd-cluster/invariants.ts
async function clusterIsOperational(context) {
  await expectOperational(context, firstMember(context.lab));
}
async function membersAgree(context) {
  await Promise.all(clusterMembers(context.lab).map((viewer) => expectOperational(context, viewer)));
}
async function expectOperational({ lab, patience = convergence }, viewer) {
  const expected = clusterMembers(lab).map(({ name }) => `${name} Online (Fully operational)`).sort().join(", ");
  let got = "";
  try {
    await viewer.waitUntil(
      `${viewer.name} sees every member operational`,
      async () => {
        const seen = await queryMembers(viewer);
        got = seen.map(({ server_name, status, message }) => `${server_name} ${status} (${message})`).sort().join(", ");
        return got === expected ? { value: true } : { notYet: got };
      },
      { within: patience }
    );
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new CheckFailed({
      expected: `members as ${viewer.name} sees them: ${expected}`,
      got: got || error.message,
      hint: `lxc cluster list, on ${viewer.name}`
    });
  }
}
async function membersHaveFanAddresses({ lab }) {
  await Promise.all(
    clusterMembers(lab).map(async (machine) => {
      const expected = `${overlayOf(lab).addressOf(machine)}/${overlayOf(lab).prefix.length}`;
      expectEqual(
        `${fanBridge} on ${machine.name}`,
        expected,
        (await addressesOf(machine, fanBridge)).join(", ") || "no address"
      );
    })
  );
}
async function instancesOf(lab) {
  const { instances, silent } = await queryOwnInstances(clusterMembers(lab));
  if (silent.length === 0) return instances.filter(({ name }) => namesInCluster(lab).includes(name));
  throw new CheckFailed({
    expected: "every member lists its containers",
    got: silent.map(({ member, reason }) => `${member}: ${reason}`).join("; ")
  });
}
async function containersRun({ lab }) {
  const instances = await instancesOf(lab);
  expectEqual(
    "containers",
    [...namesInCluster(lab)].sort().map((name) => `${name} Running`),
    instances.map(({ name, status }) => `${name} ${status}`).sort(),
    "lxc list"
  );
}
async function containersAreSpread({ lab }) {
  const free = clusterContainers(lab).filter(({ machine }) => machine === void 0);
  const instances = (await instancesOf(lab)).filter(({ name }) => free.some((each) => each.name === name));
  const members = clusterMembers(lab);
  const counts = members.map(({ name }) => instances.filter(({ location }) => location === name).length);
  const [least, most] = [Math.floor, Math.ceil].map((round) => round(free.length / members.length));
  expectEqual(
    "containers on each member",
    members.map(({ name }) => `${name} ${least === most ? least : `${least} or ${most}`}`),
    members.map(({ name }, index) => {
      const count = counts[index];
      return `${name} ${least !== most && (count === least || count === most) ? `${least} or ${most}` : count}`;
    }),
    "lxc list --columns nL"
  );
}
async function addressesLieInSlices({ lab }) {
  const instances = await instancesOf(lab);
  for (const instance2 of instances) {
    const slice = overlayOf(lab).sliceOf({ name: instance2.location });
    const address = overlayAddress(instance2)?.address;
    if (address && contains(slice, parseAddress(address))) continue;
    throw new CheckFailed({
      expected: `${instance2.name} on ${instance2.location} has an address in ${formatPrefix(slice)}`,
      got: address ?? "no address"
    });
  }
}

// src/roles/lxd-cluster/containers-sit-on-fan-bridge.ts
async function containersSitOnFanBridge({ lab }) {
  const instances = await instancesOf(lab);
  const ports = new Map(
    await Promise.all(
      clusterMembers(lab).map(async ({ name, place }) => {
        const { stdout } = await place.run(["ls", `/sys/class/net/${fanBridge}/brif`]);
        return [name, stdout.split("\n")];
      })
    )
  );
  const got = instances.map(({ name, location, state }) => {
    const port = state?.network?.eth0?.host_name ?? "";
    const isPort = port !== "" && ports.get(location)?.includes(port);
    return `${name} ${isPort ? `on ${fanBridge}` : `with ${port || "no interface"} elsewhere`}`;
  });
  expectEqual(
    "containers",
    [...namesInCluster(lab)].sort().map((name) => `${name} on ${fanBridge}`),
    got.sort()
  );
}

// src/roles/lxd-cluster/use-fan-tools.ts
async function useFanTools(place) {
  if ((await place.run(["test", "-x", `${guestLibrary}/bin/ip`])).status !== 0) return;
  await installFiles(
    place,
    await Promise.all([
      guestFile("roles/lxd-cluster/guest/lxd.env", `${guestLibrary}/lxd.env`, "0644"),
      guestFile(
        "roles/lxd-cluster/guest/lxd-with-fan.conf",
        "/etc/systemd/system/lxd.service.d/10-fan.conf",
        "0644"
      )
    ])
  );
}

// src/roles/lxd-cluster/lxd-service.ts
var lxdDeadline = 12e4;
var isSnap = async (machine) => (await machine.run(["test", "-d", "/snap/lxd/current"])).status === 0;
async function startLxd(machine) {
  if (await isSnap(machine)) {
    await machine.succeed(["snap", "start", "--enable", "lxd"], { timeoutMs: lxdDeadline });
    await machine.succeed(["lxd", "waitready", `--timeout=${lxdDeadline / 1e3}`], { timeoutMs: lxdDeadline });
    return;
  }
  await useFanTools(machine);
  const units2 = ["lxd.service", "lxd-containers.service"];
  await machine.succeed(["systemctl", "enable", "--now", "--quiet", ...units2], { timeoutMs: lxdDeadline });
}
async function startLxdForNow(machine) {
  if (await isSnap(machine)) {
    await machine.succeed(["snap", "start", "lxd"], { timeoutMs: lxdDeadline });
    await machine.succeed(["lxd", "waitready", `--timeout=${lxdDeadline / 1e3}`], { timeoutMs: lxdDeadline });
    return;
  }
  await machine.succeed(["systemctl", "start", "lxd.service"], { timeoutMs: lxdDeadline });
}
async function stopAndWipeLxd(machine) {
  const script2 = await isSnap(machine) ? snapRemoval : removal;
  await machine.succeed(["sh", "-eu", "-c", script2], { timeoutMs: 6e4 });
}
var ownBridge = `
lxc profile device remove default eth0
lxc network delete lxdbr0
`;
var removal = `${ownBridge}
systemctl stop lxd.socket lxd.service
find /var/lib/lxd -mindepth 1 -delete
`;
var snapRemoval = `${ownBridge}
snap stop --disable lxd
find /var/snap/lxd/common/lxd -mindepth 1 -delete
`;

// src/roles/lxd-cluster/form-cluster.ts
var lxdDeadline2 = 12e4;
var apiPort = 8443;
async function bootstrapCluster({ lab, timed }) {
  const [first, ...others] = clusterMembers(lab);
  await timed(
    "lxd",
    `lxd starts and ${first.name} bootstraps`,
    () => Promise.all([...others.map(startLxd), startLxd(first).then(() => bootstrap(first, lab))])
  );
}
var bootstrap = (first, lab) => first.succeed(["lxd", "init", "--preseed"], {
  stdin: bootstrapPreseed(first.name, lab.underlayAddress(first), overlayOf(lab)),
  timeoutMs: lxdDeadline2
});
async function joinMember({ lab, timed, secret }, machine) {
  const first = firstMember(lab);
  return timed("lxd", `${machine.name} joins`, async () => {
    const said = await first.succeed(["lxc", "cluster", "add", "--quiet", machine.name]);
    const token = said.trim().split("\n").at(-1) ?? "";
    secret(token);
    const stdin = joinPreseed(lab.underlayAddress(machine), token);
    await machine.succeed(["lxd", "init", "--preseed"], { stdin, timeoutMs: lxdDeadline2 });
    return token;
  });
}
async function waitForCluster(members, within = lxdDeadline2) {
  await Promise.all(
    members.map(
      (viewer) => viewer.waitUntil(
        `${viewer.name} sees every member online`,
        async () => {
          const seen = await queryMembers(viewer);
          const states = new Map(seen.map((member) => [member.server_name, member]));
          const wrong = members.map(({ name }) => ({
            name,
            status: states.get(name)?.status ?? "unknown",
            message: states.get(name)?.message
          })).filter(({ status }) => status !== "Online");
          const blocked = wrong.find(({ status }) => status === "Blocked");
          if (blocked) throw new Hopeless(`${blocked.name} is blocked: ${blocked.message}`);
          if (wrong.length === 0) return { value: true };
          return {
            notYet: wrong.map(({ name, status, message }) => `${name} is ${status} (${message ?? ""})`).join(", ")
          };
        },
        { within, hint: `lxc cluster list, on ${viewer.name}` }
      )
    )
  );
}
var usualMtu = 1450;
function bootstrapPreseed(name, address, overlay) {
  return JSON.stringify({
    config: {
      "core.https_address": `${address}:${apiPort}`,
      // The lab has no image server to ask.
      "images.auto_update_interval": "0"
    },
    storage_pools: [{ name: "local", driver: "dir" }],
    networks: [
      {
        name: fanBridge,
        type: "bridge",
        config: {
          "bridge.mode": "fan",
          "fan.underlay_subnet": formatPrefix(overlay.underlay),
          "fan.overlay_subnet": formatPrefix(overlay.prefix),
          ...overlay.mtu === usualMtu ? {} : { "bridge.mtu": String(overlay.mtu) }
        }
      }
    ],
    profiles: [
      {
        name: "default",
        devices: {
          root: { path: "/", pool: "local", type: "disk" },
          eth0: { name: "eth0", network: fanBridge, type: "nic" }
        }
      }
    ],
    cluster: { enabled: true, server_name: name }
  });
}
function joinPreseed(address, token) {
  return JSON.stringify({
    cluster: {
      enabled: true,
      server_address: `${address}:${apiPort}`,
      cluster_token: token,
      member_config: [{ entity: "storage-pool", name: "local", key: "source", value: "" }]
    }
  });
}

// src/roles/lxd-cluster/launch-containers.ts
var alias = "fanlab-container";
var imageFolder = "/usr/share/fanlab/images";
var addressDeadline = 6e4;
async function importContainerImage({ lab, timed }) {
  const first = firstMember(lab);
  await timed(
    "lxd",
    "the container image is imported",
    () => first.succeed(["lxc", "image", "import", `${imageFolder}/container.tar.gz`, "--alias", alias])
  );
}
async function launchContainers({ lab, timed }) {
  const first = firstMember(lab);
  await timed("lxd", "containers are made and start", async () => {
    const starts = [];
    for (const { name, machine } of clusterContainers(lab)) {
      const target = machine === void 0 ? [] : ["--target", machine];
      await first.succeed(["lxc", "init", alias, name, ...target]);
      const start = first.succeed(["lxc", "start", name]);
      start.catch(() => {
      });
      starts.push(start);
    }
    await Promise.all(starts);
    await waitForContainers(first, namesInCluster(lab));
  });
}
async function waitForContainers(member, names, within = addressDeadline) {
  return member.waitUntil(
    "every container runs and has an overlay address",
    async () => {
      const instances = await queryInstances(member);
      const wrong = names.flatMap((name) => {
        const instance2 = instances.find((each) => each.name === name);
        if (instance2?.status === "Error")
          throw new Hopeless(`${name} on ${instance2.location} is in state Error`);
        if (instance2?.status === "Running" && overlayAddress(instance2)) return [];
        return [
          `${name} is ${instance2?.status ?? "unknown"}${instance2?.status === "Running" ? " without address" : ""}`
        ];
      });
      return wrong.length === 0 ? { value: instances } : { notYet: wrong.join(", ") };
    },
    { within, hint: `lxc list, on ${member.name}` }
  );
}

// src/lab/installed-versions.ts
var script = `list=/usr/share/fanlab/versions
[ -r "$list" ] && exec cat "$list"
exec dpkg-query --show --showformat='\${Package} \${Version}\\n'`;
var listOf = sharedWhileAsked((machine) => machine.succeed(["sh", "-c", script]));
async function installedVersions(machine, packages) {
  const said = await listOf(machine);
  const all = new Map(said.split("\n").map((line) => line.split(" ")));
  return Object.fromEntries(
    packages.flatMap((name) => {
      const version = all.get(name);
      return version ? [[name, version]] : [];
    })
  );
}

// src/roles/lxd-cluster/lxd-package.ts
function lxdNeed({ id, version }) {
  if (id !== "ubuntu") return { command: "lxd", package: "lxd" };
  const year = Number.parseInt(version, 10);
  const track = year <= 22 ? "5.0" : year <= 24 ? "5.21" : "6";
  return { command: "lxd", snap: { name: "lxd", channel: `${track}/stable` } };
}
var lxdVersions = async (machine) => await isSnap(machine) ? { lxd: (await machine.succeed(["lxd", "--version"])).trim() } : installedVersions(machine, ["lxd"]);

// src/roles/lxd-cluster/names.ts
import * as z5 from "./packages/zod.mjs";

// src/roles/lxd-cluster/instance-endpoints.ts
async function instanceEndpoints(lab) {
  const { instances, silent } = await queryOwnInstances(clusterMembers(lab));
  const unknown = silent.map(({ member, reason }) => `${member} does not tell: ${reason}`).join("; ");
  return namesInCluster(lab).map((name) => {
    const instance2 = instances.find((each) => each.name === name);
    if (!instance2) return { name, reason: `${unknown || "unknown"}, without an overlay address` };
    const place = lab.machine(instance2.location);
    const own2 = overlayAddress(instance2);
    if (!instance2.state || !own2)
      return { name, place, reason: `${instance2.status}, without an overlay address` };
    const reason = outsideOverlay(lab, own2.address);
    if (reason !== void 0) return { name, place, reason };
    return { name, kind: "container", address: own2.address, place, pid: instance2.state.pid, http: true };
  });
}
async function launchedInstances(lab) {
  const { instances } = await queryOwnInstances(clusterMembers(lab));
  return instances.filter(({ name }) => !namesInCluster(lab).includes(name)).flatMap((instance2) => {
    const { name, location, state } = instance2;
    const place = lab.machines.find((machine) => machine.name === location);
    const address = overlayAddress(instance2)?.address;
    if (!place || !state || !address || !overlayOf(lab).owns(address)) return [];
    return [{ name, kind: "container", address, place, pid: state.pid, http: false, launched: true }];
  });
}
async function findInstance(name, machines) {
  const { instances } = await queryOwnInstances(machines);
  const instance2 = instances.find((each) => each.name === name);
  const on = instance2 && machines.find((each) => each.name === instance2.location);
  if (!on) return void 0;
  return { on, enter: () => ["lxc", "exec", name, "--"], pid: instance2.state?.pid, list: "lxc list" };
}

// src/roles/lxd-cluster/names.ts
var own = 1.5;
var relayed = 2;
var knownFault = "canonical/lxd#4788";
var domain = "lxd";
var answers = z5.record(
  z5.string(),
  z5.object({
    resolver: z5.string().nullable(),
    answers: z5.record(z5.string(), z5.string()),
    dns: z5.boolean(),
    dhcp: z5.string().nullable(),
    refused: z5.string().nullable()
  })
);
async function dhcpAndDnsAnswer({ lab }) {
  const asked = await shared(lab);
  const problems = asked.flatMap(({ container: { name, place }, answer }) => {
    if (answer?.refused) return [`${name} cannot ask ${place.name}: ${answer.refused}`];
    const server = overlayOf(lab).addressOf(place);
    return [
      ...answer?.dns ? [] : [`DNS of ${place.name} does not answer ${name}`],
      ...answer?.dhcp === server ? [] : [
        `DHCP of ${place.name} does not answer ${name}${answer?.dhcp ? `, but ${answer.dhcp} does` : ""}`
      ]
    ];
  });
  judge("DHCP and DNS of its member answer every container", problems);
}
async function ownNamesResolve({ lab }) {
  const asked = await shared(lab);
  const problems = asked.flatMap(
    ({ container, answer }) => asked.filter(({ container: other }) => other.place === container.place).flatMap(({ container: { name, address } }) => {
      const got = answer?.answers[`${name}.${domain}`] ?? "nothing";
      return got === address ? [] : [`${name}.${domain} is ${got} for ${container.name} instead of ${address}`];
    })
  );
  judge("every container resolves the names on its own member", problems);
}
async function otherNamesResolve({ lab }, tell) {
  const asked = await shared(lab);
  const cases = asked.flatMap(
    ({ container, answer }) => asked.filter(({ container: other }) => other.place !== container.place).map(({ container: { name, address } }) => ({
      asker: container.name,
      name: `${name}.${domain}`,
      address,
      got: answer?.answers[`${name}.${domain}`] ?? "nothing"
    }))
  );
  const unknown = cases.filter(({ got }) => got === "NXDOMAIN");
  judge(
    "every container resolves the names on other members",
    cases.filter(({ got, address }) => got !== address && got !== "NXDOMAIN").map(({ asker, name, got, address }) => `${name} is ${got} for ${asker} instead of ${address}`)
  );
  tell(unknown.length > 0 ? "present" : "gone");
  if (unknown.length > 0)
    throw new NotObservable(
      `known fault of LXD, ${knownFault}: ${unknown.length} of ${cases.length} names of other members' containers are unknown`
    );
}
function judge(expected, problems) {
  if (problems.length > 0)
    throw new CheckFailed({ expected, got: problems.join("; "), hint: "lxc network show lxdfan0" });
}
var shared = sharedWhileAsked(ask);
async function ask(lab) {
  const found = await instanceEndpoints(lab);
  judge(
    "every container can be asked",
    found.flatMap((each) => "reason" in each ? [`${each.name}: ${each.reason}`] : [])
  );
  const containers = found.filter((each) => "address" in each);
  const names = containers.map(({ name }) => `${name}.${domain}`);
  const members = clusterMembers(lab);
  const seconds = own + relayed * (members.length - 1);
  const asked = await Promise.all(
    members.map(async (place) => {
      const here = containers.filter((container) => container.place === place);
      const pids = Object.fromEntries(here.map(({ name, pid }) => [name, pid]));
      const known = `${here[0]?.name}.${domain}`;
      const question = { server: overlayOf(lab).addressOf(place), names, known, seconds, containers: pids };
      const said = here.length === 0 ? {} : await askProgram(
        place,
        ["network_namespace", "roles/lxd-cluster/guest/ask_names"],
        question,
        answers
      );
      return here.map((container) => ({ container, answer: said[container.name] }));
    })
  );
  return asked.flat();
}

// src/roles/lxd-cluster/starts-at-boot.ts
import * as z6 from "./packages/zod.mjs";
var settings = z6.array(
  z6.object({ name: z6.string(), expanded_config: z6.record(z6.string(), z6.string()).optional() })
);
async function lxdStartsAtBoot({ lab }) {
  const units2 = await Promise.all(
    clusterMembers(lab).map(async (machine) => {
      const own3 = await isSnap(machine) ? ["snap.lxd.daemon.unix.socket"] : ["lxd.socket", "lxd-containers.service"];
      const { stdout } = await machine.run(["systemctl", "is-enabled", ...own3]);
      return `${machine.name} ${own3.length === stdout.split("\n").filter((state) => state === "enabled").length ? "enabled" : stdout.trim().split("\n").join(" and ")}`;
    })
  );
  expectEqual(
    "LXD at boot",
    clusterMembers(lab).map(({ name }) => `${name} enabled`),
    units2
  );
  const all = await firstMember(lab).json(["lxc", "query", "/1.0/instances?recursion=1"], settings);
  const own2 = all.filter(({ name }) => namesInCluster(lab).includes(name));
  expectEqual(
    "containers whose settings LXD does not tell",
    [],
    own2.filter((each) => each.expanded_config === void 0).map(({ name }) => name),
    "lxc cluster list"
  );
  const idle = own2.filter(
    ({ expanded_config: config }) => /^(false|0|no|off)$/i.test(config?.["boot.autostart"] ?? "")
  );
  expectEqual(
    "containers with boot.autostart=false",
    [],
    idle.map(({ name }) => name),
    "lxc config show CONTAINER"
  );
}

// src/roles/docker/docker-evidence.ts
var whereDockerRuns = (command) => `systemctl is-active --quiet docker.service && ${command}`;
var dockerEvidence = [
  whereDockerRuns("docker ps --all --no-trunc"),
  whereDockerRuns("docker network inspect $(docker network ls --quiet)"),
  whereDockerRuns("docker ps --all --quiet | xargs -r docker inspect"),
  whereDockerRuns("docker ps --all --quiet | xargs -r -n 1 docker logs --tail 50"),
  "journalctl -b -n 400 --no-pager -o short-iso -u docker.service -u containerd.service"
];

// src/roles/docker/invariants.ts
async function containersAreOnNetwork({ lab }) {
  const { prefix, sliceOf } = overlayOf(lab);
  const placed = placedContainers(lab);
  const slices = placed.map(({ machine }) => `${formatPrefix(sliceOf(machine))}, /${prefix.length}`);
  const got = await Promise.all(
    placed.map(async ({ name, machine }, index) => {
      const { State, NetworkSettings } = await inspectContainer(machine, name);
      const { IPAddress: address = "", IPPrefixLen: length } = NetworkSettings.Networks[fanNetwork] ?? {};
      if (!State.Running || address === "") return `${name} not running or not on ${fanNetwork}`;
      const isWhole = contains(sliceOf(machine), parseAddress(address)) && length === prefix.length;
      return `${name} in ${isWhole ? slices[index] : `none, with ${address}/${length}`}`;
    })
  );
  expectEqual(
    `addresses on ${fanNetwork}`,
    placed.map(({ name }, index) => `${name} in ${slices[index]}`),
    got,
    `docker network inspect ${fanNetwork}, on ${placed.map(({ machine }) => machine.name).join(", ")}`
  );
}

// src/roles/docker/role.ts
var docker = {
  name: "docker",
  formsOverlay: false,
  needs: () => [
    { command: "dockerd", package: "docker.io" },
    // A package of its own from Debian 13 on.
    { command: "docker", package: "docker-cli" }
  ],
  images: ["nginx.tar"],
  units: ["docker.service", "docker.socket", "containerd.service"],
  plainDirectories: ["/var/lib/docker"],
  versions: (machine) => installedVersions(machine, ["docker.io", "nginx"]),
  form,
  endpoints: dockerEndpoints,
  launched: launchedDocker,
  findPlace: findDocker,
  ready: (context) => context.timed("docker", "containers of Docker are back", () => waitForDocker(context)),
  state: {
    // Asked without the daemon, its socket would start it.
    script: `
if systemctl is-active --quiet docker.service; then
  docker ps --all --format '{{.Names}} {{.State}} on {{.Networks}}'
  docker ps --all --quiet | xargs -r docker inspect --format '{{$name := .Name}}{{range $network, $own := .NetworkSettings.Networks}}address of {{$name}} on {{$network}} is {{$own.IPAddress}}/{{$own.IPPrefixLen}}{{"\\n"}}{{end}}restart policy of {{$name}} is {{.HostConfig.RestartPolicy.Name}}'
fi
`,
    // Docker keeps a container's networks in a map, and lists them in another order each time.
    fact: (line) => {
      if (/^(address|restart policy) of /.test(line)) return `Docker ${line}`;
      const [, container = line, networks2 = ""] = /^(.*) on ?(\S*)$/.exec(line) ?? [];
      return `Docker container ${container} on ${networks2.split(",").sort().join(",") || "nothing"}`;
    }
  },
  evidence: { docker: dockerEvidence },
  invariants: [containersAreOnNetwork, networkHasSettings, containersHaveSettings, dockerStartsAtBoot]
};
async function form(context) {
  const { lab } = context;
  await Promise.all(lab.machinesOf("docker").map((machine) => startAfterOverlay(machine, overlayOf(lab))));
  await startDocker(context);
  await createFanNetwork(context);
  await runContainers(context);
  await connectContainers(context);
}

// src/roles/lxd-cluster/lxd-evidence.ts
var lxc = (words) => `systemctl is-active --quiet lxd.service && lxc ${words}`;
var lxdEvidence = [
  lxc("cluster list"),
  lxc("list"),
  lxc("query /1.0/networks?recursion=1"),
  lxc(
    'list --format csv --columns n | while read -r name; do lxc config show --expanded "$name" </dev/null; done'
  ),
  "journalctl -b -n 400 --no-pager -o short-iso -u lxd.service",
  "tail -n 100 /var/log/lxd/lxd.log"
];

// src/roles/lxd-cluster/role.ts
var lxdCluster = {
  name: "lxd-cluster",
  formsOverlay: true,
  needs: (system) => [lxdNeed(system)],
  images: ["container.tar.gz"],
  units: ["lxd.service", "lxd.socket"],
  plainDirectories: ["/var/lib/lxd"],
  versions: lxdVersions,
  form: form2,
  endpoints: instanceEndpoints,
  launched: launchedInstances,
  findPlace: findInstance,
  ready,
  state: {
    // Only its own: how another member's are seen is the cluster's matter, and changes with its heartbeat.
    script: `
lxc query '/1.0/instances?recursion=2' 2>/dev/null |
  jq -r --arg here "$1" '.[] | select(.location == $here) | .name + " " + .status,
    .name + " has " + (.state.network.eth0.addresses[]? | select(.family == "inet") | .address)'
`,
    fact: (line) => `container ${line}`
  },
  evidence: { lxd: lxdEvidence },
  invariants: [
    clusterIsOperational,
    membersAgree,
    membersHaveFanAddresses,
    containersSitOnFanBridge,
    containersRun,
    containersAreSpread,
    addressesLieInSlices,
    lxdStartsAtBoot,
    dhcpAndDnsAnswer,
    ownNamesResolve
  ]
};
async function form2(context) {
  const members = clusterMembers(context.lab);
  await bootstrapCluster(context);
  await importContainerImage(context);
  for (const machine of members.slice(1)) await joinMember(context, machine);
  await waitForCluster(members);
  await launchContainers(context);
}
async function ready({ lab, timed }) {
  const members = clusterMembers(lab);
  const first = firstMember(lab);
  await timed("lxd", "cluster and containers are back", async () => {
    await waitForCluster(members);
    await waitForContainers(first, namesInCluster(lab));
  });
}

// src/roles/plain.ts
var plain = {
  name: "plain",
  formsOverlay: false,
  needs: () => [],
  images: [],
  units: [],
  plainDirectories: [],
  versions: async () => ({}),
  form: async () => {
  },
  endpoints: async () => [],
  launched: async () => [],
  findPlace: async () => void 0,
  ready: async () => {
  },
  evidence: {},
  invariants: []
};

// src/roles/table.ts
var table = { plain, "lxd-cluster": lxdCluster, docker };
var everyRole = Object.values(table);
var roleOf = (name) => table[name];
var rolesOf = ({ topology }) => everyRole.filter(({ name }) => topology.machines.some(({ role }) => role === name));

// src/roles/machine-spec.ts
var machineSpec = (plan) => ({
  ...{ name: plan.name, cpus: plan.cpus, memory: plan.memory, forward: plan.forward },
  ...plan.disk !== void 0 && { disk: plan.disk },
  interfaces: interfaceSpecs(plan),
  plainDirectories: roleOf(plan.role).plainDirectories
});

// src/lab/need.ts
var commonNeeds = [
  { command: "fping", package: "fping" },
  { command: "ping", package: "iputils-ping" },
  { command: "curl", package: "curl" },
  { command: "jq", package: "jq" },
  { command: "tcpdump", package: "tcpdump" },
  { command: "ip", package: "iproute2" },
  { command: "tc", package: "iproute2" },
  { command: "iptables", package: "iptables" },
  { command: "nft", package: "nftables" },
  { command: "dnsmasq", package: "dnsmasq-base" },
  { command: "networkd-dispatcher", package: "networkd-dispatcher" }
];

// src/roles/preparation.ts
function preparationOf({ topology }, machine) {
  const plan = [...topology.machines, ...topology.later].find(({ name }) => name === machine.name);
  const role = roleOf(plan?.role ?? "plain");
  const overlay = role.formsOverlay ? void 0 : overlayIn(topology);
  return {
    needs: (system) => [...commonNeeds, ...overlay?.needs(system) ?? [], ...role.needs(system)],
    images: role.images,
    packages: plan?.packages ?? [],
    // A package may bring another role's daemon along.
    units: everyRole.flatMap(({ units: units2 }) => units2)
  };
}

// src/roles/find-place.ts
var containerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
async function findPlace(lab, name) {
  const own2 = [lab.host, ...lab.machines].find((each) => each.name === name);
  if (own2) return { on: own2, enter: () => [], pid: void 0, list: "systemctl --failed" };
  if (!containerName.test(name)) return void 0;
  const planned = lab.topology.containers.find((each) => each.name === name);
  if (planned) return roleOf(planned.role).findPlace(name, lab.machinesOf(planned.role));
  for (const role of rolesOf(lab)) {
    const found = await role.findPlace(name, lab.machines);
    if (found) return found;
  }
  return void 0;
}

export {
  installedVersions,
  startAfterOverlay,
  fanNetwork,
  inspectContainer,
  networkHasSettings,
  containersHaveSettings,
  createNetworkCommand,
  startDocker,
  runContainers,
  createFanNetwork,
  connectContainers,
  dockerStartsAtBoot,
  convergence,
  queryMembers,
  clusterIsOperational,
  membersAgree,
  membersHaveFanAddresses,
  containersRun,
  containersAreSpread,
  addressesLieInSlices,
  containersSitOnFanBridge,
  startLxdForNow,
  stopAndWipeLxd,
  bootstrapCluster,
  joinMember,
  waitForCluster,
  joinPreseed,
  importContainerImage,
  launchContainers,
  lxdNeed,
  dhcpAndDnsAnswer,
  ownNamesResolve,
  otherNamesResolve,
  lxdStartsAtBoot,
  everyRole,
  roleOf,
  rolesOf,
  findPlace,
  machineSpec,
  preparationOf
};
