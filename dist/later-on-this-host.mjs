import {
  freeInotifyInstances,
  limitingControllers,
  readCgroupLayout
} from "./shared-diagnose-on-this-host.mjs";
import {
  architectureProblems,
  tryKvm
} from "./shared-fanlab-diagnose-on-this-host.mjs";
import {
  withLock
} from "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import {
  partialName
} from "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import {
  parseOsRelease
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import {
  endProcess
} from "./shared-action-commands-fanlab-on-this-host.mjs";
import {
  identify,
  isAlive
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import {
  inLastingEnvironment
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import {
  connectToAgent
} from "./shared-attach-on-this-host.mjs";
import {
  containerModules,
  openByAgent,
  placeByChannel,
  powerOffInside,
  restartInside,
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
import {
  guestPath
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  runByAgent
} from "./shared-attach-elsewhere-on-this-host.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import {
  Hopeless,
  paced,
  waitUntil
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/providers/lxc/provider.ts
import { access as access2, mkdir as mkdir4, readdir as readdir4, writeFile as writeFile3 } from "node:fs/promises";
import { join as join12 } from "node:path";

// src/providers/embedded/destroy-lab.ts
import { rmdir as rmdir2 } from "node:fs/promises";
import { dirname, join as join3 } from "node:path";

// src/process/remove-tree.ts
var removalDeadline = 3e5;
async function removeTree(folder) {
  const { status, stderr } = await run(["rm", "-rf", "--one-file-system", "--", folder], {
    timeoutMs: removalDeadline
  });
  if (status === 0) return;
  throw new LabError(`cannot remove ${folder}: ${stderr.trim().split("\n").at(-1) || "no end in time"}`, {
    hint: `findmnt -R ${folder}; lsattr -d ${folder}`
  });
}

// src/providers/embedded/cgroup-tree.ts
import { readdir, readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
async function processesBelow(directory) {
  const own = await readFile(join(directory, "cgroup.procs"), "utf8").catch(() => "");
  const below = await Promise.all(
    (await children(directory)).map((child) => processesBelow(join(directory, child)))
  );
  return [...own.split("\n").filter(Boolean).map(Number), ...below.flat()];
}
async function removeCgroup(directory) {
  for (const child of await children(directory)) await removeCgroup(join(directory, child));
  await rmdir(directory).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
async function children(directory) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

// src/providers/embedded/end-processes.ts
var vanishDeadline = 3e4;
async function endProcesses(cgroups, whose) {
  await waitUntil(
    `the processes of ${whose} have ended`,
    async () => {
      const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat());
      for (const pid of pids) endProcess(pid);
      return pids.size === 0 ? { value: true } : { notYet: `processes ${[...pids].join(", ")}, which were ended` };
    },
    { within: paced(vanishDeadline) }
  );
}

// src/providers/embedded/keeper-process.ts
import { readdir as readdir2, readFile as readFile2 } from "node:fs/promises";
var keeperWord = "keeper";
async function findKeeper({ keeper, root }) {
  const read = readOwnFile(keeper, 100);
  if ("problem" in read && await readdir2(root).catch(() => void 0) === void 0) return void 0;
  const [, pid, startTime] = /^(\d{1,10}) (\d{1,20})\n$/.exec("text" in read ? read.text : "") ?? [];
  const noted = startTime === void 0 ? void 0 : { pid: Number(pid), startTime };
  if (noted && isAlive(noted) && await isKeeper(noted.pid, root)) return noted;
  const pids = (await readdir2("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (each) => await isKeeper(each, root) ? identify(each) : void 0)
  );
  return found.find((identity) => identity !== void 0);
}
async function isKeeper(pid, root) {
  const words = (await textOf(`/proc/${pid}/cmdline`)).split("\0");
  if (words[words.indexOf(keeperWord) + 1] !== root) return false;
  const status = await textOf(`/proc/${pid}/status`);
  const users = /^Uid:\s*(\d+)\s+(\d+)/m.exec(status)?.slice(1) ?? [];
  return users.length > 0 && users.every((uid) => Number(uid) === process.geteuid?.()) && /^NSpid:(\s+\d+)+\s+1$/m.test(status);
}
var textOf = (file) => readFile2(file, "utf8").catch(() => "");

// src/providers/embedded/lab-devices.ts
import { createHash } from "node:crypto";
var longestName = 15;
var reserved = /^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;
function bridgeOf(networks, name) {
  return name.length > longestName || reserved.test(name) ? `segment${networks.findIndex((network) => network.name === name)}` : name;
}
var portOf = (machine, index) => portName(machine, String(index));
var managementPortOf = (machine) => portName(machine, "m");
function portName(machine, end) {
  const name = `${machine}.${end}`;
  if (name.length <= longestName) return name;
  return `${createHash("sha256").update(machine).digest("hex").slice(0, 10)}.${end}`;
}

// src/providers/embedded/machine-log.ts
import { readFile as readFile3 } from "node:fs/promises";
var longestLog = 4 * 1024 ** 2;
var olderLog = (log) => `${log}.1`;
async function readLog(log) {
  const read = (file) => readFile3(file, "utf8").catch(() => "");
  return await read(olderLog(log)) + await read(log);
}

// src/providers/embedded/keeper.ts
var keeperDeadline = 1e4;
var endDeadline = 3e4;
var enter = (keeper) => [
  "nsenter",
  `--target=${keeper.pid}`,
  "--mount",
  "--net",
  "--pid",
  "--"
];
async function startKeeper(paths, lab) {
  const layout = await readCgroupLayout();
  const outer = [
    "unshare",
    "--mount",
    "--net",
    "--pid",
    "--fork",
    "--kill-child",
    "sh",
    "-eu",
    "-c",
    keeperScript
  ];
  const names = [
    ...[keeperWord, paths.root, lab.image, bridges(lab)],
    ...[lab.ownTree ? "own" : "shared", String(longestLog)]
  ];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript,
      "launch",
      paths.root,
      String(layout.roots.length),
      ...layout.roots,
      "setsid",
      ...inLastingEnvironment([...outer, ...names])
    ],
    { timeoutMs: paced(keeperDeadline) }
  );
  const keeper = await findKeeper(paths);
  if (result.status === 0 && keeper) return keeper;
  const log = await readLog(paths.keeperLog);
  const said = (log || result.stderr).trim().split("\n").slice(-5).join("\n");
  const late = `no answer within ${(result.durationMs / 1e3).toFixed(1)} s; last seen: ${said || "nothing"}`;
  throw new LabError(
    `cannot make the lab's namespaces: ${result.timedOut ? late : said || `status ${result.status}`}`,
    {
      hint: result.timedOut ? "the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head" : "namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",
      logs: [{ name: "keeper.log", text: `${log}${result.stderr}` }]
    }
  );
}
var bridges = ({ networks }) => networks.map(({ name, mtu, host }) => [bridgeOf(networks, name), mtu, ...host].join(" ")).join("\n");
async function stopKeeper(keeper) {
  await waitUntil(
    "the process that holds the lab's namespaces has ended",
    async () => {
      if (!isAlive(keeper)) return { value: true };
      endProcess(keeper.pid);
      return { notYet: `process ${keeper.pid}, which was ended` };
    },
    { within: paced(endDeadline) }
  );
}
var launchScript = `
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >>"$root/keeper.log" 2>&1 &
child=$!
# It has a session of its own, and would go on alone when its time is over.
trap 'kill -KILL "$child"; exit 1' TERM
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`;
var keeperScript = `
root=$1; image=$2; bridges=$3; tree=$4; longest=$5
read -r stat < /proc/self/stat
pid=\${stat%% *}
set -- \${stat##*) }
shift 19
start=$1
mount --make-rprivate /
mkdir "$root/cgroup"
mount --rbind /sys/fs/cgroup "$root/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
if [ "$tree" = own ]; then
  mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  for hierarchy in "$root/cgroup"/*; do
    place=/sys/fs/cgroup/\${hierarchy##*/}
    if [ -L "$hierarchy" ]; then cp -P "$hierarchy" "$place"; continue; fi
    mkdir "$place"
    mount --rbind "$hierarchy" "$place"
  done
  mkdir -p /sys/fs/cgroup/unified
  mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
  echo 0 > /sys/fs/cgroup/unified/cgroup.procs
else
  mount --rbind "$root/cgroup" /sys/fs/cgroup
fi
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
# A new namespace begins with what the host forwards, and the host's place is no way from one network to the other.
echo 0 > /proc/sys/net/ipv4/ip_forward
echo "$bridges" | while read -r bridge mtu addresses; do
  ip link add "$bridge" mtu "$mtu" type bridge
  # Where the host has no IPv6 address it has none at all, not even one that follows from the bridge's hardware address.
  case $addresses in *:*) ;; *) ip link set "$bridge" addrgenmode none ;; esac
  for address in $addresses; do
    case $address in
      *:*) ip addr add "$address" dev "$bridge" nodad ;;
      *) ip addr add "$address" dev "$bridge" ;;
    esac
  done
  ip link set "$bridge" up
done
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies. And it cuts logs: all that
# write them append, so that what comes next is at the beginning again.
while :; do
  find "$root" "$root/machines"/* -maxdepth 1 -type f -name '*log' -size "+\${longest}c" 2>/dev/null |
    while read -r log; do
      tail -c "$longest" "$log" > "$log.1"
      : > "$log"
    done || :
  sleep 5 &
  wait $!
done
`;

// src/providers/embedded/paths.ts
import { join as join2 } from "node:path";
function labPaths(stateDir, lab, provider) {
  const root = join2(stateDir, "labs", lab, provider);
  return {
    root,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: join2(root, "machines"),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: join2(root, "keeper"),
    keeperLog: join2(root, "keeper.log"),
    /** Root file system of the host's place in the lab. */
    hostRoot: join2(root, "host", "root"),
    hostUpper: join2(root, "host", "upper"),
    hostWork: join2(root, "host", "work"),
    reservations: join2(root, "dhcp-hosts"),
    leases: join2(root, "dhcp-leases"),
    dnsmasqPid: join2(root, "dnsmasq.pid"),
    dnsmasqLog: join2(root, "dnsmasq.log")
  };
}
var labCgroup = (lab) => `fanlab/${lab}`;

// src/providers/embedded/destroy-lab.ts
var removalDeadline2 = 1e4;
async function destroyLab(name, paths) {
  const keeper = await findKeeper(paths);
  if (keeper) await stopKeeper(keeper);
  const { roots, version } = await readCgroupLayout();
  const cgroups = roots.map((root) => join3(root, labCgroup(name)));
  await endProcesses(cgroups, `lab ${name}`);
  await Promise.all(cgroups.map(removeCgroup));
  await Promise.all(cgroups.map((cgroup) => rmdir2(dirname(cgroup)).catch(() => {
  })));
  if (version === "legacy") await removeUnseenTree(name);
  await removeTree(paths.root);
}
async function removeUnseenTree(lab) {
  const argv = ["unshare", "--mount", "sh", "-u", "-c", removalScript, "removal", labCgroup(lab)];
  const result = await run(argv, { timeoutMs: paced(removalDeadline2) });
  if (result.status === 0) return;
  throw new LabError(`cannot remove the cgroups of lab ${lab}: ${result.stderr.trim()}`);
}
var removalScript = `
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;

// src/providers/embedded/dhcp-server.ts
import { writeFile } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/providers/embedded/address-family.ts
var isV6 = (address) => address.includes(":");
var withoutLength = (cidr2) => cidr2.split("/")[0] ?? "";

// src/providers/embedded/hardware-address.ts
import { createHash as createHash2 } from "node:crypto";
function hardwareAddress(machine, { device, addresses }) {
  const ipv42 = addresses.find((address) => !isV6(address));
  if (ipv42 !== void 0) return ["02", "fa", ...withoutLength(ipv42).split(".").map(hexOf)].join(":");
  const digest = createHash2("sha256").update(`${machine} ${device}`).digest();
  return ["02", "fb", ...[...digest.subarray(0, 4)].map(hexOf)].join(":");
}
var hexOf = (byte) => Number(byte).toString(16).padStart(2, "0");

// src/providers/embedded/dhcp-server.ts
var networksWithDhcp = ({ networks }) => networks.filter(({ addressing }) => addressing === "dhcp");
function dnsmasqCommand(paths, lab) {
  const served = networksWithDhcp(lab).flatMap(({ name, prefixes, host }) => {
    const [prefix = "", router = ""] = [prefixes, host].map(ipv4Of);
    return [
      `--interface=${bridgeOf(lab.networks, name)}`,
      `--dhcp-range=set:${name},${prefix},static,infinite`,
      // The machine's own file says whether it wants it.
      `--dhcp-option=tag:${name},option:router,${router}`
    ];
  });
  return [
    "dnsmasq",
    "--conf-file=/dev/null",
    "--port=0",
    "--except-interface=lo",
    "--bind-interfaces",
    "--user=root",
    ...served,
    `--dhcp-hostsdir=${paths.reservations}`,
    `--dhcp-leasefile=${paths.leases}`,
    "--dhcp-authoritative",
    // Without it every lease waits for a ping that nobody answers.
    "--no-ping",
    `--pid-file=${paths.dnsmasqPid}`,
    `--log-facility=${paths.dnsmasqLog}`
  ];
}
var ipv4Of = (addresses) => withoutLength(addresses.find((address) => !isV6(address)) ?? "");
async function reserveAddresses(paths, lab, { name, interfaces }) {
  const served = new Set(networksWithDhcp(lab).map((network) => network.name));
  const lines = interfaces.filter(({ network }) => served.has(network)).map((each) => `${hardwareAddress(name, each)},${ipv4Of(each.addresses)},${name},infinite
`);
  if (lines.length > 0) await writeFile(join4(paths.reservations, name), lines.join(""));
}

// src/providers/embedded/host-place.ts
function labHostPlace(keeper, paths) {
  const enterRoot = (argv, variables) => [
    ...enter(keeper),
    ...["chroot", paths.hostRoot, "env", "-i", ...variables],
    ...argv
  ];
  return placeByChannel({
    name: "host",
    // Its own commands are the host's and as fast.
    pace: 1,
    hint: "the lab is gone: remove it",
    enter: enterRoot,
    attach: enterRoot,
    cause: (said) => said
  });
}

// src/providers/embedded/lay-files.ts
import { chmod, mkdir, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname2, join as join5 } from "node:path";
async function layFiles(folder, files) {
  for (const [path, { text, mode = 420 }] of Object.entries(files)) {
    const file = join5(folder, path);
    await mkdir(dirname2(file), { recursive: true });
    await writeFile2(file, text);
    await chmod(file, mode);
  }
}

// src/providers/embedded/make-lab.ts
import { mkdir as mkdir2 } from "node:fs/promises";

// src/providers/embedded/hosts-file.ts
import { BlockList } from "node:net";
var loopback = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";
function hostsFile({ networks, names }, interfaces) {
  const own = new Set(interfaces.map(({ network }) => network));
  const near = subnets(networks.filter(({ name }) => own.has(name)).flatMap(({ prefixes }) => prefixes));
  const host = { name: "host", addresses: networks.flatMap((network) => network.host.map(withoutLength)) };
  const lines = [...names, host].flatMap(({ name, addresses }) => {
    const [first, then] = [true, false].map(
      (isNear) => addresses.filter((address) => near.check(address, familyOf(address)) === isNear)
    );
    return [...first ?? [], ...then ?? []].map((address) => `${address} ${name}
`);
  });
  return loopback + lines.join("");
}
var familyOf = (address) => isV6(address) ? "ipv6" : "ipv4";
function subnets(prefixes) {
  const list = new BlockList();
  for (const prefix of prefixes)
    list.addSubnet(withoutLength(prefix), Number(prefix.split("/")[1]), familyOf(prefix));
  return list;
}

// src/providers/embedded/make-lab.ts
var serverDeadline = 1e4;
async function makeLab(paths, spec, { ownTree }) {
  for (const path of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir2(path, { recursive: true });
  }
  const nearHost = spec.networks.filter(({ host }) => host.length > 0).map(({ name }) => ({ network: name }));
  await layFiles(paths.hostUpper, { "/etc/hosts": { text: hostsFile(spec, nearHost) } });
  const keeper = await startKeeper(paths, { ...spec, ownTree });
  if (networksWithDhcp(spec).length > 0) await startDhcpServer(paths, spec, keeper);
  return keeper;
}
async function startDhcpServer(paths, spec, keeper) {
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec));
  const { status, stderr, timedOut } = await run([...enter(keeper), ...server], {
    timeoutMs: paced(serverDeadline)
  });
  if (status === 0) return;
  const log = await readLog(paths.dnsmasqLog);
  const said = (stderr.trim() || log.trim().split("\n").at(-1)) ?? "";
  const how = timedOut ? `not within ${paced(serverDeadline) / 1e3} s` : `status ${status}`;
  throw new LabError(`cannot start the lab's DHCP server: ${said || how}`, {
    logs: [{ name: "dnsmasq.log", text: `${log}${stderr}` }]
  });
}

// src/providers/embedded/network-files.ts
var usualMtu = 1500;
function networkFiles(lab, machine) {
  const files = machine.interfaces.map((each) => {
    const network = lab.networks.find(({ name }) => name === each.network);
    if (!network)
      throw new Error(`machine ${machine.name} is on ${each.network}, which the lab does not have`);
    return [`/etc/systemd/network/05-${each.device}.network`, { text: networkFile(network, each) }];
  });
  return {
    ...Object.fromEntries(files),
    "/etc/sysctl.d/60-forward.conf": { text: forwarding(machine.forward) },
    "/etc/hosts": { text: hostsFile(lab, machine.interfaces) }
  };
}
var forwarding = (forward) => `# ${forward ? "It is a router" : "It is no router"}.
net.ipv4.ip_forward = ${forward ? 1 : 0}
net.ipv6.conf.all.forwarding = ${forward ? 1 : 0}
`;
function networkFile(network, { device, addresses, gateways }) {
  const byDhcp = network.addressing === "dhcp" && addresses.some((address) => !isV6(address));
  const written = addresses.filter((address) => isV6(address) || !byDhcp);
  const offered = byDhcp ? network.host.map(withoutLength).filter((address) => !isV6(address)) : [];
  const usesOffer = gateways.some((gateway) => offered.includes(gateway));
  const hasV6 = written.some(isV6);
  return [
    section("Match", [`Name=${device}`]),
    ...network.mtu === usualMtu ? [] : [section("Link", [`MTUBytes=${network.mtu}`])],
    // Without IPv6 and without link-local addresses nothing delays "configured", and nothing is probed for duplicates
    // where the lab's plan has none.
    section("Network", [
      `DHCP=${byDhcp ? "ipv4" : "no"}`,
      `LinkLocalAddressing=${hasV6 ? "ipv6" : "no"}`,
      ...hasV6 ? ["IPv6DuplicateAddressDetection=0"] : [],
      ...["IPv6AcceptRA=no", "LLMNR=no", "MulticastDNS=no"]
    ]),
    ...written.map(
      (address) => section("Address", [
        `Address=${address}`,
        ...isV6(address) ? ["DuplicateAddressDetection=none"] : []
      ])
    ),
    ...gateways.filter((gateway) => !offered.includes(gateway)).map((gateway) => section("Route", [`Gateway=${gateway}`])),
    ...byDhcp ? [
      section("DHCPv4", [
        ...["ClientIdentifier=mac", "UseDNS=no", "UseNTP=no", "UseHostname=no"],
        ...usesOffer ? [] : ["UseGateway=no"]
      ])
    ] : []
  ].join("\n");
}
var section = (name, lines) => `[${name}]
${lines.join("\n")}
`;

// src/providers/embedded/process-limit.ts
import { readFile as readFile4 } from "node:fs/promises";
import { join as join6 } from "node:path";
var mostProcesses = 4096;
var leastProcesses = 512;
var shareOfHost = 1 / 8;
var smallestLimit = (limits2) => Math.min(...limits2.map((text) => /^\d+$/.test(text.trim()) ? Number(text) : Number.POSITIVE_INFINITY));
var shareOf = (host) => Math.min(mostProcesses, Math.floor(host * shareOfHost));
var processLimit = async (layout) => shareOf(await hostLimit(layout));
function tooFewProcesses(host) {
  if (shareOf(host) >= leastProcesses) return [];
  return [
    {
      message: `a lab needs a host that allows ${leastProcesses / shareOfHost} processes; this one allows ${host}`,
      hint: "sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"
    }
  ];
}
var processProblems = async () => tooFewProcesses(await hostLimit(await readCgroupLayout()));
async function hostLimit({ controllers: { pids } }) {
  const files = ["/proc/sys/kernel/pid_max", "/proc/sys/kernel/threads-max"];
  if (pids) files.push(join6(pids.root, "pids.max"));
  return smallestLimit(await Promise.all(files.map((file) => readFile4(file, "utf8").catch(() => "max"))));
}

// src/providers/embedded/cgroup-problems.ts
import { access, readFile as readFile5 } from "node:fs/promises";
import { join as join7 } from "node:path";
async function cgroupProblems(needs) {
  const layout = await readCgroupLayout();
  return judgeCgroups(needs, layout, await readFacts(layout));
}
function judgeCgroups({ provider, controllers, ownTree }, layout, { known, kept, unmountable }) {
  const problems = controllers.flatMap((name) => {
    const needs = `provider ${provider} needs the cgroup controller "${name}" to limit machines`;
    const place = layout.controllers[name];
    if (!place) {
      const where = layout.version === "unified" ? "the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)" : "no hierarchy below /sys/fs/cgroup has it";
      return [{ message: `${needs}; ${where}`, hint: hintFor(name, layout, known) }];
    }
    if (place.version === 1 || !kept.includes(name)) return [];
    return [
      {
        message: `${needs}; it cannot be enabled in ${place.root}: processes are in that cgroup, as in a container`,
        hint: `make labs on the computer itself, or write +${name} to ${place.root}/cgroup.subtree_control first`
      }
    ];
  });
  if (unmountable === void 0 || !ownTree) return problems;
  return [
    ...problems,
    {
      message: `provider ${provider} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${unmountable}`,
      hint: "use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"
    }
  ];
}
function hintFor(name, { version }, known) {
  const line = known.split("\n").find((each) => each.startsWith(`${name}	`));
  const [, hierarchy, , enabled] = line?.split("	") ?? [];
  if (enabled === "0") return `start the kernel without cgroup_disable=${name}, or with cgroup_enable=${name}`;
  const mount = `mkdir -p /sys/fs/cgroup/${name} && mount -t cgroup -o ${name} cgroup /sys/fs/cgroup/${name}`;
  if (version !== "unified" && line) return mount;
  if (hierarchy !== void 0 && hierarchy !== "0")
    return `a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${name}`;
  return `start a kernel that has it: grep ${name} /proc/cgroups`;
}
async function readFacts({ version, controllers }) {
  const known = await readFile5("/proc/cgroups", "utf8").catch(() => "");
  const tree = Object.values(controllers).find((place) => place.version === 2)?.root;
  const kept = tree === void 0 ? [] : await keptToItself(tree);
  const unmountable = version === "legacy" ? await whyUnmountable() : void 0;
  return { known, kept, ...unmountable === void 0 ? {} : { unmountable } };
}
async function keptToItself(tree) {
  const read = (name) => readFile5(join7(tree, name), "utf8").catch(() => "");
  const isRoot = !await exists(join7(tree, "cgroup.type"));
  if (isRoot || await read("cgroup.procs") === "") return [];
  const passedOn = (await read("cgroup.subtree_control")).trim().split(" ");
  return limitingControllers.filter((name) => !passedOn.includes(name));
}
async function whyUnmountable() {
  const { status, stderr } = await run(
    ["unshare", "--mount", "mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup"],
    { timeoutMs: paced(1e4) }
  );
  return status === 0 ? void 0 : stderr.trim() || `mount ended with status ${status}`;
}
var exists = (path) => access(path).then(
  () => true,
  () => false
);

// src/providers/embedded/trial-folder.ts
import { existsSync } from "node:fs";
import { mkdir as mkdir3, readdir as readdir3, rm, rmdir as rmdir3 } from "node:fs/promises";
import { dirname as dirname3, join as join8 } from "node:path";
async function inTrialFolder(stateDir, body) {
  const missing = missingFolders(stateDir);
  for (const folder of missing.toReversed()) await makeFolder(folder);
  try {
    await sweepTrials(stateDir);
    const folder = join8(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`);
    try {
      await mkdir3(folder);
      return await body(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    for (const folder of missing) await rmdir3(folder).catch(() => {
    });
  }
}
async function makeFolder(path) {
  await mkdir3(path, { mode: 457 }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}
var missingFolders = (folder) => existsSync(folder) ? [] : [folder, ...missingFolders(dirname3(folder))];
async function sweepTrials(stateDir) {
  for (const name of await readdir3(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    await rm(join8(stateDir, name), { recursive: true, force: true });
  }
}

// src/providers/embedded/host-problems.ts
function oddStateDir(stateDir) {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return [];
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      hint: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
var longestStateDir = 47;
function longStateDir(stateDir) {
  if (Buffer.byteLength(stateDir) <= longestStateDir) return [];
  return [
    {
      message: `cannot keep labs in ${stateDir}: its path has ${stateDir.length} characters, and sockets of machines allow ${longestStateDir}`,
      hint: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
async function toolProblems(provider, tools) {
  const missing = await missingTools(Object.keys(tools));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => tools[tool]))].join(" ");
  return [
    {
      message: `provider ${provider} needs ${missing.join(", ")}, which the host does not have`,
      hint: `apt-get install --no-install-recommends ${packages}`
    }
  ];
}
async function kernelProblems(stateDir, trial2, modules) {
  try {
    const failures = await inTrialFolder(stateDir, trial2);
    return failures.map((failed) => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      hint: `modprobe -a ${modules.join(" ")}`
    }));
  } catch (error) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${error.message}`,
        hint: "choose another folder with FANLAB_STATE_DIR"
      }
    ];
  }
}

// src/providers/embedded/kernel-trial.ts
var tryKernel = (scratch) => tryCommands(trial, scratch);
var tryKernelWithTaps = (scratch) => tryCommands(trial + tapTrial, scratch);
async function tryCommands(commands, scratch) {
  const script3 = `${commands}echo done`;
  const result = await run(["unshare", "--mount", "--net", "sh", "-u", "-c", script3, "trial", scratch], {
    timeoutMs: paced(2e4)
  });
  if (result.stdout.includes("done\n")) {
    return result.stdout.split("\n").filter((line) => line !== "" && line !== "done");
  }
  return [`namespaces (${(result.stderr || result.stdout).trim() || `status ${result.status}`})`];
}
var trial = `
scratch=$1
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s (%s)\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
mkdir -p "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/merged"
attempt overlayfs mount -t overlay -o "lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$scratch/merged"
attempt bridge ip link add trial0 type bridge
attempt veth ip link add trial1 type veth peer name trial2
attempt vxlan ip link add trial3 type vxlan external dstport 8472
`;
var tapTrial = `attempt tap ip tuntap add trial4 mode tap
`;

// src/providers/lxc/host-needs.ts
var hostTools = {
  "lxc-start": "lxc",
  "lxc-attach": "lxc",
  "lxc-stop": "lxc",
  "lxc-wait": "lxc",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  python3: "python3-minimal",
  unshare: "util-linux"
};
var inotifyInstances = 64;
var unwantedUnits = ["lxc-net.service", "lxc.service", "lxc-monitord.service"];

// src/providers/lxc/check.ts
async function lxcProblems(stateDir) {
  const odd = oddStateDir(stateDir);
  if (odd.length > 0) return odd;
  const [tools, cgroups, processes, inotify, kernel] = await Promise.all([
    toolProblems("lxc", hostTools),
    cgroupProblems({ provider: "lxc", controllers: limitingControllers, ownTree: true }),
    processProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, containerModules)
  ]);
  return [...tools, ...cgroups, ...processes, ...inotify, ...kernel];
}
var inotifyProblems = async () => tooFewInotifyInstances(await freeInotifyInstances());
function tooFewInotifyInstances(free) {
  if (free >= inotifyInstances) return [];
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      hint: "sysctl -w fs.inotify.max_user_instances=1024"
    }
  ];
}

// src/providers/lxc/machine.ts
import { readFile as readFile7, rename } from "node:fs/promises";
import { join as join11 } from "node:path";

// src/providers/lxc/cause-in-log.ts
function causeInLxcLog(log) {
  const lines = log.trim().split("\n").filter(Boolean);
  const errors = lines.flatMap((line) => /^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(line)?.[1] ?? []);
  return errors.length > 0 ? errors.slice(0, 2).join("; ") : lines.at(-1);
}

// src/providers/lxc/limits.ts
import { readFile as readFile6 } from "node:fs/promises";
import { join as join9 } from "node:path";
async function limitsOf(lab, machine) {
  const { cpu, memory } = (await readCgroupLayout()).controllers;
  const payload = join9(labCgroup(lab), machine, `lxc.payload.${machine}`);
  const read = async (place, file) => place ? (await readFile6(join9(place.root, payload, file), "utf8").catch(() => "")).trim() : "";
  const [quota, period] = cpu?.version === 2 ? (await read(cpu, "cpu.max")).split(" ") : [await read(cpu, "cpu.cfs_quota_us"), await read(cpu, "cpu.cfs_period_us")];
  const limit = memory?.version === 2 ? "memory.max" : "memory.limit_in_bytes";
  return { cpus: ratio(quota, period), memory: bytes(await read(memory, limit)), disk: void 0 };
}
var ratio = (quota, period) => Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : void 0;
var bytes = (text) => /^\d+$/.test(text) ? Number(text) : void 0;

// src/providers/lxc/machine-config.ts
import { join as join10 } from "node:path";

// src/providers/embedded/root-of.ts
function rootOf(machine, { image, layers }) {
  const layer = layers[machine];
  return layer === void 0 ? [image] : [layer, image];
}

// src/providers/lxc/machine-config.ts
var cpuPeriod = 1e5;
var consoleFile = "console.log";
function machineConfig(spec, lab) {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${[...rootOf(spec.name, lab), join10(lab.directory, "upper")].join(":")}`,
    "lxc.apparmor.profile = unconfined",
    // An empty value drops no capability: LXD and Docker inside need mount, network and BPF ones.
    "lxc.cap.drop =",
    "lxc.autodev = 1",
    "lxc.tty.max = 0",
    // Without it there is no /dev/ptmx, and neither LXD nor Docker nor sshd inside can open a terminal.
    "lxc.pty.max = 1024",
    // With `rw` each boot sends hundreds of "add" uevents to the host's udev and a sysctl write changes the host's.
    "lxc.mount.auto = proc:mixed sys:mixed",
    // With the host's hybrid tree instead, LXD inside fails: "Failed to initialize cgroups".
    "lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0",
    // The kernel lets an unprivileged container inside mount /proc and /sys only where an unmasked one is visible.
    "lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0",
    "lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0",
    // LXD's lxcfs needs it.
    "lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0",
    // For VPNs in user space and virtual switches.
    "lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",
    ...spec.plainDirectories.map(
      (path, index) => `lxc.mount.entry = ${plainDirectory(lab.directory, index)} ${path.slice(1)} none bind,create=dir 0 0`
    ),
    ...spec.interfaces.flatMap((each, index) => {
      const mtu = lab.networks.find(({ name }) => name === each.network)?.mtu;
      return [
        "type = veth",
        `veth.pair = ${portOf(spec.name, index)}`,
        `link = ${bridgeOf(lab.networks, each.network)}`,
        `mtu = ${mtu}`,
        `name = ${each.device}`,
        "flags = up",
        `hwaddr = ${hardwareAddress(spec.name, each)}`
      ].map((line) => `lxc.net.${index}.${line}`);
    }),
    `lxc.cgroup.dir = ${labCgroup(lab.name)}/${spec.name}`,
    ...limits(spec, lab),
    `lxc.console.logfile = ${join10(lab.directory, consoleFile)}`,
    // What a machine says fills two such files, and then the older one goes.
    `lxc.console.size = ${longestLog}`,
    "lxc.console.rotate = 1"
  ].join("\n")}
`;
}
var plainDirectory = (machineDirectory, index) => join10(machineDirectory, `plain-${index}`);
function limits(spec, { layout: { controllers }, processes }) {
  const quota = Math.round(spec.cpus * cpuPeriod);
  const settings = {
    cpu: {
      1: [`cpu.cfs_period_us = ${cpuPeriod}`, `cpu.cfs_quota_us = ${quota}`],
      2: [`cpu.max = ${quota} ${cpuPeriod}`]
    },
    memory: { 1: [`memory.limit_in_bytes = ${spec.memory}`], 2: [`memory.max = ${spec.memory}`] },
    pids: { 1: [`pids.max = ${processes}`], 2: [`pids.max = ${processes}`] }
  };
  return limitingControllers.flatMap((name) => {
    const version = controllers[name]?.version;
    if (version === void 0) return [];
    return settings[name][version].map((line) => `lxc.cgroup${version === 2 ? "2" : ""}.${line}`);
  });
}

// src/providers/lxc/machine.ts
var lxcDeadline = 2e4;
var shutdownDeadline = 12e4;
function lxcMachine(lab, name, keeper, paths) {
  const lxc = async (tool, ...words) => {
    const command = inLastingEnvironment([tool, `--lxcpath=${paths.machines}`, `--name=${name}`, ...words]);
    return run([...enter(keeper), ...command], {
      timeoutMs: paced(tool === "lxc-wait" ? shutdownDeadline + lxcDeadline : lxcDeadline)
    });
  };
  const untilStopped = async (cannot, within, said = "") => {
    const seconds = Math.ceil(paced(within) / 1e3);
    const { status } = await lxc("lxc-wait", "--state=STOPPED", `--timeout=${seconds}`);
    if (status === 0) return;
    const { stdout } = await run([
      ...enter(keeper),
      "lxc-info",
      `--lxcpath=${paths.machines}`,
      `--name=${name}`
    ]);
    const seen = [said, stdout].map((text) => text.trim().replaceAll(/\s*\n\s*/g, ", ")).filter(Boolean);
    throw new LabError(
      `${cannot}: it still runs after ${seconds} s; last seen: ${seen.join("; ") || "nothing"}`
    );
  };
  const attach = (argv, variables) => [
    ...enter(keeper),
    ...["lxc-attach", `--lxcpath=${paths.machines}`, `--name=${name}`, "--clear-env"],
    ...variables.flatMap((variable) => ["--set-var", variable]),
    "--",
    ...argv
  ];
  const place = placeByChannel({
    name,
    pace: 1,
    hint: `its console is kept with the evidence and, while the lab is up, in ${join11(paths.machines, name, consoleFile)}`,
    enter: attach,
    attach,
    cause: (said) => isUnreachable(said) ? "the machine does not run" : void 0
  });
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await untilStopped(`cannot shut down ${name}`, shutdownDeadline);
      place.drop(wentDown);
    },
    async cutPower() {
      const { stderr } = await lxc("lxc-stop", "--kill");
      await untilStopped(`cannot cut the power of ${name}`, lxcDeadline, stderr);
      place.drop(wentDown);
    },
    async start() {
      const log = join11(paths.machines, name, "lxc.log");
      await rename(log, olderLog(log)).catch(() => {
      });
      const result = await lxc("lxc-start", "--daemon", `--logfile=${log}`, "--logpriority=WARN");
      if (result.status === 0 || (await lxc("lxc-wait", "--state=RUNNING", "--timeout=0")).status === 0)
        return;
      const said = await readFile7(log, "utf8").catch(() => "");
      const cause = causeInLxcLog(said || result.stderr) ?? `lxc-start said nothing${ending(result)}`;
      throw new LabError(`cannot start ${name}: ${cause}`, {
        logs: [
          { name: `${name}-lxc.log`, text: said },
          { name: `${name}-lxc-start.txt`, text: `${result.stdout}${result.stderr}` },
          { name: `${name}-console.log`, text: await readLog(join11(paths.machines, name, consoleFile)) }
        ]
      });
    },
    resources: () => limitsOf(lab, name),
    console: () => readLog(join11(paths.machines, name, consoleFile))
  };
}
var ending = ({ status, timedOut, durationMs }) => timedOut ? `, and had not ended after ${(durationMs / 1e3).toFixed(0)} s` : `, and ended with status ${status}`;
var isUnreachable = (said) => /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(said);

// src/providers/lxc/provider.ts
function lxcProvider(stateDir) {
  return {
    name: "lxc",
    features: featuresOf("lxc"),
    needs: { tools: hostTools, modules: containerModules, unwantedUnits },
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const layout = await readCgroupLayout();
      const ownTree = layout.version === "legacy";
      const keeper = await findKeeper(paths) ?? await makeLab(paths, spec, { ownTree });
      return openLab(spec, paths, keeper, layout);
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const keeper = await findKeeper(paths);
      return keeper && openLab(spec, paths, keeper, await readCgroupLayout());
    },
    destroy: (name) => destroyLab(name, labPaths(stateDir, name, "lxc"))
  };
}
function openLab(spec, paths, keeper, layout) {
  const machine = (name) => lxcMachine(spec.name, name, keeper, paths);
  return {
    spec,
    host: labHostPlace(keeper, paths),
    portOf,
    async create(machineSpec) {
      const directory = join12(paths.machines, machineSpec.name);
      if (!await exists2(join12(directory, "config")))
        await makeMachine(machineSpec, directory, spec, layout, paths);
      await machine(machineSpec.name).start();
      return machine(machineSpec.name);
    },
    async list() {
      return (await readdir4(paths.machines)).map(machine);
    }
  };
}
async function makeMachine(spec, directory, lab, layout, paths) {
  await mkdir4(join12(directory, "upper"), { recursive: true });
  for (const index of spec.plainDirectories.keys())
    await mkdir4(plainDirectory(directory, index), { recursive: true });
  await layFiles(join12(directory, "upper"), networkFiles(lab, spec));
  await reserveAddresses(paths, lab, spec);
  const config = machineConfig(spec, {
    ...lab,
    directory,
    layout,
    processes: await processLimit(layout)
  });
  await writeFile3(join12(directory, "config"), config);
}
var exists2 = (path) => access2(path).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
import { open, readFile as readFile13, writeFile as writeFile7 } from "node:fs/promises";
import { basename as basename3, join as join19 } from "node:path";

// src/providers/embedded/machine-content.ts
import { readFile as readFile8 } from "node:fs/promises";
var unitFolder = "/etc/systemd/system";
var agentFolder = "/usr/local/lib/machine-agent";
var maskedUnits = [
  ...["systemd-logind.service", "systemd-user-sessions.service", "systemd-initctl.socket"],
  ...["systemd-update-utmp.service", "systemd-update-utmp-runlevel.service", "systemd-random-seed.service"],
  ...["systemd-binfmt.service", "proc-sys-fs-binfmt_misc.automount", "systemd-modules-load.service"],
  ...["systemd-journal-flush.service", "systemd-sysusers.service", "systemd-firstboot.service"],
  ...["systemd-repart.service", "systemd-remount-fs.service", "systemd-network-generator.service"],
  ...["systemd-pcrphase.service", "systemd-pcrphase-sysinit.service", "systemd-tmpfiles-clean.timer"],
  ...["systemd-ask-password-console.path", "systemd-ask-password-wall.path"],
  ...["dev-mqueue.mount", "dev-hugepages.mount", "sys-kernel-debug.mount", "sys-kernel-tracing.mount"],
  ...[
    "modprobe@drm.service",
    "modprobe@dm_mod.service",
    "modprobe@loop.service",
    "modprobe@efi_pstore.service"
  ],
  ...["modprobe@configfs.service", "sys-kernel-config.mount"]
];
var agentModules = ["machine_command", "machine_connection", "machine_guard", "process_end"];
var moduleFile = async (name) => [
  `${agentFolder}/${name}.py`,
  { text: await readFile8(guestPath(`guest/${name}.py`), "utf8"), mode: 420 }
];
async function machineContent() {
  return {
    files: {
      [`${agentFolder}/machine-agent`]: {
        text: await readFile8(guestPath("guest/machine-agent"), "utf8"),
        mode: 493
      },
      ...Object.fromEntries(await Promise.all(agentModules.map(moduleFile))),
      [`${unitFolder}/machine-agent.service`]: { text: agentUnit, mode: 420 },
      [`${agentFolder}/first-things`]: {
        text: await readFile8(guestPath("guest/first-things"), "utf8"),
        mode: 493
      },
      [`${unitFolder}/first-things.service`]: { text: firstThingsUnit, mode: 420 },
      [`${unitFolder}/systemd-udev-trigger.service.d/fanlab.conf`]: { text: triggerDropIn, mode: 420 }
    },
    links: {
      [`${unitFolder}/sysinit.target.wants/machine-agent.service`]: "../machine-agent.service",
      [`${unitFolder}/sysinit.target.wants/first-things.service`]: "../first-things.service",
      // So that a machine has not booted before it has its address.
      [`${unitFolder}/multi-user.target.wants/network-online.target`]: "/usr/lib/systemd/system/network-online.target",
      ...Object.fromEntries(maskedUnits.map((unit) => [`${unitFolder}/${unit}`, "/dev/null"]))
    }
  };
}
var agentUnit = `[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${agentFolder}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`;
var firstThingsUnit = `[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${agentFolder}/first-things
`;
var triggerDropIn = `[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;

// src/providers/embedded/virtual-provider.ts
import { mkdir as mkdir7, readdir as readdir5 } from "node:fs/promises";

// src/providers/embedded/base-disk.ts
import { createHash as createHash3 } from "node:crypto";
import { access as access3, mkdir as mkdir5, readFile as readFile9, rename as rename2, rm as rm2, symlink } from "node:fs/promises";
import { basename, dirname as dirname4, join as join13 } from "node:path";
var usualSize = 10 * 1024 ** 3;
var diskDeadline = 3e5;
async function ensureBaseDisk(root, content, size = usualSize) {
  const image = root.at(-1) ?? "";
  const manifests = await Promise.all(root.map((each) => readFile9(`${each}.manifest`, "utf8")));
  const key = createHash3("sha256").update(JSON.stringify([manifests, content, size])).digest("hex");
  const disk = `${image}.${content.name}-${key.slice(0, 16)}.ext4`;
  if (await exists3(disk)) return disk;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    if (!await exists3(disk)) await makeBaseDisk(root, content, size, disk);
    return disk;
  });
}
async function makeBaseDisk(root, content, size, disk) {
  const image = root.at(-1) ?? "";
  const work = join13(dirname4(image), partialName());
  try {
    await layOut(content, join13(work, "content"));
    const folders = Object.entries(content.folders).flat();
    const result = await run(
      [
        ...boundToThisProcess,
        ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-eu", "-c", script, "disk"],
        ...[work, image, root.join(":"), String(size), ...folders]
      ],
      { timeoutMs: paced(diskDeadline) }
    );
    if (result.status !== 0) {
      const said = result.stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot make a disk of the image ${basename(image)}: ${said}`, {
        hint: `df -h ${dirname4(image)}`,
        logs: [{ name: "machine-disk.txt", text: `${result.stdout}${result.stderr}` }]
      });
    }
    await rename2(join13(work, "disk"), disk);
  } finally {
    await rm2(work, { recursive: true, force: true });
  }
}
async function layOut({ files, links }, directory) {
  await layFiles(directory, files);
  for (const [path, target] of Object.entries(links)) {
    await mkdir5(dirname4(join13(directory, path)), { recursive: true });
    await symlink(target, join13(directory, path));
  }
}
var script = `
umask 022
work=$1; image=$2; root=$3; size=$4
shift 4
mkdir -p "$work/content" "$work/merged"
while [ $# -gt 0 ]; do
  mkdir -p "$work/content$1"
  cp -a "$2/." "$work/content$1/"
  shift 2
done
chown -R 0:0 "$work/content"
(cd "$work/content" && find . -type d) | while read -r folder; do
  if [ -d "$image/$folder" ]; then chmod --reference="$image/$folder" "$work/content/$folder"; fi
done
mount -t overlay -o "ro,lowerdir=$work/content:$root" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`;
var exists3 = (path) => access3(path).then(
  () => true,
  () => false
);

// src/providers/embedded/links.ts
var agentPort = 77;
var linksDeadline = 1e4;
function managementAddresses(names, machine) {
  const index = names.findIndex(({ name }) => name === machine);
  if (index < 0) throw new LabError(`cannot make the links of ${machine}: the lab does not know its name`);
  const number2 = index + 2;
  return { lab: "169.254.0.1", machine: `169.254.${number2 >> 8}.${number2 & 255}` };
}
var agentParameters = (device, { lab, machine }, links, directories) => [
  `fanlab.links=${links.map(({ device: device2, name }) => `${device2}:${name}`).join()}`,
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...directories.length > 0 ? [`fanlab.directories=${directories.join(":")}`] : []
];
async function makeLinks(keeper, { networks, names }, { name, interfaces }, files) {
  const { lab, machine } = managementAddresses(names, name);
  const ports = interfaces.map(({ network }, index) => {
    const mtu = networks.find((each) => each.name === network)?.mtu;
    return `${portOf(name, index)} ${bridgeOf(networks, network)} ${mtu}`;
  });
  const relay = [
    "socat",
    `UNIX-LISTEN:${files.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`
  ];
  const result = await run(
    [
      ...enter(keeper),
      ...["sh", "-eu", "-c", script2, "links", ports.join("\n"), managementPortOf(name)],
      ...[lab, machine, files.agent, files.log, ...inLastingEnvironment(relay)]
    ],
    { timeoutMs: paced(linksDeadline) }
  );
  if (result.status === 0) return;
  const late = `not within ${(result.durationMs / 1e3).toFixed(1)} s`;
  throw new LabError(
    `cannot make the links of ${name}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    { logs: [{ name: `links-${name}.txt`, text: `${await readLog(files.log)}${result.stderr}` }] }
  );
}
var script2 = `
ports=$1; management=$2; lab=$3; machine=$4; socket=$5; log=$6
shift 6
echo "$ports" | while read -r port bridge mtu; do
  ip tuntap add "$port" mode tap
  ip link set "$port" mtu "$mtu" addrgenmode none master "$bridge" up
done
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`;

// src/providers/embedded/machine-files.ts
import { rename as rename3, writeFile as writeFile4 } from "node:fs/promises";
import { join as join14 } from "node:path";
import * as z2 from "./packages/zod.mjs";

// src/providers/machine-shape.ts
import * as z from "./packages/zod.mjs";
var cidr = z.union([z.cidrv4(), z.cidrv6()]);
var machineShape = z.object({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  interfaces: z.array(
    z.object({
      network: z.string(),
      device: z.string().regex(/^eth\d{1,3}$/),
      addresses: z.array(cidr).readonly(),
      gateways: z.array(z.union([z.ipv4(), z.ipv6()])).readonly()
    })
  ).min(1).readonly(),
  forward: z.boolean(),
  cpus: z.number().positive(),
  /** Bytes. */
  memory: z.number().positive(),
  disk: z.number().positive().exactOptional(),
  plainDirectories: z.array(z.string().startsWith("/")).readonly()
});

// src/providers/embedded/machine-files.ts
var machineRecord = machineShape.extend({
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: z2.string().startsWith("/")
});
var longest = 1e5;
function machineFiles({ machines }, name) {
  const directory = join14(machines, name);
  return {
    directory,
    record: join14(directory, "machine.json"),
    /** What the machine wrote. */
    disk: join14(directory, "disk"),
    /** A disk with an archive of the files that are the machine's own; it unpacks them at its first boot. */
    ownFiles: join14(directory, "own-files"),
    console: join14(directory, "console.log"),
    /** UNIX socket of its agent. */
    agent: join14(directory, "agent"),
    /** What the programs around it said. */
    log: join14(directory, "log")
  };
}
async function readMachineRecord({ record }) {
  const read = readOwnFile(record, longest);
  if ("text" in read) return readJson(read.text, machineRecord, record);
  if (read.problem === "there is none") return void 0;
  throw new LabError(`cannot read ${record}: ${read.problem}`);
}
async function writeMachineRecord({ record: file }, record) {
  await writeFile4(`${file}.new`, JSON.stringify(record));
  await rename3(`${file}.new`, file);
}

// src/providers/embedded/pack-own-files.ts
import { rm as rm3 } from "node:fs/promises";
import { join as join15 } from "node:path";
async function packOwnFiles({ directory, ownFiles }, content) {
  const folder = join15(directory, "packing");
  await layFiles(folder, content);
  const names = Object.keys(content).map((path) => path.slice(1));
  const { status, stderr } = await run([
    ...["tar", "--create", `--file=${ownFiles}`, `--directory=${folder}`],
    ...["--owner=0", "--group=0", "--numeric-owner", "--", ...names]
  ]);
  if (status !== 0) throw new LabError(`cannot pack the files of a machine: ${stderr.trim()}`);
  await rm3(folder, { recursive: true });
}

// src/providers/embedded/virtual-machine.ts
import { readFile as readFile10, rename as rename4 } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/providers/embedded/agent-connections.ts
var AgentConnections = class {
  #path;
  #drops = /* @__PURE__ */ new Set();
  constructor(path) {
    this.#path = path;
  }
  /** As connectToAgent. */
  async connect(within, signal) {
    const made = await connectToAgent(this.#path, within, signal);
    if (!made) return void 0;
    let goneFor;
    let onGone;
    const end = (cause) => {
      if (!this.#drops.delete(end)) return;
      goneFor = cause;
      made.close();
      onGone?.(cause);
    };
    this.#drops.add(end);
    return {
      send: made.send,
      listen(onFrame, whenGone) {
        onGone = whenGone;
        if (goneFor === void 0) made.listen(onFrame, end);
        else whenGone(goneFor);
      },
      close: () => {
        this.#drops.delete(end);
        made.close();
      }
    };
  }
  /**
   * Gives them up at once, for that reason: to be called when the machine went down. Its kernel cannot say farewell, and
   * whoever passes the connection on would ask it for a minute.
   */
  drop(cause) {
    for (const end of [...this.#drops]) end(cause);
  }
};

// src/providers/embedded/machine-cgroups.ts
import { mkdir as mkdir6, writeFile as writeFile5 } from "node:fs/promises";
import { dirname as dirname5, join as join16 } from "node:path";
async function trackingCgroup(lab, machine) {
  const { tracking } = await readCgroupLayout();
  if (!tracking) throw new LabError(`cannot tell the processes of ${machine}: no cgroup hierarchy is mounted`);
  return join16(tracking, labCgroup(lab), machine);
}
async function makeMachineCgroups(lab, machine) {
  const tracking = await trackingCgroup(lab, machine);
  const layout = await readCgroupLayout();
  const { pids } = layout.controllers;
  const limiting = pids ? join16(pids.root, labCgroup(lab), machine) : tracking;
  await Promise.all([tracking, limiting].map((group) => mkdir6(group, { recursive: true })));
  if (!pids) return [tracking];
  if (pids.version === 2) {
    for (const above of parents(limiting, pids.root))
      await writeFile5(join16(above, "cgroup.subtree_control"), "+pids");
  }
  await writeFile5(join16(limiting, "pids.max"), String(await processLimit(layout)));
  return [.../* @__PURE__ */ new Set([tracking, limiting])];
}
var parents = (folder, root) => folder === root ? [] : [...parents(dirname5(folder), root), dirname5(folder)];

// src/providers/embedded/virtual-machine.ts
var startDeadline = 2e4;
var shutdownDeadline2 = 12e4;
var attachProgram = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "attach.ts" : "attach.mjs", import.meta.url)
);
function virtualMachine(name, emulator, lab) {
  const files = machineFiles(lab.paths, name);
  const hint = `its console is kept with the evidence and, while the lab is up, in ${files.console}`;
  const cgroup = () => trackingCgroup(lab.spec.name, name);
  const processes = async () => processesBelow(await cgroup());
  const isRunning = async () => (await processes()).length > 0;
  const connections = new AgentConnections(files.agent);
  const agent = {
    ...{ name, hint },
    async connect(...how) {
      if (!await isRunning()) throw new Hopeless("the machine does not run");
      return connections.connect(...how);
    }
  };
  const place = {
    name,
    pace: lab.pace,
    run: (argv, options) => runByAgent(agent, argv, options),
    open: (argv, events) => openByAgent(agent, argv, events),
    attach: (argv) => [process.execPath, attachProgram, files.agent, ...argv]
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await waitUntil(
        `${name} is down`,
        async () => await isRunning() ? { notYet: "it still runs" } : { value: true },
        { within: paced(shutdownDeadline2 * lab.pace), hint }
      );
      connections.drop(wentDown);
    },
    async cutPower() {
      await endProcesses([await cgroup()], name);
      connections.drop(wentDown);
    },
    async start() {
      if (await isRunning()) return;
      const record = await readMachineRecord(files);
      if (!record) throw new LabError(`cannot start ${name}: there is no such machine`);
      await rename4(files.console, olderLog(files.console)).catch(() => {
      });
      const groups = await makeMachineCgroups(lab.spec.name, name);
      const command = await emulator.command(record, files, lab);
      await launch(groups, [...enter(lab.keeper), "setsid", ...command], files);
      await waitUntil(
        `${name} has power`,
        async () => {
          const said = await readFile10(files.console, "utf8").catch(() => "");
          if (emulator.firstWords.test(said)) return { value: true };
          if (await isRunning()) return { notYet: said.slice(-500) };
          const last = said.trim().split("\n").slice(-5).join("\n");
          throw new Hopeless(`cannot start ${name}: ${last || "its program ended and said nothing"}`, {
            logs: await logsOfMachine(name, files)
          });
        },
        { within: paced(startDeadline), hint }
      );
    },
    async resources() {
      for (const pid of await processes()) {
        const words = (await readFile10(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        const found = await emulator.resources(words);
        if (found) return found;
      }
      throw new LabError(`cannot tell the limits of ${name}: the machine does not run`, { hint });
    },
    console: () => readLog(files.console)
  };
}
var logsOfMachine = async (name, files) => [
  { name: `${name}-console.log`, text: await readLog(files.console) },
  { name: `${name}-log.txt`, text: await readLog(files.log) }
];
async function launch(groups, command, files) {
  const watched = ["setsid", "sh", "-c", untilItEnds, "machine", groups[0] ?? "", ...command];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript2,
      "launch",
      files.console,
      ...groups,
      "--",
      ...inLastingEnvironment(watched)
    ],
    {
      timeoutMs: paced(startDeadline)
    }
  );
  if (result.status !== 0) throw new LabError(`cannot start a machine: ${result.stderr.trim()}`);
}
var launchScript2 = `
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`;
var untilItEnds = `
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;

// src/providers/embedded/virtual-provider.ts
function virtualProvider(stateDir, particular) {
  const { name, needs, check, emulator } = particular;
  const pathsOf = (lab) => labPaths(stateDir, lab, name);
  const openLab2 = async (spec, paths, keeper) => {
    const pace2 = await emulator.pace(paths);
    const machine = (machineName) => virtualMachine(machineName, emulator, { spec, paths, keeper, pace: pace2 });
    return {
      spec,
      host: labHostPlace(keeper, paths),
      portOf,
      async create(machineSpec) {
        if (!await readMachineRecord(machineFiles(paths, machineSpec.name)))
          await makeMachine2(machineSpec, spec, paths, keeper);
        await machine(machineSpec.name).start();
        return machine(machineSpec.name);
      },
      async list() {
        const names = await readdir5(paths.machines);
        const whole = await Promise.all(names.map((each) => readMachineRecord(machineFiles(paths, each))));
        return whole.flatMap((record) => record ? [machine(record.name)] : []);
      }
    };
  };
  const makeMachine2 = async (spec, lab, paths, keeper) => {
    const files = machineFiles(paths, spec.name);
    await mkdir7(files.directory, { recursive: true });
    const baseDisk = await ensureBaseDisk(
      rootOf(spec.name, lab),
      await particular.diskContent(lab.image),
      spec.disk
    );
    const record = { ...spec, baseDisk };
    await Promise.all([
      reserveAddresses(paths, lab, spec),
      makeLinks(keeper, lab, spec, files),
      packOwnFiles(files, networkFiles(lab, spec)),
      emulator.makeDisk?.(record, files)
    ]);
    await writeMachineRecord(files, record);
  };
  return {
    name,
    features: featuresOf(name),
    needs,
    check,
    async open(spec) {
      const paths = pathsOf(spec.name);
      const existing = await findKeeper(paths);
      if (existing) return openLab2(spec, paths, existing);
      const keeper = await makeLab(paths, spec, { ownTree: false });
      await particular.prepareLab(keeper, paths, spec);
      return openLab2(spec, paths, keeper);
    },
    async find(spec) {
      const paths = pathsOf(spec.name);
      const keeper = await findKeeper(paths);
      return keeper && openLab2(spec, paths, keeper);
    },
    destroy: (lab) => destroyLab(lab, pathsOf(lab))
  };
}

// src/providers/qemu/accelerator.ts
var chooseAccelerator = async () => (await tryKvm()).works ? "kvm" : "tcg";

// src/providers/embedded/virtual-needs.ts
var virtualTools = {
  socat: "socat",
  mke2fs: "e2fsprogs",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  python3: "python3-minimal",
  unshare: "util-linux"
};
var virtualModules = [
  "tun",
  "bridge",
  "veth",
  "overlay",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf"
];

// src/providers/qemu/command-line.ts
var mebibyte = 1024 ** 2;
var qemuProgram = "qemu-system-x86_64";
var accelerators = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  // Translated code of a whole LXD and its machine's systemd fits into 256 MiB.
  tcg: ["-accel", "tcg,thread=multi,tb-size=256", "-cpu", "max"]
};
var firstSlot = 8;
function qemuCommand({ name, interfaces, cpus, memory, plainDirectories }, files, spec, { kernel, initrd }, accelerator) {
  const managementMac = hardwareAddress(name, { device: "management", addresses: [] });
  const link = (slot, id, tap, mac) => [
    ...["-netdev", `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...["-device", `virtio-net-pci,netdev=${id},mac=${mac},addr=${slot},romfile=`]
  ];
  const parameters = [
    "console=ttyS0",
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    // eth0 and so on, in the order of the links.
    "net.ifnames=0",
    // The image is that of the containers too, which must not load profiles into a host's kernel: it has no
    // apparmor_parser, without which Docker refuses to start anything where this kernel has AppArmor switched on.
    "apparmor=0",
    `systemd.hostname=${name}`,
    ...agentParameters(
      `eth${interfaces.length}`,
      managementAddresses(spec.names, name),
      interfaces.map(({ device }, index) => ({ device: `eth${index}`, name: device })),
      plainDirectories
    )
  ];
  return [
    qemuProgram,
    // No configuration of the user's, no devices that were not asked for.
    ...["-no-user-config", "-nodefaults", "-display", "none", "-serial", "stdio", "-monitor", "none"],
    // Not microvm, which has no clock that Linux can trust in software: it hangs on a busy host (seen with QEMU 7.2).
    ...["-machine", "q35"],
    ...accelerators[accelerator],
    ...["-name", name, "-smp", String(cpus), "-m", `${memory / mebibyte}M`],
    ...["-kernel", kernel, "-initrd", initrd, "-append", parameters.join(" ")],
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["-drive", `if=none,id=disk,format=qcow2,cache=unsafe,file=${files.disk}`],
    ...["-device", "virtio-blk-pci,drive=disk"],
    ...["-drive", `if=none,id=own-files,format=raw,readonly=on,file=${files.ownFiles}`],
    ...["-device", "virtio-blk-pci,drive=own-files"],
    ...["-device", "virtio-rng-pci"],
    ...interfaces.flatMap(
      (each, index) => link(firstSlot + index, each.device, portOf(name, index), hardwareAddress(name, each))
    ),
    ...link(firstSlot + interfaces.length, "management", managementPortOf(name), managementMac)
  ];
}
function parseQemuCommand(words) {
  const after = (flag) => words[words.indexOf(flag) + 1] ?? "";
  const memory = /^(\d+)M$/.exec(after("-m"))?.[1];
  const disk = /,file=(.+)$/.exec(after("-drive"))?.[1];
  if (!words[0]?.endsWith(qemuProgram) || !memory || !disk) return void 0;
  return { cpus: Number(after("-smp")), memory: Number(memory) * mebibyte, disk };
}

// src/providers/qemu/host-needs.ts
var qemuNeeds = {
  tools: {
    [qemuProgram]: "qemu-system-x86",
    "qemu-img": "qemu-utils",
    depmod: "kmod",
    "apt-cache": "apt",
    "dpkg-deb": "dpkg",
    ...virtualTools
  },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/qemu/check.ts
async function qemuProblems(stateDir, arch = process.arch) {
  const problems = [
    ...architectureProblems("qemu", qemuNeeds.architectures, arch),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("qemu", qemuNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  return kernelProblems(stateDir, tryKernelWithTaps, qemuNeeds.modules);
}

// src/providers/qemu/kernel.ts
import { access as access4, mkdir as mkdir8, readdir as readdir6, readFile as readFile12, rename as rename5, rm as rm4, writeFile as writeFile6 } from "node:fs/promises";
import { dirname as dirname6, join as join18 } from "node:path";

// src/providers/qemu/initrd.ts
import { createHash as createHash4 } from "node:crypto";
import { readFile as readFile11 } from "node:fs/promises";
import { basename as basename2, join as join17 } from "node:path";

// src/providers/qemu/cpio.ts
function cpioArchive(entries) {
  const end = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, end].flatMap(entryBytes));
}
function entryBytes({ path, mode, data = new Uint8Array() }, index) {
  const name = Buffer.from(`${path}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name.length, 0];
  const head = `070701${numbers.map((number2) => number2.toString(16).padStart(8, "0")).join("")}`;
  return [filled(Buffer.concat([Buffer.from(head), name])), filled(data)];
}
var filled = (bytes2) => Buffer.concat([bytes2, Buffer.alloc(-bytes2.length & 3)]);

// src/providers/qemu/modules.ts
function loadOrder(modulesDep, names) {
  const lines = modulesDep.split("\n").map((line) => line.split(/:\s*/));
  const order = [];
  for (const name of names) {
    const [file, needed = ""] = lines.find(([path = ""]) => /([^/]+)\.ko(\.\w+)?$/.exec(path)?.[1]?.replaceAll("-", "_") === name) ?? [];
    if (!file) continue;
    for (const path of [...needed.split(" ").filter(Boolean).reverse(), file])
      if (!order.includes(path)) order.push(path);
  }
  return order;
}

// src/providers/qemu/initrd.ts
var neededModules = ["virtio_pci", "virtio_blk", "virtio_net", "virtio_rng"];
var initrdVersion = () => createHash4("sha256").update(firstProgram(neededModules)).digest("hex").slice(0, 8);
async function makeInitrd(busybox, modulesFolder2) {
  const modulesDep = await readFile11(join17(modulesFolder2, "modules.dep"), "utf8");
  const modules = loadOrder(modulesDep, neededModules);
  const folder = (path) => ({ path, mode: 16877 });
  return cpioArchive([
    ...["bin", "dev", "disk", "modules"].map(folder),
    { path: "bin/busybox", mode: 33261, data: await readFile11(busybox) },
    { path: "init", mode: 33261, data: Buffer.from(firstProgram(modules.map((path) => basename2(path)))) },
    ...await Promise.all(
      modules.map(async (path) => ({
        path: `modules/${basename2(path)}`,
        mode: 33188,
        data: await readFile11(join17(modulesFolder2, path))
      }))
    )
  ]);
}
var firstProgram = (modules) => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${modules.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`;

// src/providers/qemu/kernel-packages.ts
var queryDeadline = 3e4;
var metaPackages = {
  debian: `linux-image-cloud-${process.arch === "x64" ? "amd64" : process.arch}`,
  ubuntu: "linux-image-virtual"
};
function metaPackageOf(distributionId) {
  const found = metaPackages[distributionId];
  if (found) return found;
  throw new LabError(
    `cannot get a kernel for machines of provider qemu: the host is ${distributionId || "of no known distribution"}, known are ${Object.keys(metaPackages).join(", ")}`,
    { hint: `use ${optionName("provider")} lxc` }
  );
}
async function kernelPackages(metaPackage) {
  const found = [];
  const open2 = [metaPackage];
  for (const name of open2) {
    const { stdout, stderr, status } = await run(["apt-cache", "depends", "--important", name], {
      timeoutMs: queryDeadline
    });
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: "apt-get update"
      });
    }
    const names = parseDepends(stdout).filter((each) => !open2.includes(each));
    found.push(...names);
    open2.push(...names);
  }
  return found;
}
var parseDepends = (text) => [...text.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name = ""]) => name);

// src/providers/qemu/kernel.ts
var downloadDeadline = 3e5;
async function ensureKernel(image) {
  const osRelease = await readFile12("/etc/os-release", "utf8").catch(() => "");
  const packages = await kernelPackages(metaPackageOf(parseOsRelease(osRelease).id));
  const folder = `${image}.kernel-${packages[0]}-${initrdVersion()}`;
  const done = await findKernel(folder);
  if (done) return done;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    const made = await findKernel(folder);
    if (made) return made;
    const work = join18(dirname6(image), partialName());
    try {
      await makeKernel(packages, join18(image, "bin", "busybox"), work);
      await rename5(work, folder);
    } finally {
      await rm4(work, { recursive: true, force: true });
    }
    return await findKernel(folder);
  });
}
async function findKernel(folder) {
  const [kernel, initrd] = [join18(folder, "kernel"), join18(folder, "initrd")];
  if (!await exists4(initrd)) return void 0;
  const [release = ""] = await readdir6(join18(folder, "modules"));
  return { kernel, initrd, modules: join18(folder, "modules", release) };
}
async function makeKernel(packages, busybox, work) {
  const fetched = join18(work, "packages");
  const root = join18(work, "root");
  await mkdir8(fetched, { recursive: true });
  await succeed(
    ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", "download", ...packages],
    fetched
  );
  for (const name of await readdir6(fetched)) await succeed(["dpkg-deb", "--extract", name, root], fetched);
  const [release = ""] = await readdir6(join18(root, "lib", "modules")).catch(() => []);
  const image = (await readdir6(join18(root, "boot"))).find((name) => name.startsWith("vmlinuz-"));
  if (!release || !image)
    throw new LabError(`cannot use the kernel of ${packages.join(" ")}: it is incomplete`);
  await succeed(["depmod", "--basedir", root, release], work);
  await rename5(join18(root, "boot", image), join18(work, "kernel"));
  await rename5(join18(root, "lib", "modules"), join18(work, "modules"));
  await rm4(fetched, { recursive: true });
  await rm4(root, { recursive: true });
  await writeFile6(join18(work, "initrd"), await makeInitrd(busybox, join18(work, "modules", release)));
}
async function succeed(argv, cwd) {
  const { status, stderr } = await run(argv, { cwd, timeoutMs: paced(downloadDeadline) });
  if (status === 0) return;
  const said = stderr.trim().split("\n").slice(-5).join("\n");
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv[0]}: ${said}`, {
    hint: argv.join(" "),
    logs: [{ name: "kernel-packages.txt", text: stderr }]
  });
}
var exists4 = (path) => access4(path).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
var paces = { kvm: 2, tcg: 8 };
var engineFile = ({ root }) => join19(root, "engine.json");
function qemuProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "qemu",
    needs: qemuNeeds,
    check: () => qemuProblems(stateDir),
    async diskContent(image) {
      const { modules } = await ensureKernel(image);
      return {
        ...await machineContent(),
        name: "qemu",
        folders: { [`/usr/lib/modules/${basename3(modules)}`]: modules }
      };
    },
    async prepareLab(_keeper, paths, { image }) {
      const kernel = await ensureKernel(image);
      const engine = { ...kernel, accelerator: await chooseAccelerator() };
      await writeFile7(engineFile(paths), JSON.stringify(engine));
    },
    emulator: {
      pace: async (paths) => paces[(await readEngine(paths)).accelerator],
      async makeDisk({ baseDisk }, { disk }) {
        const words = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", baseDisk, "-F", "raw", disk];
        const { status, stderr } = await run(words);
        if (status !== 0) throw new LabError(`cannot make the disk ${disk}: ${stderr.trim()}`);
      },
      async command(record, files, { spec, paths }) {
        const engine = await readEngine(paths);
        return qemuCommand(record, files, spec, engine, engine.accelerator);
      },
      firstWords: /Linux version /,
      async resources(words) {
        const found = parseQemuCommand(words);
        return found && { cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk) };
      }
    }
  });
}
var readEngine = async (paths) => JSON.parse(await readFile13(engineFile(paths), "utf8"));
async function virtualSize(disk) {
  const file = await open(disk);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 24);
    return Number(buffer.readBigUInt64BE());
  } finally {
    await file.close();
  }
}

// src/providers/uml/provider.ts
import { mkdir as mkdir9, stat, writeFile as writeFile8 } from "node:fs/promises";

// src/providers/uml/host-needs.ts
var umlNeeds = {
  tools: { "linux.uml": "user-mode-linux", ...virtualTools },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/uml/check.ts
var trialDeadline = 3e4;
async function umlProblems(stateDir, arch = process.arch) {
  const problems = [
    ...architectureProblems("uml", umlNeeds.architectures, arch),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("uml", umlNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  const kernel = await kernelProblems(stateDir, tryKernelWithTaps, umlNeeds.modules);
  const limits2 = await Promise.all([
    cgroupProblems({ provider: "uml", controllers: ["pids"], ownTree: false }),
    processProblems()
  ]);
  return [...limits2.flat(), ...kernel, ...kernel.length === 0 ? await startProblems(stateDir) : []];
}
var untilThisEnds = [...boundToThisProcess, "unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
async function startProblems(stateDir) {
  const { stdout, stderr } = await inTrialFolder(
    stateDir,
    (folder) => run(
      [
        ...untilThisEnds,
        "linux.uml",
        "mem=64M",
        "con=null",
        "con0=null,fd:1",
        "ssl=null",
        "root=/dev/none",
        "panic=1"
      ],
      {
        timeoutMs: paced(trialDeadline),
        env: { PATH: process.env.PATH ?? "", TMPDIR: folder, HOME: folder }
      }
    )
  );
  if (/^Kernel panic .*VFS: Unable to mount root fs/m.test(stdout + stderr)) return [];
  return [problemOfTrial(stdout + stderr)];
}
function problemOfTrial(said) {
  const last = said.trim().split("\n").slice(-3).join(" / ");
  return {
    message: `User-mode Linux does not start here: ${last || "it said nothing"}`,
    hint: `allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${optionName("provider")} lxc`
  };
}

// src/providers/uml/command-line.ts
import { join as join20 } from "node:path";
var memoryFolder = ({ root }) => join20(root, "memory");
var starterFile = ({ root }) => join20(root, "start-kernel");
var starter = `#!/bin/bash
set -u
for file in /proc/self/fd/*; do
  number=\${file##*/}
  if [ "$number" -gt 2 ] && [ "$number" -ne 255 ]; then eval "exec $number>&-"; fi
done
read -r stat < /proc/self/stat
fields=(\${stat##*) })
group=\${fields[2]}
for file in /proc/[0-9]*/stat; do
  read -r stat 2>/dev/null < "$file" || continue
  fields=(\${stat##*) })
  pid=\${file#/proc/}
  pid=\${pid%/stat}
  if [ "\${fields[2]}" = "$group" ] && [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done
for word in "$@"; do
  case $word in *,ifname=*) ;; *) continue ;; esac
  tap=\${word#*,ifname=}
  tap=\${tap%%,*}
  while [ "$(cat "/sys/class/net/$tap/carrier")" = 1 ]; do sleep 0.01; done
done
exec -a "$0" linux.uml "$@"
`;
var vector = (tap, mac) => `transport=tap,ifname=${tap},mac=${mac},depth=64,gro=1`;
function umlCommand({ name, interfaces, cpus, memory, plainDirectories, baseDisk }, files, { spec, paths, processor }) {
  if (cpus !== 1)
    throw new LabError(`cannot start ${name}: machines of provider uml have one CPU, ${cpus} are asked for`);
  const management = managementAddresses(spec.names, name);
  const managementDevice = `vec${interfaces.length}`;
  const managementMac = hardwareAddress(name, { device: "management", addresses: [] });
  return [
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...["env", `TMPDIR=${memoryFolder(paths)}`, `HOME=${files.directory}`],
    ...["taskset", "--cpu-list", String(processor)],
    starterFile(paths),
    `mem=${memory / 1024}K`,
    `ubd0=${files.disk},${baseDisk}`,
    `ubd1r=${files.ownFiles}`,
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["root=/dev/ubda", "rw", "rootflags=barrier=0"],
    // Without it root on the machine mounts the host's files by hostfs, with this process's rights, which are root's. No
    // path lies below a device.
    "hostfs=/dev/null/none",
    ...["con=null", "con0=null,fd:1", "ssl=null"],
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    `systemd.hostname=${name}`,
    ...interfaces.map(
      (each, index) => `vec${index}:${vector(portOf(name, index), hardwareAddress(name, each))}`
    ),
    `${managementDevice}:${vector(managementPortOf(name), managementMac)}`,
    ...agentParameters(
      managementDevice,
      management,
      interfaces.map(({ device }, index) => ({ device: `vec${index}`, name: device })),
      plainDirectories
    )
  ];
}
function parseUmlCommand(words) {
  const memory = words.map((word) => /^mem=(\d+)K$/.exec(word)?.[1]).find(Boolean);
  const baseDisk = words.map((word) => /^ubd0=[^,]*,(.+)$/.exec(word)?.[1]).find(Boolean);
  return memory && baseDisk ? { memory: Number(memory) * 1024, baseDisk } : void 0;
}

// src/providers/uml/disk-content.ts
import { readdir as readdir7 } from "node:fs/promises";
import { join as join21 } from "node:path";
var modulesFolder = "/usr/lib/uml/modules";
async function umlDiskContent() {
  const [version] = (await readdir7(modulesFolder).catch(() => [])).sort().reverse();
  if (!version) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: "apt-get install --reinstall user-mode-linux"
    });
  }
  const { files, links } = await machineContent();
  return {
    name: "uml",
    files,
    links: { ...links, ...Object.fromEntries(legacyIptables) },
    folders: { [`/usr/lib/modules/${version}`]: join21(modulesFolder, version) }
  };
}
var legacyIptables = ["iptables", "ip6tables"].flatMap(
  (tool) => ["", "-save", "-restore"].map((verb) => [
    `/etc/alternatives/${tool}${verb}`,
    `/usr/sbin/${tool}-legacy${verb}`
  ])
);

// src/providers/uml/processor.ts
import { readFile as readFile14 } from "node:fs/promises";
async function processorFor(name) {
  const allowed = parseAllowedProcessors(await readFile14("/proc/self/status", "utf8"));
  const number2 = Number(/\d*$/.exec(name)?.[0]);
  return allowed[number2 % allowed.length] ?? 0;
}
function parseAllowedProcessors(status) {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "0";
  return list.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

// src/providers/uml/provider.ts
var pace = 4;
function umlProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "uml",
    needs: umlNeeds,
    check: () => umlProblems(stateDir),
    diskContent: umlDiskContent,
    emulator: {
      pace: async () => pace,
      command: async (record, files, lab) => umlCommand(record, files, { ...lab, processor: await processorFor(record.name) }),
      firstWords: /^Linux version /m,
      async resources(words) {
        const found = parseUmlCommand(words);
        return found && { cpus: 1, memory: found.memory, disk: (await stat(found.baseDisk)).size };
      }
    },
    async prepareLab(keeper, paths) {
      await writeFile8(starterFile(paths), starter, { mode: 448 });
      const folder = memoryFolder(paths);
      await mkdir9(folder);
      const mount = ["mount", "-t", "tmpfs", "-o", "mode=700,size=0", "tmpfs", folder];
      const { status, stderr } = await run([...enter(keeper), ...mount]);
      if (status !== 0) throw new LabError(`cannot make room for the machines' memory: ${stderr.trim()}`);
    }
  });
}

// src/providers/on-this-host.ts
var providersOnThisHost = { lxc: lxcProvider, uml: umlProvider, qemu: qemuProvider };
export {
  providersOnThisHost
};
