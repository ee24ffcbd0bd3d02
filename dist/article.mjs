// labs/article/checks.ts
import {
  addressesLieInSlices,
  askEveryone,
  CheckFailed as CheckFailed7,
  clusterIsOperational,
  containersAreSpread,
  containersHaveSettings,
  containersRun,
  containersSitOnFanBridge,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  expectReach,
  expectSilence as expectSilence2,
  findEndpoints,
  LabError,
  lxdStartsAtBoot,
  membersAgree,
  membersHaveFanAddresses,
  mtuIsExact,
  NotObservable as NotObservable2,
  networkHasSettings,
  nothingChanged,
  nothingLost,
  otherNamesResolve,
  overlayOf as overlayOf6,
  ownNamesResolve,
  placeEndpoints,
  recordStates,
  waitForLab
} from "./fanlab.mjs";

// labs/article/claims/default-bridge.ts
import {
  askEndpoints,
  CheckFailed,
  expectSilence,
  inspectContainer
} from "./fanlab.mjs";

// labs/article/the-lab.ts
import {
  containersIn,
  formatAddress,
  formatPrefix,
  overlayOf
} from "./fanlab.mjs";
var members = (lab) => lab.machinesOf("lxd-cluster");
var member = (lab, number) => members(lab)[number - 1];
var loadBalancer = (lab) => lab.machinesOf("docker")[0];
var nginxOf = (lab) => lab.containersOf("docker")[0] ?? "";
var lxdContainersOf = (lab) => lab.containersOf("lxd-cluster");
var containerEndpoints = (lab) => containersIn(lab, "lxd-cluster");
var nginxEndpoint = async (lab) => (await containersIn(lab, "docker"))[0];
function fanAt(lab, machine) {
  const { prefix, bridge: bridge2, mtu, addressOf, sliceOf } = overlayOf(lab);
  return {
    overlay: formatPrefix(prefix),
    bridge: bridge2,
    mtu,
    /** The machine's own address on the fan. */
    address: addressOf(machine),
    /** The first address of the machine's slice. */
    slice: formatAddress(sliceOf(machine).address)
  };
}

// labs/article/claims/default-bridge.ts
var pageSeconds = 2;
async function loadBalancerReachesDefaultBridge({ lab }, self) {
  const address = addressOnDefault(await inspectContainer(loadBalancer(lab), nginxOf(lab)));
  const [status] = await pageStatuses([self], address, lab.pace);
  if (status !== "200")
    throw new CheckFailed({
      expected: `status 200 from ${address}`,
      got: status ?? "",
      hint: `docker logs ${nginxOf(lab)}`
    });
}
async function nobodyElseReachesDefaultBridge(context, others) {
  const { lab } = context;
  const place = loadBalancer(lab);
  const container = await inspectContainer(place, nginxOf(lab));
  const there = {
    ...{ name: `${nginxOf(lab)} on Docker's default bridge`, kind: "docker", http: true },
    ...{ address: addressOnDefault(container), place, pid: container.State.Pid }
  };
  await expectSilence(context, others, [there], "http");
}
function addressOnDefault({ NetworkSettings }) {
  const address = NetworkSettings.Networks.bridge?.IPAddress;
  if (address) return address;
  throw new CheckFailed({ expected: "nginx on Docker's default bridge", got: "not connected" });
}
async function pageStatuses(sources, address, pace) {
  const argv = [
    ...["curl", "--silent", "--noproxy", "*", "--max-time", String(pageSeconds * pace)],
    ...["--output", "/dev/null", "--write-out", "%{http_code}", `http://${address}/`]
  ];
  const said = await askEndpoints(sources.map((source) => ({ source, argv })));
  return said.map(({ stdout }) => stdout.trim());
}

// labs/article/claims/docker.ts
import {
  askEndpoints as askEndpoints3,
  CheckFailed as CheckFailed2,
  expectEqual,
  fanNetwork,
  formatAddress as formatAddress2,
  inspectContainer as inspectContainer2,
  overlayOf as overlayOf2
} from "./fanlab.mjs";

// labs/article/claims/pings.ts
import {
  askEndpoints as askEndpoints2,
  cellsFailed,
  convergence,
  waitUntil
} from "./fanlab.mjs";
var echoes = 10;
var interval = 0.02;
async function expectPings({ lab, signal, patience = convergence }, sources, targets) {
  const { pace } = lab;
  const pairs = sources.flatMap(
    (source) => targets.filter(({ name }) => name !== source.name).map((target) => ({ source, target }))
  );
  let silent = pairs;
  const untilAnswered = async () => {
    const answers4 = await ping(silent, 1, pace, signal);
    silent = silent.filter((_, index) => answers4[index] !== 1);
    return silent.length === 0 ? { value: true } : { notYet: `${silent.length} do not answer` };
  };
  await waitUntil("every ping is answered", untilAnswered, {
    within: patience * pace,
    ...signal && { signal }
  }).catch(() => signal?.throwIfAborted());
  const answering = pairs.filter((pair) => !silent.includes(pair));
  const answers3 = await ping(answering, echoes, pace, signal);
  const wrong = [
    ...silent.map((pair) => ({ cell: cellOf(pair), got: "0 answers" })),
    ...answering.map((pair, index) => ({ cell: cellOf(pair), got: `${answers3[index]} of ${echoes} answers` })).filter((_, index) => answers3[index] !== echoes)
  ];
  if (wrong.length > 0) throw cellsFailed(pairs.length, wrong);
}
var cellOf = ({ source, target }) => ({
  ...{ source: source.name, target: target.name, protocol: "icmp", expected: "answer" }
});
async function ping(pairs, count, pace, signal) {
  const words = ["-n", "-q", "-c", String(count), "-i", String(interval * pace), "-W", String(pace)];
  const said = await askEndpoints2(
    pairs.map(({ source, target }) => ({ source, argv: ["ping", ...words, "--", target.address] })),
    { ...signal && { signal } }
  );
  return said.map(({ stdout }) => Number(/ (\d+) received/.exec(stdout)?.[1] ?? 0));
}

// labs/article/claims/docker.ts
var pageSeconds2 = 2;
async function nginxHasFirstAddress({ lab }) {
  const { address } = overlayOf2(lab).sliceOf(loadBalancer(lab));
  const container = await inspectContainer2(loadBalancer(lab), nginxOf(lab));
  const own = container.NetworkSettings.Networks[fanNetwork];
  expectEqual(
    `address of ${nginxOf(lab)} on ${fanNetwork}`,
    `${formatAddress2(address + 2)}/${overlayOf2(lab).prefix.length}`,
    own ? `${own.IPAddress}/${own.IPPrefixLen}` : "not connected",
    `docker network inspect ${fanNetwork}, on ${loadBalancer(lab).name}`
  );
}
async function everyoneGetsWelcomePage(context, endpoints, nginx2) {
  await expectPings(context, endpoints, [nginx2]);
  const argv = welcomeCommand(nginx2);
  const pages = await askEndpoints3(endpoints.map((source) => ({ source, argv })));
  const named = endpoints.map((source, index) => welcomeProblem(source, pages[index])).filter((problem) => problem !== void 0);
  if (named.length === 0) return;
  throw new CheckFailed2({
    expected: `"Welcome to nginx!" with status 200 for every endpoint`,
    got: named.join("; ")
  });
}
var welcomeCommand = (nginx2) => [
  ...["curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", String(pageSeconds2)],
  ...["--write-out", "\n%{http_code}", `http://${nginx2.address}/`]
];
function welcomeProblem({ name }, { stdout, stderr }) {
  const status = stdout.split("\n").at(-1);
  if (status !== "200") return `${name} got status ${status} ${stderr.trim()}`;
  return stdout.includes("Welcome to nginx!") ? void 0 : `${name} got another page: ${stdout.slice(0, 80)}`;
}

// labs/article/claims/fan-bridge.ts
import { expectEqual as expectEqual2, ipLinks, overlayOf as overlayOf3 } from "./fanlab.mjs";
var tunnelName = "ftun0";
async function interfacesOf(place) {
  const links = await place.json(["ip", "-json", "link", "show"], ipLinks);
  return links.map(({ ifname }) => ifname);
}
async function fanctlIsThere(place) {
  const { status } = await place.run(["fanctl", "help"]);
  expectEqual2(`status of "fanctl help" on ${place.name}`, 0, status);
}
async function fanMadeTwoInterfaces({ lab }, place, before) {
  const made = (await interfacesOf(place)).filter((name) => !before.includes(name));
  expectEqual2(
    `new interfaces on ${place.name}`,
    [overlayOf3(lab).bridge, tunnelName].sort(),
    made.sort(),
    "ip link, on that machine"
  );
  await tunnelIsPort({ lab }, place);
}
async function tunnelIsPort({ lab }, place) {
  const overlay = overlayOf3(lab);
  const { tunnel: tunnel2 } = await overlay.links(place);
  const got = tunnel2 ? tunnel2.master ?? "nothing" : "nothing: it is not there";
  expectEqual2(`${tunnelName} on ${place.name} is a port of`, overlay.bridge, got);
}
async function bridgeHasFanAddress({ lab }, place) {
  const overlay = overlayOf3(lab);
  const { bridge: bridge2 } = await overlay.links(place);
  const addresses = (bridge2?.addr_info ?? []).filter(({ family }) => family === "inet").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
  expectEqual2(
    `${overlay.bridge} on ${place.name}`,
    `${overlay.addressOf(place)}/${overlay.prefix.length}`,
    addresses.join(", ") || "no address",
    `ip addr show ${overlay.bridge}`
  );
}

// labs/article/claims/hook.ts
import { CheckFailed as CheckFailed4, expectEqual as expectEqual4, formatPrefix as formatPrefix2, overlayOf as overlayOf4 } from "./fanlab.mjs";

// labs/article/hook.ts
var hookPath = "/etc/networkd-dispatcher/routable.d/50-fan";
var hookSettingsPath = "/etc/default/fanlab-fan";

// labs/article/claims/machines.ts
import {
  CheckFailed as CheckFailed3,
  expectEqual as expectEqual3,
  ipLinks as ipLinks2,
  z
} from "./fanlab.mjs";
async function machinesRun({ lab, provided }) {
  const names = lab.topology.machines.map(({ name }) => name);
  const known = (await provided.list()).map(({ name }) => name);
  expectEqual3(
    "missing machines",
    [],
    names.filter((name) => !known.includes(name))
  );
  const states2 = await Promise.all(
    lab.machines.map(async (machine) => `${machine.name} ${await machine.waitForBoot()}`)
  );
  expectEqual3(
    "states",
    names.map((name) => `${name} running`),
    states2,
    "systemctl --failed, on that machine"
  );
}
async function underlayIsShared({ lab, signal }) {
  const host = lab.topology.hostAbsent === void 0 ? [lab.hostAddress] : [];
  const addresses = [...host, ...lab.machines.map((machine) => lab.underlayAddress(machine))];
  const silent = await Promise.all(
    lab.places.map(async (place) => {
      const { stdout } = await place.run(["fping", "-a", "-r1", "-t1000", ...addresses], signal ? { signal } : {});
      const alive = stdout.split("\n");
      return addresses.filter((address) => !alive.includes(address)).map((address) => `${place.name} to ${address}`);
    })
  );
  if (silent.flat().length === 0) return;
  throw new CheckFailed3({
    expected: "every pair answers on the underlay",
    got: `silent: ${silent.flat().join(", ")}`
  });
}
async function networkdManages({ lab }) {
  for (const machine of lab.machines) {
    const device = await underlayInterface(machine, lab.underlayAddress(machine));
    const { Interfaces } = await machine.json(["networkctl", "list", "--json=short"], networkdLinks);
    const state = Interfaces.find(({ Name }) => Name === device)?.AdministrativeState;
    expectEqual3(`${device} on ${machine.name}, as systemd-networkd sees it`, "configured", state);
    const stanzas = (await machine.run(["grep", "-rhsE", `^[[:space:]]*iface[[:space:]]+${device}`, "/etc/network"])).stdout.trim();
    expectEqual3(`stanzas for ${device} below /etc/network on ${machine.name}`, "", stanzas);
  }
}
var networkdLinks = z.object({
  Interfaces: z.array(z.object({ Name: z.string(), AdministrativeState: z.string() }))
});
async function underlayInterface(machine, address) {
  const links = await machine.json(["ip", "-json", "-4", "addr", "show"], ipLinks2);
  const link = links.find(({ addr_info }) => addr_info.some(({ local }) => local === address));
  if (link) return link.ifname;
  throw new CheckFailed3({ expected: `an interface with ${address} on ${machine.name}`, got: "none" });
}

// labs/article/claims/hook.ts
var states = [
  "carrier",
  "configured",
  "configuring",
  "degraded",
  "dormant",
  "no-carrier",
  "off",
  "routable"
];
async function dispatcherFoldersExist({ lab }) {
  const folders = states.map((state) => `/etc/networkd-dispatcher/${state}.d`);
  const { stdout } = await loadBalancer(lab).run(["stat", "--format=%n %F %U:%G %a", ...folders]);
  expectEqual4(
    "folders",
    folders.map((folder2) => `${folder2} directory root:root 755`),
    stdout.trim().split("\n")
  );
}
async function hookIsAccepted({ lab }) {
  const { stdout } = await loadBalancer(lab).run(["stat", "--format=%F %U:%G %a", hookPath]);
  expectEqual4(hookPath, "regular file root:root 755", stdout.trim());
  const unit = "networkd-dispatcher.service";
  const state = await loadBalancer(lab).run([
    "systemctl",
    "show",
    "--property=ActiveState,UnitFileState",
    "--value",
    unit
  ]);
  expectEqual4(unit, "active enabled", state.stdout.trim().split("\n").join(" "));
}
async function hookIgnoresOthers({ lab }) {
  const before = await loadBalancer(lab).succeed(["fanctl", "show"]);
  const { status, stdout, stderr } = await loadBalancer(lab).run([
    "env",
    "IFACE=lo",
    "OperationalState=routable",
    hookPath
  ]);
  if (status !== 0 || !/ignoring interface lo/.test(stdout)) {
    throw new CheckFailed4({
      expected: "status 0 and a word about ignoring lo",
      got: `status ${status}: ${(stdout + stderr).trim()}`
    });
  }
  expectEqual4("fanctl show", before, await loadBalancer(lab).succeed(["fanctl", "show"]));
}
async function hookKnowsFan({ lab }) {
  const device = await underlayInterface(loadBalancer(lab), lab.underlayAddress(loadBalancer(lab)));
  const { prefix, underlay: underlay2 } = overlayOf4(lab);
  const expected = [
    `INTERFACE=${device}`,
    `OVERLAY=${formatPrefix2(prefix)}`,
    `UNDERLAY_LENGTH=${underlay2.length}`
  ];
  const { stdout } = await loadBalancer(lab).run(["cat", hookSettingsPath]);
  expectEqual4(hookSettingsPath, expected, stdout.trim().split("\n"));
  expectEqual4(
    "what would keep the fan from coming back",
    [],
    await overlayOf4(lab).unlikeToPersist(loadBalancer(lab))
  );
}

// labs/article/claims/join-refusals.ts
import { CheckFailed as CheckFailed5, z as z2 } from "./fanlab.mjs";
async function joinWasRefused(machine, attempt, because) {
  const said = `${attempt.stdout}${attempt.stderr}`.trim();
  if (attempt.status === 0) throw new CheckFailed5({ expected: `${machine.name} is refused`, got: "it joined" });
  if (!because.test(said))
    throw new CheckFailed5({
      expected: `refused because of ${because.source}`,
      got: said || `status ${attempt.status}`
    });
  const server = await machine.json(
    ["lxc", "query", "/1.0"],
    z2.object({ environment: z2.object({ server_clustered: z2.boolean() }) })
  );
  if (!server.environment.server_clustered) return;
  throw new CheckFailed5({ expected: `${machine.name} is in no cluster`, got: "it is in one" });
}

// labs/article/claims/outside-the-fan.ts
import { CheckFailed as CheckFailed6, expectEqual as expectEqual5, ipLinks as ipLinks3, overlayOf as overlayOf5 } from "./fanlab.mjs";
async function loadBalancerHasNoFan({ lab }) {
  const links = await loadBalancer(lab).json(["ip", "-json", "-4", "addr", "show"], ipLinks3);
  const overlay = links.flatMap(({ addr_info }) => addr_info.filter(({ family }) => family === "inet").map(({ local }) => local)).filter(overlayOf5(lab).owns);
  expectEqual5(`overlay addresses on ${loadBalancer(lab).name}`, [], overlay);
  const fans = (await interfacesOf(loadBalancer(lab))).filter((name) => /^(fan-|ftun|lxdfan)/.test(name));
  expectEqual5(`fan interfaces on ${loadBalancer(lab).name}`, [], fans);
}
function standaloneHasNoFan(networks) {
  const managed = networks.filter((network) => network.managed);
  expectEqual5(
    "managed networks of an LXD on its own",
    ["lxdbr0"],
    managed.map(({ name }) => name)
  );
  const fan = managed.find(({ config }) => config["bridge.mode"] === "fan");
  if (fan) throw new CheckFailed6({ expected: "no network in fan mode", got: fan.name });
}

// labs/article/claims/resources.ts
import {
  expectEqual as expectEqual6,
  ipLinks as ipLinks4,
  NotObservable,
  parseOsRelease
} from "./fanlab.mjs";
var mebibyte = 2 ** 20;
var diskGibibytes = 10;
async function machinesHaveResources({ lab }) {
  const found = await Promise.all(lab.machines.map(({ place }) => place.resources()));
  if (found.every(({ cpus, memory }) => cpus === void 0 && memory === void 0))
    throw new NotObservable("this provider takes machines as they are, and cannot tell their limits");
  const got = await Promise.all(
    lab.machines.map(async ({ name, place }) => {
      const { cpus, memory } = await place.resources();
      return `${name} ${cpus ?? "all"} CPU, ${memory === void 0 ? "all" : Math.round(memory / mebibyte)} MiB`;
    })
  );
  const expected = lab.topology.machines.map(
    ({ name, cpus, memory }) => `${name} ${cpus} CPU, ${memory / mebibyte} MiB`
  );
  expectEqual6("resources", expected, got);
}
async function machinesHaveDisks({ lab }) {
  const disks = await Promise.all(lab.machines.map(async ({ place }) => (await place.resources()).disk));
  if (disks.every((disk) => disk === void 0)) {
    throw new NotObservable("machines of this provider have no disk of their own: they use the host\u2019s");
  }
  const got = lab.machines.map(({ name }, index) => `${name} ${((disks[index] ?? 0) / 2 ** 30).toFixed(0)} GiB`);
  expectEqual6(
    "disks",
    lab.machines.map(({ name }) => `${name} ${diskGibibytes} GiB`),
    got
  );
}
async function machinesRunDistribution({ lab }, distribution) {
  const got = await Promise.all(
    lab.machines.map(async (machine) => {
      const { id, version } = parseOsRelease(await machine.read("/etc/os-release"));
      return `${machine.name} ${id}-${version}`;
    })
  );
  expectEqual6(
    "distributions",
    lab.machines.map(({ name }) => `${name} ${distribution}`),
    got
  );
}
async function machinesHaveOneAddress({ lab }) {
  const got = await Promise.all(
    lab.machines.map(async (machine) => {
      const links = await machine.json(["ip", "-json", "-4", "addr", "show"], ipLinks4);
      const own = links.flatMap(
        ({ addr_info }) => addr_info.filter(({ scope }) => scope === "global").map(({ local }) => local)
      );
      return `${machine.name} ${own.join(" and ")}`;
    })
  );
  expectEqual6(
    "global addresses",
    lab.machines.map((machine) => `${machine.name} ${lab.underlayAddress(machine)}`),
    got
  );
}

// labs/article/claims/why-hook-failed.ts
async function whyHookFailed(machine) {
  const journal = ["journalctl", "-b", "-o", "cat", "--no-pager", "-u", "networkd-dispatcher.service"];
  const { stdout } = await machine.run(journal);
  const lines = stdout.split("\n").map((line) => line.trim());
  if (lines.some((line) => /^50-fan: .*\bis up\b/.test(line))) return void 0;
  const own = lines.filter((line) => line.startsWith("50-fan: ") || line.startsWith("ERROR"));
  return own.findLast((line) => /cannot|ERROR/.test(line)) ?? own.findLast((line) => !/interface lo,/.test(line));
}
async function withHookWord(balancer, rebooted, message) {
  if (!rebooted.includes(balancer)) return message;
  const cause = await whyHookFailed(balancer).catch(() => void 0);
  return cause === void 0 ? message : `${cause} (journal of ${balancer.name}); ${message}`;
}

// labs/article/checks.ts
var recovery = 45e3;
var placeOf = ({ lab }, name) => placeEndpoints(lab).find((endpoint) => endpoint.name === name);
var loadBalancerOf = (context) => placeOf(context, loadBalancer(context.lab).name);
var hostOf = (context) => placeOf(context, "host");
var membersOf = (context) => members(context.lab).map(({ name }) => placeOf(context, name));
var everyoneOf = async (context) => [
  ...placeEndpoints(context.lab),
  ...await containerEndpoints(context.lab)
];
async function reachEachOther(context, some, others) {
  await Promise.all([expectPings(context, some, others), expectPings(context, others, some)]);
}
var loadBalancerHasFanAddress = (context) => bridgeHasFanAddress(context, loadBalancer(context.lab));
var loadBalancerReachesContainers = async (context) => expectPings(context, [loadBalancerOf(context)], await containerEndpoints(context.lab));
var loadBalancerIsOutside = async (context) => expectSilence2(context, [loadBalancerOf(context)], await containerEndpoints(context.lab));
async function peersSeeOwnAddresses(context) {
  const containers = await containerEndpoints(context.lab);
  await expectReach(context, containers, containers, ["icmp", "udp", "tcp"]);
}
async function fanIsGone(context) {
  await loadBalancerHasNoFan(context);
  await loadBalancerIsOutside(context);
}
async function dockerLeftFanAlone(context) {
  await loadBalancerHasFanAddress(context);
  await tunnelIsPort(context, loadBalancer(context.lab));
  await loadBalancerReachesContainers(context);
}
async function cameBack(context, machines, before) {
  try {
    await waitForLab(context);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const got = await withHookWord(loadBalancer(context.lab), machines, error.message);
    throw new CheckFailed7({ expected: "everything runs again by itself", got, hint: error.hint });
  }
  await nothingLost(machines, before, recovery);
}
async function newcomerIsOnFan(context, machine) {
  const endpoint = {
    name: machine.name,
    kind: "machine",
    address: overlayOf6(context.lab).addressOf(machine),
    place: machine,
    http: false
  };
  await bridgeHasFanAddress(context, machine);
  await tunnelIsPort(context, machine);
  await reachEachOther(context, [endpoint], await everyoneOf(context));
}
var overlayHolds = (id) => async (context) => {
  const invariant = overlayOf6(context.lab).invariants.find((each2) => each2.id === id);
  if (!invariant) throw new NotObservable2(`the lab's overlay has no invariant ${id}`);
  await invariant.check(context, await findEndpoints(context.lab));
};
var checks = {
  machinesRun,
  machinesHaveResources,
  machinesHaveDisks,
  machinesRunDistribution(context) {
    if (context.distribution === void 0)
      throw new NotObservable2("the machines were there before, and no distribution was asked for");
    return machinesRunDistribution(context, context.distribution);
  },
  machinesHaveOneAddress: (context) => {
    if (!context.features.onlyUnderlay)
      throw new NotObservable2("machines of this provider have other networks beside the underlay");
    return machinesHaveOneAddress(context);
  },
  underlayIsShared,
  networkdManages,
  joinWasRefused,
  clusterIsOperational,
  membersAgree,
  membersHaveFanAddresses,
  loadBalancerHasNoFan,
  standaloneHasNoFan,
  containersRun,
  containersAreSpread,
  addressesLieInSlices,
  containersSitOnFanBridge,
  peersSeeOwnAddresses,
  loadBalancerIsOutside,
  hostIsOutside: async (context) => {
    const { hostAbsent } = context.lab.topology;
    if (hostAbsent !== void 0) throw new NotObservable2(hostAbsent);
    await expectSilence2(context, [hostOf(context)], await containerEndpoints(context.lab));
  },
  loadBalancerHasNoIdentity: async (context) => expectSilence2(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  fanctlIsThere: (context) => fanctlIsThere(loadBalancer(context.lab)),
  interfacesOf,
  fanMadeTwoInterfaces,
  loadBalancerHasFanAddress,
  loadBalancerReachesContainers,
  containersReachLoadBalancer: async (context) => expectPings(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  loadBalancerReachesMembers: (context) => expectPings(context, [loadBalancerOf(context)], membersOf(context)),
  recordStates,
  nothingChanged,
  fanIsGone,
  dispatcherFoldersExist,
  hookIsAccepted,
  hookIgnoresOthers,
  hookKnowsFan,
  hostReachesContainers: async (context) => reachEachOther(context, [hostOf(context)], await containerEndpoints(context.lab)),
  loadBalancerReachesDefaultBridge: (context) => loadBalancerReachesDefaultBridge(context, loadBalancerOf(context)),
  nobodyElseReachesDefaultBridge: async (context) => {
    const others = (await everyoneOf(context)).filter(({ name }) => name !== loadBalancer(context.lab).name);
    await nobodyElseReachesDefaultBridge(context, others);
  },
  dockerLeftFanAlone,
  nginxHasFirstAddress,
  everyoneGetsWelcomePage: async (context) => everyoneGetsWelcomePage(context, await everyoneOf(context), await nginxEndpoint(context.lab)),
  nginxReachesContainers: async (context) => expectPings(context, [await nginxEndpoint(context.lab)], await containerEndpoints(context.lab)),
  mtuIsExact: async (context) => mtuIsExact(context, await everyoneOf(context), await nginxEndpoint(context.lab)),
  dockerDropsNothing: async (context) => reachEachOther(context, [loadBalancerOf(context)], await containerEndpoints(context.lab)),
  tunnelSurvivedDocker: (context) => tunnelIsPort(context, loadBalancer(context.lab)),
  bridgesHaveAddresses: overlayHolds("F1"),
  linksHaveMtu: overlayHolds("F2"),
  tunnelsArePorts: overlayHolds("F3"),
  bridgesHaveOwnMacs: overlayHolds("F4"),
  membersForward: overlayHolds("F5"),
  nothingDropsForwarded: overlayHolds("F6"),
  containersHaveFanMtu: overlayHolds("F7"),
  addressesAreUnique: overlayHolds("F8"),
  containersHaveDefaultRoute: overlayHolds("F9"),
  containersLeaveTranslated: overlayHolds("F10"),
  tunnelsTakeOwnVni: overlayHolds("F11"),
  networkHasSettings: async (context) => {
    await networkHasSettings(context);
    await containersHaveSettings(context);
  },
  lxdStartsAtBoot,
  dockerStartsAtBoot,
  dhcpAndDnsAnswer,
  ownNamesResolve,
  otherNamesResolve: (context) => otherNamesResolve(context, (state) => context.fact("canonical/lxd#4788", state)),
  newcomerIsOnFan,
  cameBack,
  askEveryone
};

// labs/article/sabotage/boot-acts.ts
import { overlayOf as overlayOf7 } from "./fanlab.mjs";

// labs/article/sabotage/commands.ts
async function all(machine, ...commands) {
  for (const argv of commands) await machine.succeed(argv);
}
async function each(machine, ...commands) {
  for (const argv of commands) await machine.run(argv);
}

// labs/article/sabotage/locate.ts
import { findEndpoints as findEndpoints2, inEndpoint, LabError as LabError2 } from "./fanlab.mjs";
async function locate(lab, name) {
  const { endpoints, missing } = await findEndpoints2(lab);
  const endpoint = endpoints.find((each2) => each2.name === name);
  if (!endpoint) {
    const reason = missing.find((each2) => each2.name === name)?.reason ?? "nobody knows it";
    throw new LabError2(`cannot find ${name}: ${reason}`);
  }
  const machine = lab.machine(endpoint.place.name);
  return { machine, address: endpoint.address, succeed: (argv) => machine.succeed(inEndpoint(endpoint, argv)) };
}

// labs/article/sabotage/boot-acts.ts
var relayPid = "/var/lib/lxd/networks/lxdfan0/forkdns.pid";
var dockerDropIn = "/etc/systemd/system/docker.service.d/10-fan.conf";
var input = ["INPUT", "--in-interface", "lxdfan0", "--protocol"];
var bootActs = [
  {
    name: "container-5 does not start at boot",
    expect: ["P54"],
    act: (lab) => all(member(lab, 1), ["lxc", "config", "set", "container-5", "boot.autostart", "false"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "config", "unset", "container-5", "boot.autostart"])
  },
  {
    name: "LXD of lxd-2 does not start at boot",
    expect: ["P54"],
    act: (lab) => all(member(lab, 2), ["systemctl", "disable", "--quiet", "lxd-containers.service"]),
    undo: (lab) => all(member(lab, 2), ["systemctl", "enable", "--quiet", "lxd-containers.service"])
  },
  {
    name: "nginx does not start at boot",
    expect: ["P55"],
    act: (lab) => all(loadBalancer(lab), ["docker", "update", "--restart", "no", nginxOf(lab)]),
    undo: (lab) => all(loadBalancer(lab), ["docker", "update", "--restart", "always", nginxOf(lab)])
  },
  {
    name: "Docker does not wait for the fan at boot",
    expect: ["P55"],
    act: (lab) => all(loadBalancer(lab), ["mv", dockerDropIn, `${dockerDropIn}.off`]),
    undo: (lab) => all(loadBalancer(lab), ["mv", `${dockerDropIn}.off`, dockerDropIn])
  },
  {
    name: "lxd-1 drops what its containers ask of it, as a firewall that lets nothing in",
    // Names of other members are asked of it, too: silence is no known fault. And it does not answer UDP as a member itself.
    expect: ["P56", "P57", "P58", "P51"],
    act: (lab) => all(member(lab, 1), ["iptables", "--insert", ...input, "udp", "--jump", "DROP"]),
    undo: (lab) => each(member(lab, 1), ["iptables", "--delete", ...input, "udp", "--jump", "DROP"])
  },
  {
    name: "lxd-3 drops DHCP of its containers",
    expect: ["P56"],
    act: (lab) => all(member(lab, 3), ["iptables", "--insert", ...input, "udp", "--dport", "67", "--jump", "DROP"]),
    undo: (lab) => each(member(lab, 3), ["iptables", "--delete", ...input, "udp", "--dport", "67", "--jump", "DROP"])
  },
  {
    name: "answers of DNS do not reach container-2",
    expect: ["P56", "P57", "P58"],
    act: async (lab) => void await (await locate(lab, "container-2")).succeed(["iptables", "--insert", ...answers]),
    undo: async (lab) => void await (await locate(lab, "container-2")).succeed(["iptables", "--delete", ...answers])
  },
  {
    name: "LXD\u2019s relay for names of other members is dead on lxd-1",
    expect: ["P58"],
    act: (lab) => all(member(lab, 1), ["sh", "-c", 'kill "$(sed -n "s/^pid: //p" "$1")"', "kill", relayPid]),
    undo: (lab) => all(member(lab, 1), ["systemctl", "restart", "lxd.service"])
  },
  {
    name: "container-6 has a second address, in a slice that nobody owns",
    expect: ["F8"],
    may: ["F7", "P18"],
    async act(lab) {
      const { succeed } = await locate(lab, "container-6");
      await succeed(["ip", "addr", "add", unowned(overlayOf7(lab).prefix.length), "dev", "eth0"]);
    },
    async undo(lab) {
      const { succeed } = await locate(lab, "container-6");
      await succeed(["ip", "addr", "del", unowned(overlayOf7(lab).prefix.length), "dev", "eth0"]);
    }
  },
  {
    name: "the host has a route to Docker\u2019s default bridge",
    expect: ["P42"],
    act: (lab) => all(lab.host, ["ip", "route", "add", "172.17.0.0/16", "via", lab.underlayAddress(loadBalancer(lab))]),
    undo: (lab) => each(lab.host, ["ip", "route", "del", "172.17.0.0/16"])
  }
];
var answers = ["INPUT", "--protocol", "udp", "--sport", "53", "--jump", "DROP"];
var unowned = (length) => `240.9.9.9/${length}`;

// labs/article/sabotage/container-acts.ts
import { overlayOf as overlayOf8, queryMembers } from "./fanlab.mjs";

// labs/article/sabotage/red-claims.ts
var crossing = [
  "D2",
  "D3",
  "D4",
  "P20",
  "P21",
  "P29",
  "P30",
  "P46",
  "P47",
  "P48",
  "P51",
  "F11"
];
var anyCell = [
  ...crossing,
  ...["D1", "P19", "P42", "F7", "F8", "F9", "F10", "P56", "P57", "P58"]
];
var anyLxd = ["P10", "P11", "P12", "P16", "P17", "P18", "P54"];
var withoutNginx = ["P42", "P48", "P51", "P53", "F8", "F9", "F10"];

// labs/article/sabotage/container-acts.ts
var spare = (address) => [...address.split(".").slice(0, 2), "77", "77"].join(".");
var dnsmasqPid = "/var/lib/lxd/networks/lxdfan0/dnsmasq.pid";
var offlineDeadline = 6e4;
var containerActs = [
  {
    name: "container-1 has MTU 1500",
    expect: ["F7", "P48"],
    act: async (lab) => (await locate(lab, "container-1")).succeed(["ip", "link", "set", "eth0", "mtu", "1500"]).then(nothing),
    undo: async (lab) => (await locate(lab, "container-1")).succeed(["ip", "link", "set", "eth0", "mtu", String(overlayOf8(lab).mtu)]).then(nothing)
  },
  {
    name: "container-2 has a mask of /16",
    expect: ["F7"],
    may: [...anyCell, "P18"],
    act: (lab) => changeMask(lab, overlayOf8(lab).prefix.length, 16),
    undo: (lab) => changeMask(lab, 16, overlayOf8(lab).prefix.length)
  },
  {
    name: "container-1 has an address of container-2, too",
    expect: ["F8"],
    may: [...anyCell, "P18"],
    async act(lab) {
      const [one, two] = [await locate(lab, "container-1"), await locate(lab, "container-2")];
      await one.succeed(["ip", "addr", "add", `${two.address}/32`, "dev", "eth0"]);
    },
    async undo(lab) {
      const [one, two] = [await locate(lab, "container-1"), await locate(lab, "container-2")];
      await one.succeed(["ip", "addr", "del", `${two.address}/32`, "dev", "eth0"]);
    }
  },
  {
    name: "container-1\u2019s address is translated inside the overlay",
    // Whoever is asked sees another address than the asker's own: every cell with container-1 as its source is wrong.
    expect: ["P21", "F7", "F8", "D1", "D2", "D3", "D4", "P19", "P20", "P30", "P46", "P48", "P51"],
    may: ["F10"],
    async act(lab) {
      const one = await locate(lab, "container-1");
      await one.succeed([
        "ip",
        "addr",
        "add",
        `${spare(one.address)}/${overlayOf8(lab).prefix.length}`,
        "dev",
        "eth0"
      ]);
      await one.succeed(["iptables", ...translation(spare(one.address), "--append")]);
    },
    async undo(lab) {
      const one = await locate(lab, "container-1");
      await one.succeed(["iptables", ...translation(spare(one.address), "--delete")]);
      await one.succeed([
        "ip",
        "addr",
        "del",
        `${spare(one.address)}/${overlayOf8(lab).prefix.length}`,
        "dev",
        "eth0"
      ]);
    }
  },
  {
    name: "container-2 answers echoes but drops connections to port 80",
    expect: ["D2"],
    may: ["D1", "D3", "D4", "P19", "P20", "P29", "P30", "P51"],
    act: async (lab) => (await locate(lab, "container-2")).succeed(["iptables", "--insert", ...http]).then(nothing),
    undo: async (lab) => (await locate(lab, "container-2")).succeed(["iptables", "--delete", ...http]).then(nothing)
  },
  {
    name: "container-3 is frozen",
    expect: ["P16", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    act: (lab) => all(member(lab, 1), ["lxc", "pause", "container-3"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "start", "container-3"])
  },
  {
    name: "container-6 is stopped",
    expect: ["P16", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    act: (lab) => all(member(lab, 1), ["lxc", "stop", "--force", "container-6"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "start", "container-6"])
  },
  {
    name: "LXD\u2019s DHCP server on lxd-2 is dead before a container there asks",
    expect: ["P18", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    async act(lab) {
      const two = member(lab, 2);
      const name = await containerOn(lab, two.name);
      await all(
        two,
        ["sh", "-c", 'kill "$(sed -n "s/^pid: //p" "$1")"', "kill", dnsmasqPid],
        ["lxc", "restart", "--force", name]
      );
    },
    undo: (lab) => all(member(lab, 2), ["systemctl", "restart", "lxd.service"])
  },
  {
    name: "LXD is stopped on lxd-3",
    expect: ["P10", "P11"],
    // In stopping it takes its network down.
    may: [...anyCell, ...anyLxd, "P13", "F1", "F2", "F3"],
    async act(lab) {
      await all(member(lab, 3), ["systemctl", "stop", "--quiet", "lxd.socket", "lxd.service"]);
      await member(lab, 1).waitUntil(
        "lxd-1 sees lxd-3 offline",
        async () => {
          const seen = (await queryMembers(member(lab, 1))).find(({ server_name }) => server_name === "lxd-3");
          return seen?.status === "Offline" ? { value: true } : { notYet: seen?.status ?? "unknown" };
        },
        { within: offlineDeadline }
      );
    },
    undo: (lab) => all(member(lab, 3), ["systemctl", "start", "lxd.socket", "lxd.service"])
  }
];
var http = ["INPUT", "--protocol", "tcp", "--dport", "80", "--jump", "DROP"];
var translation = (address, verb) => [
  ...["--table", "nat", verb, "POSTROUTING", "--out-interface", "eth0"],
  ...["--jump", "SNAT", "--to-source", address]
];
async function changeMask(lab, from, to) {
  const two = await locate(lab, "container-2");
  await two.succeed(["ip", "addr", "add", `${two.address}/${to}`, "dev", "eth0"]);
  await two.succeed(["ip", "addr", "del", `${two.address}/${from}`, "dev", "eth0"]);
}
async function containerOn(lab, machine) {
  for (const name of lxdContainersOf(lab)) {
    if ((await locate(lab, name)).machine.name === machine) return name;
  }
  throw new Error(`no container on ${machine}`);
}
var nothing = () => {
};

// labs/article/sabotage/docker-acts.ts
import {
  createNetworkCommand,
  fanNetwork as fanNetwork2,
  formatPrefix as formatPrefix3,
  inEndpoint as inEndpoint2,
  ipLinks as ipLinks5,
  LabError as LabError3,
  overlayOf as overlayOf9
} from "./fanlab.mjs";
var docker = (lab, ...words) => ["docker", ...words, nginxOf(lab)];
var waitForFan = "/etc/systemd/system/docker.service.d/10-fan.conf";
var dockerActs = [
  {
    name: "nginx answers with status 500",
    expect: ["P46"],
    may: ["P51"],
    act: (lab) => nginx(lab, "s/listen 80[^;]*;/& return 500;/"),
    undo: (lab) => nginx(lab, "s/ return 500;//")
  },
  {
    name: "nginx is stopped",
    expect: ["P45", "P46", "P47"],
    may: withoutNginx,
    act: (lab) => all(loadBalancer(lab), docker(lab, "stop")),
    undo: (lab) => all(loadBalancer(lab), docker(lab, "start"))
  },
  {
    name: "nginx is on the default bridge only",
    expect: ["P45", "P46", "P47"],
    may: withoutNginx,
    act: (lab) => all(loadBalancer(lab), docker(lab, "network", "disconnect", fanNetwork2)),
    undo: (lab) => all(loadBalancer(lab), docker(lab, "network", "connect", fanNetwork2))
  },
  {
    name: "the Docker network has a wrong gateway",
    expect: ["F1", "P28"],
    may: [...anyCell, "P45", "P39"],
    act: (lab) => remakeNetwork(lab, ownAddress(lab).replace(/\d+$/, "254")),
    async undo(lab) {
      await removeNetwork(lab);
      const own = `${ownAddress(lab)}/${overlayOf9(lab).prefix.length}`;
      const wrong = own.replace(/\d+\/(\d+)$/, "254/$1");
      await each(
        loadBalancer(lab),
        ["ip", "addr", "del", wrong, "dev", overlayOf9(lab).bridge],
        ["ip", "addr", "add", own, "dev", overlayOf9(lab).bridge]
      );
      await remakeNetwork(lab, ownAddress(lab));
    }
  },
  {
    name: "the Docker network has no MTU of its own",
    // nginx takes fragments of UDP, and sends none that fit into the fan.
    expect: ["P53", "P51"],
    may: ["P48"],
    act: (lab) => remakeNetwork(lab, ownAddress(lab), (word) => !word.includes("driver.mtu=")),
    undo: (lab) => remakeNetwork(lab, ownAddress(lab))
  },
  {
    name: "nginx has a mask of /16",
    // It sends to the other slices by its default route, past the fan.
    expect: ["P53", "P46", "P47", "P48", "P51"],
    act: (lab) => changeMask2(lab, overlayOf9(lab).prefix.length, 16),
    undo: (lab) => changeMask2(lab, 16, overlayOf9(lab).prefix.length)
  },
  {
    name: "nginx has MTU 1400 on the fan",
    expect: ["P53", "P48", "P51"],
    act: (lab) => setMtu(lab, 1400),
    undo: (lab) => setMtu(lab, overlayOf9(lab).mtu)
  },
  {
    name: "dockerd made the fan\u2019s bridge before fanctl could",
    expect: ["F3", "P50", "D3"],
    may: [...crossing, "F2", "P28", "P39"],
    async act(lab) {
      await all(
        loadBalancer(lab),
        ["systemctl", "stop", "--quiet", "docker.socket", "docker.service"],
        ["fanctl", "down", "-u", underlay(lab), "-o", formatPrefix3(overlayOf9(lab).prefix)],
        ["mv", waitForFan, `${waitForFan}.off`],
        ["systemctl", "daemon-reload"],
        ["systemctl", "start", "docker.socket", "docker.service"]
      );
    },
    async undo(lab) {
      await each(
        loadBalancer(lab),
        ["systemctl", "stop", "--quiet", "docker.socket", "docker.service"],
        ["ip", "link", "del", overlayOf9(lab).bridge],
        ["fanctl", "up", "-u", underlay(lab), "-o", formatPrefix3(overlayOf9(lab).prefix)],
        ["mv", `${waitForFan}.off`, waitForFan],
        ["systemctl", "daemon-reload"],
        ["iptables", "--policy", "FORWARD", "ACCEPT"],
        ["systemctl", "start", "docker.socket", "docker.service"]
      );
    }
  }
];
var underlay = (lab) => `${lab.underlayAddress(loadBalancer(lab))}/${overlayOf9(lab).underlay.length}`;
async function nginx(lab, edit) {
  const inside = ["docker", "exec", nginxOf(lab)];
  await all(
    loadBalancer(lab),
    [...inside, "sed", "-i", edit, "/etc/nginx/nginx.conf"],
    [...inside, "nginx", "-s", "reload"]
  );
}
var ownAddress = (lab) => overlayOf9(lab).addressOf(loadBalancer(lab));
async function inNginx(lab, ...commands) {
  const nginx2 = await nginxEndpoint(lab);
  const find = ["ip", "-json", "-4", "addr", "show", "to", nginx2.address];
  const [link] = await loadBalancer(lab).json(inEndpoint2(nginx2, find), ipLinks5);
  if (!link) throw new LabError3(`cannot find the interface of nginx with ${nginx2.address}`);
  const argvs = commands.map((command) => inEndpoint2(nginx2, ["ip", ...command(link.ifname, nginx2.address)]));
  await all(loadBalancer(lab), ...argvs);
}
var setMtu = (lab, bytes) => inNginx(lab, (device) => ["link", "set", device, "mtu", String(bytes)]);
var changeMask2 = (lab, from, to) => inNginx(
  lab,
  // The new one first: without any the default route would be lost.
  (device, address) => ["addr", "add", `${address}/${to}`, "dev", device],
  (device, address) => ["addr", "del", `${address}/${from}`, "dev", device]
);
async function remakeNetwork(lab, gateway, keeps = () => true) {
  const words = createNetworkCommand(lab, loadBalancer(lab), gateway);
  await removeNetwork(lab);
  await all(
    loadBalancer(lab),
    words.filter((word, index) => keeps(word) && keeps(words[index + 1] ?? "")),
    docker(lab, "network", "connect", fanNetwork2)
  );
}
var removeNetwork = (lab) => each(loadBalancer(lab), docker(lab, "network", "disconnect", fanNetwork2), [
  "docker",
  "network",
  "rm",
  fanNetwork2
]);

// labs/article/sabotage/fan-acts.ts
import { formatPrefix as formatPrefix4, overlayOf as overlayOf10 } from "./fanlab.mjs";
var bridge = "lxdfan0";
var tunnel = "lxdfan0-fan";
var fanIp = "/usr/local/lib/fanlab/bin/ip";
async function rebuildTunnel(lab, machine, { vni = overlayOf10(lab).vni, underlay: underlay2 = formatPrefix4(overlayOf10(lab).underlay) } = {}) {
  await machine.run(["ip", "link", "del", tunnel]);
  const local = lab.underlayAddress(machine);
  await all(
    machine,
    [
      ...[
        fanIp,
        "link",
        "add",
        "dev",
        tunnel,
        "type",
        "vxlan",
        "id",
        String(vni),
        "dev",
        "eth0",
        "dstport",
        "0"
      ],
      ...["local", local, "fan-map", `${formatPrefix4(overlayOf10(lab).prefix)}:${underlay2}`]
    ],
    ["ip", "link", "set", tunnel, "mtu", String(overlayOf10(lab).mtu), "master", bridge, "up"]
  );
}
var hasAddress = (lab, machine, length) => `${overlayOf10(lab).addressOf(machine)}/${length}`;
var fanActs = [
  {
    name: "the fan\u2019s filter is removed on lxd-2",
    expect: ["D2", "D3", "D4", "P48", "P51"],
    may: crossing,
    act: (lab) => all(member(lab, 2), ["tc", "filter", "del", "dev", tunnel, "egress"]),
    undo: (lab) => rebuildTunnel(lab, member(lab, 2))
  },
  {
    name: "lxd-2 maps to a wrong underlay",
    expect: ["D2", "D3", "D4", "P51"],
    may: crossing,
    // The member itself is where it was; the mapping sends its packets to another /16 of the same length.
    act: (lab) => rebuildTunnel(lab, member(lab, 2), { underlay: wrongUnderlay(lab) }),
    undo: (lab) => rebuildTunnel(lab, member(lab, 2))
  },
  {
    name: "lxd-3 has a wrong VNI",
    expect: ["D2", "D3", "D4", "P51"],
    may: crossing,
    act: (lab) => rebuildTunnel(lab, member(lab, 3), { vni: overlayOf10(lab).vni + 1 }),
    undo: (lab) => rebuildTunnel(lab, member(lab, 3))
  },
  {
    name: "the fan address of lxd-2 has prefix length 32",
    expect: ["F1", "P13"],
    // Its own containers are not on its link any more: what it answers them goes to the default gateway.
    may: anyCell,
    act: (lab) => replaceAddress(lab, member(lab, 2), overlayOf10(lab).prefix.length, 32),
    undo: (lab) => replaceAddress(lab, member(lab, 2), 32, overlayOf10(lab).prefix.length)
  },
  {
    name: "the tunnel of lxd-3 is no port of its bridge",
    expect: ["F3", "D2", "P51"],
    may: crossing,
    act: (lab) => all(member(lab, 3), ["ip", "link", "set", tunnel, "nomaster"]),
    undo: (lab) => all(member(lab, 3), ["ip", "link", "set", tunnel, "master", bridge])
  },
  {
    name: "the tunnel of load-balancer is no port of its bridge",
    expect: ["F3", "P50", "D3"],
    may: crossing,
    act: (lab) => all(loadBalancer(lab), ["ip", "link", "set", "ftun0", "nomaster"]),
    undo: (lab) => all(loadBalancer(lab), ["ip", "link", "set", "ftun0", "master", overlayOf10(lab).bridge])
  },
  {
    name: "the bridge of lxd-1 is down",
    expect: ["F3", "D1", "D2", "P51"],
    // The containers lose their gateway, DHCP and DNS with it.
    may: anyCell,
    act: (lab) => all(member(lab, 1), ["ip", "link", "set", bridge, "down"]),
    undo: (lab) => all(member(lab, 1), ["ip", "link", "set", bridge, "up"])
  },
  {
    name: "the tunnel of lxd-2 has MTU 1400",
    expect: ["F2", "P48"],
    may: crossing,
    act: (lab) => all(member(lab, 2), ["ip", "link", "set", tunnel, "mtu", "1400"]),
    undo: (lab) => all(member(lab, 2), ["ip", "link", "set", tunnel, "mtu", String(overlayOf10(lab).mtu)])
  },
  {
    name: "load-balancer\u2019s bridge has the MAC address of lxd-1\u2019s",
    expect: ["F4"],
    may: crossing,
    async act(lab) {
      const mac = (await member(lab, 1).read(`/sys/class/net/${bridge}/address`)).trim();
      await all(loadBalancer(lab), ["ip", "link", "set", overlayOf10(lab).bridge, "address", mac]);
    },
    undo: (lab) => all(loadBalancer(lab), ["ip", "link", "set", overlayOf10(lab).bridge, "address", "02:00:5e:00:53:01"])
  },
  {
    name: "forwarding is off on load-balancer",
    expect: ["F5"],
    may: ["F10"],
    act: (lab) => all(loadBalancer(lab), ["sysctl", "--quiet", "--write", "net.ipv4.ip_forward=0"]),
    undo: (lab) => all(loadBalancer(lab), ["sysctl", "--quiet", "--write", "net.ipv4.ip_forward=1"])
  },
  {
    name: "lxd-2 does not forward what comes in by its fan bridge",
    expect: ["F5"],
    may: ["F10"],
    act: (lab) => forwarding(member(lab, 2), bridge, 0),
    undo: (lab) => forwarding(member(lab, 2), bridge, 1)
  },
  {
    name: "load-balancer does not forward what comes in by the underlay",
    expect: ["F5"],
    may: ["F10"],
    act: (lab) => forwarding(loadBalancer(lab), "eth0", 0),
    undo: (lab) => forwarding(loadBalancer(lab), "eth0", 1)
  },
  {
    name: "the host\u2019s fan is down",
    expect: ["D4", "F1", "F3"],
    may: [...crossing, "F2"],
    act: (lab) => overlayOf10(lab).leave(lab.host),
    undo: (lab) => each(lab.host, ["fanctl", "up", "-u", hostUnderlay(lab), "-o", formatPrefix4(overlayOf10(lab).prefix)])
  }
];
var forwarding = (machine, device, value) => all(machine, ["sysctl", "--quiet", "--write", `net.ipv4.conf.${device}.forwarding=${value}`]);
var hostUnderlay = (lab) => `${lab.hostAddress}/${overlayOf10(lab).underlay.length}`;
function wrongUnderlay(lab) {
  const [a, b, c = "0", rest = ""] = formatPrefix4(overlayOf10(lab).underlay).split(".");
  const third = overlayOf10(lab).underlay.length === 24 ? String((Number(c) + 1) % 256) : c;
  const second = overlayOf10(lab).underlay.length === 24 ? b : String((Number(b) + 1) % 256);
  return [a, second, third, rest].join(".");
}
async function replaceAddress(lab, machine, from, to) {
  await each(machine, ["ip", "addr", "del", hasAddress(lab, machine, from), "dev", bridge]);
  await all(machine, ["ip", "addr", "add", hasAddress(lab, machine, to), "dev", bridge]);
}

// labs/article/sabotage/hook-acts.ts
var dispatcher = "networkd-dispatcher.service";
var folder = "/etc/networkd-dispatcher/routable.d";
var settings = "/etc/default/networkd-dispatcher";
var order = "/etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf";
var hookActs = [
  {
    name: "the hook has mode 0775",
    expect: ["P37"],
    may: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["chmod", "0775", hookPath]),
    undo: (lab) => all(loadBalancer(lab), ["chmod", "0755", hookPath])
  },
  {
    name: "the hook belongs to another user",
    expect: ["P37"],
    may: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["chown", "65534", hookPath]),
    undo: (lab) => all(loadBalancer(lab), ["chown", "0", hookPath])
  },
  {
    name: "the hook is disabled",
    expect: ["P37", "P38"],
    may: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["mv", hookPath, `${hookPath}.off`]),
    undo: (lab) => all(loadBalancer(lab), ["mv", `${hookPath}.off`, hookPath])
  },
  {
    name: "the hook waits for a wrong interface",
    expect: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["sed", "-i", "s/^INTERFACE=.*/&9/", hookSettingsPath]),
    undo: (lab) => all(loadBalancer(lab), ["sed", "-i", "s/^\\(INTERFACE=.*\\)9$/\\1/", hookSettingsPath])
  },
  {
    name: "a folder of networkd-dispatcher has mode 0775",
    expect: ["P36"],
    act: (lab) => all(loadBalancer(lab), ["chmod", "0775", folder]),
    undo: (lab) => all(loadBalancer(lab), ["chmod", "0755", folder])
  },
  {
    name: "networkd-dispatcher is masked",
    expect: ["P37"],
    act: (lab) => all(loadBalancer(lab), ["systemctl", "mask", "--now", "--quiet", dispatcher]),
    undo: (lab) => each(
      loadBalancer(lab),
      ["systemctl", "unmask", "--quiet", dispatcher],
      ["systemctl", "start", dispatcher]
    )
  },
  {
    name: "networkd-dispatcher does not start at boot",
    expect: ["P37"],
    act: (lab) => all(loadBalancer(lab), ["systemctl", "disable", "--quiet", dispatcher]),
    undo: (lab) => all(loadBalancer(lab), ["systemctl", "enable", "--quiet", dispatcher])
  },
  {
    name: "networkd-dispatcher does not start hooks for links that are up already",
    expect: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["sed", "-i.off", "s/--run-startup-triggers//", settings]),
    undo: (lab) => all(loadBalancer(lab), ["mv", `${settings}.off`, settings])
  },
  {
    name: "networkd-dispatcher does not wait for the network at boot",
    expect: ["P39"],
    act: (lab) => all(loadBalancer(lab), ["mv", order, `${order}.off`]),
    undo: (lab) => all(loadBalancer(lab), ["mv", `${order}.off`, order])
  },
  {
    name: "the hook does nothing for any interface but says what it ought to",
    expect: ["P39"],
    act: (lab) => all(loadBalancer(lab), [
      "sed",
      "-i.off",
      '2i echo "50-fan: ignoring interface $IFACE"; exit 0',
      hookPath
    ]),
    undo: (lab) => all(loadBalancer(lab), ["mv", `${hookPath}.off`, hookPath])
  }
];

// labs/article/sabotage/network-acts.ts
import { overlayOf as overlayOf11 } from "./fanlab.mjs";
var table = "fanlab_sabotage";
var addRule = (family, hook, rule) => (machine) => all(machine, [
  "nft",
  `table ${family} ${table} { chain c { type filter hook ${hook} priority -300; ${rule} drop; }; }`
]);
var dropTable = (family, machine) => each(machine, ["nft", "delete", "table", family, table]);
var networkActs = [
  {
    name: "lxd-1 drops the fan\u2019s packets from lxd-2",
    expect: ["D2", "P51"],
    may: ["P20", "P21", "P48"],
    act: (lab) => addRule(
      "inet",
      "input",
      `ip saddr ${lab.underlayAddress(member(lab, 2))} udp dport 8472`
    )(member(lab, 1)),
    undo: (lab) => dropTable("inet", member(lab, 1))
  },
  {
    name: "lxd-1 loses one in three of the fan\u2019s packets",
    expect: ["D2", "P51"],
    may: crossing,
    act: (lab) => addRule("inet", "input", "udp dport 8472 numgen random mod 3 == 0")(member(lab, 1)),
    undo: (lab) => dropTable("inet", member(lab, 1))
  },
  {
    name: "load-balancer hears no ARP on the fan",
    expect: ["D3", "P51"],
    may: crossing,
    async act(lab) {
      await addRule("arp", "input", `iifname "${overlayOf11(lab).bridge}"`)(loadBalancer(lab));
      await all(loadBalancer(lab), ["ip", "neigh", "flush", "dev", overlayOf11(lab).bridge]);
    },
    undo: (lab) => dropTable("arp", loadBalancer(lab))
  },
  {
    name: "container-1\u2019s echoes to load-balancer are dropped, in that direction only",
    expect: ["D3", "P30", "P51"],
    may: ["P48"],
    async act(lab) {
      const { address } = await locate(lab, "container-1");
      await addRule("ip", "input", `ip saddr ${address} icmp type echo-request`)(loadBalancer(lab));
    },
    undo: (lab) => dropTable("ip", loadBalancer(lab))
  },
  {
    name: "the FORWARD policy of lxd-1 is DROP",
    expect: ["F6"],
    // Where the bridge hands its frames to iptables, as many kernels do, it takes the whole overlay along.
    may: anyCell,
    act: (lab) => all(member(lab, 1), ["iptables", "--policy", "FORWARD", "DROP"]),
    undo: (lab) => all(member(lab, 1), ["iptables", "--policy", "FORWARD", "ACCEPT"])
  },
  {
    name: "the underlay link of lxd-3 is down",
    expect: ["P4", "D2", "P51"],
    may: [...anyCell, ...anyLxd, "P35"],
    act: (lab) => all(member(lab, 3), ["ip", "link", "set", "eth0", "down"]),
    undo: (lab) => all(member(lab, 3), ["ip", "link", "set", "eth0", "up"])
  },
  {
    name: "load-balancer has moved to another underlay address",
    expect: ["P4", "D3", "P51"],
    // What nginx sends leaves as the address that it has moved to.
    may: [...crossing, "P35", "P39", "F10"],
    act: (lab) => move(lab, lab.underlayAddress(loadBalancer(lab)), lab.addressOfNewcomer),
    undo: (lab) => move(lab, lab.addressOfNewcomer, lab.underlayAddress(loadBalancer(lab)))
  },
  {
    name: "systemd-networkd does not run on lxd-1",
    expect: ["P35"],
    // It takes its DHCP address along.
    may: [...anyCell, ...anyLxd, "P4"],
    act: (lab) => all(member(lab, 1), [
      "systemctl",
      "stop",
      "--quiet",
      "systemd-networkd.socket",
      "systemd-networkd.service"
    ]),
    undo: (lab) => all(member(lab, 1), ["systemctl", "start", "systemd-networkd.socket", "systemd-networkd.service"])
  },
  {
    name: "load-balancer has a stanza of ifupdown for the underlay\u2019s interface",
    expect: ["P35"],
    act: (lab) => loadBalancer(lab).write("/etc/network/interfaces", "iface eth0 inet dhcp\n"),
    undo: (lab) => all(loadBalancer(lab), ["rm", "-f", "/etc/network/interfaces"])
  },
  {
    name: "a unit has failed on lxd-2",
    expect: ["P1"],
    act: (lab) => each(member(lab, 2), ["systemd-run", "--quiet", "--wait", "--unit=fanlab-sabotage", "false"]),
    undo: (lab) => all(member(lab, 2), ["systemctl", "reset-failed"])
  }
];
async function move(lab, from, to) {
  const length = overlayOf11(lab).underlay.length;
  await each(
    loadBalancer(lab),
    ["ip", "addr", "add", `${to}/${length}`, "dev", "eth0"],
    ["ip", "addr", "del", `${from}/${length}`, "dev", "eth0"]
  );
}

// labs/article/sabotage/way-out-acts.ts
import { inEndpoint as inEndpoint3, overlayOf as overlayOf12 } from "./fanlab.mjs";
var restartLxd = (lab, number) => all(member(lab, number), ["systemctl", "restart", "lxd.service"]);
var wayOutActs = [
  {
    name: "the firewall of lxd-2 was flushed, and its translation with it",
    expect: ["F10"],
    act: (lab) => all(member(lab, 2), ["nft", "flush", "ruleset"]),
    undo: (lab) => restartLxd(lab, 2)
  },
  {
    name: "LXD\u2019s network does not translate",
    expect: ["F10"],
    act: (lab) => all(member(lab, 1), ["lxc", "network", "set", "lxdfan0", "ipv4.nat", "false"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "network", "set", "lxdfan0", "ipv4.nat", "true"])
  },
  {
    name: "container-4 has no default route",
    expect: ["F9", "F10"],
    act: async (lab) => void await (await locate(lab, "container-4")).succeed(["ip", "route", "del", "default"]),
    async undo(lab) {
      const { machine, succeed } = await locate(lab, "container-4");
      await succeed(["ip", "route", "replace", "default", "via", overlayOf12(lab).addressOf(machine)]);
    }
  },
  {
    name: "answers from beyond the overlay are dropped on load-balancer",
    expect: ["F10"],
    act: (lab) => all(loadBalancer(lab), ["iptables", "--insert", ...answers2(lab)]),
    undo: (lab) => each(loadBalancer(lab), ["iptables", "--delete", ...answers2(lab)])
  },
  {
    name: "nginx has a second default route",
    expect: ["F9", "P53"],
    act: (lab) => nginxRoute(lab, "add"),
    undo: (lab) => nginxRoute(lab, "del")
  },
  {
    name: "load-balancer rewrites every VNI to its own",
    expect: ["F11"],
    act: (lab) => all(loadBalancer(lab), ["nft", rewriting(overlayOf12(lab).vni, "")]),
    undo: (lab) => each(loadBalancer(lab), ["nft", "delete", "table", "ip", table2])
  },
  {
    name: "lxd-1 rewrites the VNI of what load-balancer sends to its own",
    expect: ["F11"],
    act: (lab) => all(member(lab, 1), [
      "nft",
      rewriting(overlayOf12(lab).vni, `ip saddr ${lab.underlayAddress(loadBalancer(lab))} `)
    ]),
    undo: (lab) => each(member(lab, 1), ["nft", "delete", "table", "ip", table2])
  },
  {
    name: "lxd-3 rewrites every VNI to its own before its kernel sees the packet",
    expect: ["F11"],
    act: (lab) => all(member(lab, 3), ["nft", rewritingEarly(overlayOf12(lab).vni)]),
    undo: (lab) => each(member(lab, 3), ["nft", "delete", "table", "netdev", table2])
  }
];
var table2 = "fanlab_sabotage";
var rewriting = (vni, from) => `table ip ${table2} { chain c { type filter hook prerouting priority -300; ${from}udp dport 8472 @th,96,24 set ${vni}; }; }`;
var rewritingEarly = (vni) => `table netdev ${table2} { chain c { type filter hook ingress device eth0 priority 0; udp dport 8472 @th,96,24 set ${vni}; }; }`;
var answers2 = (lab) => [
  ...["FORWARD", "--source", lab.hostAddress, "--in-interface", "eth0"],
  ...["--protocol", "icmp", "--icmp-type", "echo-reply", "--jump", "DROP"]
];
async function nginxRoute(lab, verb) {
  const via = overlayOf12(lab).addressOf(loadBalancer(lab));
  const route = ["ip", "route", verb, "default", "via", via, "metric", "77"];
  await loadBalancer(lab).succeed(inEndpoint3(await nginxEndpoint(lab), route));
}

// labs/article/sabotage/index.ts
var sabotages = [
  ...fanActs,
  ...networkActs,
  ...containerActs,
  ...dockerActs,
  ...hookActs,
  ...wayOutActs,
  ...bootActs
];

// labs/article/steps.ts
import {
  bootLaterMachineWith,
  bootMachines,
  bootstrapCluster,
  connectContainers,
  cutAllPower,
  equipMachinesWith,
  findOutVersions,
  importContainerImage,
  installOverlay,
  joinMember,
  launchContainers,
  lxdNeed,
  NotObservable as NotObservable3,
  overlayOf as overlayOf15,
  rebootAll,
  rebootMachine,
  rebootRolling,
  restartMachine,
  runContainers,
  startAfterOverlay,
  startDocker,
  waitForCluster
} from "./fanlab.mjs";

// labs/article/steps/join-cluster-badly.ts
import { joinPreseed } from "./fanlab.mjs";
var nobody = "65534";
var joinWithToken = ({ lab }, machine, token) => machine.run(["lxd", "init", "--preseed"], {
  stdin: joinPreseed(lab.underlayAddress(machine), token),
  timeoutMs: 6e4
});
var joinWithoutRoot = ({ lab }, machine) => machine.run(
  ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "lxd", "init", "--preseed"],
  {
    stdin: joinPreseed(lab.underlayAddress(machine), "no-token"),
    timeoutMs: 6e4
  }
);

// labs/article/steps/newcomer.ts
import {
  formatPrefix as formatPrefix5,
  ipLinks as ipLinks6,
  ipRoutes,
  LabError as LabError4,
  overlayOf as overlayOf13
} from "./fanlab.mjs";
async function persistByIfupdown({ lab }, machine, address) {
  const fanctl = (await machine.succeed(["sh", "-c", "command -v fanctl"])).trim();
  const fan = `-u ${address}/${overlayOf13(lab).underlay.length} -o ${formatPrefix5(overlayOf13(lab).prefix)}`;
  const { device, gateway } = await wayOut(machine, address);
  const stanza = [
    `auto ${device}`,
    `iface ${device} inet static`,
    `  address ${address}/${overlayOf13(lab).underlay.length}`,
    ...gateway === void 0 ? [] : [`  gateway ${gateway}`],
    `  up ${fanctl} up ${fan}`,
    `  down ${fanctl} down ${fan}`
  ].join("\n");
  await machine.write("/etc/network/interfaces", `${stanza}
`);
  await machine.succeed([
    "systemctl",
    "disable",
    "--quiet",
    "systemd-networkd.service",
    "networkd-dispatcher.service"
  ]);
  await machine.succeed(["systemctl", "enable", "--quiet", "networking.service"]);
}
async function wayOut(machine, address) {
  const links = await machine.json(["ip", "-json", "-4", "addr", "show", "to", `${address}/32`], ipLinks6);
  const device = links[0]?.ifname;
  if (device === void 0) throw new LabError4(`cannot find the interface of ${address} on ${machine.name}`);
  const routes = await machine.json(["ip", "-json", "-4", "route", "show", "default"], ipRoutes);
  return { device, gateway: routes.find(({ dev }) => dev === device)?.gateway };
}

// labs/article/steps/standalone-lxd.ts
import { startLxdForNow, stopAndWipeLxd, z as z3 } from "./fanlab.mjs";
var lxdNetwork = z3.object({
  name: z3.string(),
  managed: z3.boolean(),
  config: z3.record(z3.string(), z3.string())
});
async function tryStandaloneLxd({ lab, timed }) {
  const machine = loadBalancer(lab);
  return timed("lxd", "LXD on its own", async () => {
    await startLxdForNow(machine);
    try {
      await machine.succeed(["lxd", "init", "--auto"]);
      return await machine.json(["lxc", "network", "list", "--format", "json"], z3.array(lxdNetwork));
    } finally {
      await stopAndWipeLxd(machine);
    }
  });
}

// labs/article/steps/static-routes.ts
import { formatAddress as formatAddress3, overlayOf as overlayOf14 } from "./fanlab.mjs";
async function withStaticRoutes(context, body) {
  await setRoutes(context, "add");
  try {
    await body();
  } finally {
    await setRoutes(context, "del");
  }
}
async function setRoutes({ lab }, verb) {
  for (const member2 of members(lab)) {
    const { address, length } = overlayOf14(lab).sliceOf(member2);
    const slice = `${formatAddress3(address)}/${length}`;
    await loadBalancer(lab).succeed(["ip", "route", verb, slice, "via", lab.underlayAddress(member2)]);
  }
}

// labs/article/steps.ts
async function persistFan({ lab }) {
  await startAfterOverlay(loadBalancer(lab), overlayOf15(lab));
  await overlayOf15(lab).persist(loadBalancer(lab));
}
var steps = {
  bootMachines,
  // The load balancer has an LXD of its own for a moment.
  prepareMachines: equipMachinesWith(
    (machine, system, lab) => machine === loadBalancer(lab) ? [lxdNeed(system)] : []
  ),
  findOutVersions,
  installFanEngine: installOverlay,
  bootstrapCluster,
  joinWithoutRoot,
  joinWithToken,
  joinMember,
  waitForMembers: (context) => context.timed("lxd", "all members are online", () => waitForCluster(members(context.lab))),
  importContainerImage,
  tryStandaloneLxd,
  launchContainers,
  withStaticRoutes,
  joinLoadBalancer: ({ lab }) => overlayOf15(lab).join(loadBalancer(lab)),
  joinHost({ lab }) {
    const { hostAbsent } = lab.topology;
    if (hostAbsent !== void 0) throw new NotObservable3(hostAbsent);
    return overlayOf15(lab).join(lab.host);
  },
  persistFan,
  startDocker,
  runNginx: runContainers,
  connectNginx: connectContainers,
  bootNewcomer: bootLaterMachineWith(() => [{ command: "ifup", package: "ifupdown" }]),
  joinNewcomer: ({ lab }, machine) => overlayOf15(lab).join(machine),
  async persistByIfupdown(context, machine, address) {
    if (context.features.adopts === "everything")
      throw new NotObservable3("the machine was there before, and keeps its own network configuration");
    await persistByIfupdown(context, machine, address);
  },
  rebootMachine,
  restartMachine,
  rebootLoadBalancer: (context) => rebootMachine(context, loadBalancer(context.lab)),
  restartLoadBalancer: (context) => restartMachine(context, loadBalancer(context.lab)),
  // Neither the first member, which bootstrapped, nor the last.
  restartMember: (context) => restartMachine(context, member(context.lab, 2)),
  rebootRolling,
  rebootAll,
  cutAllPower(context) {
    if (!context.features.powerCut) throw new NotObservable3("the power of these machines cannot be cut");
    return cutAllPower(context, { ownDisks: context.features.ownKernel });
  }
};
export {
  checks,
  fanAt,
  loadBalancer,
  member,
  members,
  sabotages,
  steps
};
