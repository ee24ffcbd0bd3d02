import {
  UsageError,
  asUser,
  sudoCaller
} from "./shared-fanlab-lab-file-diagnose.mjs";
import {
  topologyOf
} from "./shared-fanlab-lab-file-diagnose-lab-diagram.mjs";
import {
  endProcess
} from "./shared-action-fanlab-diagnose.mjs";
import {
  CallersFiles,
  autoProvider,
  copyWithDigest,
  digestOf,
  hypervisors,
  identify,
  isAlive,
  isImageDigest,
  usualDistribution,
  usualFan
} from "./shared-action-fanlab-lab-file-diagnose.mjs";
import {
  BoundedOutput,
  answerDeadline,
  cleanEnvironment,
  connectToAgent,
  encodeFrame,
  environmentOf,
  frameReader,
  runByAgent,
  sendInput,
  terminalEnvironment,
  toolEnvironment
} from "./shared-attach-fanlab-diagnose.mjs";
import {
  boundToThisProcess,
  checkRecipe,
  parseDistribution,
  recipeHash
} from "./shared-fanlab-build-diagnose.mjs";
import {
  distributions,
  inLastingEnvironment,
  lastingEnvironment,
  proxyVariables,
  withoutCredentials
} from "./shared-action-fanlab-lab-file-build-diagnose.mjs";
import {
  networkSpecs
} from "./shared-fanlab-diagnose-witness.mjs";
import {
  guestProgram,
  ipLinks,
  ipRoutes,
  ipv4Text,
  parseOsRelease,
  ubuntuProblems
} from "./shared-fanlab-diagnose-lab-diagram-witness.mjs";
import {
  guestPath,
  quoted
} from "./shared-action-fanlab-lab-file-diagnose-lab-diagram-witness.mjs";
import {
  Hopeless,
  defaultDeadline,
  paced,
  waitUntil
} from "./shared-attach-fanlab-diagnose-lab-diagram-witness.mjs";
import {
  readJson
} from "./shared-action-attach-fanlab.mjs";
import {
  shownValue
} from "./shared-diagnose-lab-diagram-witness.mjs";
import {
  optionName
} from "./shared-fanlab-build-diagnose-lab-diagram-witness.mjs";
import {
  LabError
} from "./shared-build-diagnose-lab-diagram-witness.mjs";

// src/providers/embedded/cgroup-layout.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
var limitingControllers = ["cpu", "memory", "pids"];
async function readCgroupLayout() {
  const mounts = await readFile("/proc/self/mounts", "utf8");
  const tree = unifiedRoot(cgroupMounts(mounts));
  const available = tree ? await readFile(join(tree, "cgroup.controllers"), "utf8").catch(() => "") : "";
  return parseCgroupLayout(mounts, available);
}
function parseCgroupLayout(mounts, available) {
  const entries = cgroupMounts(mounts);
  const tree = unifiedRoot(entries);
  const ofTree = new Set(available.split(/\s+/));
  const placeOf = (controller) => {
    const old = entries.find(({ type, options }) => type === "cgroup" && options.includes(controller));
    if (old) return { root: old.path, version: 1 };
    return tree !== void 0 && ofTree.has(controller) ? { root: tree, version: 2 } : void 0;
  };
  const found = limitingControllers.flatMap((name2) => {
    const place = placeOf(name2);
    return place ? [[name2, place]] : [];
  });
  const tracking = tree ?? entries.find(({ options }) => !options.includes("cpuset"))?.path;
  return {
    version: tree === void 0 ? "legacy" : tree === "/sys/fs/cgroup" ? "unified" : "hybrid",
    roots: [...new Set(entries.map(({ path }) => path))],
    controllers: Object.fromEntries(found),
    tracking
  };
}
var cgroupMounts = (mounts) => mounts.split("\n").map((line) => line.split(" ")).map(([, path = "", type = "", options = ""]) => ({ path, type, options: options.split(",") })).filter(({ path, type }) => path.startsWith("/sys/fs/cgroup") && /^cgroup2?$/.test(type));
var unifiedRoot = (mounts) => mounts.find(({ type }) => type === "cgroup2")?.path;

// src/process/run.ts
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

// src/process/signal-group.ts
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
  }
}

// src/process/run.ts
var shellStatus = { ENOENT: 127, EACCES: 126 };
var killGraceMs = 2e3;
var closeGraceMs = 200;
async function run(argv, options = {}) {
  options.signal?.throwIfAborted();
  const start = performance.now();
  const child = begin(argv, options);
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const kept2 = new BoundedOutput();
    stream?.on("data", (piece) => {
      kept2.push(piece);
      options.onOutput?.(piece.toString());
    });
    return kept2;
  });
  let timedOut = false;
  const end = () => endGroup(child);
  const deadline = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  options.enough?.addEventListener("abort", end, { once: true });
  try {
    const { status, signal, notStarted = "" } = await endOf(child, argv, options);
    options.signal?.throwIfAborted();
    return {
      ...{ argv, status, signal, stdout: stdout.text(), stderr: notStarted || stderr.text() },
      ...{ durationMs: performance.now() - start, timedOut }
    };
  } finally {
    clearTimeout(deadline);
    options.signal?.removeEventListener("abort", end);
    options.enough?.removeEventListener("abort", end);
  }
}
function begin(argv, { stdin, env, cwd }) {
  const [command = "", ...words] = argv;
  try {
    const child = spawn(command, words, {
      // A group of its own, so that a deadline reaches what the command started, too.
      detached: true,
      env: { ...env ?? process.env },
      cwd,
      stdio: [stdin === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
    });
    child.stdin?.on("error", () => {
    }).end(stdin);
    return child;
  } catch (cause) {
    throw cannotStart(command, cause);
  }
}
function endOf(child, argv, { cwd = "." }) {
  const [command = ""] = argv;
  return new Promise((resolve3, reject) => {
    child.once("error", (error) => {
      const status = shellStatus[error.code ?? ""];
      if (status === void 0 || !existsSync(cwd)) reject(cannotStart(command, error));
      else {
        const cause = status === 127 ? "command not found" : "permission denied";
        resolve3({ status, signal: null, notStarted: `${command}: ${cause}
` });
      }
    });
    child.once("close", (status, signal) => resolve3({ status, signal }));
  });
}
var cannotStart = (command, cause) => new Error(`cannot start "${command}": ${cause.message}`, { cause });
function endGroup({ pid, stdout, stderr }) {
  if (pid === void 0) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), killGraceMs).unref();
  setTimeout(() => {
    stdout?.destroy();
    stderr?.destroy();
  }, killGraceMs + closeGraceMs).unref();
}

// src/host/inotify.ts
import { readdir, readFile as readFile2, readlink } from "node:fs/promises";
async function freeInotifyInstances() {
  const limit = Number(await readFile2("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const pids = (await readdir("/proc")).filter((name2) => /^\d+$/.test(name2));
  const used = await Promise.all(pids.map(instancesOf));
  return limit - used.reduce((sum, count) => sum + count, 0);
}
async function instancesOf(pid) {
  try {
    const status = await readFile2(`/proc/${pid}/status`, "utf8");
    if (!/^Uid:\t0\t/m.test(status)) return 0;
    const names = await readdir(`/proc/${pid}/fd`);
    const targets = await Promise.all(names.map((name2) => readlink(`/proc/${pid}/fd/${name2}`).catch(() => "")));
    return targets.filter((target2) => target2 === "anon_inode:inotify").length;
  } catch {
    return 0;
  }
}

// src/process/missing-tools.ts
import { access, constants } from "node:fs/promises";
import { delimiter, isAbsolute, join as join2 } from "node:path";
async function missingTools(tools, path = process.env.PATH ?? "") {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(
    tools.map((tool) => isAbsolute(tool) ? canAccess(tool, constants.R_OK) : isInAny(folders, tool))
  );
  return tools.filter((_, index) => !found[index]);
}
async function isInAny(folders, tool) {
  const answers = await Promise.all(folders.map((folder) => canAccess(join2(folder, tool), constants.X_OK)));
  return answers.includes(true);
}
var canAccess = (path, mode) => access(path, mode).then(
  () => true,
  () => false
);

// src/host/kvm.ts
import { randomUUID } from "node:crypto";
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { access as access2, constants as constants2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join3 } from "node:path";
var exitPort = 1281;
var passByte = 42;
var passStatus = 2 * passByte + 1;
var trialDeadline = 3e3;
var qemu = "qemu-system-x86_64";
async function tryKvm({
  device = "/dev/kvm",
  arch: arch2 = process.arch
} = {}) {
  const refusal = await access2(device, constants2.R_OK | constants2.W_OK).then(
    () => void 0,
    (error) => error.code
  );
  if (refusal === "ENOENT") {
    return {
      works: false,
      why: `there is no ${device}`,
      hint: "modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above"
    };
  }
  if (refusal !== void 0) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      hint: 'sudo usermod -aG kvm "$USER", and log in anew'
    };
  }
  if (arch2 !== "x64") return { works: void 0, why: `${device} exists, but is not tested on ${arch2}` };
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: void 0,
      why: `${device} exists; testing it needs ${qemu}, which is not installed`,
      hint: "apt-get install --no-install-recommends qemu-system-x86"
    };
  }
  return runProbeMachine();
}
async function runProbeMachine() {
  const firmware = openNameless(probeFirmware());
  try {
    const { status, timedOut, stderr } = await run(
      [
        ...boundToThisProcess,
        ...[qemu, "-accel", "kvm", "-nodefaults", "-no-user-config", "-display", "none", "-m", "16"],
        ...["-bios", `/proc/${process.pid}/fd/${firmware}`],
        ...["-device", `isa-debug-exit,iobase=${exitPort},iosize=2`]
      ],
      { timeoutMs: paced(trialDeadline) }
    );
    if (timedOut) {
      return {
        works: false,
        why: `a test machine starts but is too slow (${paced(trialDeadline) / 1e3} s for what takes 0.1 s): its instructions are emulated`
      };
    }
    if (status === passStatus) return { works: true, why: "a test machine ran at full speed" };
    const said2 = stderr.trim().split("\n").at(-1) || `status ${status}`;
    return { works: false, why: `a test machine does not start: ${said2}` };
  } finally {
    closeSync(firmware);
  }
}
function openNameless(content) {
  const path = join3(tmpdir(), `fanlab-kvm-${randomUUID()}`);
  const file2 = openSync(path, "wx+", 384);
  unlinkSync(path);
  writeSync(file2, content);
  return file2;
}
function probeFirmware() {
  const program = [
    ...[102, 185, 0, 225, 245, 5],
    // mov ecx, 100000000
    ...[102, 73],
    // dec ecx
    ...[117, 252],
    // jnz to the dec
    ...[176, passByte],
    // mov al, passByte
    ...[186, exitPort & 255, exitPort >> 8],
    // mov dx, exitPort
    238
    // out dx, al
  ];
  const firmware = new Uint8Array(65536);
  firmware.set(program, firmware.length - 16);
  return firmware;
}

// src/host/architecture.ts
function architectureProblems(provider2, architectures, arch2 = process.arch) {
  if (architectures === void 0 || architectures.includes(arch2)) return [];
  return [
    {
      message: `provider ${provider2} works on ${architectures.join(", ")} only; this host is ${arch2}`,
      hint: `use ${optionName("provider")} lxc`
    }
  ];
}

// src/providers/lxc/provider.ts
import { access as access4, mkdir as mkdir4, readdir as readdir5, writeFile as writeFile3 } from "node:fs/promises";
import { join as join15 } from "node:path";

// src/providers/container-modules.ts
var containerModules = [
  "overlay",
  "fuse",
  "tun",
  "veth",
  "bridge",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf",
  "nf_tables",
  "nft_compat",
  "nft_chain_nat",
  "nft_masq",
  "nft_ct",
  "nft_reject_inet",
  "ip_tables",
  "iptable_filter",
  "iptable_nat",
  "iptable_raw",
  "iptable_mangle",
  "xt_addrtype",
  "xt_comment",
  "xt_CHECKSUM",
  "xt_conntrack",
  "xt_MASQUERADE",
  "xt_tcpudp"
];

// src/providers/embedded/destroy-lab.ts
import { rmdir as rmdir2 } from "node:fs/promises";
import { dirname, join as join6 } from "node:path";

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
import { readdir as readdir2, readFile as readFile3, rmdir } from "node:fs/promises";
import { join as join4 } from "node:path";
async function processesBelow(directory) {
  const own = await readFile3(join4(directory, "cgroup.procs"), "utf8").catch(() => "");
  const below = await Promise.all(
    (await children(directory)).map((child) => processesBelow(join4(directory, child)))
  );
  return [...own.split("\n").filter(Boolean).map(Number), ...below.flat()];
}
async function removeCgroup(directory) {
  for (const child of await children(directory)) await removeCgroup(join4(directory, child));
  await rmdir(directory).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
async function children(directory) {
  const entries = await readdir2(directory, { withFileTypes: true }).catch(() => []);
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
import { readdir as readdir3, readFile as readFile4 } from "node:fs/promises";

// src/files/read-own-file.ts
import { closeSync as closeSync2, constants as constants3, fstatSync, lstatSync, openSync as openSync2, readFileSync } from "node:fs";
var withoutWaiting = constants3.O_RDONLY | constants3.O_NOFOLLOW | constants3.O_NONBLOCK;
function readOwnFile(path, mostBytes) {
  try {
    if (!lstatSync(path).isFile()) return { problem: "it is no regular file" };
    const fd = openSync2(path, withoutWaiting);
    try {
      if (!fstatSync(fd).isFile()) return { problem: "it is no regular file" };
      if (fstatSync(fd).size > mostBytes) return { problem: `it is longer than ${mostBytes} bytes` };
      return { text: readFileSync(fd, "utf8") };
    } finally {
      closeSync2(fd);
    }
  } catch (error) {
    const { code } = error;
    return { problem: code === "ENOENT" ? "there is none" : String(error.message) };
  }
}

// src/providers/embedded/keeper-process.ts
var keeperWord = "keeper";
async function findKeeper({ keeper, root }) {
  const read = readOwnFile(keeper, 100);
  if ("problem" in read && await readdir3(root).catch(() => void 0) === void 0) return void 0;
  const [, pid, startTime] = /^(\d{1,10}) (\d{1,20})\n$/.exec("text" in read ? read.text : "") ?? [];
  const noted = startTime === void 0 ? void 0 : { pid: Number(pid), startTime };
  if (noted && isAlive(noted) && await isKeeper(noted.pid, root)) return noted;
  const pids = (await readdir3("/proc")).filter((name2) => /^\d+$/.test(name2)).map(Number);
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
var textOf = (file2) => readFile4(file2, "utf8").catch(() => "");

// src/providers/embedded/lab-devices.ts
import { createHash } from "node:crypto";
var longestName = 15;
var reserved = /^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;
function bridgeOf(networks, name2) {
  return name2.length > longestName || reserved.test(name2) ? `segment${networks.findIndex((network) => network.name === name2)}` : name2;
}
var portOf = (machine, index) => portName(machine, String(index));
var managementPortOf = (machine) => portName(machine, "m");
function portName(machine, end) {
  const name2 = `${machine}.${end}`;
  if (name2.length <= longestName) return name2;
  return `${createHash("sha256").update(machine).digest("hex").slice(0, 10)}.${end}`;
}

// src/providers/embedded/machine-log.ts
import { readFile as readFile5 } from "node:fs/promises";
var longestLog = 4 * 1024 ** 2;
var olderLog = (log) => `${log}.1`;
async function readLog(log) {
  const read = (file2) => readFile5(file2, "utf8").catch(() => "");
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
  const said2 = (log || result.stderr).trim().split("\n").slice(-5).join("\n");
  const late = `no answer within ${(result.durationMs / 1e3).toFixed(1)} s; last seen: ${said2 || "nothing"}`;
  throw new LabError(
    `cannot make the lab's namespaces: ${result.timedOut ? late : said2 || `status ${result.status}`}`,
    {
      hint: result.timedOut ? "the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head" : "namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",
      logs: [{ name: "keeper.log", text: `${log}${result.stderr}` }]
    }
  );
}
var bridges = ({ networks }) => networks.map(({ name: name2, mtu, host }) => [bridgeOf(networks, name2), mtu, ...host].join(" ")).join("\n");
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
import { join as join5 } from "node:path";
function labPaths(stateDir, lab, provider2) {
  const root = join5(stateDir, "labs", lab, provider2);
  return {
    root,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: join5(root, "machines"),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: join5(root, "keeper"),
    keeperLog: join5(root, "keeper.log"),
    /** Root file system of the host's place in the lab. */
    hostRoot: join5(root, "host", "root"),
    hostUpper: join5(root, "host", "upper"),
    hostWork: join5(root, "host", "work"),
    reservations: join5(root, "dhcp-hosts"),
    leases: join5(root, "dhcp-leases"),
    dnsmasqPid: join5(root, "dnsmasq.pid"),
    dnsmasqLog: join5(root, "dnsmasq.log")
  };
}
var labCgroup = (lab) => `fanlab/${lab}`;

// src/providers/embedded/destroy-lab.ts
var removalDeadline2 = 1e4;
async function destroyLab(name2, paths) {
  const keeper = await findKeeper(paths);
  if (keeper) await stopKeeper(keeper);
  const { roots, version: version2 } = await readCgroupLayout();
  const cgroups = roots.map((root) => join6(root, labCgroup(name2)));
  await endProcesses(cgroups, `lab ${name2}`);
  await Promise.all(cgroups.map(removeCgroup));
  await Promise.all(cgroups.map((cgroup) => rmdir2(dirname(cgroup)).catch(() => {
  })));
  if (version2 === "legacy") await removeUnseenTree(name2);
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
import { join as join7 } from "node:path";

// src/providers/embedded/address-family.ts
var isV6 = (address) => address.includes(":");
var withoutLength = (cidr2) => cidr2.split("/")[0] ?? "";

// src/providers/embedded/hardware-address.ts
import { createHash as createHash2 } from "node:crypto";
function hardwareAddress(machine, { device, addresses }) {
  const ipv43 = addresses.find((address) => !isV6(address));
  if (ipv43 !== void 0) return ["02", "fa", ...withoutLength(ipv43).split(".").map(hexOf)].join(":");
  const digest = createHash2("sha256").update(`${machine} ${device}`).digest();
  return ["02", "fb", ...[...digest.subarray(0, 4)].map(hexOf)].join(":");
}
var hexOf = (byte) => Number(byte).toString(16).padStart(2, "0");

// src/providers/embedded/dhcp-server.ts
var networksWithDhcp = ({ networks }) => networks.filter(({ addressing }) => addressing === "dhcp");
function dnsmasqCommand(paths, lab) {
  const served = networksWithDhcp(lab).flatMap(({ name: name2, prefixes, host }) => {
    const [prefix2 = "", router = ""] = [prefixes, host].map(ipv4Of);
    return [
      `--interface=${bridgeOf(lab.networks, name2)}`,
      `--dhcp-range=set:${name2},${prefix2},static,infinite`,
      // The machine's own file says whether it wants it.
      `--dhcp-option=tag:${name2},option:router,${router}`
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
async function reserveAddresses(paths, lab, { name: name2, interfaces }) {
  const served = new Set(networksWithDhcp(lab).map((network) => network.name));
  const lines = interfaces.filter(({ network }) => served.has(network)).map((each) => `${hardwareAddress(name2, each)},${ipv4Of(each.addresses)},${name2},infinite
`);
  if (lines.length > 0) await writeFile(join7(paths.reservations, name2), lines.join(""));
}

// src/process/open-command.ts
import { spawn as spawn2 } from "node:child_process";
var endGraceMs = 5e3;
var keptWords = 4e3;
function openCommand(argv, env, { onOutput, onEnd }) {
  const [program = "", ...words] = argv;
  const child = spawn2(program, words, { detached: true, env, stdio: ["pipe", "pipe", "pipe"] });
  let said2 = "";
  let ended = false;
  const end = (words2) => {
    if (ended) return;
    ended = true;
    onEnd(words2);
  };
  child.once("error", (error) => end(error.message));
  child.once("close", () => end(said2.trim()));
  child.stdin.on("error", () => {
  });
  child.stdout.on("data", onOutput);
  child.stderr.on("data", (piece) => {
    said2 = `${said2}${piece}`.slice(-keptWords);
  });
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.unref?.();
  return {
    write: (data) => void child.stdin.write(data),
    close() {
      child.stdin.end();
      setTimeout(() => {
        if (!ended && child.pid !== void 0) signalGroup(child.pid, "SIGKILL");
      }, endGraceMs).unref();
    }
  };
}

// src/providers/agent-channel.ts
var modules = ["machine_connection", "machine_guard", "machine_command", "machine_channel"];
var numberLength = 4;
var AgentChannel = class {
  #open;
  #environment;
  #stream;
  /**
   * `open` gives the command of the host's that runs the given one at the place, with its streams; `environment` is the
   * whole of that command's own.
   */
  constructor(open4, environment) {
    this.#open = open4;
    this.#environment = environment;
  }
  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the last words of the tool when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within, signal) {
    this.#stream ??= this.#start();
    const opening = this.#stream;
    return new Promise((resolve3, reject) => {
      let isOver = false;
      const over = (end) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(deadline);
        signal?.removeEventListener("abort", giveUp);
        end();
      };
      const giveUp = () => over(() => resolve3(void 0));
      const deadline = setTimeout(giveUp, within).unref();
      signal?.addEventListener("abort", giveUp, { once: true });
      opening.then(
        (stream) => over(() => resolve3(stream.connect())),
        (error) => over(() => reject(error))
      );
    });
  }
  /** Ends the agent, and with it whatever still runs over this channel. */
  close() {
    this.#stream?.then(
      (stream) => stream.close(),
      () => {
      }
    );
    this.#stream = void 0;
  }
  #start() {
    const started = new Promise((resolve3, reject) => {
      const argv = this.#open(guestProgram(modules).argv);
      const stream = new Stream(argv, this.#environment, {
        onReady: () => resolve3(stream),
        onEnd: (said2) => {
          if (this.#stream === started) this.#stream = void 0;
          reject(new Error(said2 || "the agent ended without a word"));
        }
      });
    });
    return started;
  }
};
var Stream = class {
  #command;
  #lines = /* @__PURE__ */ new Map();
  #last = 0;
  #read = frameReader();
  #ended = false;
  constructor(argv, environment, events) {
    this.#command = openCommand(argv, environment, {
      onOutput: (data) => {
        try {
          for (const frame of this.#read(data)) this.#take(frame, events.onReady);
        } catch {
          this.#command.close();
        }
      },
      onEnd: (said2) => {
        this.#ended = true;
        events.onEnd(said2);
        for (const line of this.#lines.values()) line.onGone();
        this.#lines.clear();
      }
    });
    this.#command.write(guestProgram(modules).source);
  }
  connect() {
    const number3 = ++this.#last;
    const line = { read: frameReader(), onFrame: () => {
    }, onGone: () => {
    } };
    this.#lines.set(number3, line);
    this.#write(number3, "o");
    return {
      send: (kind, data) => this.#write(number3, "d", encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line, { onFrame, onGone });
        if (this.#ended) onGone();
      },
      close: () => {
        if (this.#lines.delete(number3)) this.#write(number3, "c");
      }
    };
  }
  close() {
    this.#command.close();
  }
  #write(number3, kind, data = Buffer.alloc(0)) {
    if (this.#ended) return;
    const head = Buffer.alloc(numberLength);
    head.writeUInt32BE(number3);
    this.#command.write(encodeFrame(kind, Buffer.concat([head, data])));
  }
  #take({ kind, data }, onReady) {
    const number3 = data.readUInt32BE(0);
    const line = this.#lines.get(number3);
    if (number3 === 0) onReady();
    else if (line && kind === "d") line.read(data.subarray(numberLength)).forEach(line.onFrame);
    else if (line) {
      this.#lines.delete(number3);
      line.onGone();
    }
  }
};

// src/providers/embedded/open-by-agent.ts
var keptWords2 = 4e3;
function openByAgent(where, argv, { onOutput, onEnd }) {
  const given = new AbortController();
  const early = [];
  let connection;
  let said2 = "";
  let ended = false;
  const end = (cause = "") => {
    if (ended) return;
    ended = true;
    given.abort();
    connection?.close();
    onEnd([said2.trim(), cause].filter(Boolean).join("\n"));
  };
  const begin2 = (made) => {
    if (ended) made?.close();
    if (!made) end("the machine does not answer");
    if (ended || !made) return;
    connection = made;
    const request = { argv, environment: environmentOf(cleanEnvironment), input: true };
    made.send("r", JSON.stringify(request));
    for (const data of early.splice(0)) sendInput(made, data);
    made.listen(
      ({ kind, data }) => {
        if (ended) return;
        if (kind === "x") end();
        else if (kind === "o") onOutput(data);
        else if (kind === "e") said2 = `${said2}${data}`.slice(-keptWords2);
      },
      () => end("the machine went down")
    );
  };
  where.connect(paced(answerDeadline), given.signal).then(begin2, (error) => end(error.message));
  return {
    write(data) {
      if (ended) return;
      if (connection) sendInput(connection, data);
      else early.push(data);
    },
    close: () => end()
  };
}

// src/providers/place-by-channel.ts
function placeByChannel({ name: name2, pace: pace2, hint, enter: enter2, cause, environment }) {
  const channel = new AgentChannel(
    (agent) => enter2(agent, cleanEnvironment, false),
    environment ?? environmentOf(cleanEnvironment)
  );
  const place = {
    ...{ name: name2, hint },
    connect: (...how) => channel.connect(...how).catch((error) => {
      throw new Error(cause?.(error.message) ?? error.message);
    })
  };
  return {
    ...{ name: name2, pace: pace2 },
    run: (argv, options) => runByAgent(place, argv, options),
    open: (argv, events) => openByAgent(place, argv, events),
    attach: (argv, terminal) => enter2(argv, terminalEnvironment(), terminal)
  };
}

// src/providers/embedded/host-place.ts
var labHostPlace = (keeper, paths) => placeByChannel({
  name: "host",
  // Its own commands are the host's and as fast.
  pace: 1,
  hint: "the lab is gone: remove it",
  enter: (argv, variables) => [
    ...enter(keeper),
    ...["chroot", paths.hostRoot, "env", "-i", ...variables],
    ...argv
  ]
});

// src/providers/embedded/lay-files.ts
import { chmod, mkdir, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname2, join as join8 } from "node:path";
async function layFiles(folder, files) {
  for (const [path, { text, mode = 420 }] of Object.entries(files)) {
    const file2 = join8(folder, path);
    await mkdir(dirname2(file2), { recursive: true });
    await writeFile2(file2, text);
    await chmod(file2, mode);
  }
}

// src/providers/embedded/make-lab.ts
import { mkdir as mkdir2 } from "node:fs/promises";

// src/providers/embedded/hosts-file.ts
import { BlockList } from "node:net";
var loopback = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";
function hostsFile({ networks, names }, interfaces) {
  const own = new Set(interfaces.map(({ network }) => network));
  const near = subnets(networks.filter(({ name: name2 }) => own.has(name2)).flatMap(({ prefixes }) => prefixes));
  const host = { name: "host", addresses: networks.flatMap((network) => network.host.map(withoutLength)) };
  const lines = [...names, host].flatMap(({ name: name2, addresses }) => {
    const [first2, then] = [true, false].map(
      (isNear) => addresses.filter((address) => near.check(address, familyOf(address)) === isNear)
    );
    return [...first2 ?? [], ...then ?? []].map((address) => `${address} ${name2}
`);
  });
  return loopback + lines.join("");
}
var familyOf = (address) => isV6(address) ? "ipv6" : "ipv4";
function subnets(prefixes) {
  const list = new BlockList();
  for (const prefix2 of prefixes)
    list.addSubnet(withoutLength(prefix2), Number(prefix2.split("/")[1]), familyOf(prefix2));
  return list;
}

// src/providers/embedded/make-lab.ts
var serverDeadline = 1e4;
async function makeLab(paths, spec, { ownTree }) {
  for (const path of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir2(path, { recursive: true });
  }
  const nearHost = spec.networks.filter(({ host }) => host.length > 0).map(({ name: name2 }) => ({ network: name2 }));
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
  const said2 = (stderr.trim() || log.trim().split("\n").at(-1)) ?? "";
  const how = timedOut ? `not within ${paced(serverDeadline) / 1e3} s` : `status ${status}`;
  throw new LabError(`cannot start the lab's DHCP server: ${said2 || how}`, {
    logs: [{ name: "dnsmasq.log", text: `${log}${stderr}` }]
  });
}

// src/providers/embedded/network-files.ts
var usualMtu = 1500;
function networkFiles(lab, machine) {
  const files = machine.interfaces.map((each) => {
    const network = lab.networks.find(({ name: name2 }) => name2 === each.network);
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
var section = (name2, lines) => `[${name2}]
${lines.join("\n")}
`;

// src/providers/embedded/process-limit.ts
import { readFile as readFile6 } from "node:fs/promises";
import { join as join9 } from "node:path";
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
  if (pids) files.push(join9(pids.root, "pids.max"));
  return smallestLimit(await Promise.all(files.map((file2) => readFile6(file2, "utf8").catch(() => "max"))));
}

// src/providers/embedded/cgroup-problems.ts
import { access as access3, readFile as readFile7 } from "node:fs/promises";
import { join as join10 } from "node:path";
async function cgroupProblems(needs) {
  const layout = await readCgroupLayout();
  return judgeCgroups(needs, layout, await readFacts(layout));
}
function judgeCgroups({ provider: provider2, controllers, ownTree }, layout, { known: known2, kept: kept2, unmountable }) {
  const problems = controllers.flatMap((name2) => {
    const needs = `provider ${provider2} needs the cgroup controller "${name2}" to limit machines`;
    const place = layout.controllers[name2];
    if (!place) {
      const where = layout.version === "unified" ? "the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)" : "no hierarchy below /sys/fs/cgroup has it";
      return [{ message: `${needs}; ${where}`, hint: hintFor(name2, layout, known2) }];
    }
    if (place.version === 1 || !kept2.includes(name2)) return [];
    return [
      {
        message: `${needs}; it cannot be enabled in ${place.root}: processes are in that cgroup, as in a container`,
        hint: `make labs on the computer itself, or write +${name2} to ${place.root}/cgroup.subtree_control first`
      }
    ];
  });
  if (unmountable === void 0 || !ownTree) return problems;
  return [
    ...problems,
    {
      message: `provider ${provider2} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${unmountable}`,
      hint: "use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"
    }
  ];
}
function hintFor(name2, { version: version2 }, known2) {
  const line = known2.split("\n").find((each) => each.startsWith(`${name2}	`));
  const [, hierarchy, , enabled] = line?.split("	") ?? [];
  if (enabled === "0") return `start the kernel without cgroup_disable=${name2}, or with cgroup_enable=${name2}`;
  const mount = `mkdir -p /sys/fs/cgroup/${name2} && mount -t cgroup -o ${name2} cgroup /sys/fs/cgroup/${name2}`;
  if (version2 !== "unified" && line) return mount;
  if (hierarchy !== void 0 && hierarchy !== "0")
    return `a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${name2}`;
  return `start a kernel that has it: grep ${name2} /proc/cgroups`;
}
async function readFacts({ version: version2, controllers }) {
  const known2 = await readFile7("/proc/cgroups", "utf8").catch(() => "");
  const tree = Object.values(controllers).find((place) => place.version === 2)?.root;
  const kept2 = tree === void 0 ? [] : await keptToItself(tree);
  const unmountable = version2 === "legacy" ? await whyUnmountable() : void 0;
  return { known: known2, kept: kept2, ...unmountable === void 0 ? {} : { unmountable } };
}
async function keptToItself(tree) {
  const read = (name2) => readFile7(join10(tree, name2), "utf8").catch(() => "");
  const isRoot = !await exists(join10(tree, "cgroup.type"));
  if (isRoot || await read("cgroup.procs") === "") return [];
  const passedOn = (await read("cgroup.subtree_control")).trim().split(" ");
  return limitingControllers.filter((name2) => !passedOn.includes(name2));
}
async function whyUnmountable() {
  const { status, stderr } = await run(
    ["unshare", "--mount", "mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup"],
    { timeoutMs: paced(1e4) }
  );
  return status === 0 ? void 0 : stderr.trim() || `mount ended with status ${status}`;
}
var exists = (path) => access3(path).then(
  () => true,
  () => false
);

// src/providers/embedded/trial-folder.ts
import { existsSync as existsSync2 } from "node:fs";
import { mkdir as mkdir3, readdir as readdir4, rm, rmdir as rmdir3 } from "node:fs/promises";
import { dirname as dirname3, join as join11 } from "node:path";
async function inTrialFolder(stateDir, body) {
  const missing = missingFolders(stateDir);
  for (const folder of missing.toReversed()) await makeFolder(folder);
  try {
    await sweepTrials(stateDir);
    const folder = join11(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`);
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
var missingFolders = (folder) => existsSync2(folder) ? [] : [folder, ...missingFolders(dirname3(folder))];
async function sweepTrials(stateDir) {
  for (const name2 of await readdir4(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name2) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    await rm(join11(stateDir, name2), { recursive: true, force: true });
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
async function toolProblems(provider2, tools) {
  const missing = await missingTools(Object.keys(tools));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => tools[tool]))].join(" ");
  return [
    {
      message: `provider ${provider2} needs ${missing.join(", ")}, which the host does not have`,
      hint: `apt-get install --no-install-recommends ${packages}`
    }
  ];
}
async function kernelProblems(stateDir, trial2, modules2) {
  try {
    const failures = await inTrialFolder(stateDir, trial2);
    return failures.map((failed) => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      hint: `modprobe -a ${modules2.join(" ")}`
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
import { readFile as readFile9, rename } from "node:fs/promises";
import { join as join14 } from "node:path";

// src/providers/channel.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// src/providers/deadline.ts
var killGrace = 2e3;
var channelGrace = 5e3;
var supervisor = `
exec 3<&0
timeout --kill-after=${killGrace / 1e3} "$@" <&3 3<&- &
group=$!
exec 3<&-
wait "$group"
status=$?
case $status in 124|137) kill -KILL "-$group" 2>/dev/null ;; esac
exit "$status"
`;
async function withDeadline(argv, options, channel, how = {}) {
  const timeoutMs = options.timeoutMs ?? defaultDeadline;
  const inside = ["sh", "-c", supervisor, "supervisor", String(timeoutMs / 1e3), ...argv];
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + paced(channelGrace),
    ...how,
    ...options.stdin === void 0 ? {} : { stdin: options.stdin },
    ...options.signal === void 0 ? {} : { signal: options.signal }
  });
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs;
  return { ...result, argv, timedOut: result.timedOut || expired };
}

// src/providers/channel.ts
var ChannelBroken = class extends LabError {
  /** The command had begun. */
  begun;
  constructor(message, begun, hint) {
    super(message, hint === void 0 ? {} : { hint });
    this.begun = begun;
  }
};
var noticeDeadline = 1e3;
var marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
printf %s "$mark"
exit "$status"
`;
async function throughChannel(name2, argv, options, channel) {
  const mark = randomUUID2();
  const enough = new AbortController();
  const seen = whenBothEnded(mark, () => setTimeout(() => enough.abort(), noticeDeadline).unref());
  const raw = await withDeadline(
    argv,
    options,
    (command) => channel(["sh", "-c", marked, "marked", mark, ...command]),
    { env: toolEnvironment(), onOutput: seen, enough: enough.signal }
  );
  const result = { ...raw, stdout: withoutLast(raw.stdout, mark) };
  const [before = "", inside, after] = split(result.stderr, mark);
  if (after !== void 0) {
    const late = ["124", "137"].includes(after) && raw.durationMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const timedOut = raw.timedOut || late;
    return { ...result, status: Number(after), signal: null, stderr: inside ?? "", timedOut };
  }
  if (result.timedOut) return { ...result, stderr: inside ?? before };
  const said2 = result.stderr.replaceAll(mark, "").trim().split("\n").slice(-4).join("\n");
  const cause = inside === void 0 ? "the machine cannot be reached" : "the connection broke";
  throw new ChannelBroken(`cannot run "${argv[0]}" on ${name2}: ${cause}: ${said2}`, inside !== void 0);
}
function whenBothEnded(mark, callback) {
  let count = 0;
  let rest = "";
  return (text) => {
    const parts = `${rest}${text}`.split(mark);
    count += parts.length - 1;
    rest = parts.at(-1)?.slice(-mark.length) ?? "";
    if (count === 3) callback();
  };
}
function withoutLast(text, mark) {
  const at = text.lastIndexOf(mark);
  return at === -1 ? text : text.slice(0, at) + text.slice(at + mark.length);
}
function split(text, mark) {
  const begin2 = text.indexOf(`${mark}
`);
  if (begin2 === -1) return [text];
  const rest = text.slice(begin2 + mark.length + 1);
  const end = rest.lastIndexOf(`${mark} `);
  if (end === -1) return [text.slice(0, begin2), rest];
  const status = /^\d+/.exec(rest.slice(end + mark.length + 1))?.[0];
  return [text.slice(0, begin2), rest.slice(0, end), status];
}

// src/providers/by-systemd.ts
var restartInside = (place) => ask(place, "reboot", "restart");
var powerOffInside = (place) => ask(place, "poweroff", "shut down");
async function ask(place, verb, what) {
  try {
    const { status, stderr } = await place.run(["systemctl", "--no-block", verb], {
      timeoutMs: paced(defaultDeadline)
    });
    if (status !== 0) throw new LabError(`cannot ${what} ${place.name}: ${stderr.trim()}`);
  } catch (error) {
    if (!(error instanceof ChannelBroken && error.begun)) throw error;
  }
}
var journalLines = "2000";
async function journalOf(place) {
  const command = ["journalctl", "--boot", "--no-pager", "--lines", journalLines];
  return (await place.run(command, { timeoutMs: paced(2e4) })).stdout;
}

// src/providers/lxc/cause-in-log.ts
function causeInLxcLog(log) {
  const lines = log.trim().split("\n").filter(Boolean);
  const errors = lines.flatMap((line) => /^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(line)?.[1] ?? []);
  return errors.length > 0 ? errors.slice(0, 2).join("; ") : lines.at(-1);
}

// src/providers/lxc/limits.ts
import { readFile as readFile8 } from "node:fs/promises";
import { join as join12 } from "node:path";
async function limitsOf(lab, machine) {
  const { cpu, memory } = (await readCgroupLayout()).controllers;
  const payload = join12(labCgroup(lab), machine, `lxc.payload.${machine}`);
  const read = async (place, file2) => place ? (await readFile8(join12(place.root, payload, file2), "utf8").catch(() => "")).trim() : "";
  const [quota, period] = cpu?.version === 2 ? (await read(cpu, "cpu.max")).split(" ") : [await read(cpu, "cpu.cfs_quota_us"), await read(cpu, "cpu.cfs_period_us")];
  const limit = memory?.version === 2 ? "memory.max" : "memory.limit_in_bytes";
  return { cpus: ratio(quota, period), memory: bytes(await read(memory, limit)), disk: void 0 };
}
var ratio = (quota, period) => Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : void 0;
var bytes = (text) => /^\d+$/.test(text) ? Number(text) : void 0;

// src/providers/lxc/machine-config.ts
import { join as join13 } from "node:path";
var cpuPeriod = 1e5;
var consoleFile = "console.log";
function machineConfig(spec, lab) {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${lab.image}:${join13(lab.directory, "upper")}`,
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
      const mtu = lab.networks.find(({ name: name2 }) => name2 === each.network)?.mtu;
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
    `lxc.console.logfile = ${join13(lab.directory, consoleFile)}`,
    // What a machine says fills two such files, and then the older one goes.
    `lxc.console.size = ${longestLog}`,
    "lxc.console.rotate = 1"
  ].join("\n")}
`;
}
var plainDirectory = (machineDirectory, index) => join13(machineDirectory, `plain-${index}`);
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
  return limitingControllers.flatMap((name2) => {
    const version2 = controllers[name2]?.version;
    if (version2 === void 0) return [];
    return settings[name2][version2].map((line) => `lxc.cgroup${version2 === 2 ? "2" : ""}.${line}`);
  });
}

// src/providers/lxc/machine.ts
var lxcDeadline = 2e4;
var shutdownDeadline = 12e4;
function lxcMachine(lab, name2, keeper, paths) {
  const lxc = async (tool, ...words) => {
    const command = inLastingEnvironment([tool, `--lxcpath=${paths.machines}`, `--name=${name2}`, ...words]);
    return run([...enter(keeper), ...command], {
      timeoutMs: paced(tool === "lxc-wait" ? shutdownDeadline + lxcDeadline : lxcDeadline)
    });
  };
  const untilStopped = async (cannot, within, said2 = "") => {
    const seconds = Math.ceil(paced(within) / 1e3);
    const { status } = await lxc("lxc-wait", "--state=STOPPED", `--timeout=${seconds}`);
    if (status === 0) return;
    const { stdout } = await run([
      ...enter(keeper),
      "lxc-info",
      `--lxcpath=${paths.machines}`,
      `--name=${name2}`
    ]);
    const seen = [said2, stdout].map((text) => text.trim().replaceAll(/\s*\n\s*/g, ", ")).filter(Boolean);
    throw new LabError(
      `${cannot}: it still runs after ${seconds} s; last seen: ${seen.join("; ") || "nothing"}`
    );
  };
  const place = placeByChannel({
    name: name2,
    pace: 1,
    hint: `its console is kept with the evidence and, while the lab is up, in ${join14(paths.machines, name2, consoleFile)}`,
    enter: (argv, variables) => [
      ...enter(keeper),
      ...["lxc-attach", `--lxcpath=${paths.machines}`, `--name=${name2}`, "--clear-env"],
      ...variables.flatMap((variable) => ["--set-var", variable]),
      "--",
      ...argv
    ],
    cause: (said2) => isUnreachable(said2) ? "the machine does not run" : void 0
  });
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await untilStopped(`cannot shut down ${name2}`, shutdownDeadline);
    },
    async cutPower() {
      const { stderr } = await lxc("lxc-stop", "--kill");
      await untilStopped(`cannot cut the power of ${name2}`, lxcDeadline, stderr);
    },
    async start() {
      const log = join14(paths.machines, name2, "lxc.log");
      await rename(log, olderLog(log)).catch(() => {
      });
      const result = await lxc("lxc-start", "--daemon", `--logfile=${log}`, "--logpriority=WARN");
      if (result.status === 0 || (await lxc("lxc-wait", "--state=RUNNING", "--timeout=0")).status === 0)
        return;
      const said2 = await readFile9(log, "utf8").catch(() => "");
      const cause = causeInLxcLog(said2 || result.stderr) ?? `lxc-start said nothing${ending(result)}`;
      throw new LabError(`cannot start ${name2}: ${cause}`, {
        logs: [
          { name: `${name2}-lxc.log`, text: said2 },
          { name: `${name2}-lxc-start.txt`, text: `${result.stdout}${result.stderr}` },
          { name: `${name2}-console.log`, text: await readLog(join14(paths.machines, name2, consoleFile)) }
        ]
      });
    },
    resources: () => limitsOf(lab, name2),
    console: () => readLog(join14(paths.machines, name2, consoleFile))
  };
}
var ending = ({ status, timedOut, durationMs }) => timedOut ? `, and had not ended after ${(durationMs / 1e3).toFixed(0)} s` : `, and ended with status ${status}`;
var isUnreachable = (said2) => /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(said2);

// src/providers/lxc/provider.ts
function lxcProvider(stateDir) {
  return {
    name: "lxc",
    features: {
      ownKernel: false,
      powerCut: true,
      ownImage: true,
      chosenAddresses: true,
      chosenMtu: true,
      networks: "many",
      ipv6: true,
      staticAddresses: true,
      adopts: "nothing",
      onlyUnderlay: true
    },
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
    destroy: (name2) => destroyLab(name2, labPaths(stateDir, name2, "lxc"))
  };
}
function openLab(spec, paths, keeper, layout) {
  const machine = (name2) => lxcMachine(spec.name, name2, keeper, paths);
  return {
    spec,
    host: labHostPlace(keeper, paths),
    portOf,
    async create(machineSpec) {
      const directory = join15(paths.machines, machineSpec.name);
      if (!await exists2(join15(directory, "config")))
        await makeMachine(machineSpec, directory, spec, layout, paths);
      await machine(machineSpec.name).start();
      return machine(machineSpec.name);
    },
    async list() {
      return (await readdir5(paths.machines)).map(machine);
    }
  };
}
async function makeMachine(spec, directory, lab, layout, paths) {
  await mkdir4(join15(directory, "upper"), { recursive: true });
  for (const index of spec.plainDirectories.keys())
    await mkdir4(plainDirectory(directory, index), { recursive: true });
  await layFiles(join15(directory, "upper"), networkFiles(lab, spec));
  await reserveAddresses(paths, lab, spec);
  const config = machineConfig(spec, {
    ...lab,
    directory,
    layout,
    processes: await processLimit(layout)
  });
  await writeFile3(join15(directory, "config"), config);
}
var exists2 = (path) => access4(path).then(
  () => true,
  () => false
);

// src/providers/lxd/provider.ts
import { randomUUID as randomUUID3 } from "node:crypto";
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
var hostPlace = (at = []) => ({
  ...placeByChannel({
    name: "host",
    pace: 1,
    hint: "it needs python3",
    enter: (argv, variables) => [...at, "env", "-i", ...variables, ...argv]
  }),
  run: (argv, options = {}) => withDeadline(argv, options, (command) => [...at, "env", "-i", ...cleanEnvironment, ...command])
});
var realHostNeeds = () => ({
  tools: process.platform === "darwin" ? {} : { fping: "fping", curl: "curl", tc: "iproute2" },
  modules: ["vxlan", "sch_ingress", "cls_bpf", "act_bpf"],
  unwantedUnits: []
});
var hostUnderlay = async (host) => process.platform === "darwin" ? { absent: "macOS has no VXLAN: the host cannot join a fan" } : { addresses: await addressesAt(host) };

// src/providers/made-machines.ts
import { mkdir as mkdir5, readdir as readdir6, rm as rm2, writeFile as writeFile4 } from "node:fs/promises";
import { join as join16 } from "node:path";
import * as z from "./packages/zod.mjs";
var longestSettings = 1e6;
var machineName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
var noSettings = z.object({});
function madeMachines(stateDir, lab, provider2, shape) {
  const root = join16(stateDir, "labs", lab, provider2);
  const machines = join16(root, "machines");
  const settings = join16(root, "settings.json");
  return {
    root,
    async note(machine) {
      await mkdir5(machines, { recursive: true });
      await writeFile4(join16(machines, machine), "");
    },
    forget: (machine) => rm2(join16(machines, machine), { force: true }),
    names: async () => (await readdir6(machines).catch(() => [])).filter((name2) => machineName.test(name2)).sort(),
    async keep(value) {
      await mkdir5(root, { recursive: true });
      await writeFile4(settings, `${JSON.stringify(value, null, 2)}
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
          `cannot tell what lab "${lab}" made with ${provider2}: ${settings} is damaged: ${cause}`,
          {
            hint: `remove by hand what it made, then rm -r ${join16(stateDir, "labs", lab)}`
          }
        );
      }
    },
    removeAll: () => rm2(root, { recursive: true, force: true })
  };
}

// src/providers/undo.ts
var undoDeadline = 3e5;
var undoCommand = "/usr/local/lib/fanlab/undo";
async function undoOn(place, lab) {
  const script3 = 'if [ -x "$1" ]; then exec "$1" "$2"; fi';
  const result = await place.run(["sh", "-c", script3, "undo", undoCommand, lab], { timeoutMs: undoDeadline });
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
  const { command, name: name2, product } = client.flavour;
  if ((settings.at ?? []).length === 0 && (await missingTools([command])).length > 0) {
    return [
      {
        message: `provider ${name2} needs ${product}'s client ${command}, which the host does not have`,
        hint: name2 === "lxd" ? "snap install lxd && lxd init --auto" : "apt-get install incus && incus admin init --auto"
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
        message: `provider ${name2} cannot use ${product} ${where}: ${error.message}`,
        hint: settings.remote ? `${command} remote list` : `${command} info, as root; a fresh one wants: lxd init --auto`
      }
    ];
  }
}
async function serverProblems(client, server, settings) {
  const { command, name: name2, product } = client.flavour;
  const problems = [];
  const { driver, server_name: serverName, server_clustered: clustered } = server.environment;
  if (server.auth !== "trusted") {
    return [
      {
        message: `provider ${name2} is not trusted by ${product} ${serverName}`,
        hint: `${command} config trust add, on ${serverName}, then ${command} remote add`
      }
    ];
  }
  const pools = await client.get("/1.0/storage-pools", z2.array(z2.unknown())) ?? [];
  if (pools.length === 0) {
    problems.push({
      message: `${product} ${serverName} has no storage pool`,
      hint: name2 === "lxd" ? "lxd init --auto" : "incus admin init --auto"
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
  const prefix2 = remote === void 0 ? "" : `${remote}:`;
  const argv = (...words) => [...at, flavour.command, ...words];
  const runClient = (words, timeoutMs = requestDeadline) => run(argv(...words), { timeoutMs, env: toolEnvironment() });
  return {
    flavour,
    prefix: prefix2,
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs);
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${lxdSaid(result)}`, { hint: [flavour.command, ...words].join(" ") });
    },
    async get(path, schema) {
      const result = await runClient(["query", `${prefix2}${path}`]);
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
function lxdMachine(client, { project, vm }, name2) {
  const scope = ["--project", project];
  const instance = `${client.prefix}${name2}`;
  const path = (rest = "") => `/1.0/instances/${name2}${rest}?project=${encodeURIComponent(project)}`;
  const exec = (how, argv, variables) => client.argv("exec", ...scope, how, instance, "--", "env", "-i", ...variables, ...argv);
  const place = {
    ...placeByChannel({
      name: name2,
      pace: vm ? 2 : 1,
      hint: `${client.flavour.command} info ${instance} --project ${project}`,
      environment: toolEnvironment(),
      enter: (argv, variables, terminal) => exec(terminal ? "-t" : "-T", argv, variables)
    }),
    run: (argv, options = {}) => throughChannel(name2, argv, options, (command) => exec("-T", command, cleanEnvironment))
  };
  const isRunning = async () => {
    const state = await client.get(path("/state"), z4.object({ status: z4.string() }));
    if (!state) throw new LabError(`cannot find ${name2}: ${client.flavour.product} has no such machine`);
    return state.status === "Running";
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      if (await isRunning())
        await client.succeed(`shut ${name2} down`, ["stop", ...scope, instance], stateDeadline);
    },
    async cutPower() {
      if (await isRunning())
        await client.succeed(
          `cut the power of ${name2}`,
          ["stop", ...scope, "--force", instance],
          stateDeadline
        );
    },
    async start() {
      if (!await isRunning())
        await client.succeed(`start ${name2}`, ["start", ...scope, instance], stateDeadline);
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
    memory: bytes2(memory),
    disk: holds ? bytes2(root?.size) : void 0
  };
}
function bytes2(text) {
  const [, number3, unit = ""] = /^(\d+)\s*([KMGT]i?B|B)?$/.exec(text ?? "") ?? [];
  if (number3 === void 0) return void 0;
  const power = "BKMGT".indexOf(unit[0] ?? "B");
  return Number(number3) * (unit.includes("i") ? 1024 : 1e3) ** power;
}

// src/providers/lxd/make-lab.ts
import { mkdtemp, rm as rm3, writeFile as writeFile5 } from "node:fs/promises";
import { arch, tmpdir as tmpdir2 } from "node:os";
import { join as join17 } from "node:path";
import * as z6 from "./packages/zod.mjs";

// src/providers/lxd/settings.ts
import { createHash as createHash3 } from "node:crypto";
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
var networkInToken = (token) => `fl-${createHash3("sha256").update(token).digest("hex").slice(0, 10)}`;
var tokenKey = "user.fanlab";
var defaultDistribution = "ubuntu-22.04";
function imageSource(flavour, distribution) {
  const [id = "", version2 = ""] = distribution.split("-");
  return flavour === "lxd" && id === "ubuntu" ? `ubuntu:${version2}` : `images:${id}/${version2}/cloud`;
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
async function ensureProject(client, kept2, network) {
  const { project, ownNetwork, token } = kept2;
  const { product, command } = client.flavour;
  const known2 = await client.get(`/1.0/projects/${project}`, markedThing);
  if (known2 && known2.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command} project delete ${client.prefix}${project}`
    });
  }
  if (!known2) {
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
  await ensureProfile(client, kept2, ownNetwork ?? network ?? "");
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
  const folder = await mkdtemp(join17(tmpdir2(), "fanlab-image-"));
  try {
    const machine = arch() === "x64" ? "x86_64" : arch() === "arm64" ? "aarch64" : arch();
    await writeFile5(join17(folder, "metadata.yaml"), `architecture: ${machine}
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
    await rm3(folder, { recursive: true, force: true });
  }
}
async function initMachine(client, { project, vm }, { name: name2, cpus, memory }, distribution) {
  const config = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...vm ? [] : containerConfig];
  const source = vm ? imageSource(client.flavour.name, distribution) : `${client.prefix}${imageAlias}`;
  await client.succeed(
    `make ${name2}`,
    [
      ...["init", "--project", project, source, `${client.prefix}${name2}`, ...vm ? ["--vm"] : []],
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
      const instances = names.map((name2) => `${client.prefix}${name2}`);
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
  const client = (name2) => lxdClient(flavour, name2 ?? void 0, at);
  const state = (lab) => madeMachines(stateDir, lab, flavour.name, keptOnServer);
  function open4(spec, kept2) {
    const server = client(kept2.remote);
    const machine = (name2) => lxdMachine(server, kept2, name2);
    const host = hostPlace(at);
    return {
      spec,
      host,
      async create(machineSpec) {
        const { name: name2 } = machineSpec;
        if (!(await instanceNamesOf(server, kept2.project)).includes(name2))
          await initMachine(server, kept2, machineSpec, distribution);
        await machine(name2).start();
        return machine(name2);
      },
      list: async () => (await instanceNamesOf(server, kept2.project)).map(machine),
      async underlay() {
        const machines = (await instanceNamesOf(server, kept2.project)).map(machine);
        const addresses = await Promise.all(
          machines.map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: { addresses: await addressesAt(host) } };
      }
    };
  }
  return {
    name: flavour.name,
    features: {
      ownKernel: vm,
      powerCut: true,
      ownImage: !vm,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution: vm ? distribution : void 0,
    needs: {
      tools: { fping: "fping", curl: "curl", tc: "iproute2" },
      modules: vm ? ["vxlan"] : containerModules,
      unwantedUnits: []
    },
    check: () => lxdProblems(client(remote), settings),
    async open(spec) {
      const made = state(spec.name);
      const token = randomUUID3();
      const kept2 = await made.settings() ?? {
        ...{ remote: remote ?? null, project: projectOf(spec.name), vm, token },
        ownNetwork: network === void 0 ? networkInToken(token) : null,
        forwarding: await readForwarding(at)
      };
      await made.keep(kept2);
      const server = client(kept2.remote);
      await ensureProject(server, kept2, network);
      if (!kept2.vm) await ensureImported(server, kept2, spec.image);
      return open4(spec, kept2);
    },
    async find(spec) {
      const kept2 = await state(spec.name).settings();
      if (!kept2 || !await client(kept2.remote).get(`/1.0/projects/${kept2.project}`, z8.object({})))
        return void 0;
      return open4(spec, kept2);
    },
    async destroy(name2) {
      const made = state(name2);
      const kept2 = await made.settings();
      if (kept2) {
        await undoOn(hostPlace(at), name2);
        const server = client(kept2.remote);
        await removeFromServer(server, kept2);
        if (kept2.ownNetwork !== null) await restoreForwarding(server, kept2.forwarding, at);
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
  const [, number3, unit = ""] = /^([\d.]+)\s*([KMGT]i?)?B?$/.exec(text.trim()) ?? [];
  if (number3 === void 0) return void 0;
  return Math.round(Number(number3) * 1024 ** " KMGT".indexOf(unit[0] ?? " "));
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
  const version2 = readJson(
    text,
    z10.object({ multipass: z10.string(), multipassd: z10.string().optional() }),
    "the version of Multipass"
  );
  const known2 = isAtLeast(version2.multipass, oldest);
  if (!known2) {
    return [
      {
        message: `Multipass ${version2.multipass} is too old: ${oldest.join(".")} is the first that can cut the power`,
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
      hint: version2.multipassd === void 0 ? "snap restart multipass" : "multipass list"
    }
  ];
}
function isAtLeast(version2, [major, minor]) {
  const [a = 0, b = 0] = version2.split(".").map((part) => Number.parseInt(part, 10));
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
  const [id = "", version2 = ""] = distribution.split("-");
  if (id === "ubuntu") return version2;
  const suite = { 12: "bookworm", 13: "trixie" }[version2];
  const arch2 = process.arch === "x64" ? "amd64" : process.arch;
  return `https://cloud.debian.org/images/cloud/${suite}/latest/${distribution}-genericcloud-${arch2}.qcow2`;
}
async function launch(multipass, instance, { name: name2, cpus, memory, disk = usualDisk }, distribution) {
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
    const result = await multipass.run(words, { stdin: userData(name2), timeoutMs: launchDeadline });
    const verdict = judgeLaunch(result);
    if (verdict === "launched") return;
    const error = new LabError(`cannot launch ${name2}: ${multipassSaid(result)}`, {
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
function multipassMachine(multipass, instance, name2) {
  const exec = (argv, variables) => multipass.argv("exec", "-n", instance, "--", "sudo", "-n", "--", "env", "-i", ...variables, ...argv);
  const place = {
    ...placeByChannel({
      name: name2,
      // Virtual machines with KVM.
      pace: 2,
      hint: `multipass info ${instance}`,
      environment: toolEnvironment(),
      enter: (argv, variables) => exec(argv, variables)
    }),
    async run(argv, options = {}) {
      if (off.has(instance))
        throw new LabError(`cannot run "${argv[0]}" on ${name2}: the machine does not run`);
      return throughChannel(name2, argv, options, (command) => exec(command, cleanEnvironment));
    }
  };
  const setting = async (key) => (await multipass.succeed(`read the ${key} of ${name2}`, ["get", `local.${instance}.${key}`])).trim();
  return {
    ...place,
    // Resolves when ssh answers again; what starts after that is for the caller to wait for.
    async restart() {
      await multipass.succeed(`restart ${name2}`, ["restart", instance], bootDeadline);
    },
    async shutDown() {
      off.add(instance);
      await multipass.succeed(`shut ${name2} down`, ["stop", instance], bootDeadline);
    },
    async cutPower() {
      off.add(instance);
      if ((await multipass.info(instance))?.state !== "Stopped")
        await multipass.succeed(`cut the power of ${name2}`, ["stop", "--force", instance]);
    },
    async start() {
      if ((await multipass.info(instance))?.state !== "Running")
        await multipass.succeed(`start ${name2}`, ["start", instance], bootDeadline);
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
  function open4(spec) {
    const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
    const machine = (name2) => multipassMachine(multipass, instanceOf(spec.name, name2), name2);
    const list = async () => {
      const names = await made.names();
      const infos = await Promise.all(names.map((name2) => multipass.info(instanceOf(spec.name, name2))));
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
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution,
    needs: realHostNeeds(),
    check: () => multipassProblems(multipass, distribution, { elsewhere: at.length > 0 }),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
      await made.keep({});
      return open4(spec);
    },
    async find(spec) {
      const lab = open4(spec);
      return (await lab.list()).length > 0 ? lab : void 0;
    },
    async destroy(name2) {
      const made = madeMachines(stateDir, name2, "multipass", noSettings);
      if (await made.settings() !== void 0) await undoOn(host, name2);
      const names = await made.names();
      await Promise.all(names.map((machine) => remove(multipass, instanceOf(name2, machine))));
      await made.removeAll();
    }
  };
}

// src/providers/qemu/provider.ts
import { open as open3, readFile as readFile16, writeFile as writeFile9 } from "node:fs/promises";
import { basename as basename3, join as join24 } from "node:path";

// src/providers/embedded/machine-content.ts
import { readFile as readFile10 } from "node:fs/promises";
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
async function machineContent() {
  return {
    files: {
      [`${agentFolder}/machine-agent`]: {
        text: await readFile10(guestPath("guest/machine-agent"), "utf8"),
        mode: 493
      },
      [`${agentFolder}/machine_connection.py`]: {
        text: await readFile10(guestPath("guest/machine_connection.py"), "utf8"),
        mode: 420
      },
      [`${agentFolder}/machine_guard.py`]: {
        text: await readFile10(guestPath("guest/machine_guard.py"), "utf8"),
        mode: 420
      },
      [`${agentFolder}/machine_command.py`]: {
        text: await readFile10(guestPath("guest/machine_command.py"), "utf8"),
        mode: 420
      },
      [`${unitFolder}/machine-agent.service`]: { text: agentUnit, mode: 420 },
      [`${agentFolder}/first-things`]: {
        text: await readFile10(guestPath("guest/first-things"), "utf8"),
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
import { mkdir as mkdir9, readdir as readdir7 } from "node:fs/promises";

// src/providers/embedded/base-disk.ts
import { createHash as createHash4 } from "node:crypto";
import { access as access5, mkdir as mkdir7, readFile as readFile12, rename as rename2, rm as rm4, symlink } from "node:fs/promises";
import { basename, dirname as dirname5, join as join18 } from "node:path";

// src/image/process-mark.ts
function processMark(pid = process.pid) {
  const identity = identify(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return `${pid}-${identity.startTime}`;
}
function isMarkedProcessAlive(mark) {
  const [pid, startTime = ""] = mark.split("-");
  return isAlive({ pid: Number(pid), startTime });
}

// src/image/archive.ts
var archiveName = (hash) => `machine-${hash}.tar.zst`;
var partials = 0;
var partialName = () => `${partialPrefix}${processMark()}.${++partials}`;
var partialPrefix = ".partial-";
var tarOptions = ["--numeric-owner", "--xattrs", "--xattrs-include=*", "--format=posix"];
var packTree = (root, file2, options) => tar(["--use-compress-program", "zstd -3 -T0", "-C", root, "-cf", file2, "."], options);
var unpackArchive = (file2, root, options) => tar(["-p", "--use-compress-program", "zstd", "-C", root, "-xf", file2], options);
async function tar(words, { signal, run: run2 }) {
  const argv = [...boundToThisProcess, "tar", ...tarOptions, ...words];
  const { status, stderr } = await run2(argv, signal ? { signal } : {});
  return status === 0 ? void 0 : stderr.trim() || `tar ended with status ${status}`;
}
function nothingWhenMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

// src/process/with-lock.ts
import { constants as constants5 } from "node:fs";
import { mkdir as mkdir6, open as open2, stat as stat2 } from "node:fs/promises";
import { dirname as dirname4 } from "node:path";

// src/process/lock-holder.ts
import { constants as constants4 } from "node:fs";
import { open, readFile as readFile11, stat } from "node:fs/promises";
import * as z11 from "./packages/zod.mjs";
var lockNote = z11.object({
  pid: z11.int().positive(),
  /** ISO 8601. */
  since: z11.string().max(40),
  /** Such as `removing lab a`; empty when there is no more to say than who. */
  doing: z11.string().max(200)
});
async function writeLockNote(file2, note) {
  const handle = await open(file2, constants4.O_WRONLY | constants4.O_TRUNC | constants4.O_NOFOLLOW);
  try {
    if (note) await handle.writeFile(`${JSON.stringify(note)}
`);
  } finally {
    await handle.close();
  }
}
async function lockHolder(file2) {
  const pid = await lockingProcess(file2);
  const note = await readNote(file2);
  if (pid === void 0) return "another process";
  if (note && (note.pid === pid || note.pid === await parentOf(pid)))
    return `process ${note.pid}${note.doing === "" ? "" : ` (${note.doing}, since ${note.since})`}`;
  const words = (await textOf2(`/proc/${pid}/cmdline`)).replaceAll(/[\0\p{Cc}]+/gu, " ").trim();
  return `process ${pid} (${words.slice(0, 100) || "of unknown name"})`;
}
async function lockingProcess(file2) {
  const inode = (await stat(file2).catch(() => void 0))?.ino;
  for (const line of (await textOf2("/proc/locks")).split("\n")) {
    const [, pid, own] = /^\d+: FLOCK +\S+ +\S+ +(\d+) \S+:\S+:(\d+) /.exec(line) ?? [];
    if (own !== void 0 && Number(own) === inode && Number(pid) > 0) return Number(pid);
  }
  return void 0;
}
async function readNote(file2) {
  try {
    return lockNote.parse(JSON.parse(await readFile11(file2, "utf8")));
  } catch {
    return void 0;
  }
}
var parentOf = async (pid) => Number(/^PPid:\s*(\d+)$/m.exec(await textOf2(`/proc/${pid}/status`))?.[1]);
var textOf2 = (file2) => readFile11(file2, "utf8").catch(() => "");

// src/process/with-lock.ts
var quietMs = 300;
var longestWait = 36e5;
async function withLock({ file: file2, doing = "", onWait, within = longestWait, signal, run: run2 = run }, body) {
  signal?.throwIfAborted();
  const isFile = await makeLockFile(file2);
  const release3 = new AbortController();
  const giveUp = () => release3.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  let got;
  const locked = new Promise((resolve3) => {
    got = resolve3;
  });
  const holding = run2(
    [...boundToThisProcess, "flock", "--no-fork", file2, "sh", "-c", "echo locked; exec sleep infinity"],
    {
      signal: release3.signal,
      onOutput: (text) => {
        if (text.includes("locked")) got();
      }
    }
  );
  const lost = holding.then(({ stderr }) => {
    throw new LabError(`cannot lock ${file2}: ${stderr.trim() || "the process that held the lock was ended"}`);
  });
  const impatience = setTimeout(async () => onWait(await lockHolder(file2)), quietMs);
  const deadline = setTimeout(async () => release3.abort(await tooLate(file2, within)), within);
  const stopWaiting = () => {
    clearTimeout(impatience);
    clearTimeout(deadline);
    signal?.removeEventListener("abort", giveUp);
  };
  try {
    await Promise.race([locked, lost]);
    stopWaiting();
    if (isFile) await writeLockNote(file2, { pid: process.pid, since: (/* @__PURE__ */ new Date()).toISOString(), doing });
    try {
      return await body();
    } finally {
      if (isFile) await writeLockNote(file2, void 0).catch(() => {
      });
    }
  } finally {
    stopWaiting();
    release3.abort();
    await lost.catch(() => {
    });
  }
}
async function makeLockFile(file2) {
  if ((await stat2(file2).catch(() => void 0))?.isDirectory()) return false;
  await mkdir6(dirname4(file2), { recursive: true });
  const handle = await open2(file2, constants5.O_WRONLY | constants5.O_CREAT | constants5.O_NOFOLLOW, 384);
  try {
    await handle.chmod(384);
  } finally {
    await handle.close();
  }
  return true;
}
async function tooLate(file2, within) {
  const holder = await lockHolder(file2);
  const pid = /\d+/.exec(holder)?.[0];
  const message = `cannot lock ${file2} within ${Math.round(within / 1e3)} s: ${holder} has it`;
  return new LabError(message, {
    hint: pid ? `ps -fp ${pid}, and kill ${pid} if it hangs` : `fuser -v ${file2}`
  });
}

// src/providers/embedded/base-disk.ts
var usualSize = 10 * 1024 ** 3;
var diskDeadline = 3e5;
async function ensureBaseDisk(image, content, size = usualSize) {
  const manifest = await readFile12(`${image}.manifest`, "utf8");
  const key = createHash4("sha256").update(JSON.stringify([manifest, content, size])).digest("hex");
  const disk = `${image}.${content.name}-${key.slice(0, 16)}.ext4`;
  if (await exists3(disk)) return disk;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    if (!await exists3(disk)) await makeBaseDisk(image, content, size, disk);
    return disk;
  });
}
async function makeBaseDisk(image, content, size, disk) {
  const work = join18(dirname5(image), partialName());
  try {
    await layOut(content, join18(work, "content"));
    const folders = Object.entries(content.folders).flat();
    const result = await run(
      [
        ...boundToThisProcess,
        ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-eu", "-c", script, "disk"],
        ...[work, image, String(size), ...folders]
      ],
      { timeoutMs: paced(diskDeadline) }
    );
    if (result.status !== 0) {
      const said2 = result.stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot make a disk of the image ${basename(image)}: ${said2}`, {
        hint: `df -h ${dirname5(image)}`,
        logs: [{ name: "machine-disk.txt", text: `${result.stdout}${result.stderr}` }]
      });
    }
    await rename2(join18(work, "disk"), disk);
  } finally {
    await rm4(work, { recursive: true, force: true });
  }
}
async function layOut({ files, links }, directory) {
  await layFiles(directory, files);
  for (const [path, target2] of Object.entries(links)) {
    await mkdir7(dirname5(join18(directory, path)), { recursive: true });
    await symlink(target2, join18(directory, path));
  }
}
var script = `
umask 022
work=$1; image=$2; size=$3
shift 3
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
mount -t overlay -o "ro,lowerdir=$work/content:$image" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`;
var exists3 = (path) => access5(path).then(
  () => true,
  () => false
);

// src/providers/embedded/links.ts
var agentPort = 77;
var linksDeadline = 1e4;
function managementAddresses(names, machine) {
  const index = names.findIndex(({ name: name2 }) => name2 === machine);
  if (index < 0) throw new LabError(`cannot make the links of ${machine}: the lab does not know its name`);
  const number3 = index + 2;
  return { lab: "169.254.0.1", machine: `169.254.${number3 >> 8}.${number3 & 255}` };
}
var agentParameters = (device, { lab, machine }, links, directories) => [
  `fanlab.links=${links.map(({ device: device2, name: name2 }) => `${device2}:${name2}`).join()}`,
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...directories.length > 0 ? [`fanlab.directories=${directories.join(":")}`] : []
];
async function makeLinks(keeper, { networks, names }, { name: name2, interfaces }, files) {
  const { lab, machine } = managementAddresses(names, name2);
  const ports = interfaces.map(({ network }, index) => {
    const mtu = networks.find((each) => each.name === network)?.mtu;
    return `${portOf(name2, index)} ${bridgeOf(networks, network)} ${mtu}`;
  });
  const relay = [
    "socat",
    `UNIX-LISTEN:${files.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`
  ];
  const result = await run(
    [
      ...enter(keeper),
      ...["sh", "-eu", "-c", script2, "links", ports.join("\n"), managementPortOf(name2)],
      ...[lab, machine, files.agent, files.log, ...inLastingEnvironment(relay)]
    ],
    { timeoutMs: paced(linksDeadline) }
  );
  if (result.status === 0) return;
  const late = `not within ${(result.durationMs / 1e3).toFixed(1)} s`;
  throw new LabError(
    `cannot make the links of ${name2}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    { logs: [{ name: `links-${name2}.txt`, text: `${await readLog(files.log)}${result.stderr}` }] }
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
import { rename as rename3, writeFile as writeFile6 } from "node:fs/promises";
import { join as join19 } from "node:path";
import * as z13 from "./packages/zod.mjs";

// src/providers/machine-shape.ts
import * as z12 from "./packages/zod.mjs";
var cidr = z12.union([z12.cidrv4(), z12.cidrv6()]);
var machineShape = z12.object({
  name: z12.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  interfaces: z12.array(
    z12.object({
      network: z12.string(),
      device: z12.string().regex(/^eth\d{1,3}$/),
      addresses: z12.array(cidr).readonly(),
      gateways: z12.array(z12.union([z12.ipv4(), z12.ipv6()])).readonly()
    })
  ).min(1).readonly(),
  forward: z12.boolean(),
  cpus: z12.number().positive(),
  /** Bytes. */
  memory: z12.number().positive(),
  disk: z12.number().positive().exactOptional(),
  plainDirectories: z12.array(z12.string().startsWith("/")).readonly()
});

// src/providers/embedded/machine-files.ts
var machineRecord = machineShape.extend({
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: z13.string().startsWith("/")
});
var longest = 1e5;
function machineFiles({ machines }, name2) {
  const directory = join19(machines, name2);
  return {
    directory,
    record: join19(directory, "machine.json"),
    /** What the machine wrote. */
    disk: join19(directory, "disk"),
    /** A disk with an archive of the files that are the machine's own; it unpacks them at its first boot. */
    ownFiles: join19(directory, "own-files"),
    console: join19(directory, "console.log"),
    /** UNIX socket of its agent. */
    agent: join19(directory, "agent"),
    /** What the programs around it said. */
    log: join19(directory, "log")
  };
}
async function readMachineRecord({ record: record4 }) {
  const read = readOwnFile(record4, longest);
  if ("text" in read) return readJson(read.text, machineRecord, record4);
  if (read.problem === "there is none") return void 0;
  throw new LabError(`cannot read ${record4}: ${read.problem}`);
}
async function writeMachineRecord({ record: file2 }, record4) {
  await writeFile6(`${file2}.new`, JSON.stringify(record4));
  await rename3(`${file2}.new`, file2);
}

// src/providers/embedded/pack-own-files.ts
import { rm as rm5 } from "node:fs/promises";
import { join as join20 } from "node:path";
async function packOwnFiles({ directory, ownFiles }, content) {
  const folder = join20(directory, "packing");
  await layFiles(folder, content);
  const names = Object.keys(content).map((path) => path.slice(1));
  const { status, stderr } = await run([
    ...["tar", "--create", `--file=${ownFiles}`, `--directory=${folder}`],
    ...["--owner=0", "--group=0", "--numeric-owner", "--", ...names]
  ]);
  if (status !== 0) throw new LabError(`cannot pack the files of a machine: ${stderr.trim()}`);
  await rm5(folder, { recursive: true });
}

// src/providers/embedded/virtual-machine.ts
import { readFile as readFile13, rename as rename4 } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/providers/embedded/machine-cgroups.ts
import { mkdir as mkdir8, writeFile as writeFile7 } from "node:fs/promises";
import { dirname as dirname6, join as join21 } from "node:path";
async function trackingCgroup(lab, machine) {
  const { tracking } = await readCgroupLayout();
  if (!tracking) throw new LabError(`cannot tell the processes of ${machine}: no cgroup hierarchy is mounted`);
  return join21(tracking, labCgroup(lab), machine);
}
async function makeMachineCgroups(lab, machine) {
  const tracking = await trackingCgroup(lab, machine);
  const layout = await readCgroupLayout();
  const { pids } = layout.controllers;
  const limiting = pids ? join21(pids.root, labCgroup(lab), machine) : tracking;
  await Promise.all([tracking, limiting].map((group) => mkdir8(group, { recursive: true })));
  if (!pids) return [tracking];
  if (pids.version === 2) {
    for (const above of parents(limiting, pids.root))
      await writeFile7(join21(above, "cgroup.subtree_control"), "+pids");
  }
  await writeFile7(join21(limiting, "pids.max"), String(await processLimit(layout)));
  return [.../* @__PURE__ */ new Set([tracking, limiting])];
}
var parents = (folder, root) => folder === root ? [] : [...parents(dirname6(folder), root), dirname6(folder)];

// src/providers/embedded/virtual-machine.ts
var startDeadline = 2e4;
var shutdownDeadline2 = 12e4;
var attachProgram = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "attach.ts" : "attach.mjs", import.meta.url)
);
function virtualMachine(name2, emulator, lab) {
  const files = machineFiles(lab.paths, name2);
  const hint = `its console is kept with the evidence and, while the lab is up, in ${files.console}`;
  const cgroup = () => trackingCgroup(lab.spec.name, name2);
  const processes = async () => processesBelow(await cgroup());
  const isRunning = async () => (await processes()).length > 0;
  const agent = {
    ...{ name: name2, hint },
    async connect(...how) {
      if (!await isRunning()) throw new Hopeless("the machine does not run");
      return connectToAgent(files.agent, ...how);
    }
  };
  const place = {
    name: name2,
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
        `${name2} is down`,
        async () => await isRunning() ? { notYet: "it still runs" } : { value: true },
        { within: paced(shutdownDeadline2 * lab.pace), hint }
      );
    },
    cutPower: async () => endProcesses([await cgroup()], name2),
    async start() {
      if (await isRunning()) return;
      const record4 = await readMachineRecord(files);
      if (!record4) throw new LabError(`cannot start ${name2}: there is no such machine`);
      await rename4(files.console, olderLog(files.console)).catch(() => {
      });
      const groups = await makeMachineCgroups(lab.spec.name, name2);
      const command = await emulator.command(record4, files, lab);
      await launch2(groups, [...enter(lab.keeper), "setsid", ...command], files);
      await waitUntil(
        `${name2} has power`,
        async () => {
          const said2 = await readFile13(files.console, "utf8").catch(() => "");
          if (emulator.firstWords.test(said2)) return { value: true };
          if (await isRunning()) return { notYet: said2.slice(-500) };
          const last = said2.trim().split("\n").slice(-5).join("\n");
          throw new Hopeless(`cannot start ${name2}: ${last || "its program ended and said nothing"}`, {
            logs: await logsOfMachine(name2, files)
          });
        },
        { within: paced(startDeadline), hint }
      );
    },
    async resources() {
      for (const pid of await processes()) {
        const words = (await readFile13(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        const found = await emulator.resources(words);
        if (found) return found;
      }
      throw new LabError(`cannot tell the limits of ${name2}: the machine does not run`, { hint });
    },
    console: () => readLog(files.console)
  };
}
var logsOfMachine = async (name2, files) => [
  { name: `${name2}-console.log`, text: await readLog(files.console) },
  { name: `${name2}-log.txt`, text: await readLog(files.log) }
];
async function launch2(groups, command, files) {
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
  const { name: name2, needs, check, emulator } = particular;
  const pathsOf = (lab) => labPaths(stateDir, lab, name2);
  const openLab2 = async (spec, paths, keeper) => {
    const pace2 = await emulator.pace(paths);
    const machine = (machineName2) => virtualMachine(machineName2, emulator, { spec, paths, keeper, pace: pace2 });
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
        const names = await readdir7(paths.machines);
        const whole = await Promise.all(names.map((each) => readMachineRecord(machineFiles(paths, each))));
        return whole.flatMap((record4) => record4 ? [machine(record4.name)] : []);
      }
    };
  };
  const makeMachine2 = async (spec, lab, paths, keeper) => {
    const files = machineFiles(paths, spec.name);
    await mkdir9(files.directory, { recursive: true });
    const baseDisk = await ensureBaseDisk(lab.image, await particular.diskContent(lab.image), spec.disk);
    const record4 = { ...spec, baseDisk };
    await Promise.all([
      reserveAddresses(paths, lab, spec),
      makeLinks(keeper, lab, spec, files),
      packOwnFiles(files, networkFiles(lab, spec)),
      emulator.makeDisk?.(record4, files)
    ]);
    await writeMachineRecord(files, record4);
  };
  return {
    name: name2,
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: true,
      chosenAddresses: true,
      chosenMtu: true,
      networks: "many",
      ipv6: true,
      staticAddresses: true,
      onlyUnderlay: true,
      adopts: "nothing"
    },
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
function qemuCommand({ name: name2, interfaces, cpus, memory, plainDirectories }, files, spec, { kernel, initrd }, accelerator) {
  const managementMac = hardwareAddress(name2, { device: "management", addresses: [] });
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
    `systemd.hostname=${name2}`,
    ...agentParameters(
      `eth${interfaces.length}`,
      managementAddresses(spec.names, name2),
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
    ...["-name", name2, "-smp", String(cpus), "-m", `${memory / mebibyte}M`],
    ...["-kernel", kernel, "-initrd", initrd, "-append", parameters.join(" ")],
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["-drive", `if=none,id=disk,format=qcow2,cache=unsafe,file=${files.disk}`],
    ...["-device", "virtio-blk-pci,drive=disk"],
    ...["-drive", `if=none,id=own-files,format=raw,readonly=on,file=${files.ownFiles}`],
    ...["-device", "virtio-blk-pci,drive=own-files"],
    ...["-device", "virtio-rng-pci"],
    ...interfaces.flatMap(
      (each, index) => link(firstSlot + index, each.device, portOf(name2, index), hardwareAddress(name2, each))
    ),
    ...link(firstSlot + interfaces.length, "management", managementPortOf(name2), managementMac)
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
async function qemuProblems(stateDir, arch2 = process.arch) {
  const problems = [
    ...architectureProblems("qemu", qemuNeeds.architectures, arch2),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("qemu", qemuNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  return kernelProblems(stateDir, tryKernelWithTaps, qemuNeeds.modules);
}

// src/providers/qemu/kernel.ts
import { access as access6, mkdir as mkdir10, readdir as readdir8, readFile as readFile15, rename as rename5, rm as rm6, writeFile as writeFile8 } from "node:fs/promises";
import { dirname as dirname7, join as join23 } from "node:path";

// src/providers/qemu/initrd.ts
import { createHash as createHash5 } from "node:crypto";
import { readFile as readFile14 } from "node:fs/promises";
import { basename as basename2, join as join22 } from "node:path";

// src/providers/qemu/cpio.ts
function cpioArchive(entries) {
  const end = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, end].flatMap(entryBytes));
}
function entryBytes({ path, mode, data = new Uint8Array() }, index) {
  const name2 = Buffer.from(`${path}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name2.length, 0];
  const head = `070701${numbers.map((number3) => number3.toString(16).padStart(8, "0")).join("")}`;
  return [filled(Buffer.concat([Buffer.from(head), name2])), filled(data)];
}
var filled = (bytes3) => Buffer.concat([bytes3, Buffer.alloc(-bytes3.length & 3)]);

// src/providers/qemu/modules.ts
function loadOrder(modulesDep, names) {
  const lines = modulesDep.split("\n").map((line) => line.split(/:\s*/));
  const order = [];
  for (const name2 of names) {
    const [file2, needed = ""] = lines.find(([path = ""]) => /([^/]+)\.ko(\.\w+)?$/.exec(path)?.[1]?.replaceAll("-", "_") === name2) ?? [];
    if (!file2) continue;
    for (const path of [...needed.split(" ").filter(Boolean).reverse(), file2])
      if (!order.includes(path)) order.push(path);
  }
  return order;
}

// src/providers/qemu/initrd.ts
var neededModules = ["virtio_pci", "virtio_blk", "virtio_net", "virtio_rng"];
var initrdVersion = () => createHash5("sha256").update(firstProgram(neededModules)).digest("hex").slice(0, 8);
async function makeInitrd(busybox, modulesFolder2) {
  const modulesDep = await readFile14(join22(modulesFolder2, "modules.dep"), "utf8");
  const modules2 = loadOrder(modulesDep, neededModules);
  const folder = (path) => ({ path, mode: 16877 });
  return cpioArchive([
    ...["bin", "dev", "disk", "modules"].map(folder),
    { path: "bin/busybox", mode: 33261, data: await readFile14(busybox) },
    { path: "init", mode: 33261, data: Buffer.from(firstProgram(modules2.map((path) => basename2(path)))) },
    ...await Promise.all(
      modules2.map(async (path) => ({
        path: `modules/${basename2(path)}`,
        mode: 33188,
        data: await readFile14(join22(modulesFolder2, path))
      }))
    )
  ]);
}
var firstProgram = (modules2) => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${modules2.join(" ")}; do insmod /modules/$module; done
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
  const open4 = [metaPackage];
  for (const name2 of open4) {
    const { stdout, stderr, status } = await run(["apt-cache", "depends", "--important", name2], {
      timeoutMs: queryDeadline
    });
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: "apt-get update"
      });
    }
    const names = parseDepends(stdout).filter((each) => !open4.includes(each));
    found.push(...names);
    open4.push(...names);
  }
  return found;
}
var parseDepends = (text) => [...text.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name2 = ""]) => name2);

// src/providers/qemu/kernel.ts
var downloadDeadline = 3e5;
async function ensureKernel(image) {
  const osRelease = await readFile15("/etc/os-release", "utf8").catch(() => "");
  const packages = await kernelPackages(metaPackageOf(parseOsRelease(osRelease).id));
  const folder = `${image}.kernel-${packages[0]}-${initrdVersion()}`;
  const done = await findKernel(folder);
  if (done) return done;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    const made = await findKernel(folder);
    if (made) return made;
    const work = join23(dirname7(image), partialName());
    try {
      await makeKernel(packages, join23(image, "bin", "busybox"), work);
      await rename5(work, folder);
    } finally {
      await rm6(work, { recursive: true, force: true });
    }
    return await findKernel(folder);
  });
}
async function findKernel(folder) {
  const [kernel, initrd] = [join23(folder, "kernel"), join23(folder, "initrd")];
  if (!await exists4(initrd)) return void 0;
  const [release3 = ""] = await readdir8(join23(folder, "modules"));
  return { kernel, initrd, modules: join23(folder, "modules", release3) };
}
async function makeKernel(packages, busybox, work) {
  const fetched = join23(work, "packages");
  const root = join23(work, "root");
  await mkdir10(fetched, { recursive: true });
  await succeed(
    ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", "download", ...packages],
    fetched
  );
  for (const name2 of await readdir8(fetched)) await succeed(["dpkg-deb", "--extract", name2, root], fetched);
  const [release3 = ""] = await readdir8(join23(root, "lib", "modules")).catch(() => []);
  const image = (await readdir8(join23(root, "boot"))).find((name2) => name2.startsWith("vmlinuz-"));
  if (!release3 || !image)
    throw new LabError(`cannot use the kernel of ${packages.join(" ")}: it is incomplete`);
  await succeed(["depmod", "--basedir", root, release3], work);
  await rename5(join23(root, "boot", image), join23(work, "kernel"));
  await rename5(join23(root, "lib", "modules"), join23(work, "modules"));
  await rm6(fetched, { recursive: true });
  await rm6(root, { recursive: true });
  await writeFile8(join23(work, "initrd"), await makeInitrd(busybox, join23(work, "modules", release3)));
}
async function succeed(argv, cwd) {
  const { status, stderr } = await run(argv, { cwd, timeoutMs: paced(downloadDeadline) });
  if (status === 0) return;
  const said2 = stderr.trim().split("\n").slice(-5).join("\n");
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv[0]}: ${said2}`, {
    hint: argv.join(" "),
    logs: [{ name: "kernel-packages.txt", text: stderr }]
  });
}
var exists4 = (path) => access6(path).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
var paces = { kvm: 2, tcg: 8 };
var engineFile = ({ root }) => join24(root, "engine.json");
function qemuProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "qemu",
    needs: qemuNeeds,
    check: () => qemuProblems(stateDir),
    async diskContent(image) {
      const { modules: modules2 } = await ensureKernel(image);
      return {
        ...await machineContent(),
        name: "qemu",
        folders: { [`/usr/lib/modules/${basename3(modules2)}`]: modules2 }
      };
    },
    async prepareLab(_keeper, paths, { image }) {
      const kernel = await ensureKernel(image);
      const engine = { ...kernel, accelerator: await chooseAccelerator() };
      await writeFile9(engineFile(paths), JSON.stringify(engine));
    },
    emulator: {
      pace: async (paths) => paces[(await readEngine(paths)).accelerator],
      async makeDisk({ baseDisk }, { disk }) {
        const words = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", baseDisk, "-F", "raw", disk];
        const { status, stderr } = await run(words);
        if (status !== 0) throw new LabError(`cannot make the disk ${disk}: ${stderr.trim()}`);
      },
      async command(record4, files, { spec, paths }) {
        const engine = await readEngine(paths);
        return qemuCommand(record4, files, spec, engine, engine.accelerator);
      },
      firstWords: /Linux version /,
      async resources(words) {
        const found = parseQemuCommand(words);
        return found && { cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk) };
      }
    }
  });
}
var readEngine = async (paths) => JSON.parse(await readFile16(engineFile(paths), "utf8"));
async function virtualSize(disk) {
  const file2 = await open3(disk);
  try {
    const { buffer } = await file2.read(Buffer.alloc(8), 0, 8, 24);
    return Number(buffer.readBigUInt64BE());
  } finally {
    await file2.close();
  }
}

// src/providers/ssh/provider.ts
import { randomUUID as randomUUID4 } from "node:crypto";
import { join as join27 } from "node:path";
import * as z14 from "./packages/zod.mjs";

// src/providers/ssh-connection.ts
import { existsSync as existsSync3 } from "node:fs";
import { join as join25 } from "node:path";

// src/process/at-most.ts
function atMost(limit) {
  let free = limit;
  const waiting = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise((resolve3) => waiting.push(resolve3));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

// src/providers/ssh-connection.ts
var connectDeadline = 15e3;
var commandsAtOnce = 8;
var longestSocket = 104 - 18;
function connectTo(target2, { folder, knownHosts, strict, at }) {
  const socket = join25(folder, `${target2.name}.s`);
  const shares = socket.length <= longestSocket;
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
    `ControlPath=${shares ? socket : "none"}`,
    ...target2.identityFile ? ["IdentitiesOnly=yes", `IdentityFile=${target2.identityFile}`] : []
  ];
  const ssh = (...flags) => [
    ...[...at, "ssh"],
    ...options.flatMap((option) => ["-o", option]),
    ...["-p", String(target2.port), "-l", target2.user, ...flags],
    "--",
    target2.address
  ];
  const remote = (argv, variables) => {
    const become = target2.user === "root" ? [] : ["sudo", "-n", "--"];
    return `exec ${[...become, "env", "-i", ...variables, ...argv].map(quoted).join(" ")}`;
  };
  const share = onceAtATime(async () => {
    const master = ssh("-o", "ControlMaster=yes", "-o", "ControlPersist=120", "-fN");
    await run(
      [
        "sh",
        "-c",
        'log=$1; shift; exec "$@" </dev/null >/dev/null 2>"$log"',
        "sh",
        join25(folder, `${target2.name}.log`),
        ...master
      ],
      {
        timeoutMs: connectDeadline,
        // It stays for minutes after its last command.
        env: lastingEnvironment(["HOME", "SSH_AUTH_SOCK"])
      }
    );
  });
  const inTurn = atMost(commandsAtOnce);
  const { open: open4 } = placeByChannel({
    name: target2.name,
    pace: 2,
    hint: "see whether ssh reaches it",
    environment: toolEnvironment(),
    enter: (argv, variables, terminal) => [...ssh(terminal ? "-t" : "-T"), remote(argv, variables)]
  });
  return {
    open: open4,
    run: (argv, commandOptions = {}) => inTurn(async () => {
      if (shares && !existsSync3(socket)) await share();
      return throughChannel(target2.name, argv, commandOptions, (command) => [
        ...ssh("-T"),
        remote(command, cleanEnvironment)
      ]);
    }),
    attach: (argv, terminal) => [...ssh(terminal ? "-t" : "-T"), remote(argv, terminalEnvironment())],
    async close() {
      if (existsSync3(socket))
        await run(ssh("-O", "exit"), { timeoutMs: connectDeadline, env: toolEnvironment() });
    }
  };
}
function onceAtATime(work) {
  let running;
  return () => {
    running ??= work().finally(() => {
      running = void 0;
    });
    return running;
  };
}

// src/providers/ssh/check.ts
import { mkdtemp as mkdtemp2, rm as rm7 } from "node:fs/promises";
import { BlockList as BlockList2 } from "node:net";
import { tmpdir as tmpdir3 } from "node:os";
import { join as join26 } from "node:path";

// src/providers/ssh/inventory.ts
import { homedir } from "node:os";
import { dirname as dirname8, resolve } from "node:path";

// src/process/given-file.ts
import { closeSync as closeSync3, constants as constants6, fstatSync as fstatSync2, openSync as openSync3, readSync, statSync } from "node:fs";
function lookAtFile(path, { user, mostBytes, startBytes }) {
  try {
    return asUser(user, () => {
      const found = statSync(path);
      if (!found.isFile()) return { wrong: `it is ${kindOf(found)}, not a file` };
      const fd = openSync3(path, constants6.O_RDONLY | constants6.O_NONBLOCK);
      try {
        const opened = fstatSync2(fd);
        if (!opened.isFile()) return { wrong: `it is ${kindOf(opened)}, not a file` };
        if (opened.size > mostBytes)
          return { wrong: `it is too large: ${opened.size} bytes, of at most ${mostBytes}` };
        const start = Buffer.alloc(Math.min(startBytes, opened.size));
        return { size: opened.size, start: start.subarray(0, readSync(fd, start, 0, start.length, 0)) };
      } finally {
        closeSync3(fd);
      }
    });
  } catch (error) {
    return { wrong: causes[error.code ?? ""] ?? "it cannot be read" };
  }
}
var causes = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is not a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its link leads in circles",
  ENAMETOOLONG: "there is no such file: its name is too long",
  ERR_INVALID_ARG_VALUE: "no path has a zero byte"
};
function kindOf(found) {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a FIFO";
  if (found.isSocket()) return "a socket";
  return "a device";
}

// src/process/json-break.ts
function whereJsonBreaks(text) {
  if (couldGoOn(text)) return `it ends too early, in line ${linesOf(text)}`;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return `line ${linesOf(text.slice(0, bad - 1))} has what does not belong there`;
}
var linesOf = (text) => text.split("\n").length;
function couldGoOn(beginning) {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated/.test(message) || Number(position) === beginning.length;
  }
}

// src/providers/ssh/inventory.ts
var mostMachines = 64;
var largestFile = 2 ** 20;
var topKeys = ["machines", "defaults", "host", "knownHosts"];
var targetKeys = ["address", "user", "port", "identityFile", "interface"];
function readInventory(text, file2, user) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problems: [`it is not valid JSON: ${whereJsonBreaks(text)}`] };
  }
  if (!isObject(data)) return { problems: ['it must be an object with "machines"'] };
  const problems = [];
  const { machines, defaults = {}, host = "local", knownHosts } = data;
  problems.push(...unknownKeys("the inventory", data, topKeys));
  if (!isObject(defaults)) problems.push('"defaults" must be an object');
  const common = isObject(defaults) ? defaults : {};
  problems.push(...unknownKeys('"defaults"', common, targetKeys.slice(1)));
  if (!Array.isArray(machines) || machines.length === 0)
    problems.push('"machines" must be a list of at least one machine');
  if (Array.isArray(machines) && machines.length > mostMachines)
    return { problems: [`"machines" must be a list of at most ${mostMachines}; got ${machines.length}`] };
  const context = { common, folder: dirname8(file2), user, problems };
  const targets = (Array.isArray(machines) ? machines : []).map(
    (entry, index) => readTarget(entry, `machine ${index + 1}`, context, true)
  );
  problems.push(...repeated(targets, "name", ({ name: name2 }) => name2));
  problems.push(...repeated(targets, "address", ({ address, port }) => `${address} port ${port}`));
  const hostTarget = host === "local" || host === "none" ? host : readTarget(host, '"host"', context, false);
  const known2 = knownHosts === void 0 ? void 0 : readPath(knownHosts, '"knownHosts"', context);
  if (problems.length > 0) return { problems };
  return {
    inventory: {
      machines: targets,
      host: hostTarget,
      ...known2 === void 0 ? {} : { knownHosts: known2 }
    }
  };
}
function readInventoryFile(file2, user) {
  const found = lookAtFile(file2, { user, mostBytes: largestFile, startBytes: largestFile });
  return "wrong" in found ? { problems: [`got ${shownValue(file2)}: ${found.wrong}`] } : readInventory(found.start.toString(), file2, user);
}
function readTarget(entry, where, context, named) {
  const { common, problems } = context;
  const own = isObject(entry) ? entry : {};
  if (!isObject(entry)) problems.push(`${where} must be an object${named ? "" : ', "local" or "none"'}`);
  const name2 = named ? own.name : "host";
  const called = typeof name2 === "string" && named ? `machine ${shownValue(name2)}` : where;
  problems.push(...unknownKeys(called, own, named ? ["name", ...targetKeys] : targetKeys));
  const { address, user = "root", port = 22, identityFile, interface: device } = { ...common, ...own };
  const require2 = (key2, value, pattern, rule) => {
    if (typeof value === "string" && pattern.test(value)) return;
    problems.push(`${called}: "${key2}" must be ${rule}; got ${shownValue(value)}`);
  };
  require2("name", name2, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'");
  if (isObject(entry))
    require2("address", address, /^[A-Za-z0-9[][\w.:%\]-]{0,252}$/, "an address or a host name");
  require2("user", user, /^[A-Za-z_][\w.-]{0,31}$/, "the name of a user");
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${shownValue(port)}`);
  if (device !== void 0)
    require2("interface", device, /^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "the name of a network interface");
  const key = identityFile === void 0 ? void 0 : readPath(identityFile, `${called}: "identityFile"`, context);
  return {
    name: String(name2),
    address: String(address),
    user: String(user),
    port: Number(port),
    ...key === void 0 ? {} : { identityFile: key },
    ...device === void 0 ? {} : { interface: String(device) }
  };
}
function readPath(value, where, { folder, user, problems }) {
  if (typeof value !== "string" || value === "" || /[\p{Cc}%"]/u.test(value)) {
    problems.push(`${where} must be the path of a file; got ${shownValue(value)}`);
    return void 0;
  }
  const path = resolve(folder, value.replace(/^~(?=\/)/, homedir()));
  const found = lookAtFile(path, { user, mostBytes: largestFile, startBytes: 0 });
  if ("wrong" in found) problems.push(`${where}: got ${shownValue(path)}: ${found.wrong}`);
  return path;
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var unknownKeys = (where, value, known2) => Object.keys(value).filter((key) => !known2.includes(key)).map((key) => `${where} has ${shownValue(key)}, which means nothing here: known are ${known2.join(", ")}`);
function repeated(targets, what, of) {
  const values = targets.map(of);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `two machines have the ${what} ${shownValue(value)}`);
}

// src/providers/ssh/machine.ts
var sshPlace = (name2, connection) => ({
  name: name2,
  // Somewhere on a network, and nobody knows how fast.
  pace: 2,
  run: connection.run,
  open: connection.open,
  attach: connection.attach
});
function sshMachine(name2, connection) {
  const cannot = (what) => new LabError(`cannot ${what} of ${name2}: provider ssh only talks to it`, {
    hint: "start it with the tool that made it"
  });
  const place = sshPlace(name2, connection);
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await connection.close();
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
  const missing = wanted.filter((name2) => !inventory.machines.some((machine) => machine.name === name2));
  const absent = missing.map((name2) => ({
    message: `the inventory has no machine "${name2}"`,
    hint: `add one to ${file2}; it has ${inventory.machines.map((machine) => machine.name).join(", ")}`
  }));
  return [...absent, ...await machineProblems(inventory, at)];
}
var machinesAtOnce = 8;
async function machineProblems(inventory, at) {
  const folder = await mkdtemp2(join26(tmpdir3(), "fanlab-ssh-"));
  try {
    const inTurn = atMost(machinesAtOnce);
    const targets = [...inventory.machines, ...typeof inventory.host === "string" ? [] : [inventory.host]];
    const looked = await Promise.all(targets.map((target2) => inTurn(() => look(target2, inventory, folder, at))));
    const problems = looked.flatMap((found) => "problem" in found ? [found.problem] : []);
    const facts = looked.flatMap((found) => "problem" in found ? [] : [found]);
    return [...problems, ...sameMachine(facts), ...differentNetworks(facts)];
  } finally {
    await rm7(folder, { recursive: true, force: true });
  }
}
async function look(target2, { knownHosts }, folder, at) {
  const files = {
    folder,
    knownHosts: knownHosts ?? join26(folder, "known_hosts"),
    strict: knownHosts !== void 0,
    at
  };
  const connection = connectTo(target2, files);
  const { name: name2 } = target2;
  const place = sshPlace(name2, connection);
  try {
    const uid = await first(place, ["id", "-u"]);
    if (uid !== "0") throw new LabError(`cannot be root on ${name2}`);
    const init = await first(place, ["cat", "/proc/1/comm"]);
    if (init !== "systemd")
      throw new LabError(`cannot use ${name2}: its first process is ${init}, not systemd`);
    const machineId = await first(place, ["cat", "/etc/machine-id"]);
    return { name: name2, machineId, address: await underlayAddressOf(place, target2.interface) };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const person = `ssh -p ${target2.port} ${target2.user}@${target2.address}`;
    const hint = target2.user === "root" ? `${person} true` : `${person} sudo -n true, which has to succeed`;
    return { problem: { message: error.message, hint: error.hint ?? hint } };
  } finally {
    await connection.close();
  }
}
async function first(place, argv) {
  const { status, stdout, stderr } = await place.run(argv, { timeoutMs: 2e4 });
  if (status === 0) return stdout.trim();
  throw new LabError(`cannot run "${argv.join(" ")}" on ${place.name}: ${stderr.trim()}`);
}
function sameMachine(facts) {
  return facts.flatMap(({ name: name2, machineId }, index) => {
    const twin = facts.slice(0, index).find((other) => other.machineId === machineId);
    if (!twin) return [];
    return [
      {
        message: `${twin.name} and ${name2} are one computer, or clones of one: both have the machine id ${machineId}`,
        hint: `if they are clones: rm /etc/machine-id && systemd-machine-id-setup, on ${name2}, and reboot it`
      }
    ];
  });
}
function differentNetworks(facts) {
  const [one, ...others] = facts;
  if (!one) return [];
  const [network = "", length] = one.address.split("/");
  const common = new BlockList2();
  common.addSubnet(network, Number(length));
  return others.filter(({ address }) => address.split("/")[1] !== length || !common.check(address.split("/")[0] ?? "")).map(({ name: name2, address }) => ({
    message: `${name2} has ${address} on its underlay, and ${one.name} ${one.address}: these are different networks`,
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
  const [holder, ...name2] = stdout.trim().split(" ");
  if (status === 0 && holder === token) return;
  if (status !== 0) throw new LabError(`cannot claim ${place.name}: ${stderr.trim()}`);
  throw new LabError(`cannot use ${place.name}: lab "${name2.join(" ")}" of somebody else has it`, {
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

// src/providers/ssh/provider.ts
var target = z14.object({
  name: z14.string(),
  address: z14.string().regex(/^[^-]/),
  user: z14.string().regex(/^[^-]/),
  port: z14.int(),
  identityFile: z14.string().exactOptional(),
  hostKeyAlias: z14.string().exactOptional(),
  interface: z14.string().regex(/^[^-]/).exactOptional()
});
var keptInventory = z14.object({
  inventory: z14.object({
    machines: z14.array(target).readonly(),
    host: z14.union([z14.literal(["local", "none"]), target]),
    knownHosts: z14.string().exactOptional()
  }),
  token: z14.string().regex(/^[0-9a-f-]+$/)
});
function sshProvider(stateDir, { inventory: file2, distribution, at = [] } = {}) {
  const open4 = (spec, made, kept2) => {
    const { inventory, token } = kept2;
    const connect = connector(made, inventory, at);
    const claim = { lab: spec.name, token };
    const find = (name2) => inventory.machines.find((each) => each.name === name2);
    const machine = (target2) => sshMachine(target2.name, connect(target2));
    return {
      spec,
      host: placeOfHost(inventory, connect, at),
      lacks: (name2) => find(name2) ? void 0 : `the inventory has no machine "${name2}", and provider ssh makes none`,
      async create({ name: name2 }) {
        const target2 = find(name2);
        if (!target2) throw new LabError(`cannot adopt ${name2}: the inventory has no such machine`);
        await made.note(name2);
        await claimMachine(machine(target2), claim);
        return machine(target2);
      },
      async list() {
        return (await made.names()).flatMap((name2) => find(name2) ?? []).map(machine);
      },
      async underlay() {
        const targets = (await made.names()).flatMap((name2) => find(name2) ?? []);
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
    features: {
      ownKernel: true,
      powerCut: false,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "everything",
      onlyUnderlay: false
    },
    distribution,
    needs: { tools: { ssh: "openssh-client" }, modules: [], unwantedUnits: [] },
    settingsProblems(user) {
      if (file2 === void 0)
        return [{ flag: "inventory", text: "must name the file that lists the machines; got nothing" }];
      const read = readInventoryFile(file2, user);
      return "problems" in read ? read.problems.map((text) => ({ flag: "inventory", text })) : [];
    },
    check: (wanted = []) => sshProblems(file2, wanted, at),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const known2 = await made.settings();
      if (known2) return open4(spec, made, known2);
      const kept2 = { inventory: await loadInventory(file2), token: randomUUID4() };
      await made.keep(kept2);
      return open4(spec, made, kept2);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const kept2 = await made.settings();
      return kept2 && open4(spec, made, kept2);
    },
    async destroy(name2) {
      const made = madeMachines(stateDir, name2, "ssh", keptInventory);
      const kept2 = await made.settings();
      if (kept2) await giveBack(name2, made, kept2, at);
      await made.removeAll();
    }
  };
}
function connector(made, { knownHosts }, at) {
  const connections = /* @__PURE__ */ new Map();
  return (target2) => {
    const known2 = connections.get(target2.name);
    if (known2) return known2;
    const file2 = knownHosts ?? join27(made.root, "known_hosts");
    const connection = connectTo(target2, {
      folder: made.root,
      knownHosts: file2,
      strict: knownHosts !== void 0,
      at
    });
    connections.set(target2.name, connection);
    return connection;
  };
}
var placeOfHost = ({ host }, connect, at) => typeof host === "string" ? hostPlace(at) : sshPlace("host", connect(host));
async function giveBack(lab, made, kept2, at) {
  const { inventory, token } = kept2;
  const connect = connector(made, inventory, at);
  const claim = { lab, token };
  const names = await made.names();
  const targets = inventory.machines.filter(({ name: name2 }) => names.includes(name2));
  const work = targets.map(async (target2) => {
    const machine = sshMachine(target2.name, connect(target2));
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
  await Promise.all(targets.map((target2) => connect(target2).close()));
  if (typeof inventory.host !== "string") await connect(inventory.host).close();
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `cannot give the machines of lab ${lab} back`);
}

// src/providers/uml/provider.ts
import { mkdir as mkdir11, stat as stat3, writeFile as writeFile10 } from "node:fs/promises";

// src/providers/uml/host-needs.ts
var umlNeeds = {
  tools: { "linux.uml": "user-mode-linux", ...virtualTools },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/uml/check.ts
var trialDeadline2 = 3e4;
async function umlProblems(stateDir, arch2 = process.arch) {
  const problems = [
    ...architectureProblems("uml", umlNeeds.architectures, arch2),
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
        timeoutMs: paced(trialDeadline2),
        env: { PATH: process.env.PATH ?? "", TMPDIR: folder, HOME: folder }
      }
    )
  );
  if (/^Kernel panic .*VFS: Unable to mount root fs/m.test(stdout + stderr)) return [];
  return [problemOfTrial(stdout + stderr)];
}
function problemOfTrial(said2) {
  const last = said2.trim().split("\n").slice(-3).join(" / ");
  return {
    message: `User-mode Linux does not start here: ${last || "it said nothing"}`,
    hint: `allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${optionName("provider")} lxc`
  };
}

// src/providers/uml/command-line.ts
import { join as join28 } from "node:path";
var memoryFolder = ({ root }) => join28(root, "memory");
var starterFile = ({ root }) => join28(root, "start-kernel");
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
function umlCommand({ name: name2, interfaces, cpus, memory, plainDirectories, baseDisk }, files, { spec, paths, processor }) {
  if (cpus !== 1)
    throw new LabError(`cannot start ${name2}: machines of provider uml have one CPU, ${cpus} are asked for`);
  const management = managementAddresses(spec.names, name2);
  const managementDevice = `vec${interfaces.length}`;
  const managementMac = hardwareAddress(name2, { device: "management", addresses: [] });
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
    `systemd.hostname=${name2}`,
    ...interfaces.map(
      (each, index) => `vec${index}:${vector(portOf(name2, index), hardwareAddress(name2, each))}`
    ),
    `${managementDevice}:${vector(managementPortOf(name2), managementMac)}`,
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
import { readdir as readdir9 } from "node:fs/promises";
import { join as join29 } from "node:path";
var modulesFolder = "/usr/lib/uml/modules";
async function umlDiskContent() {
  const [version2] = (await readdir9(modulesFolder).catch(() => [])).sort().reverse();
  if (!version2) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: "apt-get install --reinstall user-mode-linux"
    });
  }
  const { files, links } = await machineContent();
  return {
    name: "uml",
    files,
    links: { ...links, ...Object.fromEntries(legacyIptables) },
    folders: { [`/usr/lib/modules/${version2}`]: join29(modulesFolder, version2) }
  };
}
var legacyIptables = ["iptables", "ip6tables"].flatMap(
  (tool) => ["", "-save", "-restore"].map((verb) => [
    `/etc/alternatives/${tool}${verb}`,
    `/usr/sbin/${tool}-legacy${verb}`
  ])
);

// src/providers/uml/processor.ts
import { readFile as readFile17 } from "node:fs/promises";
async function processorFor(name2) {
  const allowed = parseAllowedProcessors(await readFile17("/proc/self/status", "utf8"));
  const number3 = Number(/\d*$/.exec(name2)?.[0]);
  return allowed[number3 % allowed.length] ?? 0;
}
function parseAllowedProcessors(status) {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "0";
  return list.split(",").flatMap((range) => {
    const [first2 = 0, last = first2] = range.split("-").map(Number);
    return Array.from({ length: last - first2 + 1 }, (_, index) => first2 + index);
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
      command: async (record4, files, lab) => umlCommand(record4, files, { ...lab, processor: await processorFor(record4.name) }),
      firstWords: /^Linux version /m,
      async resources(words) {
        const found = parseUmlCommand(words);
        return found && { cpus: 1, memory: found.memory, disk: (await stat3(found.baseDisk)).size };
      }
    },
    async prepareLab(keeper, paths) {
      await writeFile10(starterFile(paths), starter, { mode: 448 });
      const folder = memoryFolder(paths);
      await mkdir11(folder);
      const mount = ["mount", "-t", "tmpfs", "-o", "mode=700,size=0", "tmpfs", folder];
      const { status, stderr } = await run([...enter(keeper), ...mount]);
      if (status !== 0) throw new LabError(`cannot make room for the machines' memory: ${stderr.trim()}`);
    }
  });
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
import { mkdir as mkdir12, writeFile as writeFile11 } from "node:fs/promises";
import { join as join30 } from "node:path";
var upDeadline = 18e5;
var requestDeadline3 = 18e4;
function vagrantIn(folder) {
  const vagrant = (words, timeoutMs = requestDeadline3) => run(["vagrant", ...words], {
    cwd: folder,
    timeoutMs,
    env: { ...toolEnvironment(), VAGRANT_CWD: folder, VAGRANT_CHECKPOINT_DISABLE: "1" }
  });
  const succeed2 = async (what, words, timeoutMs) => {
    const result = await vagrant(words, timeoutMs);
    if (result.status === 0) return result.stdout;
    throw new LabError(`cannot ${what}: ${said(result)}`, {
      hint: `VAGRANT_CWD=${folder} vagrant ${words.join(" ")}`
    });
  };
  return {
    async write(vagrantfile2) {
      await mkdir12(folder, { recursive: true });
      await writeFile11(join30(folder, "Vagrantfile"), vagrantfile2);
      await succeed2("use the Vagrantfile", ["validate", "--ignore-provider"]);
    },
    async up(machine) {
      await succeed2(`start ${machine}`, ["up", machine, "--no-color", "--no-provision"], upDeadline);
    },
    async halt(machine, force) {
      await succeed2(`stop ${machine}`, ["halt", machine, ...force ? ["--force"] : []]);
    },
    async destroyAll() {
      await succeed2("remove the machines", ["destroy", "--force"]);
    },
    async target(machine) {
      return parseSshConfig(
        await succeed2(`find the ssh settings of ${machine}`, ["ssh-config", machine]),
        machine
      );
    }
  };
}
function parseSshConfig(text, name2) {
  const field = (key2) => new RegExp(`^\\s*${key2}\\s+"?([^"\\n]+?)"?\\s*$`, "m").exec(text)?.[1];
  const [address, user, port, identityFile] = ["HostName", "User", "Port", "IdentityFile"].map(field);
  if (address === void 0 || user === void 0 || !/^\d+$/.test(port ?? ""))
    throw new LabError(
      `cannot find the ssh settings of ${name2}: Vagrant says ${JSON.stringify(text.slice(0, 200))}`
    );
  const key = identityFile === void 0 ? {} : { identityFile };
  return { name: name2, address, user, port: Number(port), hostKeyAlias: name2, ...key };
}
var said = ({ stderr, stdout, timedOut }) => timedOut ? "it did not end before its deadline" : (stderr.trim() || stdout.trim()).split("\n").slice(-6).join("\n") || "no reason given";

// src/providers/vagrant/machine.ts
function vagrantMachine(vagrant, name2, folder) {
  let way;
  const connection = () => {
    way ??= vagrant.target(name2).then((target2) => connectTo(target2, { folder, knownHosts: `${folder}/known_hosts`, strict: false, at: [] }));
    way.catch(() => {
      way = void 0;
    });
    return way;
  };
  const forget = async () => {
    const known2 = way;
    way = void 0;
    await (await known2)?.close();
  };
  const enter2 = (argv, variables, terminal) => [
    ...["env", `VAGRANT_CWD=${folder}`, "vagrant", "ssh", name2, terminal ? "--tty" : "--no-tty", "--command"],
    ["sudo", "-n", "--", "env", "-i", ...variables, ...argv].map(quoted).join(" ")
  ];
  const place = {
    ...placeByChannel({
      name: name2,
      // Virtual machines, most of them with the processor's own help.
      pace: 2,
      hint: `VAGRANT_CWD=${folder} vagrant status ${name2}`,
      environment: toolEnvironment(),
      enter: enter2
    }),
    run: async (argv, options) => (await connection()).run(argv, options)
  };
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await (await connection()).close();
    },
    async shutDown() {
      await forget();
      await vagrant.halt(name2, false);
    },
    async cutPower() {
      await forget();
      await vagrant.halt(name2, true);
    },
    start: () => vagrant.up(name2),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({ cpus: void 0, memory: void 0, disk: void 0 }),
    console: () => journalOf(place)
  };
}

// src/providers/vagrant/vagrantfile.ts
import * as z15 from "./packages/zod.mjs";
var vagrantMachineShape = z15.object({
  name: z15.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  /** The address that the lab asks for. */
  address: z15.ipv4(),
  cpus: z15.number().positive(),
  /** Bytes. */
  memory: z15.number().positive()
});
var vagrantLab = z15.object({
  lab: z15.string(),
  box: z15.string(),
  hypervisor: z15.enum(hypervisors),
  /** First three numbers of the machines' /24 network, such as 192.168.56. */
  network: z15.string().regex(/^\d{1,3}(\.\d{1,3}){2}$/),
  machines: z15.array(vagrantMachineShape).readonly()
});
var addressIn = ({ network }, { address }) => `${network}.${address.split(".").at(-1)}`;
function networkFor(lab) {
  const sum = [...lab].reduce((total2, letter) => total2 + letter.charCodeAt(0), 0);
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
  const name2 = ruby(machine.name);
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
  config.vm.define ${name2} do |machine|
    machine.vm.hostname = ${name2}
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
  function open4(spec) {
    const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
    const vagrant = vagrantIn(made.root);
    const known2 = async () => {
      const kept2 = await made.settings();
      if (kept2) return kept2;
      throw new LabError(`cannot find lab ${spec.name}: nothing of it is on disk`);
    };
    const machine = (name2) => vagrantMachine(vagrant, name2, made.root);
    const list = async () => (await known2()).machines.map(({ name: name2 }) => machine(name2));
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        await inTurn(async () => {
          const lab = await known2();
          if (!lab.machines.some(({ name: name2 }) => name2 === machineSpec.name)) {
            const { name: name2, cpus, memory, interfaces } = machineSpec;
            const [address = ""] = interfaces[0]?.addresses[0]?.split("/") ?? [];
            const grown = { ...lab, machines: [...lab.machines, { name: name2, address, cpus, memory }] };
            await made.keep(grown);
            await vagrant.write(vagrantfile(grown));
          }
          await vagrant.up(machineSpec.name);
        });
        return machine(machineSpec.name);
      },
      async underlay() {
        const lab = await known2();
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
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: false
    },
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
      return open4(spec);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      return await made.settings() === void 0 ? void 0 : open4(spec);
    },
    async destroy(name2) {
      const made = madeMachines(stateDir, name2, "vagrant", vagrantLab);
      const lab = await made.settings();
      if (lab) await undoOn(host, name2);
      if (lab && lab.machines.length > 0) {
        const vagrant = vagrantIn(made.root);
        await vagrant.write(vagrantfile(lab));
        await vagrant.destroyAll();
      }
      await made.removeAll();
    }
  };
}

// src/providers/index.ts
var providers = {
  lxc: lxcProvider,
  uml: umlProvider,
  qemu: qemuProvider,
  lxd: lxdProvider,
  incus: incusProvider,
  multipass: multipassProvider,
  vagrant: vagrantProvider,
  ssh: sshProvider
};
var provider = (name2, stateDir, settings = {}) => providers[name2](stateDir, settings);

// src/run/for-provider.ts
var unknownDistribution = "as found";
function problemsForProvider({ lab, image }, { name: provider2, features }) {
  const problems = [];
  if (!features.chosenAddresses && lab.choseNetwork) {
    problems.push({
      tell: (name2) => `${name2("underlay")}: provider ${provider2} gives its machines' addresses, and the lab follows them: leave it out`
    });
  }
  const choices = { "apt-source": image.aptSources, package: image.packages };
  for (const [option, chosen] of Object.entries(choices)) {
    if (!features.ownImage && chosen.length > 0)
      problems.push({
        tell: (name2) => `${name2(option)} is for machines with the lab's own image; those of provider ${provider2} have another: leave it out`
      });
  }
  return problems;
}
function forProvider(request, provider2) {
  const problems = problemsForProvider(request, provider2);
  if (problems.length > 0) throw new UsageError(problems);
  const { fan, image } = request;
  if (provider2.features.ownImage) return { ...request, fan: fan ?? usualFan };
  const distribution = provider2.distribution ?? unknownDistribution;
  return { ...request, fan: fan ?? "auto", image: { ...image, distribution } };
}
var defaultImage = ({ trust }) => ({
  distribution: usualDistribution,
  aptSources: [],
  packages: [],
  trust
});

// src/image/sweep.ts
import { readdir as readdir11, rm as rm10, stat as stat5 } from "node:fs/promises";
import { join as join34 } from "node:path";

// src/image/archive-cache.ts
import { closeSync as closeSync4, fstatSync as fstatSync3, futimesSync } from "node:fs";
import { join as join31 } from "node:path";
var largest = 4 * 2 ** 30;
var ArchiveCache = class {
  #folder;
  #files;
  #uid;
  constructor(cacheDir, owner) {
    this.#folder = join31(cacheDir, "images");
    this.#files = new CallersFiles(owner);
    this.#uid = owner?.uid ?? process.geteuid?.();
  }
  path(hash) {
    return join31(this.#folder, archiveName(hash));
  }
  /**
   * Descriptor of the recipe's archive; undefined when there is none. Whoever opens it has to close it. Throws a LabError
   * when it is no regular file, lies behind a link, or is too large.
   */
  open(hash) {
    const fd = this.#files.open(this.path(hash));
    if (fd === void 0 || fstatSync3(fd).size <= largest) return fd;
    closeSync4(fd);
    throw new LabError(`cannot use ${this.path(hash)}: it has more than 4 GiB`);
  }
  /** Puts the recipe's archive there, in the place of another one; `file` is a descriptor of it. */
  async put(hash, file2) {
    const draft = this.#files.draft(this.path(hash));
    try {
      await copyWithDigest(file2, draft.fd);
    } catch (error) {
      draft.drop();
      throw error;
    }
    draft.keep();
  }
  /** Tells pruning that the recipe's archive was used. */
  touch(hash) {
    this.#look(hash, (fd) => {
      const { uid, nlink } = fstatSync3(fd);
      if (uid === this.#uid && nlink === 1) futimesSync(fd, /* @__PURE__ */ new Date(), /* @__PURE__ */ new Date());
    });
  }
  /** When each recipe's archive was used last, in milliseconds since 1970. */
  used() {
    return this.#names().flatMap((name2) => {
      const hash = /^machine-([0-9a-f]{16})\.tar\.zst$/.exec(name2)?.[1] ?? "";
      const time = hash === "" ? void 0 : this.#look(hash, (fd) => fstatSync3(fd).mtimeMs);
      return time === void 0 ? [] : [{ hash, time }];
    });
  }
  remove(hash) {
    for (const name2 of [archiveName(hash), `machine-${hash}.json`])
      this.#files.remove(join31(this.#folder, name2));
  }
  #names() {
    try {
      return this.#files.list(this.#folder);
    } catch (error) {
      if (error instanceof LabError) return [];
      throw error;
    }
  }
  /** A cache that must not be used has nothing to look at. */
  #look(hash, look2) {
    let fd;
    try {
      fd = this.open(hash);
      return fd === void 0 ? void 0 : look2(fd);
    } catch (error) {
      if (error instanceof LabError) return void 0;
      throw error;
    } finally {
      if (fd !== void 0) closeSync4(fd);
    }
  }
};

// src/image/built-archives.ts
import { readdir as readdir10, rm as rm9, stat as stat4, utimes as utimes2, writeFile as writeFile13 } from "node:fs/promises";
import { join as join33 } from "node:path";

// src/image/tree.ts
import { chmod as chmod2, mkdir as mkdir13, readFile as readFile18, rename as rename6, rm as rm8, utimes, writeFile as writeFile12 } from "node:fs/promises";
import { join as join32 } from "node:path";
import * as z16 from "./packages/zod.mjs";

// src/image/manifest.ts
async function manifestOf(directory, run2) {
  const fields = String.raw`\t%m\t%U:%G\t%T@\t%l\n`;
  const format = [String.raw`%P\td${fields}`, String.raw`%P\t%y\t%s${fields}`];
  const listed = await run2(
    [
      "find",
      directory,
      "-mindepth",
      "1",
      "(",
      "-type",
      "d",
      "-printf",
      format[0] ?? "",
      ")",
      "-o",
      "-printf",
      format[1] ?? ""
    ],
    { env: { PATH: process.env.PATH ?? "", LC_ALL: "C" } }
  );
  if (listed.status !== 0) throw new LabError(`cannot list ${directory}: ${listed.stderr.trim()}`);
  return listed.stdout.split("\n").sort().join("\n");
}
function firstDifference(expected, actual) {
  if (expected === actual) return void 0;
  const wanted = new Set(expected.split("\n"));
  const found = new Set(actual.split("\n"));
  const line = [...wanted].find((entry) => !found.has(entry)) ?? [...found].find((entry) => !wanted.has(entry));
  return `/${line?.split("	", 1)[0]}`;
}

// src/image/tree.ts
var stampSchema = z16.object({
  version: z16.literal(1),
  digest: z16.custom((value) => typeof value === "string" && isImageDigest(value)),
  origin: z16.enum(["built", "pinned", "unverified"])
});
var treesDirectory = (stateDir) => join32(stateDir, "images");
var treeDirectory = (stateDir, hash) => join32(treesDirectory(stateDir), hash);
var stampFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.json`;
var manifestFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.manifest`;
async function makeTreesDirectory(stateDir) {
  await mkdir13(treesDirectory(stateDir), { recursive: true });
  await chmod2(treesDirectory(stateDir), 448);
}
async function stampedTree(stateDir, hash) {
  const text = await readFile18(stampFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  if (text === void 0) return void 0;
  const { data } = stampSchema.safeParse(parseJson(text));
  return data && { directory: treeDirectory(stateDir, hash), digest: data.digest, origin: data.origin };
}
async function changeInTree(stateDir, hash, run2) {
  const expected = await readFile18(manifestFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  const actual = await manifestOf(treeDirectory(stateDir, hash), run2).catch(() => "");
  return firstDifference(expected ?? "", actual);
}
async function touchTree(stateDir, hash) {
  const now = /* @__PURE__ */ new Date();
  await utimes(stampFile(stateDir, hash), now, now);
}
async function makePartial(stateDir) {
  await makeTreesDirectory(stateDir);
  const partial = join32(treesDirectory(stateDir), partialName());
  await mkdir13(partial);
  return partial;
}
async function adoptTree(root, { hash, digest, origin }, { stateDir, run: run2 }) {
  const directory = treeDirectory(stateDir, hash);
  await rm8(stampFile(stateDir, hash), { force: true });
  await rename6(directory, join32(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing);
  await writeFile12(manifestFile(stateDir, hash), await manifestOf(root, run2));
  await rename6(root, directory);
  await writeFile12(stampFile(stateDir, hash), JSON.stringify({ version: 1, digest, origin }));
  return { directory, digest, origin };
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/image/built-archives.ts
var remembered = 50;
var prefix = "built-";
var fileOf = (stateDir, hash, digest) => join33(treesDirectory(stateDir), `${prefix}${hash}-${digest.replace(":", "-")}`);
async function rememberBuilt(stateDir, hash, digest) {
  await writeFile13(fileOf(stateDir, hash, digest), "", { mode: 384 });
}
async function hasBuilt(stateDir, hash, digest) {
  const now = /* @__PURE__ */ new Date();
  return utimes2(fileOf(stateDir, hash, digest), now, now).then(
    () => true,
    (error) => nothingWhenMissing(error) ?? false
  );
}
async function forgetOldest(stateDir) {
  const names = await readdir10(treesDirectory(stateDir)).catch(nothingWhenMissing) ?? [];
  const files = names.filter((name2) => name2.startsWith(prefix)).map((name2) => join33(treesDirectory(stateDir), name2));
  const used = await Promise.all(files.map(async (file2) => ({ file: file2, time: (await stat4(file2)).mtimeMs })));
  used.sort((a, b) => b.time - a.time);
  for (const { file: file2 } of used.slice(remembered)) await rm9(file2);
}

// src/image/sweep.ts
var kept = 3;
var unusedDays = 7;
var dayMs = 24 * 60 * 6e4;
var workPrefix = "build-";
async function sweepAbandoned({ stateDir }) {
  const places2 = [
    { directory: stateDir, prefix: workPrefix },
    { directory: treesDirectory(stateDir), prefix: partialPrefix }
  ];
  for (const { directory, prefix: prefix2 } of places2) {
    for (const name2 of await namesIn(directory)) {
      if (name2.startsWith(prefix2) && !isMarkedProcessAlive(name2.slice(prefix2.length).split(".", 1)[0] ?? "")) {
        await rm10(join34(directory, name2), { recursive: true, force: true });
      }
    }
  }
}
async function pruneImages({ cacheDir, stateDir, owner }) {
  const trees = treesDirectory(stateDir);
  const names = await namesIn(trees);
  const stamped = names.flatMap((name2) => /^([0-9a-f]{16})\.json$/.exec(name2)?.[1] ?? []);
  const unpacked = await Promise.all(
    stamped.map(async (hash) => ({ hash, time: (await stat5(join34(trees, `${hash}.json`))).mtimeMs }))
  );
  for (const hash of unused(unpacked)) {
    const companions = names.filter((name2) => name2 === hash || name2.startsWith(`${hash}.`));
    for (const name2 of [`${hash}.json`, ...companions])
      await rm10(join34(trees, name2), { recursive: true, force: true });
  }
  for (const name2 of names) {
    const stale = /^\.stale-(\d+)$/.exec(name2);
    if (stale && Date.now() - Number(stale[1]) > dayMs)
      await rm10(join34(trees, name2), { recursive: true, force: true });
  }
  await forgetOldest(stateDir);
  const cache = new ArchiveCache(cacheDir, owner);
  for (const hash of unused(cache.used())) cache.remove(hash);
}
function unused(images) {
  const byAge = [...images].sort((a, b) => b.time - a.time).slice(kept);
  return byAge.filter(({ time }) => Date.now() - time >= unusedDays * dayMs).map(({ hash }) => hash);
}
var namesIn = async (directory) => await readdir11(directory).catch(nothingWhenMissing) ?? [];

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/;
var methods = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/
};
var example = "deb [trusted=yes] https://example.org/debian bookworm main";
var longest2 = 1e3;
function parseAptSource(text) {
  const shown = withoutCredentials(text);
  const wrong = (cause, hint = example) => new LabError(`cannot use apt source ${shownValue(shown)}${cause}`, { hint });
  if (shown !== text)
    throw wrong(
      ": every process of this host could read the password in it",
      `take a mirror that asks for none, or download the packages and give each by ${optionName("package")} FILE.deb`
    );
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw wrong(": expected one line, without control characters");
  if (text.length > longest2) throw wrong(`: expected at most ${longest2} characters`);
  const [, method = "", rest = ""] = sourceLine.exec(text) ?? [];
  if (method === "") throw wrong(': expected one line that begins with "deb ", then an address and a suite');
  if (method === "file")
    throw wrong(": the image cannot see files of the host", text.replace("file:", "copy:"));
  const address = Object.hasOwn(methods, method) ? methods[method] : void 0;
  if (!address)
    throw wrong(`: expected an address by ${Object.keys(methods).join(", ")}; got ${shownValue(method)}`);
  const isReadable = method === "copy" || URL.canParse(`${method}:${rest}`);
  if (!address.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === "copy" ? "/FOLDER" : "//HOST/PATH"}`);
  return text;
}

// src/image/ensure-image.ts
import { join as join36 } from "node:path";

// src/image/image-trust.ts
function isTrusted(image, trust) {
  if (trust.digest !== void 0) return image.digest === trust.digest;
  return image.origin === "built" || image.origin === "unverified" && trust.anyCached === true;
}
var originTexts = {
  built: "built by this host",
  pinned: "named by its digest",
  unverified: "from the job's cache, not verified"
};

// src/image/make-image.ts
import { closeSync as closeSync6, openSync as openSync5 } from "node:fs";
import { chmod as chmod3, mkdir as mkdir14, rm as rm11 } from "node:fs/promises";
import { join as join35 } from "node:path";

// src/image/build-progress.ts
var steps = [
  { sign: /^I: running apt-get update/, text: "fetching package lists", seconds: 2 },
  { sign: /^I: downloading packages/, text: "downloading the base system", seconds: 1 },
  { sign: /^I: extracting archives/, text: "unpacking the base system", seconds: 10 },
  { sign: /^I: installing essential/, text: "installing the base system", seconds: 6 },
  { sign: /^I: installing remaining/, text: "installing LXD, Docker and tools", seconds: 20 },
  { sign: /^fanlab: container image/, text: "making the container image", seconds: 1 },
  { sign: /^fanlab: nginx image/, text: "making the nginx image", seconds: 1 },
  { sign: /^fanlab: machine/, text: "setting up the machine", seconds: 1 },
  { sign: /^I: cleaning package lists/, text: "cleaning up", seconds: 1 },
  { sign: /^fanlab: archive/, text: "packing the archive", seconds: 3 }
];
var total = steps.reduce((sum, step) => sum + step.seconds, 0);
var packageLine = /^(?:Unpacking|Setting up) ([^ :]+)/;
var reportEvery = 2e3;
function buildProgress(onProgress, now = Date.now) {
  const start = now();
  let next = 0;
  let stepStart = start;
  let reported = Number.NEGATIVE_INFINITY;
  let rest = "";
  const report = (step, detail) => {
    reported = now();
    const before = steps.slice(0, next - 1).reduce((sum, { seconds }) => sum + seconds, 0);
    const inStep = Math.min((reported - stepStart) / 1e3, step.seconds * 0.95);
    const elapsed = Math.round((reported - start) / 1e3);
    onProgress(`building the machine image: ${step.text}${detail} (${elapsed} s)`, (before + inStep) / total);
  };
  const read = (line) => {
    const ahead = steps.slice(next).findIndex(({ sign }) => sign.test(line));
    if (ahead !== -1) {
      next += ahead + 1;
      stepStart = now();
    }
    const step = steps[next - 1];
    if (!step) return;
    const name2 = packageLine.exec(line)?.[1];
    if (ahead !== -1) report(step, "");
    else if (name2 !== void 0 && now() - reported >= reportEvery) report(step, `: ${name2}`);
  };
  return (output) => {
    const lines = (rest + output).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) read(line);
  };
}

// src/image/cached-archive.ts
import { closeSync as closeSync5, fstatSync as fstatSync4, openSync as openSync4 } from "node:fs";
async function findArchive(search) {
  return withArchive(search, async (fd) => judge(await rememberedDigest(fd), search));
}
async function takeArchive(search, file2) {
  const copy = openSync4(file2, "wx", 384);
  try {
    return await withArchive(search, async (fd) => judge(await copyWithDigest(fd, copy), search));
  } finally {
    closeSync5(copy);
  }
}
var digestNotHere = ({ hash, cache, trust }, refusal) => new LabError(`cannot use image ${trust.digest}: ${refusal ?? `${cache.path(hash)} is not there`}`, {
  hint: "copy that archive there, or leave --image-digest out to build the image"
});
async function withArchive({ hash, cache }, look2) {
  let fd;
  try {
    fd = cache.open(hash);
    return fd === void 0 ? {} : await look2(fd);
  } catch (error) {
    if (error instanceof LabError) return { refusal: error.message };
    throw error;
  } finally {
    if (fd !== void 0) closeSync5(fd);
  }
}
async function judge(digest, { hash, cache, stateDir, trust }) {
  const found = { digest, origin: await originOf(digest) };
  if (isTrusted(found, trust)) return { archive: found };
  const path = cache.path(hash);
  if (trust.digest !== void 0) return { refusal: `${path} is another one, ${digest}` };
  return {
    refusal: `this host did not build ${path}; if you know where it comes from, --image-digest ${digest} takes it`
  };
  async function originOf(each) {
    if (await hasBuilt(stateDir, hash, each)) return "built";
    return each === trust.digest ? "pinned" : "unverified";
  }
}
var known = /* @__PURE__ */ new Map();
async function rememberedDigest(fd) {
  const { dev, ino, size, mtimeMs, ctimeMs } = fstatSync4(fd);
  const key = [dev, ino, size, mtimeMs, ctimeMs].join(":");
  const digest = known.get(key) ?? await digestOf(fd);
  known.set(key, digest);
  return digest;
}

// src/image/make-image.ts
async function unpackImage(work) {
  const { hash, stateDir, trust, onProgress } = work;
  const folder = await makePartial(stateDir);
  try {
    const [copy, root] = [join35(folder, "archive"), join35(folder, "root")];
    const seen = await findArchive(work);
    const { archive, refusal } = seen.archive ? await takeArchive(work, copy) : seen;
    if (!archive && trust.digest !== void 0) throw digestNotHere(work, refusal);
    if (refusal !== void 0) onProgress(`the cached machine image is not used: ${refusal}`);
    if (!archive) return void 0;
    onProgress("unpacking the machine image");
    await mkdir14(root);
    await chmod3(root, 493);
    const trouble = await unpackArchive(copy, root, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot unpack ${work.cache.path(hash)}: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    return await adoptTree(root, { hash, ...archive }, work);
  } finally {
    await rm11(folder, { recursive: true, force: true });
  }
}
async function buildImage(recipe, work) {
  const { hash, stateDir, onProgress } = work;
  const folder = await makePartial(stateDir);
  const seenAt = join35(stateDir, workPrefix + processMark());
  let archive;
  try {
    await mkdir14(seenAt);
    const progress = buildProgress(onProgress);
    const logFile = join35(stateDir, "image-build.log");
    const { build } = await import("./later-build.mjs");
    const { root } = await build(recipe, { ...work, folder, seenAt, logFile, onOutput: progress });
    progress("fanlab: archive\n");
    const file2 = join35(folder, "archive");
    const trouble = await packTree(root, file2, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot pack the machine image: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    archive = openSync5(file2, "r");
    const digest = await digestOf(archive);
    await rememberBuilt(stateDir, hash, digest);
    const tree = await adoptTree(root, { hash, digest, origin: "built" }, work);
    await keepArchive(archive, work);
    onProgress(`the machine image is ${digest}; with --image-digest another host takes this one and no other`);
    return tree;
  } finally {
    if (archive !== void 0) closeSync6(archive);
    await rm11(folder, { recursive: true, force: true });
    await rm11(seenAt, { recursive: true, force: true });
  }
}
async function keepArchive(archive, { hash, cache, onProgress }) {
  try {
    await cache.put(hash, archive);
  } catch (error) {
    const { code } = error;
    if (!(error instanceof LabError) && code === void 0) throw error;
    onProgress(`the machine image is not kept in the cache: ${error.message}`);
  }
}

// src/image/ensure-image.ts
async function ensureImage(recipe, options) {
  const { cacheDir, stateDir, owner, onProgress, signal, trust = {}, run: run2 = run } = options;
  checkRecipe(recipe);
  const hash = await recipeHash(recipe);
  const cache = new ArchiveCache(cacheDir, owner);
  const work = { ...{ hash, cache, stateDir, trust, onProgress, run: run2 }, ...signal && { signal } };
  const image = (tree, built) => ({ hash, ...tree, archive: cache.path(hash), built });
  await sweepAbandoned(options);
  const ready = await unpackedImage(work);
  if (ready.tree) return image(ready.tree, false);
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  const lock = { file: join36(stateDir, "images.lock"), onWait, run: run2, ...signal && { signal } };
  return withLock(lock, async () => {
    const { tree, refusal } = await unpackedImage(work);
    if (tree) return image(tree, false);
    if (refusal !== void 0) onProgress(`the unpacked machine image ${refusal}: making it anew`);
    const taken = await unpackImage(work);
    const made = taken ?? await buildImage(recipe, work);
    await pruneImages(options);
    return image(made, taken === void 0);
  });
}
async function unpackedImage({
  hash,
  cache,
  stateDir,
  trust,
  run: run2
}) {
  const tree = await stampedTree(stateDir, hash);
  if (!tree) return {};
  if (!isTrusted(tree, trust))
    return { refusal: `is another one (${originTexts[tree.origin]}, ${tree.digest})` };
  const changed = await changeInTree(stateDir, hash, run2);
  if (changed !== void 0) return { refusal: `was changed (${changed})` };
  await touchTree(stateDir, hash);
  cache.touch(hash);
  return { tree };
}

// src/image/image-problems.ts
import { stat as stat6, statfs } from "node:fs/promises";
import { dirname as dirname9 } from "node:path";
var GiB = 2 ** 30;
var lookTools = { find: "findutils", flock: "util-linux", setpriv: "util-linux" };
var unpackTools = { tar: "tar", zstd: "zstd", ...lookTools, unshare: "util-linux" };
var buildTools = { ...unpackTools, mmdebstrap: "mmdebstrap", "apt-get": "apt", "dpkg-deb": "dpkg" };
async function toDo(recipe, { cacheDir, stateDir, owner, trust = {} }) {
  const hash = await recipeHash(recipe);
  const tree = await stampedTree(stateDir, hash);
  if (tree && isTrusted(tree, trust)) return "look";
  const search = { hash, cache: new ArchiveCache(cacheDir, owner), stateDir, trust };
  const { archive, refusal } = await findArchive(search);
  if (archive) return "unpack";
  if (trust.digest !== void 0) throw digestNotHere(search, refusal);
  return "build";
}
async function imageTools(recipe, directories) {
  const work = await toDo(recipe, directories);
  if (work === "look") return lookTools;
  if (work === "unpack") return unpackTools;
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  return { ...buildTools, [keyring]: keyringPackage };
}
async function imageProblems(recipe, directories) {
  const { cacheDir, stateDir } = directories;
  try {
    checkRecipe(recipe);
    const work = await toDo(recipe, directories);
    if (work === "look") return toolProblems2(lookTools);
    const tools = await toolProblems2(work === "unpack" ? unpackTools : buildTools);
    if (work === "unpack") return [...tools, ...await diskProblems([[treesDirectory(stateDir), 1 * GiB]])];
    return [
      ...tools,
      ...await keyringProblems(recipe),
      ...await diskProblems([
        [treesDirectory(stateDir), 2.5 * GiB],
        [cacheDir, 0.5 * GiB]
      ])
    ];
  } catch (error) {
    if (error instanceof LabError) return [{ message: error.message, hint: error.hint ?? "" }];
    throw error;
  }
}
async function toolProblems2(packageOf) {
  const missing = await missingTools(Object.keys(packageOf));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => packageOf[tool]))];
  return [
    {
      message: `cannot make the machine image: ${missing.join(", ")} not found`,
      hint: `apt-get install -y ${packages.join(" ")}`
    }
  ];
}
async function keyringProblems(recipe) {
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  if (await exists5(keyring)) return [];
  return [
    {
      message: `cannot trust the archive of ${recipe.distribution}: its keys, ${keyring}, are not installed`,
      hint: `apt-get install -y ${keyringPackage}`
    }
  ];
}
async function diskProblems(needs) {
  const disks = /* @__PURE__ */ new Map();
  for (const [directory, bytes3] of needs) {
    const path = await nearestExisting(directory);
    const { dev } = await stat6(path);
    const { bavail, bsize } = await statfs(path);
    const disk = disks.get(dev) ?? { path, needed: 0, free: bavail * bsize };
    disks.set(dev, { ...disk, needed: disk.needed + bytes3 });
  }
  return [...disks.values()].flatMap(
    ({ path, needed, free }) => free >= needed ? [] : {
      message: `cannot make the machine image: ${path} has ${inGiB(free)} GiB free, ${inGiB(needed)} GiB needed`,
      hint: `free some space (df -h ${path}) or choose another folder`
    }
  );
}
async function nearestExisting(path) {
  return await exists5(path) || path === dirname9(path) ? path : nearestExisting(dirname9(path));
}
var exists5 = (path) => stat6(path).then(
  () => true,
  () => false
);
var inGiB = (bytes3) => (bytes3 / GiB).toFixed(1);

// src/image/package-choice.ts
import { basename as basename4, resolve as resolve2 } from "node:path";
var name = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/;
var version = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/;
var longest3 = 120;
var largestFile2 = 2 ** 30;
function parsePackageChoice(text, user) {
  if (text.endsWith(".deb")) return fileChoice(text, user);
  const equals = text.indexOf("=");
  const packageName = equals === -1 ? text : text.slice(0, equals);
  if (!isName(packageName))
    throw unreadable(text, `${shownValue(packageName)} is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text.slice(equals + 1);
  if (packageVersion.length > longest3 || !version.test(packageVersion))
    throw unreadable(text, `${shownValue(packageVersion)} is no version of a Debian package`);
  return { kind: "version", name: packageName, version: packageVersion };
}
function repeatedPackages(choices) {
  const names = choices.map((choice) => choice.name);
  const twice = new Set(names.filter((each, index) => names.indexOf(each) !== index));
  return [...twice].map((each) => `package ${shownValue(each)} is chosen more than once`);
}
var isName = (text) => text.length <= longest3 && name.test(text);
function fileChoice(text, user) {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw unreadable(text, "its path has control characters");
  const path = resolve2(text);
  const found = lookAtFile(path, { user, mostBytes: largestFile2, startBytes: archiveStart.length });
  if ("wrong" in found) throw unreadable(text, found.wrong);
  const packageName = basename4(path, ".deb").split("_")[0] ?? "";
  if (!isName(packageName)) throw unreadable(text, "its file name does not begin with the name of a package");
  if (found.size === 0) throw unreadable(text, "it is empty");
  if (found.start.toString("latin1") !== archiveStart)
    throw unreadable(text, "it is no Debian package: it does not begin as one");
  return { kind: "file", name: packageName, path };
}
var archiveStart = "!<arch>\ndebian-binary";
var unreadable = (text, cause) => new LabError(`cannot use package ${shownValue(text)}: ${cause}`, {
  hint: "give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb"
});

// src/run/lab-image.ts
function readRecipe({ distribution, aptSources, packages }) {
  const recipe = {
    distribution: parseDistribution(distribution),
    aptSources: aptSources.map((text) => parseAptSource(text)),
    packages: packages.map((text) => parsePackageChoice(text))
  };
  checkRecipe(recipe);
  return recipe;
}
var places = ({ image, stateDir }, { cacheDir, owner }) => ({
  cacheDir,
  stateDir,
  trust: image.trust,
  ...owner && { owner }
});
var toolsOfImage = (recipe, request, caller) => imageTools(recipe, places(request, caller));
var problemsOfImage = (recipe, request, caller) => imageProblems(recipe, places(request, caller));
var makeImage = (recipe, request, caller, signal, say) => ensureImage(recipe, { ...places(request, caller), signal, onProgress: (text) => say(text) });

// src/run/check-host.ts
import { release as release2 } from "node:os";

// src/host/prepare-host.ts
import { access as access7, readFile as readFile19 } from "node:fs/promises";
import { release } from "node:os";
import pRetry2 from "./packages/p-retry.mjs";
var aptDeadline = 6e5;
async function prepareHost(needs, { install, say, signal }) {
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((tool) => needs.tools[tool]))];
    const command = ["apt-get", "install", "--yes", "--no-install-recommends", ...packages];
    if (!install) {
      throw new LabError(
        `cannot make a lab: the host has no ${missing.join(", ")}, and ${optionName("no-install")} was given`,
        {
          hint: command.join(" ")
        }
      );
    }
    say(`installing on this host: ${packages.join(" ")}`);
    await withoutServices(needs.unwantedUnits, () => installPackages(command, signal));
    const still = await missingTools(missing);
    if (still.length > 0)
      throw new LabError(`cannot make a lab: ${still.join(", ")} is still missing after ${command.join(" ")}`);
  }
  await loadModules(needs.modules, say);
}
async function installPackages(command, signal) {
  if ((await missingTools(["apt-get"])).length > 0) {
    throw new LabError(`cannot install packages: the host has no apt-get`, {
      hint: `install by hand what ${command.slice(4).join(", ")} bring`
    });
  }
  const env = { ...lastingEnvironment(proxyVariables), DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update"], { env, timeoutMs: aptDeadline, signal });
  const install = async () => {
    const result = await run(command, { env, timeoutMs: aptDeadline, signal });
    if (result.status === 0) return;
    throw new LabError(`cannot install the host's packages: ${causeOf(result)}`, { hint: command.join(" ") });
  };
  await pRetry2(install, { retries: 2, minTimeout: 3e3, signal });
}
function causeOf({ stderr, stdout, status, signal, timedOut }) {
  const said2 = (stderr.trim() || stdout.trim()).split("\n").slice(-5).join("\n");
  if (timedOut) return `it did not end within ${aptDeadline / 1e3} s${said2 && `: ${said2}`}`;
  return said2 || `apt-get said nothing and ended with ${status === null ? signal : `status ${status}`}`;
}
async function withoutServices(units, body) {
  const present = await Promise.all(units.map(isInstalled));
  const added = units.filter((_, index) => !present[index]);
  const masks = await exists6("/run/systemd/system") ? added : [];
  if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "mask", ...masks]);
  try {
    await body();
  } finally {
    if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "unmask", ...masks]);
    const installed = await Promise.all(added.map(isInstalled));
    const enabled = added.filter((_, index) => installed[index]);
    if (enabled.length > 0) await run(["systemctl", "--quiet", "disable", ...enabled]);
  }
}
var isInstalled = async (unit) => await exists6(`/lib/systemd/system/${unit}`) || await exists6(`/etc/systemd/system/${unit}`);
async function loadModules(modules2, say) {
  const folder = `/lib/modules/${release()}`;
  if (!await exists6(folder) || (await missingTools(["modprobe"])).length > 0) return;
  const builtin = await readFile19(`${folder}/modules.builtin`, "utf8").catch(() => "");
  const missing = [];
  for (const name2 of modules2) {
    const here = await exists6(`/sys/module/${name2}`) || builtin.includes(`/${name2}.ko`);
    if (!here && (await run(["modprobe", "--dry-run", "--quiet", name2])).status === 0) missing.push(name2);
  }
  if (missing.length === 0) return;
  say(`loading kernel modules: ${missing.join(" ")}`);
  await run(["modprobe", "--all", "--quiet", ...missing]);
}
var exists6 = (path) => access7(path).then(
  () => true,
  () => false
);

// src/overlays/fan/foresee-fan.ts
function foreseeableFanProblems(wish, { kernel, distribution }) {
  if (wish !== "ubuntu") return [];
  const [, id = "", version2 = ""] = /^(\w+)-(.+)$/.exec(distribution ?? "ubuntu-22.04") ?? [];
  const facts = {
    kernel: kernel ?? "their own",
    fanVxlan: kernel === void 0 ? "4" : null,
    os: { id, version: version2 },
    iproute2: "",
    ubuntuFan: ""
  };
  return ubuntuProblems(facts, "fanctl").map((problem) => ({
    message: `cannot use the fan engine ubuntu: ${problem}`,
    hint: `${optionName("fan")} ebpf, or machines of Ubuntu with a kernel of their own, such as ${optionName("provider")} multipass`
  }));
}

// src/run/network-problems.ts
var usualMtu2 = 1500;
var capable = "choose a provider that makes any, such as lxc";
function networkProblems({ name: name2, features }, networks) {
  const problems = [];
  const refuse = (message, otherwise) => void problems.push({ message, hint: `${capable}, or ${otherwise}` });
  if (features.networks === "one" && networks.length > 1) {
    const names = networks.map((network) => network.name).join(", ");
    refuse(
      `provider ${name2} makes one network, the lab asks for ${networks.length}: ${names}`,
      "leave one network in the lab file"
    );
  }
  for (const network of networks) {
    const ipv62 = [...network.prefixes, ...network.host].find((address) => address.includes(":"));
    if (!features.ipv6 && ipv62 !== void 0)
      refuse(
        `provider ${name2} gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv62}`,
        "leave IPv6 out of the lab file"
      );
    if (!features.staticAddresses && network.addressing === "static")
      refuse(
        `provider ${name2} gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        "let the network have DHCP in the lab file"
      );
    if (!features.chosenMtu && network.mtu !== usualMtu2)
      refuse(
        `provider ${name2} gives its network an MTU of ${usualMtu2} bytes, the lab asks for ${network.mtu}`,
        "leave mtu out of the lab file"
      );
  }
  return problems;
}

// src/run/check-host.ts
async function checkHost(provider2, recipe, request, caller, { say, signal }) {
  const topology = topologyOf(request.lab.file);
  throwIfAny([
    ...architectureProblems(provider2.name, provider2.needs.architectures),
    ...fanProblems(provider2, request),
    ...networkProblems(provider2, networkSpecs(topology))
  ]);
  const tools = { ...provider2.needs.tools, ...await toolsOfImage(recipe, request, caller) };
  await prepareHost({ ...provider2.needs, tools }, { install: request.provider.install, say, signal });
  const names = topology.machines.map(({ name: name2 }) => name2);
  const problems = await Promise.all([provider2.check(names), problemsOfImage(recipe, request, caller)]);
  throwIfAny(problems.flat());
}
var fanProblems = ({ features }, { fan, image }) => foreseeableFanProblems(fan, {
  kernel: features.ownKernel ? void 0 : release2(),
  distribution: features.ownImage ? image.distribution : void 0
});
function throwIfAny(problems) {
  if (problems.length === 0) return;
  throw new LabError(problems.map(({ message }) => message).join("\n"), {
    hint: [...new Set(problems.map(({ hint }) => hint))].join("\nhint: ")
  });
}

// src/providers/verification.ts
var verification = {
  lxc: { extent: "whole", how: "whole scenario, contract suite" },
  uml: { extent: "whole", how: "whole scenario, contract suite" },
  qemu: { extent: "part", how: "whole scenario, contract suite, in emulation; with KVM unverified" },
  lxd: {
    extent: "part",
    how: "whole scenario and contract suite, on containers of LXD 5.0; `--vm`, `--remote` and clusters unverified"
  },
  incus: { extent: "none", how: "unverified" },
  multipass: {
    extent: "fixture",
    how: "whole scenario and contract suite, on a fixture that plays Multipass; Multipass itself unverified"
  },
  vagrant: { extent: "none", how: "the Vagrantfile by `vagrant validate`; else unverified" },
  ssh: { extent: "part", how: "whole scenario but for power cuts, contract suite" }
};
var byExtent = ["whole", "part", "fixture", "none"];

// src/run/choose-provider.ts
var preference = verifiedFirst([
  { name: "multipass" },
  { name: "lxd" },
  { name: "incus" },
  { name: "qemu", needsKvm: true },
  { name: "lxc", mayInstall: true },
  { name: "uml", mayInstall: true }
]);
function verifiedFirst(candidates) {
  const rank = ({ name: name2 }) => byExtent.indexOf(verification[name2].extent);
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}
async function firstUsable(candidates, problemsOf) {
  const against = [];
  const hints = [];
  for (const candidate of candidates) {
    const problems = await problemsOf(candidate);
    if (problems.length === 0) {
      const { how } = verification[candidate.name];
      const others = against.length > 0 ? `; ${against.join("; ")}` : "";
      return { name: candidate.name, why: `${candidate.name} works here, verified: ${how}${others}` };
    }
    against.push(`not ${candidate.name}: ${problems[0]?.message.split("\n", 1)[0]}`);
    hints.push(...problems.map(({ hint }) => hint));
  }
  throw new LabError(`cannot make a lab: no provider works here: ${against.join("; ")}`, {
    hint: [...new Set(hints)].join("\nhint: ")
  });
}
async function chooseProvider({ provider: { name: asked, settings, install }, stateDir }, report) {
  const find = (name3) => provider(name3, stateDir, settings);
  if (asked !== autoProvider) return { provider: find(asked), why: void 0 };
  const { name: name2, why } = await firstUsable(preference, async (candidate) => {
    const { needs } = find(candidate.name);
    const foreign = architectureProblems(candidate.name, needs.architectures);
    if (foreign.length > 0) return foreign;
    if (candidate.mayInstall && install) await prepareHost(needs, { ...report, install: true });
    return problemsOfCandidate(candidate, find(candidate.name));
  });
  report.say(`provider auto: ${why}`);
  return { provider: find(name2), why };
}
async function problemsOfCandidate(candidate, of) {
  const problems = await of.check();
  if (problems.length > 0 || !candidate.needsKvm) return problems;
  const { works, why, hint } = await tryKvm();
  return works ? [] : [
    {
      message: `KVM does not work: ${why}`,
      hint: hint ?? `${optionName("provider")} ${of.name}, without KVM`
    }
  ];
}

export {
  readOwnFile,
  limitingControllers,
  readCgroupLayout,
  run,
  freeInotifyInstances,
  missingTools,
  withLock,
  tryKvm,
  architectureProblems,
  provider,
  unknownDistribution,
  problemsForProvider,
  forProvider,
  defaultImage,
  parseAptSource,
  parsePackageChoice,
  repeatedPackages,
  sweepAbandoned,
  originTexts,
  readRecipe,
  problemsOfImage,
  makeImage,
  checkHost,
  fanProblems,
  preference,
  firstUsable,
  chooseProvider,
  problemsOfCandidate
};
