import {
  endProcess
} from "./shared-action-commands-fanlab-on-this-host.mjs";
import {
  isAlive
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";

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
      unanswered: result.outcome.status === "failed" ? result.outcome.unanswered : void 0,
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
  return [...difference, ...furtherLines(result)].flatMap((text) => text.split("\n"));
}
function furtherLines({ outcome, explanation, evidence }) {
  const hint = "hint" in outcome ? outcome.hint : void 0;
  const named = { where: explanation, hint, evidence };
  return Object.entries(named).flatMap(([name, text]) => text === void 0 ? [] : [`${name}: ${text}`]);
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
  const shown = groups.slice(0, room - 1);
  const more = groups.slice(room - 1).reduce((sum, { names }) => sum + names.length, 0);
  const rest = `${more} more cases did not pass: the job's summary and ${report.file} list them`;
  return [...first, ...shown.map(ofGroup), annotation(`and ${more} more`, rest)];
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
var cut = (text, length) => text.length <= length ? text : `${text.slice(0, length - 1)}\u2026`;

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
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return true;
}

// src/cli/stop-variable.ts
var stopVariable = "FANLAB_STOP_WITH_STDIN";

// src/report/job-mark.ts
import { closeSync, readSync } from "node:fs";
import { join } from "node:path";
var jobProperty = "fanlab job";
var evidenceMark = ".fanlab-job";
var summaryMark = (job) => `<!-- ${jobProperty} ${job} -->`;
var isJobName = (text) => /^[\w.:/-]{1,200}$/.test(text);
var headBytes = 1024 * 1024;
var jobOfReport = (files, path) => {
  const text = headOf(files, path);
  return startsAsReport(text) ? new RegExp(`<property name="${jobProperty}" value="([^"]+)"/>`).exec(text)?.[1] : void 0;
};
var jobOfSummary = (files, path) => new RegExp(`<!-- ${jobProperty} (\\S+) -->\\s*$`).exec(headOf(files, path))?.[1];
var jobOfEvidence = (files, path) => headOf(files, join(path, evidenceMark)).trim() || void 0;
var isReport = (files, path) => startsAsReport(headOf(files, path));
var isSummary = (files, path) => /^# \S+ fanlab /.test(headOf(files, path));
var startsAsReport = (text) => /^<\?xml [^>]*\?>\s*<testsuites name="fanlab [^"]*"/.test(text);
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

export {
  jobProperty,
  evidenceMark,
  summaryMark,
  isJobName,
  jobOfReport,
  jobOfSummary,
  jobOfEvidence,
  isReport,
  isSummary,
  endedUnexpectedly,
  endedDuring,
  tellsEnding,
  withEnding,
  failureGroups,
  causesFirst,
  failureLines,
  furtherLines,
  cellNames,
  verdict,
  annotations,
  stopAnnotation,
  stopVariable,
  stopProcess,
  hasEnded
};
