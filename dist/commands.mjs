import {
  findCaller,
  findLab,
  foreground,
  isLeft,
  keepLab,
  labNames,
  longPatience,
  lookAtLab,
  onStopRequest,
  placesOf,
  removeDeadClaims,
  removeDeadLab,
  removeFoundLab,
  runCommand,
  withStateLock
} from "./shared-commands-fanlab.mjs";
import {
  sweepAbandoned
} from "./shared-commands-fanlab-diagnose.mjs";
import "./shared-commands-fanlab-build-diagnose.mjs";
import "./shared-commands-fanlab-build-layer-diagnose.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import "./shared-commands-fanlab-stories-of-lab.mjs";
import {
  findPlace
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  typedCommand
} from "./shared-commands-fanlab-lab-file.mjs";
import "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  UsageError
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  stopProcess
} from "./shared-action-commands-fanlab.mjs";
import {
  exitCodes,
  parseDuration
} from "./shared-action-commands-fanlab-lab-file.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-action-commands-fanlab-on-this-host.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import "./shared-commands-fanlab-elsewhere.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/reach-place.ts
async function reachPlace(request, name) {
  const { lab } = await findLab(request);
  if (name === void 0) throw new UsageError(`name where to go: one of ${placesOf(lab).join(", ")}`);
  const found = await findPlace(lab, name);
  if (!found)
    throw new UsageError(
      `no place ${shownValue(name)} in lab ${lab.name}: it has ${placesOf(lab).join(", ")}, and what was launched on its machines`
    );
  await expectAnswer(found, lab, name);
  return { lab, found, name };
}
async function expectAnswer({ on, pid, list }, lab, name) {
  const isRunning = on.name === name || pid !== void 0 && pid > 0;
  const asked = isRunning ? await on.run(["true"], { timeoutMs: 1e4 }) : void 0;
  if (asked?.status === 0) return;
  const cause = asked ? asked.stderr.trim() || `status ${asked.status}` : "it does not run";
  throw new LabError(`cannot run a command in ${name} of lab ${lab.name}: ${cause}`, {
    hint: `${list}, on ${on.name}`
  });
}

// src/cli/whole-packets.ts
var fileHead = 24;
var packetHead = 16;
var longestPacket = 262144;
var WholePackets = class {
  #rest = Buffer.alloc(0);
  #begun = false;
  #isLittleEndian = true;
  /** How many were given. */
  count = 0;
  take(piece) {
    const data = Buffer.concat([this.#rest, piece]);
    let at = this.#begun ? 0 : this.#begin(data);
    while (this.#begun && data.length >= at + packetHead) {
      const end = at + packetHead + this.#lengthAt(data, at + 8);
      if (data.length < end) break;
      at = end;
      this.count++;
    }
    this.#rest = data.subarray(at);
    return data.subarray(0, at);
  }
  #begin(data) {
    if (data.length < fileHead) return 0;
    const magic = data.readUInt32LE(0);
    if (magic !== 2712847316 && magic !== 3569595041)
      throw new LabError("cannot read what was captured: it is no pcap stream");
    this.#isLittleEndian = magic === 2712847316;
    this.#begun = true;
    return fileHead;
  }
  #lengthAt(data, at) {
    const length = this.#isLittleEndian ? data.readUInt32LE(at) : data.readUInt32BE(at);
    if (length > longestPacket)
      throw new LabError(`cannot read what was captured: a packet of ${length} bytes`);
    return length;
  }
  /** The file's head has been given. */
  get hasBegun() {
    return this.#begun;
  }
};

// src/cli/capture-packets.ts
var capturePackets = (script) => runCommand({
  name: "capture",
  script,
  flags: ["lab", "for"],
  positionals: "PLACE[:LINK] [-- FILTER...]",
  interactive: true,
  async run({ request, values, positionals: [where, stray], command = [] }) {
    if (stray !== void 0)
      throw new UsageError(`a filter stands behind --, such as: lxd-1 -- icmp; got ${shownValue(stray)}`);
    if (process.stdout.isTTY)
      throw new UsageError(
        "a capture is binary and no terminal shows it: write > FILE.pcap, or | a program"
      );
    const [name, link = "any"] = where?.split(/:(.*)/s) ?? [];
    if (!/^[\w][\w.@-]{0,14}$/.test(link))
      throw new UsageError(`a link is named as ip shows it, such as eth0; got ${shownValue(link)}`);
    const { found } = await reachPlace(request, name);
    const within = values.for === void 0 ? void 0 : parseDuration(values.for);
    return stream(found, `${name}:${link}`, argvOf(found, link, command), within);
  }
});
var argvOf = ({ pid }, link, filter) => [
  ...pid === void 0 ? [] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--"],
  ...["tcpdump", "-Z", "root", "--immediate-mode", "-U", "-n", "-i", link, "-w", "-", "--", ...filter]
];
async function stream({ on }, where, argv, within) {
  const packets = new WholePackets();
  const said = await new Promise((resolve, reject) => {
    const open = on.open(argv, {
      onOutput(data) {
        try {
          process.stdout.write(packets.take(data));
        } catch (error) {
          reject(error);
        }
      },
      onEnd: (words2) => resolve(words2)
    });
    const stop = () => {
      resolve(void 0);
      open.close();
    };
    if (within === void 0) setInterval(() => {
    }, 6e4);
    else setTimeout(stop, within);
    onStopRequest(stop);
    process.stdout.once("error", stop);
  });
  await new Promise((resolve) => void process.stdout.write("", () => resolve()));
  if (said !== void 0 && !packets.hasBegun) throw new LabError(`cannot capture on ${where}: ${said}`);
  console.error(`${packets.count} ${packets.count === 1 ? "packet" : "packets"} captured on ${where}`);
  if (said !== void 0) throw new LabError(`the capture on ${where} ended by itself: ${said}`);
  return 0;
}

// src/cli/keep-lab.ts
var keepOneLab = (script) => runCommand({
  name: "keep",
  script,
  flags: ["lab", "keep-for", "keep-while"],
  async run({ request }) {
    const { record } = await findLab(request);
    const { name, keptUntil } = await keepLab(request.stateDir, record, request.retention.limit);
    console.log(`lab ${name} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}`);
    return exitCodes.passed;
  }
});

// src/process/without-terminal.ts
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
function withoutTerminal(argv) {
  const [command = "", ...words2] = argv;
  const stdio = [0, 1, 2].map((stream2) => isatty(stream2) ? "pipe" : "inherit");
  const child = spawn(command, words2, { stdio });
  const { stdin } = child;
  if (stdin) {
    stdin.on("error", () => {
    });
    process.stdin.pipe(stdin);
  }
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  process.on("SIGINT", () => {
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

// src/cli/judge-failure.ts
import { basename } from "node:path";
var unreachable = {
  // Cannot connect; its time is up.
  curl: [7, 28],
  fping: [1],
  nc: [1],
  ping: [1],
  // Of coreutils: the command did not end in time.
  timeout: [124],
  // Network failure.
  wget: [4]
};
var toolsThatTell = Object.keys(unreachable);
var canTellUnreachable = ([tool = ""]) => Object.hasOwn(unreachable, basename(tool));
var firstForeignStatus = 126;
function judgeFailure(argv, status, wanted) {
  const [tool = ""] = argv;
  if (status === 0) return { exitCode: exitCodes.failed, reason: `${tool} succeeded, and was expected to fail` };
  if (wanted === "unreachable") {
    const fitting = unreachable[basename(tool)] ?? [];
    return fitting.includes(status) ? { exitCode: exitCodes.passed } : {
      exitCode: exitCodes.error,
      reason: `${tool} ended with status ${status}, which does not say that nothing answers (${fitting.join(", ")})`
    };
  }
  return status < firstForeignStatus && status !== exitCodes.usage ? { exitCode: exitCodes.passed } : {
    exitCode: exitCodes.error,
    reason: `${tool} ended with status ${status}: it was not run, was used wrongly, or a signal ended it`
  };
}

// src/cli/open-shell.ts
var openShell = (script) => runCommand({
  name: "shell",
  script,
  flags: ["lab"],
  positionals: "MACHINE|host|CONTAINER [-- COMMAND...]",
  interactive: true,
  run(given) {
    refuseStrayWords(given);
    return enter(given, process.stdin.isTTY === true && process.stdout.isTTY === true);
  }
});
var runInLab = (script) => runCommand({
  name: "exec",
  script,
  flags: ["lab", "expect-failure", "expect-unreachable"],
  positionals: "MACHINE|host|CONTAINER -- COMMAND...",
  interactive: true,
  run(given) {
    refuseStrayWords(given);
    const { command = [], values } = given;
    const wanted = wantedFailure(values);
    if (command.length === 0)
      throw new UsageError("name where to run which command, such as: host -- ip addr");
    if (wanted === "unreachable" && !canTellUnreachable(command))
      throw new UsageError(
        `--expect-unreachable knows what ${toolsThatTell.join(", ")} say; got ${shownValue(command[0])}: take --expect-failure`
      );
    return enter(given, false, wanted);
  }
});
function wantedFailure(values) {
  if (values["expect-unreachable"]) return "unreachable";
  return values["expect-failure"] ? "any of its own" : void 0;
}
function refuseStrayWords({ positionals: [, stray] }) {
  if (stray !== void 0)
    throw new UsageError(
      `a command stands behind --, such as: host -- ip addr; got ${shownValue(stray)} in front of it`
    );
}
async function enter({ request, positionals: [given], command = [] }, terminal, wanted) {
  const { lab, found, name } = await reachPlace(request, given);
  const argv = found.on.place.attach(await commandIn(found, command, terminal), terminal);
  const status = await (terminal ? foreground(argv, "inherit").status : withoutTerminal(argv));
  if (wanted === void 0) return status;
  await expectAnswer(found, lab, name);
  const { exitCode, reason } = judgeFailure(command, status, wanted);
  if (reason !== void 0) console.error(`fanlab: ${reason}`);
  return exitCode;
}
async function commandIn({ on, enter: enter2, pid }, command, terminal) {
  const words2 = enter2(terminal);
  const [tool] = command;
  if (tool === void 0) return [...words2, words2.length === 0 ? "bash" : "sh"];
  if (words2.length === 0) return command;
  const look = ["sh", "-c", 'command -v -- "$1" >/dev/null', "sh", tool];
  const hasTool = (await on.run([...enter2(false), ...look])).status === 0;
  return hasTool ? [...words2, ...command] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...command];
}

// src/cli/remove-labs.ts
var stopDeadline = 3e4;
var removeLabs = (script) => runCommand({
  name: "down",
  script,
  flags: ["lab", "all", "force", "abandoned"],
  run({ request: { lab, stateDir }, values: { all = false, force = false, abandoned = false } }) {
    const asked = { lab: lab.name, stateDir, all, force, abandoned };
    if (abandoned) return removeAbandoned(asked);
    return all ? removeAll(asked) : removeOne(asked);
  }
});
async function removeOne(asked) {
  const { lab: name, stateDir } = asked;
  const lab = lookAtLab(stateDir, name);
  if (!lab) {
    console.log(`no lab ${name}: nothing to remove`);
    return exitCodes.passed;
  }
  if (!await isFree(lab, asked)) {
    const pid = lab.facts.owner?.pid;
    throw new LabError(`cannot remove lab "${name}": process ${pid} is working with it`, {
      hint: `${typedCommand("down", "--lab", name, "--force")}, or kill ${pid}, which removes the lab itself`
    });
  }
  await remove(asked, name);
  return exitCodes.passed;
}
async function removeAbandoned(asked) {
  const { stateDir, lab, all } = asked;
  for (const name of (await labNames(stateDir)).filter((each) => all || each === lab)) {
    const found = lookAtLab(stateDir, name);
    if (found && isLeft(stateDir, found)) await removeRemains(asked, name);
  }
  await sweepImages(asked);
  return exitCodes.passed;
}
async function removeRemains({ stateDir, abandoned }, name) {
  const lock = { stateDir, doing: `removing lab ${name}`, say: console.log };
  await withStateLock({ ...lock, ...abandoned && { within: longPatience } }, async () => {
    const found = lookAtLab(stateDir, name);
    if (found && isLeft(stateDir, found)) await removeDeadLab(stateDir, found);
  });
  console.log(`lab ${name} is removed`);
}
var sweepImages = ({ stateDir }) => sweepAbandoned({ stateDir });
async function removeAll(asked) {
  const { stateDir } = asked;
  const names = await labNames(stateDir);
  if (names.length === 0) console.log("no labs: nothing to remove");
  const failures = [];
  for (const name of names) {
    const lab = lookAtLab(stateDir, name);
    if (!lab) continue;
    if (!await isFree(lab, asked)) {
      console.log(`lab ${name} is left alone: process ${lab.facts.owner?.pid} is working with it`);
      continue;
    }
    await remove(asked, name).catch((error) => failures.push(error));
  }
  await removeDeadClaims(stateDir);
  await sweepImages(asked);
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, "cannot remove some labs");
  return exitCodes.passed;
}
async function isFree({ state, facts }, { force }) {
  if (state !== "running") return true;
  if (force && facts.owner) await stopProcess(facts.owner, stopDeadline);
  return force;
}
async function remove(asked, name) {
  const { stateDir, force } = asked;
  const lab = lookAtLab(stateDir, name);
  if (lab?.state === "abandoned") return removeRemains(asked, name);
  if (lab) await removeFoundLab(stateDir, lab, { force });
  console.log(`lab ${name} is removed`);
}

// src/cli/show-diagnosis.ts
var showDiagnosis = (script) => runCommand({
  name: "doctor",
  script,
  flags: [
    ...["provider", "fan", "underlay", "overlay", "distribution"],
    ...["inventory", "remote", "network", "vm", "json"]
  ],
  root: "if possible",
  async run({ request, values }) {
    const { diagnose } = await import("./later-diagnose.mjs");
    const diagnosis = await diagnose(request, await findCaller());
    console.log(values.json ? JSON.stringify(diagnosis, null, 2) : diagnosisText(diagnosis));
    return diagnosis.chosen.usable ? exitCodes.passed : exitCodes.failed;
  }
});
function diagnosisText({ findings, fan, providers, chosen }) {
  return [
    ...["host", ...findings.flatMap(findingLines), ""],
    ...["fan", ...fan.flatMap(findingLines), ""],
    ...["providers", ...providers.flatMap(providerLines), ""],
    chosen.usable ? `provider ${chosen.name} is usable` : `provider ${chosen.name} is not usable${chosen.usable === void 0 ? ", as far as can be seen" : ""}`,
    ...chosen.problems.flatMap(problemLines)
  ].join("\n");
}
var words = { good: "ok", notice: "notice", unknown: "unknown" };
var findingLines = ({ topic, state, text, hint }) => [
  `  ${words[state].padEnd(8)}${topic.padEnd(14)}${text}`,
  ...hint === void 0 ? [] : [`${" ".repeat(24)}hint: ${hint}`]
];
function providerLines({ name, usable, problems }) {
  const word = usable === void 0 ? "unknown" : usable ? "usable" : "not";
  return [`  ${word.padEnd(8)}${name}`, ...problems.flatMap(problemLines)];
}
var problemLines = ({ message, hint }) => [
  ...message.split("\n").map((line) => `${" ".repeat(10)}${line}`),
  ...hint === "" ? [] : [`${" ".repeat(10)}hint: ${hint}`]
];

// src/cli/show-status.ts
var showStatus = (script) => runCommand({
  name: "status",
  script,
  flags: ["json"],
  async run({ request: { stateDir }, values: { json = false } }) {
    const labs = (await labNames(stateDir)).flatMap((name) => lookAtLab(stateDir, name) ?? []);
    if (json) console.log(JSON.stringify(labs.map(forPrograms), null, 2));
    else if (labs.length === 0) console.log("no labs");
    for (const lab of json ? [] : labs) console.log(forPeople(lab));
    return exitCodes.passed;
  }
});
var forPrograms = ({ name, state, record, problem, facts }) => ({
  ...record ?? facts,
  ...{ name, state },
  // Also where the lab file only says how many there are.
  ...record && { machines: topologyOf(record.lab).machines.map((machine) => machine.name) },
  ...problem !== void 0 && { problem }
});
function forPeople({ name, state, record, problem, facts }) {
  const { provider = "-", createdAt = "-", keptUntil, label } = facts;
  const columns = [name.padEnd(20), state.padEnd(10), provider.padEnd(8)];
  return [
    ...[...columns, (record?.distribution ?? "-").padEnd(12), createdAt],
    ...keptUntil === void 0 ? [] : [`until ${keptUntil}`],
    ...label ? [label] : [],
    ...problem === void 0 ? [] : [problem]
  ].join(" ");
}
export {
  capturePackets,
  keepOneLab,
  openShell,
  removeLabs,
  runInLab,
  showDiagnosis,
  showStatus
};
