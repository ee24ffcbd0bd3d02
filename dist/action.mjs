import {
  Redactor,
  ownLabOptions,
  readPhaseLine,
  removeReportsOfOtherJobs,
  slug,
  text
} from "./shared-action-fanlab.mjs";
import {
  hasEnded,
  stopAnnotation,
  stopVariable
} from "./shared-action-commands-fanlab.mjs";
import {
  commandVariable,
  defaultOf,
  durationRule,
  exitCodes,
  harmlessLines,
  inputsVariable,
  optionNames,
  optionOf,
  optionsOf,
  ownMistake,
  parseDuration,
  readerOf
} from "./shared-action-commands-fanlab-lab-file.mjs";
import {
  CallersFiles,
  commandLine
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import {
  endProcess
} from "./shared-action-commands-fanlab-on-this-host.mjs";
import {
  identify,
  processIdentity
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import {
  speakTo
} from "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/action/index.ts
import { error as error2, getInput as getInput5 } from "./packages/actions-core.mjs";

// src/action/inputs.ts
import { getInput as getInput2, getMultilineInput } from "./packages/actions-core.mjs";

// src/action/chosen-scenario.ts
import { realpathSync, statSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { getInput } from "./packages/actions-core.mjs";

// src/action/scenarios.ts
var usualScenario = "full";
var actionScenarios = {
  full: { flags: [...optionsOf("full"), "file"], makesLab: true, leavesLab: false },
  up: { flags: [...optionsOf("up"), "file"], makesLab: true, leavesLab: true },
  check: { flags: [...optionsOf("visit"), "all-endpoints", "file"], makesLab: false, leavesLab: false },
  persistence: { flags: [...optionsOf("visit"), "reboot", "file"], makesLab: false, leavesLab: false },
  sabotage: { flags: optionsOf("full"), makesLab: true, leavesLab: false }
};

// src/action/chosen-scenario.ts
function chooseScenario(problems) {
  const [scenario, script] = [getInput("scenario"), getInput("script")];
  if (script === "") {
    const name = scenario || usualScenario;
    const kind = Object.hasOwn(actionScenarios, name) ? actionScenarios[name] : void 0;
    if (!kind)
      problems.push(
        `input scenario must be one of ${Object.keys(actionScenarios).join(", ")}; got ${shownValue(name)}`
      );
    return { name, program: name, file: [], kind };
  }
  if (scenario !== "")
    problems.push(`input script excludes input scenario; got ${shownValue(scenario)}: leave one of them out`);
  const problem = problemOfScript(script);
  if (problem !== void 0) problems.push(`input script ${problem}; got ${shownValue(script)}`);
  return {
    name: slug(basename(script).replace(/\.[^.]*$/, "")),
    program: "run",
    file: [resolve(script)],
    kind: { flags: ownLabOptions(false), makesLab: true, leavesLab: false }
  };
}
function problemOfScript(script) {
  if (!/\.(?:mjs|js|mts|ts)$/.test(script)) return "must end with .mjs, .js, .mts or .ts";
  const workspace = realpathSync(process.env.GITHUB_WORKSPACE || process.cwd());
  if (!statSync(script, { throwIfNoEntry: false })?.isFile())
    return "must be a file of the workspace, which has no such file: check the repository out first";
  return relative(workspace, realpathSync(script)).startsWith("..") ? "must be a file of the workspace, and lies outside of it" : void 0;
}

// src/action/own-inputs.ts
var ownInputs = {
  scenario: {
    description: "What to run - full (as when empty), up, check, persistence or sabotage; up keeps the lab for the later steps of the job",
    default: ""
  },
  script: {
    description: "A scenario of your own to run instead, such as tests/web.mjs in the workspace",
    default: ""
  },
  install: {
    description: "Install packages that the host lacks with apt; with false, fail instead",
    default: "true"
  },
  timeout: {
    description: "Stop the scenario and remove its lab after this time, such as 90s, 30m or 2h",
    default: "60m"
  },
  "fail-on-failure": {
    description: "Fail the step if a check fails; a lab that cannot be built always fails it",
    default: "true"
  },
  "job-status": {
    description: "Internal, do not set - tells the step that removes the lab how the job went",
    // The only way to know it after the job's last step.
    default: "${{ job.status }}"
  }
};

// src/action/inputs.ts
var handed = optionNames.filter((name) => {
  const { input } = optionOf(name);
  return input !== void 0 && !input.byAction;
});
var longestTimeoutMs = 5 * 864e5;
var InputError = class extends Error {
  name = "InputError";
};
async function readInputs(judge) {
  const problems = [];
  const { name, program, file, kind: scenario } = chooseScenario(problems);
  const install = readBoolean("install", true, problems);
  const keepOnFailure = readBoolean("keep-on-failure", false, problems);
  const failOnFailure = readBoolean("fail-on-failure", true, problems);
  const timeout = getInput2("timeout") || ownInputs.timeout.default;
  const timeoutMs = readTimeout(timeout, problems);
  const keepFor = getInput2("keep-for") || (optionOf("keep-for").input?.default ?? "");
  const given = givenFlags(problems);
  const takes = (flag) => scenario === void 0 || scenario.flags.includes(flag);
  for (const { flag, values } of given.filter((each) => !takes(each.flag))) {
    const got = shownValue(values.join(", ") || "true");
    problems.push(`input ${flag} has no effect in scenario ${name}; got ${got}: leave it out`);
  }
  const taken = given.filter(({ flag }) => takes(flag));
  problems.push(...await judge([...wordsOf(taken), `--keep-for=${keepFor}`]));
  if (problems.length > 0 || !scenario) throw new InputError(problems.join("\n"));
  return {
    ...scenario,
    ...{ scenario: name, program, file },
    lab: getInput2("lab"),
    words: [
      ...wordsOf(taken.filter(({ flag }) => flag !== "lab")),
      ...!install && takes("no-install") ? ["--no-install"] : []
    ],
    ...{ keepOnFailure, keepFor, timeout, timeoutMs, failOnFailure }
  };
}
var givenFlags = (problems) => handed.flatMap((flag) => {
  const { type, multiple } = optionOf(flag);
  if (type === "boolean") return readBoolean(flag, false, problems) ? [{ flag, values: [] }] : [];
  const values = multiple ? getMultilineInput(flag) : [getInput2(flag)];
  const usual = ["", multiple ? "" : defaultOf(flag)];
  const given = values.filter((value) => !usual.includes(value));
  return given.length > 0 ? [{ flag, values: given }] : [];
});
var wordsOf = (given) => given.flatMap(
  ({ flag, values }) => values.length === 0 ? [`--${flag}`] : values.map((value) => `--${flag}=${value}`)
);
function readBoolean(name, ifEmpty, problems) {
  const text2 = getInput2(name);
  if (text2 !== "" && !/^(true|false)$/i.test(text2))
    problems.push(`input ${name} must be true or false; got ${shownValue(text2)}`);
  return text2 === "" ? ifEmpty : text2.toLowerCase() === "true";
}
function readTimeout(text2, problems) {
  const timeoutMs = parseDuration(text2);
  if (timeoutMs !== void 0 && timeoutMs <= longestTimeoutMs) return timeoutMs;
  problems.push(`input timeout must be ${durationRule}, at most 5d; got ${shownValue(text2)}`);
  return longestTimeoutMs;
}

// src/action/main.ts
import { randomBytes } from "node:crypto";
import { realpathSync as realpathSync2 } from "node:fs";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
import { addPath, error, exportVariable as exportVariable2, info, warning as warning2 } from "./packages/actions-core.mjs";

// src/action/annotations.ts
function annotationsOf(result) {
  const { scenario, verdict, reason, annotations } = result;
  if (annotations.length > 0) return annotations;
  return verdict === "passed" ? [] : [{ level: "error", title: `fanlab ${scenario}`, message: reason }];
}

// src/action/attend.ts
var leaveAfterMs = 6e3;
var timeoutGraceMs = 6e4;
var jobWasCancelled = "the job was cancelled";
var timeIsUp = (timeout) => `timed out after ${timeout}`;
async function attend(child, { timeout, timeoutMs }) {
  let why = "ended";
  let leave;
  const left = new Promise((resolve2) => {
    leave = () => resolve2(void 0);
  });
  const timers = [];
  const stop = (reason, words, graceMs) => {
    if (why === "cancelled") return;
    why = reason;
    child.stop(words);
    timers.push(setTimeout(leave, graceMs));
  };
  const cancel = () => stop("cancelled", jobWasCancelled, leaveAfterMs);
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  const expire = () => stop("timeout", timeIsUp(timeout), timeoutGraceMs);
  timers.push(setTimeout(expire, timeoutMs));
  try {
    return { status: await Promise.race([child.ended, left]), why };
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

// src/action/environment.ts
var commandOnPath = "fanlab";
function childEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(
    (entry) => entry[1] !== void 0 && !/^(GITHUB|RUNNER|ACTIONS|INPUT|STATE)_/.test(entry[0])
  );
  return {
    ...Object.fromEntries(kept),
    CI: "true",
    [commandVariable]: commandOnPath,
    [inputsVariable]: "1",
    ...more
  };
}

// src/action/older-reports.ts
import { exportVariable, getInput as getInput3, warning } from "./packages/actions-core.mjs";
var jobVariable = "FANLAB_JOB";
function removeOlderReports() {
  const job = nameOfJob();
  exportVariable(jobVariable, job);
  const reports = getInput3("reports") || "junit-reports";
  const files = new CallersFiles(void 0);
  for (const problem of removeReportsOfOtherJobs(files, reports, job)) warning(problem);
}
function nameOfJob(env = process.env) {
  const known = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, env.GITHUB_JOB].map((part) => plain(part) || "-").join("/");
  const said = env[jobVariable] ?? "";
  if (said.startsWith(`${known}/`)) return said;
  const worker = identify(process.ppid);
  return `${known}/${plain(env.RUNNER_TRACKING_ID) || (worker ? `${worker.pid}-${worker.startTime}` : plain(env.HOSTNAME) || "-")}`;
}
var plain = (text2 = "") => text2.replaceAll(/[^\w.-]/g, "").slice(0, 60);

// src/action/result.ts
import { readFileSync, rmSync } from "node:fs";
import { setOutput } from "./packages/actions-core.mjs";
function readResult(file, { status, why }, { timeout, ...expected }) {
  const result = parse(file) ?? { ...refusedResult(unexplained(status)), ...expected };
  if (why === "cancelled")
    return ended(result, { verdict: "interrupted", why: jobWasCancelled, annotation: jobWasCancelled });
  if (why === "timeout") {
    const reason = timeIsUp(timeout);
    return ended(result, { verdict: "error", why: reason, annotation: `${reason}: see the input timeout` });
  }
  if (result.verdict === "passed" && status !== exitCodes.passed)
    return { ...result, verdict: "error", reason: unexplained(status) };
  return result;
}
function setOutputs(result) {
  const { verdict, total, passed, failed, errors, skipped, durationMs, lab, topology } = result;
  const { junit, summary: summary2, evidence } = result;
  const outputs = {
    ...{ result: verdict, total, passed, failed, errors, skipped },
    duration: (durationMs / 1e3).toFixed(1),
    ...{ junit, summary: summary2, evidence, lab },
    topology: topology ?? ""
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
var exitCodeOf = ({ verdict }, failOnFailure) => verdict === "passed" || verdict === "failed" && !failOnFailure ? 0 : 1;
function parse(file) {
  try {
    const result = JSON.parse(readFileSync(file, "utf8"));
    rmSync(file, { force: true });
    return result;
  } catch {
    return void 0;
  }
}
var unexplained = (status) => `the scenario ended with status ${status ?? "unknown"} and without a result: its last lines tell more`;
function ended(result, { verdict, why, annotation }) {
  const { scenario, reason, stopped, annotations } = result;
  return {
    ...result,
    ...{ verdict, stopped: true, reason: reason.startsWith(why) ? reason : why },
    annotations: [stopAnnotation(scenario, annotation), ...annotations.slice(stopped ? 1 : 0)]
  };
}
var refusedResult = (reason) => ({
  ...{
    scenario: "",
    verdict: "error",
    reason,
    stopped: true,
    total: 0,
    passed: 0,
    failed: 0,
    errors: 0,
    skipped: 0
  },
  ...{ durationMs: 0, junit: "", summary: "", evidence: "", lab: "", kept: false, topology: void 0 },
  ...{ annotations: [], failures: [], warnings: [] }
});

// src/action/summary.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { summary } from "./packages/actions-core.mjs";
var largestSummary = 1024 ** 2;
async function addSummary(result) {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await summary.addRaw(summaryOf(result), true).write();
}
function summaryOf(result) {
  const own = result.summary === "" ? "" : readFileSync2(result.summary, "utf8");
  const [headline = ""] = own.split("\n");
  const [reason = ""] = result.reason.split("\n");
  const isTold = !result.stopped || headline.includes(text(reason));
  if (own !== "" && isTold && fits(own)) return own;
  const verdict = verdictOf(result);
  if (own === "") return verdict;
  const both = `${verdict}

${own}`;
  if (fits(both)) return both;
  return `${verdict}

The whole summary is too large to be shown here; it is in ${result.summary}.`;
}
var fits = (summary2) => Buffer.byteLength(summary2) < largestSummary;
function verdictOf({
  scenario,
  verdict,
  reason,
  total,
  passed,
  failed,
  errors,
  skipped
}) {
  const counts = `${passed} passed, ${failed} failed, ${errors} errors, ${skipped} skipped`;
  return [
    `## fanlab ${text(scenario)}: ${verdict}`,
    // Four spaces: nothing in it is Markdown.
    ...reason.split("\n").map((line) => `    ${line}`),
    ...total === 0 ? [] : [counts]
  ].join("\n\n");
}

// src/action/publish.ts
async function publish(result) {
  setOutputs(result);
  await addSummary(result);
}

// src/action/script.ts
import { join } from "node:path";
import { getExecOutput } from "./packages/actions-exec.mjs";
import * as z from "./packages/zod-mini.mjs";

// src/process/supervised-child.ts
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
var outputGraceMs = 1e3;
function superviseChild(argv, { cwd, env, onLine }) {
  const [command = "", ...words] = argv;
  const child = spawn(command, words, { cwd, env: { ...env }, stdio: ["pipe", "pipe", "pipe"], detached: true });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", onLine);
  child.stdin.on("error", () => {
  });
  return {
    identity: child.pid === void 0 ? void 0 : identify(child.pid),
    ended: statusOf(child),
    stop: (why) => child.stdin.end(`${why}
`)
  };
}
function statusOf(child) {
  return new Promise((resolve2, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, outputGraceMs).unref();
    });
    child.once("close", (status, signal) => resolve2(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

// src/action/log-lines.ts
var LogLines = class {
  #print;
  #redactor = new Redactor();
  #open = false;
  constructor(print) {
    this.#print = print;
  }
  line(line) {
    const text2 = this.#redactor.redact(plainText(line));
    const phase = readPhaseLine(text2);
    if (phase && "began" in phase) this.#begin(phase.began);
    else if (phase) this.end();
    if (!phase || "ended" in phase) this.#print(harmless(text2));
  }
  /** Ends a group that is open: what comes next belongs to no phase. */
  end() {
    if (this.#open) this.#print("::endgroup::");
    this.#open = false;
  }
  #begin(name) {
    this.end();
    this.#print(`::group::${escaped(name)}`);
    this.#open = true;
  }
};
function harmless(text2) {
  const isCommand = /^\s*::/.test(text2) || text2.includes("##[");
  return isCommand ? harmlessLines(text2).join(" ") : text2;
}
var escaped = (text2) => text2.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

// src/action/script.ts
var scriptCommand = (script, words) => [
  process.execPath,
  join(packageRoot, "scenarios", `${script}.mjs`),
  ...words
];
function startScript(script, words) {
  const log = new LogLines((line) => process.stdout.write(`${line}
`));
  const child = superviseChild(scriptCommand(script, words), {
    cwd: process.cwd(),
    env: childEnvironment({ [stopVariable]: "1" }),
    onLine: (line) => log.line(line)
  });
  return { ...child, ended: child.ended.finally(() => log.end()) };
}
var listedLab = z.object({
  name: z.string(),
  label: z.optional(z.string()),
  state: z.string(),
  keptUntil: z.optional(z.string()),
  machines: z.optional(z.array(z.string()))
});
var askForLabs = async () => readJson(await ask("scenarios/status.mjs", ["--json"]), z.array(listedLab), "what status --json tells");
var askForProblems = async (words) => readJson(await ask("bin/check-inputs.mjs", words), z.array(z.string()), "what is wrong with the inputs");
async function ask(program, words) {
  const { exitCode, stdout, stderr } = await getExecOutput(
    `"${process.execPath}"`,
    [join(packageRoot, program), ...words],
    { env: childEnvironment(), silent: true, ignoreReturnCode: true }
  );
  if (exitCode === 0) return stdout;
  throw new Error(`cannot run ${program}: ${stderr.trim() || `status ${exitCode}`}`);
}

// src/action/state.ts
import { getState, saveState } from "./packages/actions-core.mjs";
import * as z2 from "./packages/zod-mini.mjs";
var ownLab = z2.object({
  name: z2.string(),
  label: z2.string(),
  /** It is a fixture: it is to go with the job, not with the scenario. */
  fixture: z2.boolean(),
  keepOnFailure: z2.boolean(),
  keepFor: z2.string()
});
var saveIsPost = () => saveState("isPost", "true");
var isPost = () => getState("isPost") === "true";
var saveLab = (lab) => saveState("lab", lab);
var savedLab = () => read("lab", ownLab);
var saveChild = (child) => saveState("child", child);
var savedChild = () => read("child", processIdentity);
function read(name, shape) {
  const text2 = getState(name);
  return text2 === "" ? void 0 : readJson(text2, shape, `the saved state "${name}"`);
}

// src/action/thrown-away.ts
var wordsIfThrownAway = (env = process.env) => env.RUNNER_ENVIRONMENT === "github-hosted" ? ["--accept-cached-image"] : [];

// src/action/main.ts
async function main() {
  removeOlderReports();
  if (process.platform !== "linux")
    throw new LabError(`fanlab needs a Linux runner; this one is ${process.platform}`);
  const inputs = await readInputs(askForProblems);
  const { scenario, program, file: script, makesLab, leavesLab: fixture, keepOnFailure, keepFor } = inputs;
  const lab = nameOfLab(inputs);
  const label = newLabel();
  if (makesLab) saveLab({ name: lab, label, fixture, keepOnFailure, keepFor });
  addCommand();
  const file = join2(
    realpathSync2(process.env.RUNNER_TEMP || tmpdir()),
    `fanlab-${randomBytes(8).toString("hex")}.json`
  );
  const words = [...script, ...inputs.words, "--lab", lab, "--result", file];
  if (makesLab) words.push("--label", label, ...keepWords(inputs), ...wordsIfThrownAway());
  const child = startScript(program, words);
  if (child.identity) saveChild(child.identity);
  const result = readResult(file, await attend(child, inputs), { scenario, lab, timeout: inputs.timeout });
  const code = exitCodeOf(result, inputs.failOnFailure);
  for (const { title, message } of annotationsOf(result)) (code === 0 ? warning2 : error)(message, { title });
  for (const text2 of result.warnings) warning2(text2);
  await publish(result);
  if (makesLab && result.kept) keepForLaterSteps(lab, result.topology?.machines[0]?.name ?? "host");
  return code;
}
var nameOfLab = ({ lab, makesLab }) => lab || (makesLab ? `ci-${randomBytes(4).toString("hex")}` : process.env.FANLAB_LAB || "fanlab");
var newLabel = () => {
  const { GITHUB_REPOSITORY: repository = "a job", GITHUB_RUN_ID: run2 = "-" } = process.env;
  return `${repository} run ${run2} ${randomBytes(8).toString("hex")}`;
};
function keepWords({ leavesLab, keepOnFailure, keepFor }) {
  const job = identify(process.ppid);
  return [
    ...keepOnFailure ? ["--keep-on-failure"] : [],
    ...leavesLab && job ? ["--keep-while", String(job.pid)] : ["--keep-for", keepFor]
  ];
}
function addCommand() {
  addPath(join2(packageRoot, "bin"));
  exportVariable2("FANLAB_NODE", process.execPath);
  exportVariable2(commandVariable, commandOnPath);
}
function keepForLaterSteps(lab, place) {
  exportVariable2("FANLAB_LAB", lab);
  info(`later steps can use lab ${lab}, for example: fanlab exec ${place} -- ip addr`);
}

// src/action/post.ts
import { endGroup, getInput as getInput4, info as info2, startGroup, warning as warning3 } from "./packages/actions-core.mjs";

// src/action/go-on.ts
function howToGoOn({ name: lab, keptUntil: until, machines }) {
  const { FANLAB_STATE_DIR } = process.env;
  const command = (script, ...words) => commandLine(scriptCommand(script, ["--lab", lab, ...words]), { FANLAB_STATE_DIR });
  const time = until === void 0 ? "until it is removed" : `until ${until}; the next run after that removes it`;
  return [
    `lab ${lab} is kept on this host ${time}:`,
    `  enter   ${command("shell", machines?.[0] ?? "host")}`,
    `  check   ${command("check")}`,
    `  remove  ${command("down")}`
  ].join("\n");
}

// src/action/post.ts
var childPatienceMs = 15e3;
async function post() {
  process.on("SIGINT", () => {
  });
  process.on("SIGTERM", () => {
  });
  try {
    const own = savedLab();
    if (own) await removeOwn(own);
  } catch (error3) {
    const message = error3 instanceof Error ? error3.message : String(error3);
    warning3(`cannot remove the lab: ${message}
the next run on this host tries again`);
  }
}
async function removeOwn(own) {
  startGroup("fanlab: teardown");
  try {
    const stays = await tearDown(own);
    endGroup();
    if (stays) info2(howToGoOn(stays));
  } catch (error3) {
    endGroup();
    throw error3;
  }
}
async function tearDown(own) {
  const child = savedChild();
  if (child && !await hasEnded(child, childPatienceMs)) {
    info2("the scenario does not stop; it is killed now");
    endProcess(child.pid);
  }
  const lab = await findLab(own);
  if (!lab) {
    info2(`lab ${own.name} is gone`);
    return void 0;
  }
  if (lab.state === "kept" && isToStay(own)) {
    if (own.fixture) await runScript("keep", ["--lab", own.name, "--keep-for", own.keepFor]);
    return findLab(own);
  }
  await runScript("down", ["--lab", own.name, "--force"]);
  return void 0;
}
async function findLab({ name, label }) {
  return (await askForLabs()).find((lab) => lab.name === name && lab.label === label);
}
var isToStay = ({ keepOnFailure, fixture }) => keepOnFailure && (!fixture || getInput4("job-status") === "failure");
async function runScript(script, words) {
  const status = await startScript(script, words).ended;
  if (status !== 0) throw new Error(`scenarios/${script}.mjs ended with status ${status}`);
}

// src/action/index.ts
async function run() {
  speakTo(readerOf(process.env, false));
  if (isPost()) {
    await post();
    return 0;
  }
  saveIsPost();
  try {
    return await main();
  } catch (problem) {
    const reason = problem instanceof InputError ? problem.message : described(problem);
    for (const line of problem instanceof InputError ? reason.split("\n") : [reason])
      error2(line, { title: "fanlab" });
    await publish({
      ...refusedResult(reason),
      scenario: getInput5("script") || getInput5("scenario") || usualScenario,
      lab: getInput5("lab")
    });
    return 1;
  }
}
function described(problem) {
  const { message, hint } = problem instanceof LabError ? problem : ownMistake(problem);
  return `${message}${hint ? `
hint: ${hint}` : ""}`;
}
run().then((code) => process.stdout.write("", () => process.exit(code)));
