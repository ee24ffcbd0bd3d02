import {
  autoProvider,
  endProcess,
  hypervisors,
  isAlive,
  isImageDigest,
  isLabName,
  providerNames,
  settingRules,
  usualDistribution,
  usualFan
} from "./shared-action-chunk-X5PPYBRK-fanlab.mjs";
import {
  distributions,
  withoutCredentials
} from "./shared-action-chunk-JYU27QH2-chunk-X5PPYBRK-fanlab.mjs";
import {
  currentReader
} from "./shared-action-chunk-JYU27QH2-chunk-LN3CGAR4-chunk-X5PPYBRK-fanlab.mjs";
import {
  LabError
} from "./shared.mjs";

// src/process/script-lines.ts
import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
var ownCode = new URL(import.meta.url.endsWith(".ts") ? ".." : ".", import.meta.url).href;
var launcher = new URL("../scenarios/run.mjs", ownCode).href;
function linesOf(error) {
  if (!(error instanceof Error) || !error.stack) return [];
  const frames = [...error.stack.matchAll(/^ +at .*?(file:\/\/[^()\s]+:\d+:\d+)\)?$/gm)].map(
    ([, place = ""]) => place
  );
  return frames.map((place) => ({
    where: shown(place),
    isOurs: [ownCode, launcher].some((ours) => place.startsWith(ours)) || place.includes("/node_modules/")
  }));
}
function shown(place) {
  const [, url = "", position = ""] = /^(.*?)((?::\d+)+)$/.exec(place) ?? [];
  const path = fileURLToPath(url);
  const here = relative(process.cwd(), path);
  return `${here.startsWith("..") || isAbsolute(here) ? path : here}${position}`;
}
var scriptLines = (error) => linesOf(error).filter(({ isOurs }) => !isOurs).map(({ where }) => where);
var isOfScript = (error) => linesOf(error)[0]?.isOurs === false;

// src/process/own-mistake.ts
function mistakeOfScript(error) {
  const [first, ...callers] = scriptLines(error).map((line) => `
    at ${line}`);
  return new LabError(`cannot go on: ${nameOf(error)}${first}${callers.slice(0, 5).join("")}`, { cause: error });
}
var nameOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split("\n", 1)[0] ?? "";
function ownMistake(error, { wantsTrace } = currentReader()) {
  if (error instanceof Error && isOfScript(error)) return mistakeOfScript(error);
  const [caller] = scriptLines(error);
  const called = caller === void 0 ? "" : ` (called at ${caller})`;
  const trace = wantsTrace && error instanceof Error ? `
${error.stack}` : "";
  return new LabError(`cannot go on, by a mistake of fanlab's own: ${nameOf(error)}${called}${trace}`, {
    hint: `report it; with FANLAB_TRACE=1 in the environment the same run prints where it happened`,
    cause: error
  });
}

// src/cli/reader-of.ts
var inputsVariable = "FANLAB_INPUTS";
var commandVariable = "FANLAB_COMMAND";
var readerOf = (env, isTerminal) => ({
  hasInputs: Boolean(env[inputsVariable]),
  command: env[commandVariable] || void 0,
  stateDir: env.FANLAB_STATE_DIR,
  isAtTerminal: isTerminal && !env.CI,
  wantsTrace: env.FANLAB_TRACE === "1"
});

// src/cli/duration.ts
var millisecondsOf = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function parseDuration(text2) {
  const [, number = "", unit = ""] = /^([1-9]\d{0,8})([smhd])$/.exec(text2) ?? [];
  return number === "" ? void 0 : Number(number) * millisecondsOf[unit];
}
var durationRule = "a whole number and its unit: s, m, h or d";

// src/report/plain-text.ts
import { stripVTControlCharacters } from "node:util";
var unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;
function plainText(text2) {
  return stripVTControlCharacters(text2).toWellFormed().replaceAll(/\r+\n/g, "\n").split("\n").map(lastState).join("\n").replaceAll(unprintable, "");
}
function lastState(line) {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

// src/report/harmless-lines.ts
function harmlessLines(text2) {
  return withoutOldCommands(plainText(text2).replace(/\n+$/, "")).split("\n").map((line) => `  | ${line}`);
}
function withoutOldCommands(text2) {
  return text2.replaceAll("##[", "## [");
}
var harmlessMessage = (text2) => withoutOldCommands(plainText(text2)).split("\n").map((line) => /^\s*::/.test(line) ? `  | ${line}` : line).join("\n");

// src/run/exit-codes.ts
var exitCodes = { passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130 };

// src/report/cell-names.ts
function cellNames(cells) {
  const targets = /* @__PURE__ */ new Map();
  for (const { source, target, protocol } of cells) {
    const key = JSON.stringify([protocol, source]);
    targets.set(key, [...targets.get(key) ?? [], target]);
  }
  const sources = /* @__PURE__ */ new Map();
  for (const [key, list] of targets) {
    const [protocol, source] = JSON.parse(key);
    const same = JSON.stringify([protocol, list]);
    sources.set(same, [...sources.get(same) ?? [], source]);
  }
  return [...sources].map(([same, list]) => {
    const [protocol, missed] = JSON.parse(same);
    return `${protocol}: ${list.join(", ")} -> ${missed.join(", ")}`;
  });
}

// src/report/ending.ts
var endedUnexpectedly = "the run ended unexpectedly";
var ownCase = "the run comes to its end";
var endedDuring = (why, name) => ({
  status: "error",
  message: `${why} during: ${name}`,
  stopped: true
});
var tellsEnding = ({ outcome }) => outcome.status === "error" && outcome.stopped === true;
function withEnding(suites, { message, hint }, startedAt) {
  const outcome = { status: "error", message, ...hint !== void 0 && { hint }, stopped: true };
  const isFree = ({ outcome: own2 }) => own2.status === "skipped" && own2.notRun === true;
  const first = suites.flatMap(({ cases }) => cases).find(isFree);
  if (first) {
    return suites.map((suite) => ({
      ...suite,
      cases: suite.cases.map((each) => each === first ? { ...each, outcome } : each)
    }));
  }
  const last = suites.at(-1) ?? { name: "preparation", startedAt, durationMs: 0, cases: [] };
  const own = { suite: last.name, name: ownCase, claims: [], outcome, startedAt, durationMs: 0 };
  return [...suites.slice(0, -1), { ...last, cases: [...last.cases, own] }];
}

// src/report/failure-groups.ts
function failureGroups(results) {
  const groups = /* @__PURE__ */ new Map();
  for (const result of results.filter((each) => !isToldByVerdict(each))) {
    const { suite, name, cell, explanation, evidence } = result;
    const lines = failureLines(result);
    if (lines.length === 0) continue;
    const key = JSON.stringify([suite, cell ? "" : name, lines]);
    const group = groups.get(key);
    const own = group ?? {
      ...{ suite, names: [], cells: [], lines, explanation, evidence },
      isError: result.outcome.status === "error",
      follows: cell !== void 0 || result.outcome.status === "failed" && result.outcome.asksCells === true
    };
    own.names.push(name);
    if (cell) own.cells.push(cell);
    groups.set(key, own);
  }
  return [...groups.values()];
}
function causesFirst(groups) {
  const rank = ({ isError, follows, cells }) => isError ? 0 : cells.length > 0 ? 3 : follows ? 2 : 1;
  return [...groups].sort((a, b) => rank(a) - rank(b) || b.cells.length - a.cells.length);
}
var isToldByVerdict = (result) => tellsEnding(result) && failureLines(result).length === 1;
function failureLines(result) {
  const { outcome } = result;
  if (outcome.status !== "failed" && outcome.status !== "error") return [];
  const difference = outcome.status === "failed" ? [`expected: ${outcome.expected}`, `got: ${outcome.got}`] : [`error: ${outcome.message}`];
  return [...difference, ...furtherLines(result)].flatMap((text2) => text2.split("\n"));
}
function furtherLines({ outcome, explanation, evidence }) {
  const hint = "hint" in outcome ? outcome.hint : void 0;
  const named = { where: explanation, hint, evidence };
  return Object.entries(named).flatMap(([name, text2]) => text2 === void 0 ? [] : [`${name}: ${text2}`]);
}

// src/report/verdict.ts
function verdict(results) {
  const count = (status) => results.filter(({ outcome }) => outcome.status === status).length;
  const counts = {
    passed: count("passed"),
    failed: count("failed"),
    errors: count("error"),
    skipped: count("skipped")
  };
  const notRun = results.filter(({ outcome }) => outcome.status === "skipped" && outcome.notRun).length;
  const say = (exitCode, reason) => ({ exitCode, ...counts, reason });
  if (counts.errors > 0) return say(2, "the lab could not be built or driven");
  if (counts.failed > 0) return say(1, "the network is not as claimed");
  if (counts.passed === 0) return say(2, "nothing passed");
  if (notRun > 0) return say(2, `${notRun} planned ${notRun === 1 ? "case was" : "cases were"} not run`);
  return say(0, "all as claimed");
}

// src/report/annotations.ts
var most = 10;
var longestMessage = 4e3;
var longestTitle = 200;
function annotations(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const groups = causesFirst(failureGroups(results));
  const { exitCode, reason } = verdict(results);
  const first = report.stopped === void 0 ? [] : [stopAnnotation(report.scenario, report.stopped)];
  if (groups.length === 0 && first.length === 0)
    return exitCode === 0 ? [] : [annotation(`fanlab ${report.scenario}: ${reason}`, reason)];
  const room = most - first.length;
  if (groups.length <= room) return [...first, ...groups.map(ofGroup)];
  const shown2 = groups.slice(0, room - 1);
  const more = groups.slice(room - 1).reduce((sum, { names }) => sum + names.length, 0);
  const rest = `${more} more cases did not pass: the job's summary and ${report.file} list them`;
  return [...first, ...shown2.map(ofGroup), annotation(`and ${more} more`, rest)];
}
var stopAnnotation = (scenario, why) => annotation(`fanlab ${scenario}`, why);
function ofGroup({ suite, names, cells, lines }) {
  const several = cells.length > 1;
  const title = several ? `${cells.length} cells of the matrix` : names[0] ?? "";
  return annotation(`${suite}: ${title}`, [...several ? cellNames(cells) : [], ...lines].join("\n"));
}
var annotation = (title, message) => ({
  level: "error",
  title: cut(title.replaceAll(/\s+/g, " "), longestTitle),
  message: cut(message, longestMessage)
});
var cut = (text2, length) => text2.length <= length ? text2 : `${text2.slice(0, length - 1)}\u2026`;

// src/cli/option.ts
var makers = ["full", "up"];
var everyone = ["full", "up", "visit"];
var ruled = ({ pattern, rule }) => ({
  rule,
  test: (text2) => pattern.test(text2)
});

// src/cli/making-options.ts
var listOf = (names) => `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
var makingOptions = {
  lab: {
    type: "string",
    placeholder: "NAME",
    default: "fanlab",
    shownDefault: "$FANLAB_LAB or fanlab",
    help: "name of the lab",
    takenBy: everyone,
    input: {
      description: "Name of the lab, 1 to 20 of a-z, 0-9 and inner '-'; when empty, a new name, or for check and persistence the lab of an earlier step",
      default: ""
    }
  },
  provider: {
    type: "string",
    placeholder: "NAME",
    choices: [...providerNames, autoProvider],
    default: "lxc",
    help: "what makes the machines; auto: the best one here",
    takenBy: makers,
    input: {
      description: `What makes the machines - ${providerNames.join(", ")}, or auto for the best one that the runner has`
    }
  },
  fan: {
    type: "string",
    placeholder: "NAME",
    choices: ["ebpf", "ubuntu", "auto"],
    default: usualFan,
    help: "fan engine: ebpf, ubuntu, or auto: what works on each machine",
    takenBy: makers,
    input: { description: "The fan engine - ebpf, ubuntu or auto" }
  },
  underlay: {
    type: "string",
    placeholder: "PREFIX",
    default: "10.79.89.0/24",
    help: "network of the machines",
    takenBy: makers,
    input: { description: "Network of the machines, a /16 or /24" }
  },
  overlay: {
    type: "string",
    placeholder: "PREFIX",
    default: "240.0.0.0/8",
    help: "network of the fan",
    takenBy: makers,
    input: { description: "Network of the fan, a /8 or /16" }
  },
  distribution: {
    type: "string",
    placeholder: "NAME",
    choices: Object.keys(distributions),
    default: usualDistribution,
    help: "what the machines run",
    takenBy: makers,
    input: { description: `What the machines run - ${listOf(Object.keys(distributions))}` }
  },
  "apt-source": {
    type: "string",
    multiple: true,
    placeholder: "LINE",
    help: "another apt source for the machines; may be repeated",
    takenBy: makers,
    input: { description: "More apt sources for the machines, one per line" }
  },
  package: {
    type: "string",
    multiple: true,
    placeholder: "NAME[=VERSION]|FILE.deb",
    help: "a package under test; may be repeated",
    takenBy: makers,
    input: { description: "Packages under test, one NAME, NAME=VERSION or FILE.deb per line" }
  },
  "image-digest": {
    type: "string",
    placeholder: "DIGEST",
    legal: { rule: "sha256: and 64 of 0-9 and a-f", test: isImageDigest },
    help: "use only the cached machine image with this digest, sha256:\u2026",
    takenBy: makers,
    input: {
      description: "Digest, sha256:..., of the only cached machine image to use; when empty, images that the runner's host has built itself"
    }
  },
  "accept-cached-image": {
    type: "boolean",
    help: "use any cached machine image, also one that this host did not build",
    takenBy: makers
  },
  inventory: {
    type: "string",
    placeholder: "FILE",
    help: "machines that already exist, for provider ssh",
    takenBy: makers,
    input: { description: "File that lists machines which already exist, for provider ssh" }
  },
  empty: {
    type: "boolean",
    help: "remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh",
    takenBy: makers,
    input: {
      description: "Remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh"
    }
  },
  remote: {
    type: "string",
    placeholder: "NAME",
    legal: ruled(settingRules.remote),
    help: "server for the machines, for providers lxd and incus",
    takenBy: makers,
    input: { description: "Server for the machines, for providers lxd and incus" }
  },
  network: {
    type: "string",
    placeholder: "NAME",
    legal: ruled(settingRules.network),
    help: "network for the machines, for providers lxd and incus",
    takenBy: makers,
    input: { description: "Network for the machines, for providers lxd and incus" }
  },
  vm: {
    type: "boolean",
    help: "virtual machines instead of system containers, for providers lxd and incus",
    takenBy: makers,
    input: { description: "Virtual machines instead of system containers, for providers lxd and incus" }
  },
  box: {
    type: "string",
    placeholder: "NAME",
    legal: ruled(settingRules.box),
    help: "box of the machines, for provider vagrant",
    takenBy: makers,
    input: { description: "Box of the machines, for provider vagrant" }
  },
  hypervisor: {
    type: "string",
    placeholder: "NAME",
    choices: hypervisors,
    shownDefault: "virtualbox",
    help: "virtualbox, libvirt or vmware_desktop, for provider vagrant",
    takenBy: makers,
    input: {
      description: "Hypervisor of provider vagrant - virtualbox (the default), libvirt or vmware_desktop"
    }
  },
  "no-install": {
    type: "boolean",
    help: "stop instead of installing packages that the host lacks",
    takenBy: makers
  }
};

// src/cli/option-table.ts
var optionTable = {
  ...makingOptions,
  "keep-on-failure": {
    type: "boolean",
    help: "keep the lab if not all checks passed",
    takenBy: makers,
    input: {
      description: "Keep the lab on the runner's host if not all checks passed, and print how to enter and remove it",
      byAction: true
    }
  },
  "keep-for": {
    type: "string",
    placeholder: "DURATION",
    shownDefault: "never",
    help: "remove a kept lab after 90m, 24h, 2d \u2026 with the next run",
    takenBy: makers,
    input: {
      description: "How long a lab is kept, such as 90m, 24h or 2d; the next run on the host then removes it",
      default: "24h",
      byAction: true
    }
  },
  "keep-while": {
    type: "string",
    placeholder: "PID",
    help: "remove a kept lab after that process has ended, with the next run",
    takenBy: makers
  },
  label: {
    type: "string",
    placeholder: "TEXT",
    legal: ruled({
      pattern: /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,200}$/u,
      rule: "one line of at most 200 characters"
    }),
    help: "who the lab is for; status shows it",
    takenBy: makers
  },
  set: {
    type: "string",
    multiple: true,
    placeholder: "NAME=VALUE",
    help: "a setting of the script; may be repeated",
    input: { description: "Settings of the script, one NAME=VALUE per line" }
  },
  reports: {
    type: "string",
    placeholder: "FOLDER",
    default: "junit-reports",
    help: "write the report there",
    takenBy: everyone,
    input: { description: "Folder for JUnit XML, summary and evidence" }
  },
  timings: {
    type: "string",
    placeholder: "FILE",
    help: "write the times of the phases there, as JSON",
    takenBy: makers
  },
  result: {
    type: "string",
    placeholder: "FILE",
    help: "write the result there, as JSON",
    takenBy: everyone
  },
  keep: {
    type: "boolean",
    help: "keep the lab afterwards, and print how to enter and remove it",
    takenBy: ["full"]
  },
  "all-endpoints": {
    type: "boolean",
    help: "include containers that you launched beside the lab\u2019s own",
    input: {
      description: "Scenario check includes containers that earlier steps launched beside the lab's own"
    }
  },
  reboot: {
    type: "string",
    placeholder: "WAY",
    default: "power-cut",
    // Which machines there are, only the lab tells.
    legal: { rule: "rolling, all, power-cut or the name of a machine", test: isLabName },
    help: "rolling, all, power-cut or the name of one machine",
    input: {
      description: "How scenario persistence reboots - rolling, all, power-cut or the name of one machine"
    }
  },
  all: { type: "boolean", help: "every lab on this host" },
  force: { type: "boolean", help: "also end a run that is using the lab" },
  abandoned: { type: "boolean", help: "only labs whose run is dead" },
  "expect-failure": {
    type: "boolean",
    help: "exit code 0 only if the command ran there and failed"
  },
  "expect-unreachable": {
    type: "boolean",
    help: "exit code 0 only if curl, fping, nc, ping, timeout or wget failed because nothing answered"
  },
  for: {
    type: "string",
    placeholder: "DURATION",
    shownDefault: "until Ctrl-C",
    legal: { rule: durationRule, test: (text2) => parseDuration(text2) !== void 0 },
    help: "how long it captures, such as 10s"
  },
  json: { type: "boolean", help: "machine-readable output" }
};

// src/cli/options.ts
var optionOf = (name) => optionTable[name];
var optionNames = Object.keys(optionTable);
var defaultOf = (name) => optionOf(name).default ?? "";
var optionsOf = (kind) => optionNames.filter((name) => optionOf(name).takenBy?.includes(kind));

// src/process/stop-process.ts
var pollMs = 50;
async function stopProcess(identity, patienceMs) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, "SIGTERM");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
  if (await hasEnded(identity, patienceMs)) return;
  endProcess(identity.pid);
  await hasEnded(identity, patienceMs);
}
async function hasEnded(identity, patienceMs) {
  const deadline = performance.now() + patienceMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve2) => setTimeout(resolve2, pollMs));
  }
  return true;
}

// src/cli/own-lab-options.ts
var ownLabOptions = (keepsLab) => [
  ...optionsOf(keepsLab ? "up" : "full").filter((name) => name !== "underlay" && name !== "overlay"),
  "set"
];

// src/report/slug.ts
function slug(text2) {
  return text2.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

// src/cli/stop-variable.ts
var stopVariable = "FANLAB_STOP_WITH_STDIN";

// src/report/redactor.ts
var mask = "***";
var shortestSecret = 8;
var joinToken = /eyJzZXJ2ZXJfbmFtZSI6[\w+/-]*={0,2}/g;
var privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
var Redactor = class {
  #secrets = /* @__PURE__ */ new Set();
  /** From now on `secret`, each of its lines, and what it carries when it is a join token, are masked. */
  add(secret) {
    const lines = secret.split("\n").filter((line) => !line.startsWith("-----"));
    for (const part of [secret, ...lines, innerSecret(secret)]) {
      const trimmed = part?.trim() ?? "";
      if (trimmed.length >= shortestSecret) this.#secrets.add(trimmed);
    }
  }
  redact(text2) {
    for (const [token] of text2.matchAll(joinToken)) this.add(token);
    let clean = text2.replaceAll(privateKey, mask);
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, mask);
    }
    return withoutCredentials(clean.replaceAll(joinToken, mask));
  }
};
function innerSecret(token) {
  try {
    const { secret } = JSON.parse(Buffer.from(token.trim(), "base64").toString());
    return typeof secret === "string" ? secret : void 0;
  } catch {
    return void 0;
  }
}

// src/report/remove-other-jobs.ts
import { realpathSync } from "node:fs";
import { join as join2, resolve } from "node:path";

// src/report/job-mark.ts
import { closeSync, readSync } from "node:fs";
import { join } from "node:path";
var jobProperty = "fanlab job";
var evidenceMark = ".fanlab-job";
var summaryMark = (job) => `<!-- ${jobProperty} ${job} -->`;
var isJobName = (text2) => /^[\w.:/-]{1,200}$/.test(text2);
var headBytes = 1024 * 1024;
var jobOfReport = (files, path) => {
  const text2 = headOf(files, path);
  return startsAsReport(text2) ? new RegExp(`<property name="${jobProperty}" value="([^"]+)"/>`).exec(text2)?.[1] : void 0;
};
var jobOfSummary = (files, path) => new RegExp(`<!-- ${jobProperty} (\\S+) -->\\s*$`).exec(headOf(files, path))?.[1];
var jobOfEvidence = (files, path) => headOf(files, join(path, evidenceMark)).trim() || void 0;
var isReport = (files, path) => startsAsReport(headOf(files, path));
var isSummary = (files, path) => /^# \S+ fanlab /.test(headOf(files, path));
var startsAsReport = (text2) => /^<\?xml [^>]*\?>\s*<testsuites name="fanlab [^"]*"/.test(text2);
function headOf(files, path) {
  try {
    const fd = files.open(path);
    if (fd === void 0) return "";
    try {
      const bytes = Buffer.alloc(headBytes);
      return bytes.subarray(0, readSync(fd, bytes, 0, headBytes, 0)).toString();
    } finally {
      closeSync(fd);
    }
  } catch {
    return "";
  }
}

// src/report/remove-other-jobs.ts
function removeReportsOfOtherJobs(files, reports, job) {
  const folder = resolve(reports);
  const evidence = join2(folder, "evidence");
  const problems = [];
  const remove = (parent, pattern, jobOf) => {
    for (const name of namesIn(files, parent).filter((each) => pattern.test(each))) {
      const path = join2(parent, name);
      const other = jobOf(files, path);
      if (other === void 0 || other === job) continue;
      try {
        files.remove(path);
      } catch (error) {
        problems.push(`${error.message} (it is of another job)`);
      }
    }
  };
  if (!isReachedWithoutLink(folder)) return problems;
  remove(folder, /^TEST-.*\.xml$/, jobOfReport);
  remove(folder, /^summary(-\d+)?\.md$/, jobOfSummary);
  if (isReachedWithoutLink(evidence)) remove(evidence, /./, jobOfEvidence);
  return problems;
}
function isReachedWithoutLink(folder) {
  try {
    return realpathSync(folder) === folder;
  } catch {
    return false;
  }
}
function namesIn(files, folder) {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

// src/report/markdown.ts
var special = /[&<>`*_[\]|\\~$#@]/g;
var longestLine = 1e3;
var longestText = 300;
function text(said) {
  const line = plainText(said).trim().replaceAll(/\s+/g, " ");
  const cut2 = line.length > longestText ? `${line.slice(0, longestText)}\u2026` : line;
  return cut2.replaceAll(
    special,
    (found) => /[@#]/.test(found) ? `${found}\u200B` : `&#${found.charCodeAt(0)};`
  );
}
var code = (said) => `<code>${text(said)}</code>`;
function block(lines) {
  const shown2 = harmlessLines(lines.join("\n")).map(
    (line) => line.length > longestLine ? `${line.slice(0, longestLine)}\u2026` : line
  );
  const longestFence = Math.max(2, ...[...shown2.join("\n").matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestFence + 1);
  return [`${fence}text`, ...shown2, fence].join("\n");
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
var details = (label, inside) => `<details><summary>${text(label)}</summary>

${inside}

</details>`;

// src/report/phase-line.ts
var phaseBegins = (name) => `${name}:`;
var phaseEnds = (name, count, duration) => `${name}: ${count}done in ${duration}`;
var begins = /^\[ *[\dms.]+\] (\S[^:]*):$/;
var ends = /^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/;
function readPhaseLine(line) {
  const began = begins.exec(line)?.[1];
  if (began !== void 0) return { began };
  const ended = ends.exec(line)?.[1];
  return ended === void 0 ? void 0 : { ended };
}

export {
  parseDuration,
  durationRule,
  stopVariable,
  scriptLines,
  ownMistake,
  plainText,
  harmlessLines,
  withoutOldCommands,
  harmlessMessage,
  exitCodes,
  cellNames,
  endedUnexpectedly,
  endedDuring,
  tellsEnding,
  withEnding,
  failureGroups,
  causesFirst,
  failureLines,
  furtherLines,
  verdict,
  annotations,
  stopAnnotation,
  inputsVariable,
  commandVariable,
  readerOf,
  jobProperty,
  evidenceMark,
  summaryMark,
  isJobName,
  isReport,
  isSummary,
  optionOf,
  optionNames,
  defaultOf,
  optionsOf,
  stopProcess,
  hasEnded,
  ownLabOptions,
  slug,
  phaseBegins,
  phaseEnds,
  readPhaseLine,
  Redactor,
  removeReportsOfOtherJobs,
  text,
  code,
  block,
  table,
  details
};
