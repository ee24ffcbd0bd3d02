import {
  checkHost,
  chooseProvider,
  imagePlaces,
  makeImage,
  originTexts,
  readRecipe,
  whileImagesAreLocked
} from "./shared-fanlab-diagnose.mjs";
import {
  largestPing
} from "./shared-fanlab-witness.mjs";
import {
  allProbes,
  answersIn,
  askInBatches,
  askRound,
  beginningOf,
  isAnswered,
  judgeAnswers,
  leastProbes,
  mostControls,
  serviceOf,
  silence,
  whySourceProvesNothing
} from "./shared-fanlab-rule-cases.mjs";
import "./shared-fanlab-diagnose-rule-cases.mjs";
import {
  resolveFanlab
} from "./shared-fanlab-load-file-lab-story-of-file.mjs";
import {
  bootLaterMachine,
  bootLaterMachineWith,
  bootMachines,
  cutAllPower,
  equipMachines,
  equipMachinesWith,
  findOutVersions,
  formLab,
  installOverlay,
  nothingChanged,
  nothingLost,
  rebootAll,
  rebootMachine,
  rebootRolling,
  recordStates,
  reportVersions,
  restartMachine,
  waitForLab
} from "./shared-fanlab-stories-of-lab.mjs";
import {
  containersIn,
  findEndpoints,
  placeEndpoints
} from "./shared-fanlab-stories-of-lab-witness.mjs";
import {
  Interrupted,
  ResultFile,
  claimLab,
  findCaller,
  findLab,
  forgetLab,
  hasBegun,
  keepLab,
  labNames,
  markChildren,
  ownScript,
  placesOf,
  readCommandLine,
  readSettings,
  runCommand,
  startOwnScript,
  sweepLabs,
  withImageOf,
  withStateLock,
  writeRecord
} from "./shared-commands-fanlab.mjs";
import {
  defaultImage,
  forProvider,
  unknownDistribution
} from "./shared-commands-fanlab-diagnose.mjs";
import "./shared-commands-fanlab-build-diagnose.mjs";
import {
  changeInTree,
  stampedTree,
  touchTree
} from "./shared-commands-fanlab-build-layer-diagnose.mjs";
import {
  packageFacts,
  parsePackageChoice
} from "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import {
  ensureMachines,
  labOf,
  labSpec
} from "./shared-commands-fanlab-stories-of-lab.mjs";
import {
  addressesLieInSlices,
  bootstrapCluster,
  clusterIsOperational,
  connectContainers,
  containersAreSpread,
  containersHaveSettings,
  containersRun,
  containersSitOnFanBridge,
  convergence,
  createFanNetwork,
  createNetworkCommand,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  fanNetwork,
  importContainerImage,
  inspectContainer,
  joinMember,
  joinPreseed,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  machineSpec,
  membersAgree,
  membersHaveFanAddresses,
  networkHasSettings,
  otherNamesResolve,
  ownNamesResolve,
  queryMembers,
  rolesOf,
  runContainers,
  startAfterOverlay,
  startDocker,
  startLxdForNow,
  stopAndWipeLxd,
  waitForCluster
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  CheckFailed,
  Machine,
  NotObservable,
  askEndpoints,
  expectEqual,
  inEndpoint,
  overlayIn,
  overlayOf,
  timedOutIn
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  callersText,
  describeError,
  problemsOfLab,
  readOwnLab,
  typedCommand,
  usage
} from "./shared-commands-fanlab-lab-file.mjs";
import {
  LabFileError
} from "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  UsageError,
  mustBeOneOf
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  asCaller,
  callersSpawn,
  callersSpawnSync
} from "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  cellId,
  cellName,
  protocols
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import {
  plannedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  formatAddress,
  formatPrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  Redactor,
  block,
  code,
  details,
  ownLabOptions,
  phaseBegins,
  phaseEnds,
  removeReportsOfOtherJobs,
  slug,
  table,
  text
} from "./shared-action-fanlab.mjs";
import {
  causesFirst,
  cellNames,
  endedDuring,
  endedUnexpectedly,
  evidenceMark,
  failureGroups,
  failureLines,
  furtherLines,
  isReport,
  isSummary,
  jobProperty,
  summaryMark,
  tellsEnding,
  verdict,
  withEnding
} from "./shared-action-commands-fanlab.mjs";
import {
  defaultOf,
  exitCodes,
  harmlessLines,
  harmlessMessage,
  optionNames,
  optionsOf,
  readerOf,
  scriptLines,
  withoutOldCommands
} from "./shared-action-commands-fanlab-lab-file.mjs";
import {
  CallersFiles
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  proxySecrets
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-fanlab-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import {
  parseOsRelease
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-action-commands-fanlab-on-this-host.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import {
  lastingEnvironment
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import "./shared-commands-fanlab-elsewhere.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import {
  ipLinks,
  ipRoutes
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-elsewhere-on-this-host.mjs";
import {
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import {
  currentReader,
  speakTo
} from "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import {
  errorOfCommand,
  hostPace,
  waitUntil
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError,
  logsOf
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import {
  __export
} from "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/check-inputs.ts
var asInput = (flag) => `input ${flag === "no-install" ? "install" : flag}`;
function refusedInputs(words) {
  speakTo(readerOf(process.env, false));
  try {
    readCommandLine(words, optionNames);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({ tell }) => tell(asInput));
    throw error;
  }
}

// src/cli/expect-rules.ts
import { resolve } from "node:path";

// src/expect/launched-endpoints.ts
async function findLaunched(lab) {
  const found = (await Promise.all(rolesOf(lab).map((role) => role.launched(lab)))).flat();
  const taken = new Set(placesOf(lab));
  const endpoints = [];
  const passedOver = [];
  for (const endpoint of found) {
    const { name, kind, place } = endpoint;
    if (taken.has(name))
      passedOver.push(`the ${kind} "${name}" on ${place.name} is not asked: something else has that name`);
    else endpoints.push(endpoint);
    taken.add(name);
  }
  return { endpoints, passedOver };
}

// src/expect/claims-of.ts
var whereOf = (from, to) => {
  if (!from?.place || !to?.place) return "unknown";
  return from.place === to.place ? "same-machine" : "other-machine";
};
var isAbout = ({ from, to, protocols: protocols2 }, { source, target, protocol }) => from.includes(source) && to.includes(target) && protocols2.includes(protocol);
var claimsOf = (cell, expect, where) => [
  ...new Set(
    expect.filter((rule) => isAbout(rule, cell)).filter((rule) => rule.where === void 0 || where === "either" || rule.where === where).flatMap(({ ids }) => ids)
  )
];

// src/expect/mesh.ts
var meshOf = (topology2, launched = []) => ({
  endpoints: [...plannedEndpoints(topology2), ...launched],
  expect: topology2.expect,
  topology: topology2
});
function cellsOf({ endpoints, expect }) {
  return protocols.flatMap(
    (protocol) => endpoints.flatMap(
      (source) => endpoints.filter((target) => target.name !== source.name && (protocol !== "http" || target.http)).map((target) => ({
        cell: { source: source.name, target: target.name, protocol, expected: "answer" },
        launched: source.launched || target.launched
      })).filter(({ cell, launched }) => launched || expect.some((rule) => isAbout(rule, cell))).map(({ cell }) => cell)
    )
  );
}

// src/run/describe-topology.ts
function describeTopology(lab, found) {
  const { topology: topology2 } = lab;
  const overlay = overlayIn(topology2);
  const place = (name, address) => ({
    address: formatAddress(address),
    ...overlay && { fanAddress: overlay.addressOf({ name }) }
  });
  return {
    underlay: formatPrefix(topology2.underlay),
    ...overlay && { overlay: formatPrefix(overlay.prefix), vni: overlay.vni },
    mtu: overlay?.mtu ?? topology2.mtu,
    host: place("host", topology2.hostAddress),
    networks: topology2.networks.map(({ name, prefixes, mtu, host }) => ({ name, prefixes, mtu, host })),
    machines: topology2.machines.map(({ name, role, address, interfaces }) => ({
      name,
      role,
      ...place(name, address),
      ...overlay && { slice: formatPrefix(overlay.sliceOf({ name })) },
      networks: Object.fromEntries(interfaces.map(({ network, addresses }) => [network, addresses]))
    })),
    endpoints: plannedEndpoints(topology2).map(({ name, kind }) => {
      const here = found.find((each) => each.name === name);
      return { name, kind, ...here && { address: here.address, machine: here.machine } };
    })
  };
}

// src/run/report.ts
import { setMaxListeners } from "node:events";
import { basename as basename2 } from "node:path";

// src/report/failed-cells.ts
var most = 10;
var FailedCells = class {
  #counts = /* @__PURE__ */ new Map();
  /** Names by phase and reason. */
  #first = /* @__PURE__ */ new Map();
  /** How to tell this one: by the name of the first that failed `like` it, if there is one; undefined when not at all. */
  tell(result) {
    const count = (this.#counts.get(result.suite) ?? 0) + 1;
    this.#counts.set(result.suite, count);
    if (count > most) return void 0;
    const key2 = JSON.stringify([result.suite, failureLines(result)]);
    const like = this.#first.get(key2);
    if (like !== void 0) return { like };
    this.#first.set(key2, result.name);
    return {};
  }
  /** How many of a phase were not told. */
  untold(suite) {
    return Math.max(0, (this.#counts.get(suite) ?? 0) - most);
  }
};

// src/report/format-duration.ts
function formatDuration(ms) {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}s`;
  const seconds2 = Math.round(ms / 1e3);
  return `${Math.floor(seconds2 / 60)}m${String(seconds2 % 60).padStart(2, "0")}s`;
}

// src/report/live-line.ts
var mostNames = 2;
var LiveLine = class {
  #planned = [];
  #running = /* @__PURE__ */ new Map();
  #suite = "";
  #suiteBegunAt = 0;
  #cells = 0;
  #cellsEnded = 0;
  planned(cases) {
    this.#planned.push(...cases.filter(({ cell }) => cell));
  }
  suiteBegan(suite, now) {
    this.#suite = suite;
    this.#suiteBegunAt = now;
    this.#cells = this.#planned.filter((each) => each.suite === suite).length;
    this.#cellsEnded = 0;
  }
  caseBegan(planned, now) {
    this.#running.set(key(planned), { ...planned, begunAt: now });
  }
  caseEnded(ended) {
    this.#running.delete(key(ended));
    if (ended.cell && ended.suite === this.#suite) this.#cellsEnded++;
  }
  /** Such as `reboot 12.3s · 97 of 132 cells · reboot lxd-1 (11.0s), reboot lxd-2 (11.0s) and 1 more`. */
  text(now) {
    const parts = this.#suite ? [`${this.#suite} ${formatDuration(now - this.#suiteBegunAt)}`] : [];
    if (this.#cells > 0) parts.push(`${this.#cellsEnded} of ${this.#cells} cells`);
    const running = this.running(now);
    if (running) parts.push(running);
    return parts.join(" \xB7 ");
  }
  /** The cases that have begun and not ended, longest first; empty when there is none. */
  running(now) {
    const steps = [...this.#running.values()].filter(({ cell }) => !cell);
    const named = steps.slice(0, mostNames).map(({ name, begunAt }) => `${name} (${formatDuration(now - begunAt)})`);
    const more = steps.length - named.length;
    return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
  }
};
function key({ suite, name }) {
  return `${suite}
${name}`;
}

// src/report/deliverables.ts
function deliverables({ claims: claims2, suites }) {
  const results = suites.flatMap(({ cases }) => cases);
  const rows = Object.entries(claims2?.deliverables ?? {}).map(([id, title]) => {
    const proving = results.filter((result) => result.claims.includes(id)).map(({ outcome }) => outcome);
    const seen = proving.filter((outcome) => outcome.status !== "skipped" || outcome.notRun);
    const statuses = (seen.length > 0 ? seen : proving).map(({ status }) => status);
    const passed = statuses.filter((status) => status === "passed").length;
    return { id, title, status: statusOf(statuses), passed, total: statuses.length };
  });
  return rows.every(({ total }) => total === 0) ? [] : rows;
}
function statusOf(statuses) {
  if (statuses.includes("failed")) return "failed";
  if (statuses.includes("error")) return "error";
  return statuses.length === 0 || statuses.includes("skipped") ? "not run" : "passed";
}

// src/report/summary.ts
var mostFailureLines = 40;
var mostReasonLines = 12;
function summary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const { reason, ...counts } = verdict(results);
  const sections = [
    failures(causesFirst(failureGroups(results)), report.file),
    skips(report),
    table2(
      report.suites.filter(({ durationMs }) => durationMs > 0).map(({ name, durationMs }) => [name, formatDuration(durationMs)])
    ),
    table2(Object.entries(report.properties)),
    promises(report),
    [
      `fanlab ${report.scenario}: ${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped in ${formatDuration(report.durationMs)}: ${report.stopped ?? reason}`
    ]
  ];
  const lines = sections.filter((section2) => section2.length > 0).map((section2) => section2.join("\n"));
  return withoutOldCommands(`${lines.join("\n\n")}
`);
}
function promises(report) {
  return table2(
    deliverables(report).map(({ id, status, passed, total, title }) => [
      id,
      status,
      total === 0 ? "" : `${passed} of ${total}`,
      title
    ])
  );
}
function failures(groups, file) {
  const lines = [];
  let left = groups.reduce((sum, { names }) => sum + names.length, 0);
  for (const group of groups) {
    const told = failure(group);
    if (lines.length + told.length > mostFailureLines - 1) break;
    lines.push(...told);
    left -= group.names.length;
  }
  if (left > 0) lines.push(`and ${left} more, see ${file}`);
  return lines;
}
function failure({ suite, names, cells, lines }) {
  const shown2 = cells.length > 1 ? [`${suite}: ${cells.length} cells`, ...cellNames(cells).map((line) => `  ${line}`)] : names.map((name) => `${suite}: ${name}`);
  const reasons = harmlessLines(lines.slice(0, mostReasonLines).join("\n"));
  return [...shown2, ...reasons];
}
function skips(report) {
  const counts = /* @__PURE__ */ new Map();
  for (const { outcome } of report.suites.flatMap((suite) => suite.cases)) {
    if (outcome.status !== "skipped") continue;
    const [reason = ""] = outcome.reason.split("\n");
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} skipped: ${reason}`);
}
function table2(rows) {
  const flat = rows.map((row) => row.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const widths = [];
  for (const row of flat) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return flat.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd());
}

// src/report/console.ts
var redrawMs = 250;
var signOfLifeMs = 3e4;
var mostOutputLines = 10;
var eraseLine = "\r\x1B[2K";
var Console = class {
  #stream;
  #live;
  #now;
  #startedAt;
  #line = new LiveLine();
  #failedCells = new FailedCells();
  #drawn = false;
  #lastPrintAt;
  #timer;
  constructor(options = {}) {
    this.#stream = options.stream ?? process.stdout;
    this.#live = options.live ?? false;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#lastPrintAt = this.#startedAt;
  }
  planned(cases) {
    this.#line.planned(cases);
  }
  suiteBegan(suite) {
    this.#line.suiteBegan(suite, this.#now());
    this.#print([this.#stamped(phaseBegins(suite))]);
  }
  suiteEnded({ name, durationMs, cases }) {
    const untold = this.#failedCells.untold(name);
    if (untold > 0) this.#print([this.#stamped(`  and ${untold} more cells that did not pass`)]);
    const cells = cases.filter(({ cell }) => cell);
    const passed = cells.filter(({ outcome }) => outcome.status === "passed").length;
    const count = cells.length > 0 ? `${passed} of ${cells.length} cells passed, ` : "";
    this.#print([this.#stamped(phaseEnds(name, count, formatDuration(durationMs)))]);
  }
  caseBegan(planned) {
    this.#line.caseBegan(planned, this.#now());
    this.#timer ??= setInterval(() => this.tick(), this.#live ? redrawMs : signOfLifeMs).unref();
  }
  caseEnded(result) {
    this.#line.caseEnded(result);
    const { status } = result.outcome;
    const isRed2 = status === "failed" || status === "error";
    if (result.cell && !isRed2) return;
    const told = result.cell ? this.#failedCells.tell(result) : {};
    if (told === void 0) return;
    const reason = result.outcome.status === "skipped" ? `: ${result.outcome.reason.replaceAll("\n", " ")}` : "";
    const duration = status === "skipped" ? "" : ` (${formatDuration(result.durationMs)})`;
    const word2 = isRed2 ? status.toUpperCase() : wordFor(result);
    const like = told.like === void 0 ? "" : `: as ${told.like}`;
    const lines = [this.#stamped(`  ${word2.padEnd(7)} ${result.name}${reason}${duration}${like}`)];
    const failure3 = told.like === void 0 ? failureLines(result) : [];
    if (failure3.length > 0) lines.push(...harmlessLines(failure3.join("\n")));
    if (failure3.length > 0 && result.output)
      lines.push(...harmlessLines(result.output).slice(-mostOutputLines));
    this.#print(lines);
  }
  output(text2) {
    this.#print(harmlessLines(text2));
  }
  warned(message) {
    this.#print([this.#stamped(`warning: ${message.replaceAll("\n", " ")}`)]);
  }
  closed(report) {
    clearInterval(this.#timer);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}
${summary(report)}`);
    this.#drawn = false;
  }
  /** Redraws the live line; in a log, says what runs when nothing else was said for a while. */
  tick() {
    const running = this.#line.running(this.#now());
    const quiet = this.#now() - this.#lastPrintAt >= signOfLifeMs;
    if (this.#live) this.#print([]);
    else if (running && quiet) this.#print([this.#stamped(`  running ${running}`)]);
  }
  #stamped(text2) {
    return withoutOldCommands(`[${formatDuration(this.#now() - this.#startedAt).padStart(6)}] ${text2}`);
  }
  #print(lines) {
    this.#lastPrintAt = this.#now();
    const printed = lines.map((line) => `${line}
`).join("");
    if (!this.#live) {
      this.#stream.write(printed);
      return;
    }
    const live = this.#line.text(this.#now()).slice(0, (this.#stream.columns || 80) - 1);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}${printed}${live}`);
    this.#drawn = live !== "";
  }
};
var wordFor = ({ asksCells, outcome: { status } }) => asksCells && status === "passed" ? "done" : status;

// src/report/claims.ts
function claimStatuses(results) {
  const cases = /* @__PURE__ */ new Map();
  for (const result of results) {
    for (const id of result.claims) cases.set(id, [...cases.get(id) ?? [], result]);
  }
  const letters = [...new Set([...cases.keys()].map(lettersOf))];
  const place = (id) => letters.indexOf(lettersOf(id));
  return [...cases].map(([id, own]) => statusOf2(id, own)).sort((a, b) => place(a.id) - place(b.id) || numberOf(a.id) - numberOf(b.id) || a.id.localeCompare(b.id));
}
var lettersOf = (id) => /^\D*/.exec(id)?.[0] ?? "";
var numberOf = (id) => Number(/\d+/.exec(id)?.[0] ?? 0);
function statusOf2(id, own) {
  const named = own.find(({ cell }) => !cell);
  const title = named ? named.name.replace(/^(?:[A-Z]\d+\w? )+/, "") : "cells of the matrix";
  const has = (status2) => own.some(({ outcome }) => outcome.status === status2);
  const notRun = own.some(({ outcome }) => outcome.status === "skipped" && outcome.notRun);
  const status = has("failed") ? "failed" : has("error") ? "error" : notRun ? "not run" : void 0;
  const passed = own.filter(({ outcome }) => outcome.status === "passed").length;
  return { id, title, status: status ?? (passed > 0 ? "passed" : "skipped"), passed, total: own.length };
}

// src/report/report-document.ts
function reportDocument(report) {
  const results = report.suites.flatMap(({ cases }) => cases);
  const { exitCode, reason, ...counts } = verdict(results);
  return {
    version: 1,
    scenario: report.scenario,
    verdict: ["passed", "failed", "error"][exitCode],
    reason: report.stopped ?? reason,
    stopped: report.stopped !== void 0,
    ...counts,
    durationMs: Math.round(report.durationMs),
    cases: Object.fromEntries(claimStatuses(results).map(({ id, ...status }) => [id, status])),
    red: results.flatMap(({ claims: claims2, suite, name, outcome, explanation, evidence }) => {
      if (outcome.status !== "failed" && outcome.status !== "error") return [];
      const [expected, got] = outcome.status === "failed" ? [outcome.expected, outcome.got] : [null, outcome.message];
      const { status, hint = null } = outcome;
      const further = { where: explanation ?? null, hint, evidence: evidence ?? null };
      return [{ ids: claims2, phase: suite, name, status, expected, got, ...further }];
    })
  };
}

// src/report/json-document.ts
var JsonDocument = class {
  #stream;
  constructor(stream) {
    this.#stream = stream;
  }
  closed(report) {
    this.#stream.write(`${JSON.stringify(reportDocument(report), null, 2)}
`);
  }
};

// src/report/output-problems.ts
import { join } from "node:path";
function outputProblems({ reports, files: files2, evidence, result, timings }, owner) {
  const callers = new CallersFiles(owner);
  const inReports = problemOf("a folder for reports", () => {
    callers.tryFolder(reports);
    for (const file of files2) callers.tryWriting(join(reports, file));
    callers.list(join(reports, evidence));
  });
  const others = [
    { what: "a file for --result", file: result },
    { what: "a file for --timings", file: timings }
  ].filter(({ file }) => file !== "");
  const same = result !== "" && result === timings;
  return [
    ...inReports,
    ...others.flatMap(({ what, file }) => problemOf(what, () => callers.tryWriting(file))),
    ...same ? [
      {
        message: `cannot write ${result}: it was given for the result and for the timings`,
        hint: "give them two names"
      }
    ] : []
  ];
}
function problemOf(what, attempt) {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [{ message: error.message, hint: `choose ${what} that you may write to (${error.hint})` }];
  }
}

// src/report/case-list.ts
var CaseList = class {
  suites = /* @__PURE__ */ new Map();
  plan(cases) {
    for (const planned of cases) {
      const { entries } = this.suite(planned.suite);
      if (entries.has(planned.name)) throw new Error(`planned twice: "${planned.name}" in "${planned.suite}"`);
      if (/^\s*$|\n/.test(planned.name)) throw new Error(`not a name of one line: "${planned.name}"`);
      entries.set(planned.name, { planned });
    }
  }
  suite(name) {
    const known = this.suites.get(name);
    if (known) return known;
    const twin = [...this.suites.keys()].find((other) => slug(other) === slug(name));
    if (twin !== void 0) throw new Error(`suites "${twin}" and "${name}" have the same class name`);
    const suite = { entries: /* @__PURE__ */ new Map() };
    this.suites.set(name, suite);
    return suite;
  }
  entry(reference) {
    const known = this.suite(reference.suite).entries.get(reference.name);
    if (known) return known;
    const { suite, name, claims: claims2 = [], cell, asksCells } = reference;
    this.plan([{ suite, name, claims: claims2, ...cell && { cell }, ...asksCells && { asksCells } }]);
    return this.entry(reference);
  }
  /** Planned cases of a suite that have not begun. */
  waiting(suite) {
    return [...this.suite(suite).entries.values()].filter(({ begunAt, result }) => !begunAt && !result).map(({ planned }) => planned);
  }
  /** Cases that have begun and not ended, in planned order. */
  running() {
    return this.#planned(({ begunAt, result }) => begunAt !== void 0 && !result);
  }
  /** The next case in planned order. */
  next() {
    return this.#planned(({ begunAt, result }) => !begunAt && !result)[0];
  }
  #planned(wanted) {
    const entries = [...this.suites.values()].flatMap((suite) => [...suite.entries.values()]);
    return entries.filter(wanted).map(({ planned }) => planned);
  }
  /** The suites as they are at `now`, of a run that began at `startedAt`. */
  snapshot(startedAt, now) {
    return [...this.suites].map(([name, suite]) => {
      const begunAt = suite.begunAt ?? startedAt;
      const endedAt = suite.begunAt ? suite.endedAt ?? now : begunAt;
      return {
        name,
        startedAt: begunAt,
        durationMs: millisecondsBetween(begunAt, endedAt),
        cases: [...suite.entries.values()].map((entry) => resultSoFar(entry, begunAt, now))
      };
    });
  }
  /**
   * Ends the suites that go on, and skips every case that was not reported; what was in progress when somebody stopped
   * the run, for the reason `stopped`, is an error.
   */
  finish(reason, now, stopped) {
    for (const suite of this.suites.values()) {
      if (suite.begunAt) suite.endedAt ??= now;
      for (const entry of suite.entries.values()) {
        const far = resultSoFar(entry, suite.begunAt ?? now, now);
        const why = `${entry.begunAt ? "not finished" : "not run"}: ${reason}`;
        const isStopped = entry.begunAt && stopped !== void 0;
        entry.result ??= {
          ...far,
          outcome: isStopped ? endedDuring(stopped, far.name) : { status: "skipped", reason: why, notRun: true }
        };
      }
    }
  }
};
function resultSoFar({ planned, begunAt, result }, startedAt, now) {
  if (result) return result;
  return {
    ...planned,
    outcome: begunAt ? endedDuring(endedUnexpectedly, planned.name) : { status: "skipped", reason: "not run yet", notRun: true },
    startedAt: begunAt ?? startedAt,
    durationMs: begunAt ? millisecondsBetween(begunAt, now) : 0
  };
}
function millisecondsBetween(from, to) {
  return Math.max(0, to.getTime() - from.getTime());
}

// src/report/clean-result.ts
function cleanText(text2, redactor) {
  return redactor.redact(plainText(text2));
}
function cleanResult(result, redactor) {
  const clean = (text2) => cleanText(text2, redactor);
  return {
    ...result,
    outcome: cleanOutcome(result.outcome, clean),
    ...result.properties && {
      properties: Object.fromEntries(Object.entries(result.properties).map(([k, v]) => [k, clean(v)]))
    },
    ...result.output !== void 0 && { output: clean(result.output) },
    ...result.explanation !== void 0 && { explanation: clean(result.explanation) }
  };
}
function cleanOutcome(outcome, clean) {
  const cleaned = Object.entries(outcome).map(([key2, value]) => [
    key2,
    key2 !== "status" && typeof value === "string" ? clean(value) : value
  ]);
  return Object.fromEntries(cleaned);
}

// src/report/junit-adapter.ts
import junit from "./packages/junit-report-builder.mjs";
function newBuilder() {
  return junit.newBuilder();
}
function setAttribute(node, name, value) {
  const hidden = node;
  hidden._attributes[name] = value;
}
function setRootAttribute(builder, name, value) {
  const hidden = builder;
  hidden._rootTestSuites._attributes[name] = value;
}
function skipWithReason(testCase, reason) {
  testCase.skipped();
  const build = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build(parent);
    const skipped = element.children.find((child) => child.name === "skipped");
    skipped?.att("message", reason).txt(reason);
    return element;
  };
}

// src/report/time-shares.ts
function timeShares({ startedAt, durationMs, cases }) {
  const start = startedAt.getTime();
  const within = (time) => Math.min(Math.max(time, start), start + durationMs);
  const spans = cases.map((each) => {
    const from = each.startedAt.getTime();
    return { from: within(from), to: within(from + each.durationMs) };
  });
  const share2 = sharedClock(spans);
  return spans.map(({ from, to }) => Math.max(0, Math.floor(share2(to) - share2(from))));
}
function sharedClock(spans) {
  const changes = /* @__PURE__ */ new Map();
  for (const { from, to } of spans) {
    changes.set(from, (changes.get(from) ?? 0) + 1);
    changes.set(to, (changes.get(to) ?? 0) - 1);
  }
  const shown2 = /* @__PURE__ */ new Map();
  let [clock, running, before] = [0, 0, 0];
  for (const [time, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (running > 0) clock += (time - before) / running;
    shown2.set(time, clock);
    running += change;
    before = time;
  }
  return (time) => shown2.get(time) ?? 0;
}

// src/report/junit.ts
var longestOutput = 5e4;
function junit2(report, written = /* @__PURE__ */ new Map()) {
  const builder = newBuilder().name(`fanlab ${report.scenario}`);
  setRootAttribute(builder, "time", seconds(report.durationMs));
  setRootAttribute(builder, "timestamp", utc(report.startedAt));
  const empty = builder.build();
  const { scenario, source, job, properties: properties2 } = report;
  const suites = report.suites.map((suite, index) => {
    const from = JSON.stringify([suite, report.suites.length, scenario, source, job, properties2]);
    const known = written.get(index);
    if (known?.from === from) return known.suite;
    const rendered = renderSuite(suite, report, index);
    written.set(index, { from, suite: rendered });
    return rendered;
  });
  if (suites.length === 0) return `${empty}
`;
  const sums = countNames.map((_, at) => suites.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
  const head = empty.slice(0, -countsOf([0, 0, 0, 0], "/>").length);
  return `${head}${countsOf(sums, ">")}${suites.map(({ text: text2 }) => text2).join("")}
</testsuites>
`;
}
var countNames = ["tests", "failures", "errors", "skipped"];
var countsOf = (counts, end) => `${countNames.map((name, index) => ` ${name}="${counts[index]}"`).join("")}${end}`;
function renderSuite(suite, report, index) {
  const builder = newBuilder();
  addSuite(builder.testSuite(), suite, report, index);
  const document = builder.build();
  const start = document.indexOf("\n  <testsuite");
  const root = document.slice(0, start);
  return {
    text: document.slice(start, document.lastIndexOf("\n</testsuites>")),
    counts: countNames.map((name) => Number(new RegExp(`<testsuites.* ${name}="(\\d+)"`).exec(root)?.[1]))
  };
}
function addSuite(element, suite, report, index) {
  element.name(numbered(suite.name, index, report.suites.length)).timestamp(utc(suite.startedAt));
  setAttribute(element, "time", seconds(suite.durationMs));
  for (const [name, value] of Object.entries(report.properties)) element.property(name, plainText(value));
  if (report.job) element.property(jobProperty, plainText(report.job));
  const times = timeShares(suite);
  for (const [at, result] of suite.cases.entries())
    addCase(element.testCase(), result, report, times[at] ?? 0);
}
var numbered = (name, index, count) => `${String(index + 1).padStart(Math.max(2, String(count).length), "0")} ${name}`;
function addCase(element, result, { scenario, source }, timeMs) {
  element.className(`fanlab.${slug(scenario)}.${slug(result.suite)}`).name(plainText(result.name));
  if (source !== void 0) element.file(source);
  setAttribute(element, "time", seconds(timeMs));
  for (const claim of result.claims) element.property("claim", claim);
  if ((result.attempts ?? 1) > 1) element.property("attempts", String(result.attempts));
  for (const [name, value] of Object.entries(result.properties ?? {}))
    element.property(name, plainText(value));
  if (result.evidence !== void 0) element.property("evidence", result.evidence);
  addOutcome(element, result);
  if (result.output) element.standardOutput(ending(plainText(result.output)));
}
function addOutcome(element, result) {
  const { outcome, explanation } = result;
  const where = explanation === void 0 ? "" : `: ${explanation}`;
  switch (outcome.status) {
    case "passed":
      return;
    case "failed": {
      const { expected, got } = outcome;
      element.failure(oneLine(`expected ${expected}, got ${got}${where}`), "CheckFailed");
      element.stacktrace(plainText(failureLines(result).join("\n")));
      return;
    }
    case "error": {
      const message = plainText(outcome.message).trim() || noReason;
      const lines = [message, ...furtherLines(result)];
      element.error(oneLine(`${message}${where}`), "LabError", plainText(lines.join("\n")));
      return;
    }
    case "skipped":
      skipWithReason(element, oneLine(outcome.reason) || noReason);
  }
}
var noReason = "no reason was given";
function oneLine(text2) {
  return plainText(text2).trim().replaceAll(/\s*\n\s*/g, " | ");
}
function ending(text2) {
  const left = text2.length - longestOutput;
  return left <= 0 ? text2 : `(${left} characters left out)
${text2.slice(left)}`;
}
function seconds(ms) {
  return (Math.max(0, ms) / 1e3).toFixed(3);
}
function utc(date) {
  return date.toISOString().slice(0, 19);
}

// src/report/assertion.ts
import { inspect, stripVTControlCharacters } from "node:util";
var isAssertion = (error) => error instanceof Error && (error.code === "ERR_ASSERTION" || error.name === "AssertionError" || "matcherResult" in error);
function differenceOf(error) {
  const message = stripVTControlCharacters(error.message).trim();
  const values = error.matcherResult ?? error;
  const own = error.generatedMessage === true || message === "" ? "" : message;
  if (!("expected" in values) && !("actual" in values))
    return { expected: own || "an assertion that holds", got: "it does not" };
  const expected = shown(values.expected);
  return { expected: own === "" ? expected : `${own}: ${expected}`, got: shown(values.actual) };
}
var shown = (value) => typeof value === "string" ? JSON.stringify(value) : inspect(value, { depth: 4, maxArrayLength: 20, maxStringLength: 500 });

// src/report/outcome-of-error.ts
function outcomeOfError(thrown) {
  const error = errorOfCommand(thrown);
  if (error instanceof CheckFailed) {
    const { expected, got, hint: hint2, silent } = error;
    const asksCells = silent.length > 0 && { asksCells: true };
    return { status: "failed", expected, got, ...hint2 !== void 0 && { hint: hint2 }, ...asksCells };
  }
  if (isAssertion(error)) return { status: "failed", ...differenceOf(error) };
  if (error instanceof NotObservable) return { status: "skipped", reason: error.message };
  const hint = error instanceof LabError ? error.hint : void 0;
  return {
    status: "error",
    message: `${messageWithCauses(error)}${whereOf2(error)}`,
    ...hint !== void 0 && { hint }
  };
}
function whereOf2(error) {
  const [line] = error instanceof LabError ? [] : scriptLines(error);
  return line === void 0 ? "" : ` (${error.name} at ${line})`;
}
function traceOfError(thrown) {
  const error = errorOfCommand(thrown);
  const worded = [LabError, CheckFailed, NotObservable].some((kind) => error instanceof kind);
  if (worded || !(error instanceof Error) || !error.stack) return {};
  const lines = scriptLines(error).map((line) => `    at ${line}`);
  return { output: lines.length > 0 ? [`${error.name}: ${error.message}`, ...lines].join("\n") : error.stack };
}
function messageWithCauses(error) {
  const seen = /* @__PURE__ */ new Set();
  let message = "";
  let next = error;
  while (next !== void 0 && next !== null && !seen.has(next)) {
    seen.add(next);
    const text2 = next instanceof Error ? next.message || next.name : String(next);
    if (!message.includes(text2)) message += message === "" ? text2 : `: ${text2}`;
    next = next instanceof Error ? next.cause : void 0;
  }
  return message || "unknown error";
}

// src/report/report-file.ts
import { dirname } from "node:path";
var shortestInterval = 250;
var share = 20;
var ReportFile = class {
  path;
  #files;
  #render;
  #timer;
  #interval = shortestInterval;
  #error;
  constructor(path, render, owner) {
    this.path = path;
    this.#render = render;
    this.#files = new CallersFiles(owner);
  }
  /** Writes a moment later, once for all that happens until then. */
  writeSoon() {
    this.#timer ??= setTimeout(() => this.write(), this.#interval).unref();
  }
  /** Writes before it returns. Does not throw: a full disk must not end the run, whose verdict is wanted all the same. */
  write() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    const start = performance.now();
    try {
      this.#files.write(this.path, this.#render());
      this.#error = void 0;
    } catch (error) {
      this.#error = error;
    }
    this.#interval = Math.max(shortestInterval, (performance.now() - start) * share);
  }
  /** Why the last write failed; undefined when it did not. */
  get problem() {
    if (this.#error === void 0) return void 0;
    const cause = this.#error;
    if (cause instanceof LabError) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new LabError(`cannot write ${this.path}: ${message}`, { hint: `df -h ${dirname(this.path)}`, cause });
  }
};

// src/report/run-ending.ts
var mostNames2 = 2;
var RunEnding = class {
  #cases;
  #signal;
  /** What goes on while no case is in progress. */
  #activity = "the run is planned";
  #failure;
  #stopped;
  constructor(cases, signal) {
    this.#cases = cases;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#stop, { once: true });
  }
  #stop = () => {
    this.#stopped = `${this.why} ${this.#progress()}`;
  };
  /** Undefined once cases tell what goes on. */
  doing(activity) {
    this.#activity = activity;
  }
  /** The run cannot go on, for a reason that no case tells. The first one counts. */
  fail(failure3) {
    this.#failure ??= failure3;
  }
  close() {
    this.#signal?.removeEventListener("abort", this.#stop);
  }
  /** Who stopped the run, in a few words such as `timed out after 60s`. */
  get why() {
    const reason = this.#signal?.reason;
    return reason instanceof Error && reason.message ? reason.message : "interrupted";
  }
  /** The same, with what was in progress; undefined when nobody stopped it. */
  get stopped() {
    return this.#stopped;
  }
  /** What holds if the run ends now and nobody writes on. */
  get soFar() {
    return this.#stopped ?? `${endedUnexpectedly} ${this.#progress()}`;
  }
  /** What a report of a run that goes on has to say and no case says. */
  missingNow(results) {
    return results.some(tellsEnding) ? void 0 : { message: this.soFar };
  }
  /** What the report of the whole run has to say and no case says. A run that did not pass is never without a red case. */
  missingAtEnd(results) {
    if (this.#stopped !== void 0) return this.missingNow(results);
    const { exitCode, errors, reason } = verdict(results);
    if (errors > 0) return void 0;
    return this.#failure ?? (exitCode === 2 ? { message: reason } : void 0);
  }
  /** Such as `during: four machines boot`. */
  #progress() {
    const names = this.#cases.running().map(({ name }) => name);
    const more = names.length > mostNames2 ? ` and ${names.length - mostNames2} more` : "";
    if (names.length > 0) return `during: ${names.slice(0, mostNames2).join(", ")}${more}`;
    if (this.#activity !== void 0) return `during: ${this.#activity}`;
    const next = this.#cases.next();
    return next ? `before: ${next.name}` : "at its end";
  }
};

// src/report/run-facts.ts
var RunFacts = class {
  timings = [];
  #properties = /* @__PURE__ */ new Map();
  set(name, value) {
    this.#properties.set(name, value);
  }
  /** A wait of so many milliseconds that ends now. */
  waited(name, kind, durationMs, now) {
    this.timings.push({ name, kind, startedAt: new Date(now.getTime() - durationMs), durationMs });
  }
  /** The facts, cleaned, and the sum of the waits of each kind. */
  properties(clean) {
    const seconds2 = /* @__PURE__ */ new Map();
    for (const { kind, durationMs } of this.timings) {
      seconds2.set(`${kind} seconds`, (seconds2.get(`${kind} seconds`) ?? 0) + durationMs / 1e3);
    }
    return Object.fromEntries([
      ...[...this.#properties].map(([name, value]) => [name, clean(value)]),
      ...[...seconds2].map(([name, value]) => [name, value.toFixed(1)])
    ]);
  }
};

// src/report/recorder.ts
var Recorder = class {
  redactor;
  #options;
  #now;
  #startedAt;
  #cases = new CaseList();
  #facts = new RunFacts();
  #lab = {};
  #ending;
  #file;
  #closed = false;
  #warned = false;
  constructor(options) {
    this.#options = options;
    this.#now = options.now ?? (() => /* @__PURE__ */ new Date());
    this.#startedAt = this.#now();
    this.redactor = options.redactor ?? new Redactor();
    const render = (written) => this.redactor.redact(junit2(this.report(), written));
    this.#file = new ReportFile(options.file, render.bind(void 0, /* @__PURE__ */ new Map()), options.owner);
    this.#ending = new RunEnding(this.#cases, options.signal);
  }
  /** May be called more than once. Throws when a name is planned twice for a suite. */
  plan(cases) {
    this.#cases.plan(cases);
    this.#tell((listener) => listener.planned?.(cases));
    this.write();
  }
  /** What the run does from now on until its next case begins, such as `the host is prepared`. */
  doing(activity) {
    this.#ending.doing(activity);
    this.write();
  }
  /** The run cannot go on, for a reason that no case tells. The first one counts. */
  fail(ending2) {
    this.#ending.fail(ending2);
  }
  /** Writes the file before it returns; a file that cannot be written is told once. */
  write() {
    if (this.#closed) return;
    this.#file.write();
    const { problem } = this.#file;
    if (!problem || this.#warned) return;
    this.#warned = true;
    this.#tell((listener) => listener.warned?.(problem.message));
  }
  /** A fact about the run, such as the kernel. */
  setProperty(name, value) {
    this.#facts.set(name, value);
    this.#file.writeSoon();
  }
  /** How the lab is laid out, as far as that is known now, and what it claims. */
  describe(topology2, { deliverables: deliverables2, controls }) {
    this.#lab = { topology: topology2, claims: { deliverables: deliverables2, controls } };
  }
  /** `secret` is masked in everything written from now on. */
  secret(secret) {
    this.redactor.add(secret);
  }
  /** Shows what a machine or a tool said. Give complete texts, not pieces as they arrive: a secret could be cut in two. */
  output(text2) {
    this.#tell((listener) => listener.output?.(cleanText(text2, this.redactor)));
  }
  /** Something about the run itself that a person should know; it changes no verdict. */
  warn(message) {
    this.#tell((listener) => listener.warned?.(cleanText(message, this.redactor)));
  }
  beginSuite(name) {
    this.#ending.doing(void 0);
    this.#cases.suite(name).begunAt ??= this.#now();
    this.#tell((listener) => listener.suiteBegan?.(name));
    this.write();
  }
  endSuite(name) {
    const suite = this.#cases.suite(name);
    if (!suite.begunAt || suite.endedAt) return;
    suite.endedAt = this.#now();
    const report = this.report().suites.find((each) => each.name === name);
    if (report) this.#tell((listener) => listener.suiteEnded?.(report));
    this.write();
  }
  begin(reference) {
    if (this.#closed) return;
    const entry = this.#cases.entry(reference);
    entry.begunAt = this.#now();
    this.#cases.suite(reference.suite).begunAt ??= entry.begunAt;
    this.#ending.doing(void 0);
    this.#tell((listener) => listener.caseBegan?.(entry.planned));
    this.#file.writeSoon();
  }
  /** Ignored after close: what ends late was already reported as not run. */
  end(ended) {
    if (this.#closed) return;
    const entry = this.#cases.entry(ended);
    if (entry.result) throw new Error(`reported twice: "${ended.name}" in "${ended.suite}"`);
    const now = this.#now();
    const startedAt = ended.startedAt ?? entry.begunAt ?? now;
    this.#cases.suite(ended.suite).begunAt ??= startedAt;
    this.#ending.doing(void 0);
    const durationMs = ended.durationMs ?? millisecondsBetween(startedAt, now);
    const claims2 = [.../* @__PURE__ */ new Set([...entry.planned.claims, ...ended.claims ?? []])];
    const result = { ...ended, ...entry.planned, claims: claims2, startedAt, durationMs };
    entry.result = result;
    this.#tell((listener) => listener.caseEnded?.(cleanResult(result, this.redactor)));
    this.#file.writeSoon();
  }
  /** Reports a case that cannot be run here, with the reason, such as `lxc machines share the host's kernel`. */
  skip(reference, reason) {
    this.end({ ...reference, outcome: { status: "skipped", reason } });
  }
  /** Skips those planned cases of a suite that nobody has begun: what they are about cannot be seen here. */
  skipRest(suite, reason) {
    for (const reference of this.#cases.waiting(suite)) this.skip(reference, reason);
  }
  /** Runs what changes the lab. Records what it throws and throws it again: what comes after could not work. */
  async step(reference, body) {
    const facts = {};
    this.begin(reference);
    let value;
    try {
      value = await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      throw error;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return value;
  }
  /** Runs what only observes the lab; tells whether it passed. Throws only when the run was aborted. */
  async check(reference, body) {
    const facts = {};
    this.begin(reference);
    try {
      await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      if (this.#isAbort(error)) throw error;
      return false;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return true;
  }
  /** Records a wait for the bench, in milliseconds. */
  measure(name, kind, durationMs) {
    this.#facts.waited(name, kind, durationMs, this.#now());
  }
  /** Every case in planned order; those that nobody reported are skipped, with `notRun`, or in progress an error. */
  results() {
    const suites = this.#closed ? this.report().suites : this.#cases.snapshot(this.#startedAt, this.#now());
    return suites.flatMap((suite) => suite.cases);
  }
  /** What is known now. As long as the run goes on, some case tells in an error that it ended, in case nobody writes on. */
  report() {
    const now = this.#now();
    const known = this.#cases.snapshot(this.#startedAt, now);
    const results = known.flatMap((suite) => suite.cases);
    const missing = this.#closed ? this.#ending.missingAtEnd(results) : this.#ending.missingNow(results);
    const suites = missing ? withEnding(known, missing, now) : known;
    return {
      scenario: this.#options.scenario,
      file: this.#options.file,
      startedAt: this.#startedAt,
      durationMs: millisecondsBetween(this.#startedAt, now),
      job: this.#options.job,
      source: this.#options.source,
      stopped: this.#closed ? this.#ending.stopped ?? missing?.message.split("\n")[0] : this.#ending.soFar,
      properties: this.#facts.properties((text2) => cleanText(text2, this.redactor)),
      suites: suites.map((suite) => ({
        ...suite,
        cases: suite.cases.map((result) => cleanResult(result, this.redactor))
      })),
      timings: this.#facts.timings,
      ...this.#lab
    };
  }
  /**
   * Ends the run: what was not reported is skipped with `not run: <reason>`. The second and later calls do nothing.
   * Throws when the JUnit file could not be written.
   */
  close(reason) {
    if (this.#closed) return;
    this.#closed = true;
    const { stopped, why } = this.#ending;
    this.#ending.close();
    this.#cases.finish(reason, this.#now(), stopped === void 0 ? void 0 : why);
    this.#file.write();
    this.#tell((listener) => listener.closed?.(this.report()));
    if (this.#file.problem) throw this.#file.problem;
  }
  #endWithError(reference, facts, error) {
    const outcome = this.#isAbort(error) ? endedDuring(this.#ending.why, reference.name) : outcomeOfError(error);
    this.end({ ...reference, ...traceOfError(error), ...facts, outcome });
  }
  #isAbort = (error) => this.#options.signal?.aborted === true || error instanceof Error && error.name === "AbortError";
  #tell(event) {
    for (const listener of this.#options.listeners ?? []) event(listener);
  }
};

// src/report/report-place.ts
import { lstatSync } from "node:fs";
import { join as join2 } from "node:path";
function reportPlace(files2, folder, { scenario, job }) {
  const mayTake = (isOurs) => (name) => {
    const path = join2(folder, name);
    const found = lookAt(path);
    if (!found || !(found.isFile() || found.isDirectory())) return true;
    return job === "" && isOurs(files2, path);
  };
  const always = () => true;
  return {
    junit: join2(folder, firstName(`TEST-${scenario}`, ".xml", mayTake(isReport))),
    summary: join2(folder, firstName("summary", ".md", mayTake(isSummary))),
    evidence: firstName(join2("evidence", scenario), "", mayTake(always))
  };
}
function lookAt(path) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return void 0;
  }
}
function firstName(stem, ending2, isFree) {
  for (let number2 = 1; ; number2++) {
    const name = `${stem}${number2 === 1 ? "" : `-${number2}`}${ending2}`;
    if (isFree(name)) return name;
  }
}

// src/report/markdown-summary.ts
import { basename } from "node:path";

// src/report/reach.ts
function reachOfEndpoints(results) {
  return countCells(results, ({ source, target }) => [source, target]);
}
function reachOfPairs(results) {
  return countCells(results, ({ source, target }) => [pairKey(source, target)]);
}
var pairKey = (source, target) => JSON.stringify([source, target]);
function reachState(reach) {
  if (!reach || reach.total === 0) return "unknown";
  if (reach.passed === reach.total) return "ok";
  return reach.passed * 2 <= reach.total ? "bad" : "partly";
}
function countCells(results, keysOf) {
  const reaches = /* @__PURE__ */ new Map();
  for (const { cell, outcome } of results) {
    if (!cell || outcome.status === "skipped") continue;
    for (const key2 of keysOf(cell)) {
      const { passed, total } = reaches.get(key2) ?? { passed: 0, total: 0 };
      reaches.set(key2, { passed: passed + (outcome.status === "passed" ? 1 : 0), total: total + 1 });
    }
  }
  return reaches;
}

// src/report/mermaid.ts
function topologyGraph(lab, results) {
  const reaches = reachOfEndpoints(results);
  const box = (name, ...words) => {
    const reach = reaches.get(name);
    return { id: name, words: [...words, counted(reach)], state: reachState(reach) };
  };
  if (lab.overlay === void 0 && (lab.networks?.length ?? 0) > 1) return networksGraph(lab, box);
  const contained = lab.endpoints.filter(({ kind }) => kind === "container" || kind === "docker");
  const tunnel = lab.vni === void 0 ? "" : `VXLAN, VNI ${lab.vni}, `;
  const underlay = {
    id: " underlay",
    words: [`underlay ${lab.underlay}`, `${tunnel}MTU ${lab.mtu}`]
  };
  const places = [{ name: "host", ...lab.host }, ...lab.machines].map(({ name, address, fanAddress }) => {
    const words = fanAddress === void 0 ? [name] : ["overlay", fanAddress];
    const inside = contained.filter(({ machine }) => machine === name);
    return {
      frame: {
        title: `${name}, ${address}`,
        boxes: [box(name, ...words), ...inside.map((each) => box(each.name, each.name, each.address ?? ""))]
      },
      lines: [
        { from: underlay.id, to: name, kind: "cable" },
        ...inside.map((each) => ({ from: name, to: each.name, kind: "cable" }))
      ]
    };
  });
  const homeless = contained.filter(({ machine }) => machine === void 0);
  const elsewhere = {
    title: "not found on a machine",
    boxes: homeless.map(({ name }) => box(name, name))
  };
  return mermaidDiagram({
    items: [underlay, ...places.map(({ frame }) => frame), ...homeless.length > 0 ? [elsewhere] : []],
    lines: places.flatMap(({ lines }) => lines)
  });
}
function networksGraph({ networks = [], machines }, box) {
  const hosts = networks.some(({ host }) => host.length > 0) ? [{ name: "host", networks: Object.fromEntries(networks.map(({ name, host }) => [name, host])) }] : [];
  const there = [...hosts, ...machines].map(({ name, networks: own = {} }) => ({ name, own }));
  const idOf = (network) => ` network ${network}`;
  return mermaidDiagram({
    items: [
      ...networks.map(({ name, prefixes, mtu }) => {
        return { id: idOf(name), words: [name, ...prefixes, `MTU ${mtu}`], isRound: true };
      }),
      ...there.map(({ name, own }) => box(name, name, ...Object.values(own).flat()))
    ],
    lines: there.flatMap(
      ({ name, own }) => Object.entries(own).filter(([, addresses]) => addresses.length > 0).map(([network]) => ({ from: idOf(network), to: name, kind: "cable" }))
    )
  });
}
var counted = (reach) => reach ? `${reach.passed} of ${reach.total}` : "";
function phaseTimeline({ suites, startedAt }) {
  const begun = suites.filter(({ durationMs }) => durationMs > 0);
  return [
    "gantt",
    "  dateFormat x",
    "  axisFormat %M:%S",
    ...begun.map((suite) => {
      const start = Math.max(0, suite.startedAt.getTime() - startedAt.getTime());
      const mark = hasFailed(suite) ? "crit" : "active";
      const name = `${word(suite.name)} ${formatDuration(suite.durationMs)}`;
      return `  ${name} :${mark}, ${start}, ${start + Math.max(1, Math.round(suite.durationMs))}`;
    })
  ].join("\n");
}
var hasFailed = ({ cases }) => cases.some(({ outcome }) => outcome.status === "failed" || outcome.status === "error");
var word = (said) => plainText(said).replaceAll(/[^\w .,()/-]/g, " ").trim() || "phase";

// src/report/phase-times.ts
function phaseTimes({ suites, timings }) {
  return suites.map(({ name, startedAt, durationMs }) => {
    const start = startedAt.getTime();
    const within = timings.map(({ kind, ...timing }) => ({ kind, span: cut(timing, start, start + durationMs) })).filter(({ span: [from, to] }) => to > from);
    const spans = (...kinds) => within.filter(({ kind }) => kinds.includes(kind)).map(({ span }) => span);
    const boot = covered(spans("boot"));
    const lxd = covered(spans("boot", "lxd")) - boot;
    const docker = covered(spans("boot", "lxd", "docker")) - boot - lxd;
    return {
      name,
      total: durationMs,
      boot,
      lxd,
      docker,
      harness: Math.max(0, durationMs - boot - lxd - docker)
    };
  });
}
function cut({ startedAt, durationMs }, from, to) {
  const start = startedAt.getTime();
  return [Math.max(start, from), Math.min(start + durationMs, to)];
}
function covered(spans) {
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

// src/report/markdown-summary.ts
var largest = 1e6;
var largestFailures = 4e5;
var mostReasonLines2 = 20;
var mostRows = 64;
var icons = { passed: "\u2705", failed: "\u274C", error: "\u{1F4A5}", "not run": "\u26AA", skipped: "\u26AA" };
function markdownSummary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const sections = [
    headline(report, results),
    promises2(report),
    failures2(causesFirst(failureGroups(results)), basename(report.file)),
    claims(report, results),
    topology(report, results),
    phases(report),
    section("Under test", properties(report)),
    files(report, results)
  ];
  const whole = withoutOldCommands(`${sections.filter(Boolean).join("\n\n")}
`);
  const shown2 = Buffer.byteLength(whole) <= largest ? whole : cut2(whole);
  return report.job ? `${shown2}
${summaryMark(report.job)}
` : shown2;
}
var section = (title, body) => body === "" ? "" : `## ${title}

${body}`;
function headline(report, results) {
  const { exitCode, reason, ...counts } = verdict(results);
  const icon = icons[["passed", "failed", "error"][exitCode]];
  const numbers = `${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped`;
  const why = report.stopped ?? reason;
  return `# ${icon} fanlab ${text(report.scenario)}: ${text(why)}

${numbers} in ${formatDuration(report.durationMs)}`;
}
function promises2(report) {
  const rows = deliverables(report);
  if (rows.length === 0) return "";
  const shown2 = rows.map(({ id, title, status, passed, total }) => [
    id,
    `${icons[status]} ${status}`,
    total === 0 ? "" : `${passed} of ${total}`,
    text(title)
  ]);
  return table(["", "result", "cells", "deliverable"], shown2);
}
function failures2(groups, junit3) {
  const told = [];
  let bytes = 0;
  let left = groups.reduce((sum, { names }) => sum + names.length, 0);
  for (const group of groups) {
    const own = failure2(group);
    bytes += Buffer.byteLength(own);
    if (bytes > largestFailures) break;
    told.push(own);
    left -= group.names.length;
  }
  if (left > 0) told.push(`and ${left} more, see ${code(junit3)}`);
  return section("What failed", told.join("\n\n"));
}
function failure2({ suite, names, cells, lines, explanation, evidence }) {
  const title = cells.length > 1 ? `${cells.length} cells` : names[0] ?? "";
  const reasons = lines.filter((line) => line !== `where: ${explanation}` && line !== `evidence: ${evidence}`);
  const shown2 = reasons.slice(0, mostReasonLines2);
  const left = reasons.length - shown2.length;
  const more = left > 0 ? [`and ${left} lines more`] : [];
  return [
    `**${text(suite)}: ${text(title)}**`,
    ...explanation === void 0 ? [] : ["", `Where: ${text(explanation)}.`],
    "",
    block([...cells.length > 1 ? cellNames(cells) : [], ...shown2, ...more]),
    ...evidence === void 0 ? [] : ["", `Evidence: ${code(evidence)}`]
  ].join("\n");
}
function claims({ claims: told }, results) {
  const all = claimStatuses(results).filter(({ id }) => told?.deliverables[id] === void 0);
  const isControl = ({ id }) => told?.controls.includes(id) ?? false;
  const rows = (wanted) => table(
    ["id", "result", "cases", "claim"],
    wanted.slice(0, mostRows).map(({ id, status, passed, total, title }) => [
      text(id),
      `${icons[status]} ${status}`,
      `${passed} of ${total}`,
      text(title)
    ])
  );
  const part = (title, wanted) => {
    if (wanted.length === 0) return "";
    const count = (status) => wanted.filter((each) => each.status === status).length;
    const open = wanted.filter(({ status }) => status === "failed" || status === "error");
    const notRun = count("not run") === 0 ? "" : `, ${count("not run")} not run`;
    const label = `${title}: ${count("passed")} of ${wanted.length} passed${notRun}`;
    return [...open.length === 0 ? [] : [rows(open)], details(label, rows(wanted))].join("\n\n");
  };
  const parts = [
    part(
      "claims",
      all.filter((status) => !isControl(status))
    ),
    part("negative controls", all.filter(isControl))
  ];
  return section("Claims", parts.filter(Boolean).join("\n\n"));
}
function topology({ topology: lab }, results) {
  if (!lab) return "";
  const pairs2 = reachOfPairs(results);
  const names = lab.endpoints.map(({ name }) => name);
  const signs = { ok: "\u2705", partly: "\u{1F7E1}", bad: "\u274C", unknown: "" };
  const grid = table(
    ["from \\ to", ...names.map(text)],
    names.map((source) => [
      text(source),
      ...names.map((target) => signs[reachState(pairs2.get(pairKey(source, target)))])
    ])
  );
  return section(
    "Topology",
    [
      `\`\`\`mermaid
${topologyGraph(lab, results)}
\`\`\``,
      "Numbers are cells of the matrix that passed, of all phases. Green: all of them; yellow: more than half; red: half or less; grey: not asked.",
      ...pairs2.size === 0 ? [] : [details("who reaches whom", grid)]
    ].join("\n\n")
  );
}
function phases(report) {
  const times = phaseTimes(report);
  const rows = report.suites.map(({ name, cases }, index) => {
    const { total = 0, boot = 0, lxd = 0, docker = 0, harness = 0 } = times[index] ?? {};
    const passed = cases.filter(({ outcome }) => outcome.status === "passed").length;
    return [
      text(name),
      `${passed} of ${cases.length}`,
      ...[total, boot, lxd, docker, harness].map((ms) => ms > 0 ? formatDuration(ms) : "")
    ];
  });
  const parts = [
    ...times.some(({ total }) => total > 0) ? [`\`\`\`mermaid
${phaseTimeline(report)}
\`\`\``] : [],
    details("where the time went", table(["phase", "passed", "time", "boot", "LXD", "Docker", "else"], rows))
  ];
  return rows.length === 0 ? "" : section("Phases", parts.join("\n\n"));
}
function properties(report) {
  const rows = Object.entries(report.properties).slice(0, mostRows);
  return rows.length === 0 ? "" : table(
    ["", ""],
    rows.map(([name, value]) => [text(name), text(value)])
  );
}
function files(report, results) {
  const reasons = /* @__PURE__ */ new Map();
  for (const { outcome } of results) {
    if (outcome.status === "skipped") reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  const skipped = [...reasons].slice(0, mostRows).map(([reason, count]) => `- ${count} skipped: ${text(reason)}`);
  const folders = [...new Set(results.flatMap(({ evidence }) => evidence ?? []))].slice(0, mostRows);
  const kept = folders.map((folder) => `- evidence: ${code(folder)}`);
  return section("Files", [`- JUnit: ${code(basename(report.file))}`, ...kept, ...skipped].join("\n"));
}
function cut2(whole) {
  const bytes = Buffer.from(whole).subarray(0, largest - 100).toString();
  return `${bytes.slice(0, bytes.lastIndexOf("\n"))}

The rest of this summary is left out: it is too long.
`;
}

// src/report/summary-file.ts
var SummaryFile = class {
  #file;
  #warn;
  constructor(path, {
    report,
    redact,
    warn,
    owner
  }) {
    this.#file = new ReportFile(path, () => redact(markdownSummary(report())), owner);
    this.#warn = warn;
  }
  planned() {
    this.write();
  }
  suiteEnded() {
    this.write();
  }
  closed() {
    this.write();
    if (this.#file.problem) this.#warn(this.#file.problem.message);
  }
  write() {
    this.#file.write();
  }
};

// src/run/open-witness.ts
import { join as join3 } from "node:path";
var evidenceOf = (name) => join3("evidence", name);
function removeOldEvidence(name, { reports }, owner) {
  new CallersFiles(owner).remove(join3(reports, evidenceOf(name)));
}
function openWitness(name, { reports, job }, { recorder, owner, signal }) {
  const folder = evidenceOf(name);
  const files2 = new CallersFiles(owner);
  const write = (path, content) => files2.write(join3(reports, folder, path), content);
  let isMarked = !job;
  const options = {
    folder,
    write(path, content) {
      if (!isMarked) write(evidenceMark, `${job}
`);
      isMarked = true;
      write(path, content);
    },
    redact: (text2) => cleanText(text2, recorder.redactor),
    warn: (message) => recorder.warn(message),
    signal
  };
  let loaded;
  return {
    async testify(lab, failure3) {
      loaded ??= import("./later-witness.mjs").then(({ Witness: Loaded }) => new Loaded(options));
      return (await loaded).testify(lab, failure3);
    }
  };
}

// src/run/case-names.ts
function checkCase([first, second]) {
  return typeof second === "string" ? { name: `${first} ${second}`, claims: String(first).split(" ") } : { name: String(first), claims: [] };
}
var matrixStep = "every endpoint asks every other";

// src/run/plan-story.ts
async function planStory(tell, mesh) {
  const cases = [];
  let suite = "";
  await tell({
    async phase(name, body) {
      suite = name;
      await body();
    },
    async step(name, _body, ...claims2) {
      cases.push({ suite, name, claims: claims2 });
    },
    async check(...words) {
      cases.push({ suite, ...checkCase(words) });
    },
    async matrix() {
      cases.push(
        { suite, name: matrixStep, claims: [], asksCells: true },
        ...cellsOf(mesh).map((cell) => ({
          suite,
          name: cellName(cell),
          claims: claimsOf(cell, mesh.expect, "unknown"),
          cell
        }))
      );
    },
    async expect(rules) {
      const { plannedRuleCases, ruleCells } = await import("./later-rule-cases.mjs");
      cases.push(...plannedRuleCases(suite, ruleCells(mesh.topology, rules)));
    }
  });
  return cases;
}

// src/run/report.ts
function startReport({ name, source, json = false }, request, { owner, onStop }) {
  const { outputs } = request;
  const { reports, job, result: resultFile, timings } = outputs;
  const files2 = new CallersFiles(owner);
  const stale = job === "" ? [] : removeReportsOfOtherJobs(files2, reports, job);
  const place = reportPlace(files2, reports, { scenario: name, job });
  const problems = outputProblems(
    {
      ...{ reports, result: resultFile, timings },
      files: [basename2(place.junit), basename2(place.summary)],
      evidence: place.evidence
    },
    owner
  );
  if (problems.length > 0)
    throw new UsageError(problems.map(({ message, hint }) => ({ tell: () => `${message}: ${hint}` })));
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const report = () => recorder.report();
  const warn = (message) => recorder.warn(message);
  const result = new ResultFile(request, place, { report, warn, owner, signal: stop.signal });
  const summary2 = new SummaryFile(place.summary, {
    report,
    redact: (text2) => recorder.redactor.redact(text2),
    warn,
    owner
  });
  const recorder = new Recorder({
    scenario: name,
    file: place.junit,
    owner,
    job: job || void 0,
    source,
    // The result tells where the summary is.
    listeners: [
      new Console({ live: currentReader().isAtTerminal, ...json && { stream: process.stderr } }),
      summary2,
      result,
      ...json ? [new JsonDocument(process.stdout)] : []
    ],
    signal: stop.signal
  });
  for (const secret of proxySecrets()) recorder.secret(secret);
  for (const text2 of stale) recorder.warn(text2);
  const say = (text2) => recorder.output(text2);
  const witness = openWitness(basename2(place.evidence), outputs, { recorder, owner, signal: stop.signal });
  onStop((why) => {
    if (stop.signal.aborted) return say("already stopping");
    say(`${why}: stopping`);
    stop.abort(new Interrupted(why));
    setImmediate(() => {
      recorder.write();
      summary2.write();
      result.write();
    });
  });
  const fail = (error) => {
    if (stop.signal.aborted) return;
    const hint = error instanceof LabError ? error.hint : void 0;
    recorder.fail({ message: messageOf(error), hint });
    reasons.push(messageOf(error));
  };
  const reasons = [];
  const close = () => {
    recorder.close(
      stop.signal.aborted ? messageOf(stop.signal.reason) : reasons[0] ?? "the story ended before"
    );
    return stop.signal.aborted ? exitCodes.interrupted : verdict(recorder.results()).exitCode;
  };
  return {
    recorder,
    result,
    signal: stop.signal,
    say,
    witness,
    begin() {
      if (job === "") removeOldEvidence(basename2(place.evidence), outputs, owner);
    },
    async plan(tell, mesh) {
      recorder.plan(await planStory(tell, mesh));
    },
    async attempt(body) {
      try {
        await body();
        return true;
      } catch (error) {
        fail(error);
        if (!(error instanceof LabError || stop.signal.aborted)) say(describeError(error));
        return false;
      }
    },
    refuse(error) {
      fail(error);
      if (!stop.signal.aborted) result.refusal = describeError(error).replaceAll(/^fanlab: /gm, "");
      const status = close();
      if (!stop.signal.aborted) console.error(describeError(error));
      return status;
    },
    close
  };
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);

// src/run/report-origin.ts
import { readFileSync } from "node:fs";
import { basename as basename3 } from "node:path";
function reportOrigin({ provider, distribution, image }, { fact }, made) {
  fact("provider", provider);
  fact("distribution", distribution);
  fact("image", basename3(image));
  if (made) {
    fact("image digest", made.digest);
    fact("image origin", originTexts[made.origin]);
  }
  fact("host pace", String(hostPace()));
  fact("host", parseOsRelease(readOsRelease()).name);
}
function readOsRelease() {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

// src/run/judge-time-out.ts
var deadline = 5e3;
async function judgeTimeOut(thrown, lab) {
  const timedOut = timedOutIn(errorOfCommand(thrown));
  const place = lab?.places.find(({ name }) => name === timedOut?.place);
  if (!timedOut || !place || thrown instanceof CheckFailed) return thrown;
  const answers = await place.run(["true"], { timeoutMs: deadline }).then(
    ({ status }) => status === 0,
    () => false
  );
  if (!answers) return thrown;
  const { command, message } = timedOut;
  return new CheckFailed({
    expected: `"${command}" ends on ${place.name}`,
    got: `${message}; ${place.name} itself answers`,
    hint: `${command}, on ${place.name}`
  });
}

// src/run/or-aborted.ts
function orAborted(signal, work) {
  if (signal.aborted) {
    work.catch(() => {
    });
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve4, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve4, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

// src/run/settling.ts
var settledPatience = 3e3;
var Settling = class {
  #settled = false;
  /** A step was done. */
  changed() {
    this.#settled = false;
  }
  /** The context with the patience of this moment. */
  asked(context) {
    const { patience: patience2 = convergence } = context;
    return this.#settled ? { ...context, patience: Math.min(patience2, settledPatience) } : context;
  }
  /** Lets a check ask. */
  async ask(context, check) {
    const begin = performance.now();
    try {
      await check(this.asked(context));
    } catch (error) {
      const waited = performance.now() - begin;
      if (error instanceof CheckFailed && waited >= (context.patience ?? convergence)) this.#settled = true;
      throw error;
    }
  }
};

// src/run/testimony.ts
var longestName = 50;
async function withTestimony(scene, { suite, name }, facts, body) {
  try {
    return await body();
  } catch (error) {
    const { witness, signal } = scene;
    if (!witness || signal.aborted || error instanceof NotObservable) throw error;
    const lab = await asFarAsItCame(scene);
    const logs = logsOf(error);
    if (!lab && logs.length === 0) throw error;
    const silent = error instanceof CheckFailed ? error.silent : [];
    const { folder, groups } = await witness.testify(lab, {
      phase: suite,
      name: folderFor(suite, name),
      texts: [name, error instanceof Error ? error.message : String(error)],
      groups: silent.length > 0 ? [silent] : [],
      logs
    });
    if (folder !== void 0) facts.evidence = folder;
    if (groups[0]?.explanation !== void 0) facts.explanation = groups[0].explanation;
    throw error;
  }
}
async function withExplanations({ witness, lab }, suite, cases) {
  const failed = alike(failureGroups(cases.map(asResult))).sort((a, b) => b.cells.length - a.cells.length);
  if (!witness || failed.length === 0) return cases;
  const { folder, groups } = await witness.testify(lab, {
    phase: suite,
    name: folderFor(suite),
    texts: [],
    groups: failed.map(({ cells }) => cells)
  });
  const found = new Map(failed.flatMap(({ names }, index) => names.map((name) => [name, groups[index]])));
  return cases.map((each) => {
    if (each.outcome.status !== "failed") return each;
    const { explanation, hint } = found.get(each.name) ?? {};
    return {
      ...each,
      ...explanation !== void 0 && { explanation },
      ...folder !== void 0 && { evidence: folder },
      outcome: { ...each.outcome, ...hint !== void 0 && { hint } }
    };
  });
}
function alike(groups) {
  const pairOf = ({ source, target }) => JSON.stringify([source, target]);
  const ofPairs = new Map(
    groups.flatMap(({ unanswered, cells }) => {
      const text2 = unanswered?.lastSeen?.text;
      return text2 === void 0 ? [] : cells.map((cell) => [pairOf(cell), text2]);
    })
  );
  const reasons = /* @__PURE__ */ new Map();
  for (const { lines, unanswered, names, cells } of groups) {
    const ofOthers = new Set(cells.map((cell) => ofPairs.get(pairOf(cell))));
    const [shared] = unanswered && ofOthers.size === 1 ? ofOthers : [];
    const reason = unanswered?.lastSeen?.text ?? shared ?? lines.join("\n");
    const known = reasons.get(reason);
    reasons.set(reason, {
      names: [...known?.names ?? [], ...names],
      cells: [...known?.cells ?? [], ...cells]
    });
  }
  return [...reasons.values()];
}
async function withEvidence({ witness, lab }, suite, cases) {
  const failed = cases.flatMap(({ outcome }) => outcome.status === "failed" ? [outcome.got] : []);
  if (!witness || failed.length === 0) return cases;
  const looked = { phase: suite, name: folderFor(suite, "rules"), texts: failed, groups: [] };
  const { folder } = await witness.testify(lab, looked);
  if (folder === void 0) return cases;
  return cases.map((each) => each.outcome.status === "failed" ? { ...each, evidence: folder } : each);
}
var asResult = (ended) => ({
  claims: [],
  startedAt: /* @__PURE__ */ new Date(0),
  durationMs: 0,
  ...ended
});
var folderFor = (suite, name = "") => slug(`${suite} ${name}`).slice(0, longestName).replace(/-$/, "");
async function asFarAsItCame({ lab, provided, topology: topology2 }) {
  if (lab || !provided) return lab;
  try {
    const machines = (await provided.list()).map((machine) => new Machine(machine));
    return await labOf(provided, topology2, machines);
  } catch {
    return void 0;
  }
}

// src/run/story.ts
var settleMs = 5e3;
function liveStory(recorder, context, mesh) {
  let suite = "";
  const running = /* @__PURE__ */ new Set();
  const settling = new Settling();
  const doing = (reference, body) => (facts) => untilAborted(
    withTestimony(context, reference, facts, async () => {
      await body(context, facts);
    })
  );
  const untilAborted = (work) => {
    running.add(work);
    work.catch(() => {
    }).finally(() => running.delete(work));
    return orAborted(context.signal, work);
  };
  const tellPhase = async (name, body) => {
    suite = name;
    recorder.beginSuite(name);
    try {
      await body();
    } finally {
      recorder.endSuite(name);
    }
  };
  return {
    async phase(name, body) {
      context.signal.throwIfAborted();
      await tellPhase(name, async () => {
        try {
          await body();
        } catch (error) {
          if (!(error instanceof NotObservable)) throw error;
          recorder.skipRest(name, error.message);
        }
      });
    },
    async tearDown(name, body) {
      const reference = { suite: "teardown", name };
      await tellPhase("teardown", async () => {
        recorder.begin(reference);
        try {
          await body();
          recorder.end({ ...reference, outcome: { status: "passed" } });
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          recorder.skip(reference, `not done: ${reason}`);
          recorder.warn(`could not make sure that ${name}: ${reason}; the next run tries again`);
        }
      });
    },
    async settled() {
      await Promise.race([
        Promise.allSettled(running),
        new Promise((resolve4) => setTimeout(resolve4, settleMs).unref())
      ]);
    },
    async step(name, body, ...claims2) {
      const reference = { suite, name, claims: claims2 };
      await recorder.step(reference, doing(reference, claims2.length > 0 ? withTimeOutsJudged(body) : body));
      settling.changed();
    },
    async check(...words) {
      const reference = { suite, ...checkCase(words) };
      const body = words.at(-1);
      const patient = (own, facts) => settling.ask(own, (asked) => body(asked, facts));
      await recorder.check(reference, doing(reference, withTimeOutsJudged(patient)));
    },
    async matrix(body) {
      const cells = cellsOf(mesh);
      let results = [];
      await recorder.step({ suite, name: matrixStep, asksCells: true }, async () => {
        results = await untilAborted(body(settling.asked(context), cells));
      });
      const cases = results.map((result) => ({ suite, ...cellCase(result) }));
      const explained = await untilAborted(withExplanations(context, suite, cases)).catch(() => cases);
      for (const each of explained) recorder.end(each);
      context.signal.throwIfAborted();
    },
    async expect(rules, { within } = {}) {
      const { askedRuleCases, ruleCells, rulesStep } = await import("./later-rule-cases.mjs");
      const cells = ruleCells(mesh.topology, rules);
      let cases = [];
      await recorder.step({ suite, name: rulesStep, asksCells: true }, async () => {
        const asked = settling.asked(within === void 0 ? context : { ...context, patience: within });
        cases = await untilAborted(askedRuleCases(suite, asked, cells));
      });
      const told = await untilAborted(withEvidence(context, suite, cases)).catch(() => cases);
      for (const each of told) recorder.end(each);
      context.signal.throwIfAborted();
    }
  };
}
var withTimeOutsJudged = (body) => async (context, facts) => {
  try {
    await body(context, facts);
  } catch (error) {
    throw await judgeTimeOut(error, context.lab);
  }
};
function cellCase({ cell, claims: claims2, passed, got, attempts, durationMs, absent, ...more }) {
  const { unjudged, unanswered } = more;
  const expected = cell.expected === "answer" ? "an answer to every packet" : "silence";
  return {
    name: cellName(cell),
    cell,
    claims: claims2,
    attempts,
    durationMs,
    outcome: absent ? { status: "skipped", reason: got } : passed ? { status: "passed" } : unjudged !== void 0 ? { status: "error", message: `cannot tell whether ${cellName(cell)}: ${unjudged}` } : { status: "failed", expected, got, unanswered }
  };
}

// src/run/story-context.ts
function newContext({ fan, distribution, mayEmpty }, features, report, topology2, makeMachines) {
  const { recorder } = report;
  const context = {
    mayEmpty,
    distribution: distribution === unknownDistribution ? void 0 : distribution,
    topology: topology2,
    engine: fan,
    features,
    makeMachines,
    say: report.say,
    signal: report.signal,
    fact: (name, value) => recorder.setProperty(name, value),
    secret: (text2) => recorder.secret(text2),
    witness: report.witness,
    found(endpoints) {
      const here = endpoints.map(({ name, address, place }) => ({ name, address, machine: place.name }));
      if (context.lab) recorder.describe(describeTopology(context.lab, here), context.lab.topology);
    },
    async timed(kind, what, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        recorder.measure(what, kind, performance.now() - start);
      }
    }
  };
  return context;
}

// src/run/run-in-open-lab.ts
async function runInOpenLab(scenario, { lab, provided, features, record: record2 }, request, caller) {
  const report = startReport(scenario, request, caller);
  report.begin();
  const asked = { fan: record2.fan, distribution: record2.distribution, mayEmpty: false };
  const context = newContext(asked, features, report, lab.topology, async () => {
  });
  lab.stopWith(report.signal);
  Object.assign(context, { lab, provided });
  reportOrigin(record2, context);
  report.recorder.doing("versions are asked");
  await report.attempt(() => tellVersions(context));
  report.recorder.describe(describeTopology(lab, []), lab.topology);
  if (scenario.allEndpoints) await report.attempt(() => addLaunched(context, lab, report));
  const mesh = meshOf(lab.topology, context.launched);
  const planned = await report.attempt(() => report.plan(scenario.story, mesh));
  if (planned) await report.attempt(() => scenario.story(liveStory(report.recorder, context, mesh)));
  report.result.kept = true;
  return report.close();
}
async function addLaunched(context, lab, { recorder }) {
  const { endpoints, passedOver } = await findLaunched(lab);
  for (const text2 of passedOver) recorder.warn(text2);
  context.launched = endpoints;
}
async function tellVersions(context) {
  try {
    await Promise.all([reportVersions(context), overlayIn(context.lab.topology)?.tell(context)]);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
  }
}

// src/cli/source-of-script.ts
import { existsSync, realpathSync } from "node:fs";
import { dirname as dirname2, join as join4, relative } from "node:path";
import { fileURLToPath } from "node:url";
function sourceOfScript(script, folder = process.cwd()) {
  const path = realpathSync(fileURLToPath(script));
  const name = relative(repositoryOf(realpathSync(folder)), path);
  return name.startsWith("..") || name.split("/").includes("node_modules") ? void 0 : name;
}
function repositoryOf(folder) {
  for (let each = folder; ; each = dirname2(each)) {
    if (existsSync(join4(each, ".git"))) return each;
    if (each === dirname2(each)) return folder;
  }
}

// src/cli/expect-rules.ts
var expectRules = (script) => runCommand({
  name: "expect",
  script,
  flags: [...optionsOf("visit"), "json"],
  positionals: "[FILE]",
  async run({ request, values: { json = false }, positionals }) {
    const [file, ...others] = positionals;
    if (others.length > 0)
      throw new UsageError(
        `expect takes one file with rules, such as more.yaml; got ${shownValue(positionals)}`
      );
    const opened = await findLab(request);
    let rules;
    try {
      rules = file === void 0 ? ownRules(opened) : await rulesOf(file, opened);
    } catch (error) {
      if (!(error instanceof LabFileError)) throw error;
      if (json) console.log(JSON.stringify({ file, valid: false, problems: error.problems }, null, 2));
      else console.error(`${error.message}
hint: ${typedCommand("expect", file ?? "")} once it is mended`);
      return exitCodes.usage;
    }
    const told = {
      ...{ name: "expect", source: sourceOfScript(script), allEndpoints: false, json },
      story: (story) => story.phase("expectations", () => story.expect(rules))
    };
    return runInOpenLab(told, opened, request, await findCaller());
  }
});
function ownRules({ lab }) {
  if (lab.topology.rules.length > 0) return lab.topology.rules;
  throw new UsageError(`lab ${lab.name} has no rules of its own: expect needs a file with them`);
}
async function rulesOf(file, { lab, record: record2 }) {
  let text2;
  try {
    text2 = callersText(resolve(file), file);
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message);
    throw error;
  }
  const { readMoreRules } = await import("./later-read-more-rules.mjs");
  const { problemsOfIdleRules } = await import("./later-idle-rules.mjs");
  return readMoreRules(text2, file, record2.lab, (rules) => problemsOfIdleRules(lab.topology, rules));
}

// src/cli/run-file.ts
import { statSync } from "node:fs";
import { join as join5, relative as relative2, resolve as resolve2 } from "node:path";
import { fileURLToPath as fileURLToPath2, pathToFileURL } from "node:url";
var isLabFile = /\.ya?ml$/;
var isScript = /\.(?:mjs|js|mts|ts)$/;
async function runFile(launcher) {
  speakTo(readerOf(process.env, process.stdout.isTTY === true));
  const own = fileURLToPath2(launcher);
  const at = process.argv.findIndex((word2, index) => index > 0 && word2.endsWith("run.mjs"));
  const [file = "", ...words] = process.argv.slice(at + 1);
  if (file === "" || file === "--help" || file === "-h") {
    console.log(usage(`${typedCommand("run")} FILE.mjs|FILE.yaml`, ownLabOptions(false)));
    process.exit(file === "" ? exitCodes.usage : exitCodes.passed);
  }
  if (isLabFile.test(file)) return runLabFile(file, words);
  const script = resolve2(file);
  const problem = problemOf2(file, script);
  if (problem !== void 0) {
    console.error(harmlessMessage(`fanlab: ${problem}
hint: ${typedCommand("run", "--help")}`));
    process.exit(exitCodes.usage);
  }
  resolveFanlab();
  startOwnScript(script, own);
  process.argv = [process.execPath, script, ...words];
  try {
    await import(pathToFileURL(script).href);
  } catch (error) {
    console.error(describeError(await wordedFor(error, script)));
    process.exit(exitCodes.error);
  }
  if (hasBegun()) return new Promise(() => {
  });
  const hint = "await runLab(\u2026) or visitLab(\u2026) in it: docs/write-a-scenario.md";
  console.error(describeError(new LabError(`cannot tell what ${file} proves: it has begun no run`, { hint })));
  process.exit(exitCodes.error);
}
async function runLabFile(file, words) {
  const script = join5(packageRoot, "scenarios", "full.mjs");
  process.argv = [process.execPath, script, `--file=${file}`, ...words];
  await import(pathToFileURL(script).href);
  return new Promise(() => {
  });
}
function problemOf2(file, script) {
  const rule = `run needs the file of a script, such as mine.mjs, before all flags; got ${shownValue(file)}`;
  if (file.startsWith("-")) return rule;
  if (!isScript.test(file))
    return `${rule}: its name has to end with .mjs, .js, .mts or .ts, that of a lab file with .yaml`;
  return statSync(script, { throwIfNoEntry: false })?.isFile() ? void 0 : `${rule}: there is no such file`;
}
async function wordedFor(error, script) {
  if (!(error instanceof Error) || scriptLines(error).length > 0) return error;
  const name = relative2(process.cwd(), script);
  if (error instanceof SyntaxError) {
    const { stderr } = await run([process.execPath, "--check", script]);
    const [, line] = /:(\d+)$/m.exec(stderr.split("\n", 1)[0] ?? "") ?? [];
    return new LabError(`cannot run ${name}${line ? `:${line}` : ""}: ${error.name}: ${error.message}`);
  }
  return new LabError(`cannot run ${name}: ${error.message.split("\n", 1)[0]}`);
}

// src/cli/run-lab.ts
import { basename as basename4, dirname as dirname3, resolve as resolve3 } from "node:path";
import { fileURLToPath as fileURLToPath3, pathToFileURL as pathToFileURL2 } from "node:url";

// src/lab/remove-lab.ts
async function removeLab(provider, stateDir, name) {
  await provider.destroy(name);
  await forgetLab(stateDir, name);
}

// src/run/claim-for-run.ts
async function claimForRun(request, caller, report) {
  const { recorder, say } = report;
  const { stateDir, lab } = request;
  const lock = { stateDir, doing: `claiming lab ${lab.name}`, say, signal: report.signal };
  recorder.doing("what dead runs left is removed");
  if ((await labNames(stateDir)).length > 0) await withStateLock(lock, () => sweepLabs(request, say));
  recorder.doing("the host is checked and prepared");
  const { provider, why } = await chooseProvider(request, report);
  const settled = forProvider(request, provider);
  const recipe = readRecipe(provider.features.ownImage ? settled.image : defaultImage(settled.image));
  await checkHost(provider, recipe, settled, caller, report);
  recorder.doing("the lab is claimed");
  const record2 = await withStateLock(lock, async () => {
    await sweepLabs(request, say);
    return claimLab(stateDir, {
      name: lab.name,
      label: lab.label,
      provider: provider.name,
      lab: lab.file,
      ...lab.path !== void 0 && { path: lab.path },
      fan: settled.fan,
      distribution: settled.image.distribution
    });
  });
  return { provider, why, settled, recipe, record: record2 };
}

// src/image/layer.ts
import { createHash } from "node:crypto";
async function ensureLayer(recipe, image, packages, options) {
  const { stateDir, onProgress, run: run2 = run } = options;
  const name = await layerName(image, packages);
  const ready = async () => {
    const tree = await stampedTree(stateDir, name);
    if (!tree || tree.digest !== image.digest) return void 0;
    const changed = await changeInTree(stateDir, name, run2);
    if (changed === void 0) await touchTree(stateDir, name);
    else onProgress(`the layer of packages was changed (${changed}): making it anew`);
    return changed === void 0 ? { directory: tree.directory, built: false } : void 0;
  };
  const found = await ready();
  if (found) return found;
  return whileImagesAreLocked(options, async () => {
    const made = await ready();
    if (made) return made;
    const { buildLayer } = await import("./later-build-layer.mjs");
    const tree = await buildLayer(recipe, { ...image, name }, packages, { ...options, run: run2 });
    return { directory: tree.directory, built: true };
  });
}
async function layerName({ hash }, packages) {
  const text2 = JSON.stringify(await packageFacts(packages));
  return `${hash}.layer-${createHash("sha256").update(text2).digest("hex").slice(0, 16)}`;
}

// src/run/lab-layers.ts
async function makeLayers(recipe, image, { machines, later }, { features, request, caller, signal, say }) {
  if (!features.ownImage) return {};
  const options = { ...imagePlaces(request, caller), signal, onProgress: say };
  const wanting = [...machines, ...later].filter(({ packages }) => packages.length > 0);
  const directories = /* @__PURE__ */ new Map();
  for (const packages of wanting.map((machine) => machine.packages)) {
    const key2 = packages.join();
    if (directories.has(key2)) continue;
    const choices = packages.map((text2) => parsePackageChoice(text2));
    directories.set(key2, (await ensureLayer(recipe, image, choices, options)).directory);
  }
  return Object.fromEntries(
    wanting.map(({ name, packages }) => [name, directories.get(packages.join())])
  );
}

// src/run/watch-over-lab.ts
import { join as join6 } from "node:path";

// src/process/after-death.ts
import { spawn } from "node:child_process";
function runAfterDeath(name, argv, env) {
  const child = spawn("/bin/sh", ["-c", waitForDeath, name, ...argv], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["pipe", "ignore", "ignore"]
  });
  const gone = new Promise((resolve4) => {
    child.once("exit", () => resolve4());
    child.once("error", () => resolve4());
  });
  child.stdin?.on("error", () => {
  });
  child.unref();
  return {
    async dismiss() {
      child.stdin?.end("dismissed\n");
      child.ref();
      await gone;
    }
  };
}
var waitForDeath = `
read -r word && [ "$word" = dismissed ] && exit
exec "$@" </dev/null
`;

// src/run/watch-over-lab.ts
var passedVariables = ["HOME", "XDG_CACHE_HOME", "SUDO_UID", "SUDO_GID"];
function watchOverLab({ lab: { name }, stateDir }) {
  markChildren();
  const down = join6(packageRoot, "scenarios", "down.mjs");
  return runAfterDeath(
    `watcher of ${join6(stateDir, "labs", name)}`,
    [process.execPath, down, "--lab", name, "--abandoned"],
    { ...lastingEnvironment(passedVariables), FANLAB_STATE_DIR: stateDir }
  );
}

// src/run/write-timings.ts
function writeTimings(file, { recorder, say }, owner) {
  if (file === "") return;
  const report = recorder.report();
  const content = { durationMs: report.durationMs, phases: phaseTimes(report), waits: report.timings };
  try {
    new CallersFiles(owner).write(file, `${JSON.stringify(content, null, 2)}
`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

// src/run/run-in-own-lab.ts
async function runInOwnLab(scenario, request, caller) {
  const { lab, retention, outputs, stateDir } = request;
  const topology2 = topologyOf(lab.file);
  const mesh = meshOf(topology2);
  const report = startReport(scenario, request, caller);
  const keeps = scenario.keepsLab || retention.keep;
  const tell = async (story, makeImageReady2) => {
    await story.phase("preparation", () => story.step("the machine image is ready", makeImageReady2));
    await scenario.story(story);
  };
  const nothing = async () => {
  };
  report.recorder.describe(describeTopology({ name: lab.name, topology: topology2 }, []), topology2);
  let claimed;
  try {
    await report.plan(async (story) => {
      await tell(story, nothing);
      if (!keeps) await story.phase("teardown", () => story.step(removal, nothing));
    }, mesh);
    claimed = await claimForRun(request, caller, report);
  } catch (error) {
    return report.refuse(error);
  }
  const { provider, settled, recipe, why } = claimed;
  let { record: record2 } = claimed;
  report.begin();
  const watcher = watchOverLab(request);
  const asked = {
    ...{ fan: settled.fan, distribution: settled.image.distribution },
    mayEmpty: settled.provider.empty
  };
  const context = newContext(asked, provider.features, report, topology2, async () => {
    context.provided = await provider.open(labSpec(lab.name, topology2, record2));
    context.lab = await ensureMachines(context.provided, topology2, machineSpec);
    context.lab.stopWith(report.signal);
    overlayIn(context.lab.topology);
  });
  const live = liveStory(report.recorder, context, mesh);
  const makeImageReady = async () => {
    const image = await makeImage(recipe, settled, caller, report.signal, report.say);
    const more = { features: provider.features, signal: report.signal, say: report.say };
    const layers = await makeLayers(recipe, image, topology2, { ...more, request: settled, caller });
    record2 = { ...record2, image: image.directory, layers };
    await writeRecord(stateDir, record2);
    reportOrigin(record2, context, image);
    if (why !== void 0) context.fact("why this provider", why);
  };
  const removeAll = async () => {
    await provider.destroy(lab.name);
    await live.settled();
    await removeLab(provider, stateDir, lab.name);
  };
  const completed = await report.attempt(() => tell(live, makeImageReady));
  const failed = !completed || !allPassed(report);
  const wanted = keeps && (completed || retention.keep) || retention.keepOnFailure && failed;
  const keep = wanted && !report.signal.aborted;
  let gone = true;
  if (keep) {
    record2 = await keepLab(stateDir, record2, retention.limit);
    if (!keeps) report.recorder.skip({ suite: "teardown", name: removal }, "the lab is kept");
  } else gone = await report.attempt(() => live.tearDown(removal, removeAll));
  if (gone) await watcher.dismiss();
  report.result.kept = keep;
  const status = report.close();
  writeTimings(outputs.timings, report, caller.owner);
  if (keep && outputs.result === "") report.say(howToGoOn(record2, topology2));
  return status;
}
var removal = "the lab is removed";
var allPassed = ({ recorder }) => verdict(recorder.results().filter(({ suite }) => suite !== "teardown")).exitCode === exitCodes.passed;
function howToGoOn({ name, keptUntil }, { machines }) {
  return [
    `lab ${name} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}:`,
    `  enter   ${typedCommand("shell", "--lab", name, machines[0]?.name ?? "host")}`,
    `  check   ${typedCommand("check", "--lab", name)}`,
    `  remove  ${typedCommand("down", "--lab", name)}`
  ].join("\n");
}

// src/cli/run-lab.ts
function runLab(scenario, tell) {
  const own = typeof scenario === "string" ? { lab: scenario } : scenario;
  const script = own.script ?? pathToFileURL2(ownScript()).href;
  const path = fileURLToPath3(script);
  const file = resolve3(dirname3(path), own.lab);
  const keepsLab = own.keepsLab ?? false;
  const name = slug(own.name ?? basename4(path).replace(/\.[^.]*$/, ""));
  return runCommand({
    name,
    script,
    flags: ownLabOptions(keepsLab),
    problems: ({ values }) => [
      ...readSettings(values.set, own.settings).problems,
      ...problemsOfLab(file, own.lab)
    ],
    lab: () => readOwnLab(file, own.lab, "runnable"),
    async run({ request, values }) {
      const { settings } = readSettings(values.set, own.settings);
      const lab = { ...request.lab, file: readOwnLab(file, own.lab, "runnable"), path: file };
      const { loadFileLab } = await import("./later-load-file-lab.mjs");
      const { beginOwnStory } = await import("./later-stories-of-lab.mjs");
      const ofFile = await loadFileLab(lab.file, file);
      const story = async (teller) => {
        await beginOwnStory(teller, ofFile);
        await tell({ ...teller, settings });
      };
      const told = { name, source: sourceOfScript(script), story, keepsLab };
      return runInOwnLab(told, withImageOf({ ...request, lab }, values, lab.file), await findCaller());
    }
  });
}

// src/cli/run-scenario.ts
var runScenario = ({
  name,
  script,
  story,
  keepsLab = false,
  acts,
  ofFile
}) => runCommand({
  name,
  script,
  flags: [
    ...optionsOf(keepsLab ? "up" : "full"),
    ...acts ? ["acts"] : [],
    ...ofFile ? ["file"] : []
  ],
  async run({ request, values }) {
    const chosen = acts ? await choose(acts, values.acts) : [];
    const own = ofFile && await (await import("./later-story-of-file.mjs")).storyOfFile(ofFile, request.lab);
    const told = {
      ...{ name, source: sourceOfScript(script), keepsLab },
      story: (teller) => story(teller, { acts: chosen }),
      ...own
    };
    return runInOwnLab(told, request, await findCaller());
  }
});
async function choose(acts, given) {
  const { chooseActs } = await import("./later-choose-acts.mjs");
  const { chosen, problems } = chooseActs(acts, given);
  if (problems.length > 0) throw new UsageError(problems);
  return chosen;
}

// src/cli/reboot-problems.ts
var rebootWays = ["rolling", "all", "power-cut"];
var rebootProblems = (way, machines) => mustBeOneOf("reboot", [...rebootWays, ...machines], way);

// src/cli/visit-lab.ts
var visitLab = ({ name, script, flags = [], story, ofFile }) => runCommand({
  name,
  script,
  flags: [...optionsOf("visit"), ...flags, ...ofFile ? ["file"] : []],
  async run({ request, values }) {
    const opened = await findLab(request);
    const reboot = values.reboot ?? defaultOf("reboot");
    const machines = opened.lab.machines.map((machine) => machine.name);
    const problems = rebootProblems(reboot, machines);
    if (problems.length > 0) throw new UsageError(problems);
    const own = ofFile && await (await import("./later-story-of-file.mjs")).storyOfOpenLab(ofFile, opened.record, request.lab, values.reboot);
    const told = {
      ...{ name, source: sourceOfScript(script) },
      story: (teller) => story(teller, { reboot }),
      ...own,
      allEndpoints: values["all-endpoints"] ?? false,
      json: values.json ?? false
    };
    const lab = own && request.lab.path !== void 0 ? opened.lab.by(request.lab.file) : opened.lab;
    return runInOpenLab(told, { ...opened, lab }, request, await findCaller());
  }
});

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
  await ask2(cells, "all");
  if (cells.some(isWrong)) {
    await converge(cells.filter(isWrong));
    await ask2(
      cells.filter((cell) => !isWrong(cell)),
      "all"
    );
  }
  for (let repeat = 0; repeat < mostRepeats; repeat++) {
    const open = cells.filter((cell) => stateOf(cell).judgement.unjudged !== void 0);
    if (open.length === 0) break;
    await ask2(open, "all");
  }
  return cells.map((cell) => {
    const { judgement, attempts, durationMs } = stateOf(cell);
    const { complete: passed, got, unjudged, unanswered } = judgement;
    const more = { ...unjudged !== void 0 && { unjudged }, ...unanswered && { unanswered } };
    return { cell, passed, got, attempts, durationMs, ...more };
  });
  async function converge(those) {
    let wrong = those;
    while (performance.now() - start <= options.within * options.pace) {
      options.signal?.throwIfAborted();
      await new Promise((resolve4) => setTimeout(resolve4, pause));
      await ask2(wrong, "glimpse");
      wrong = wrong.filter(isWrong);
      if (wrong.length === 0) return;
    }
  }
  async function ask2(asked, how) {
    if (asked.length === 0) return;
    const questions = asked.map((cell) => questionOf(cell, byName, options, how));
    const told = await askInBatches(questions, options);
    for (const [index, cell] of asked.entries()) {
      const own = stateOf(cell);
      const [question, answer] = [questions[index], told[index]];
      own.judgement = judgeAnswers(question, answer, options);
      if (!own.hasBegun) own.attempts++;
      own.hasBegun ||= judgeBeginning(question, answer, options);
      own.durationMs = performance.now() - start;
    }
  }
}
var judgeBeginning = (question, told, { overlay }) => {
  const beginning = beginningOf(question, told);
  return judgeAnswers(beginning.question, beginning.told, { overlay }).complete;
};
var notAsked = { complete: false, faultless: false, got: "not asked", unjudged: void 0 };
function questionOf({ source, target, protocol }, byName, { overlay, pace }, how) {
  const [from, to] = [byName.get(source), byName.get(target)];
  if (!from || !to) throw new Error(`no endpoint "${from ? target : source}" for a cell of the matrix`);
  const service = serviceOf({ kind: protocol, ...protocol === "http" && { port: 80 } }, overlay.mtu);
  const isStream = service.kind === "tcp" || service.kind === "http";
  const within = isStream ? streamWithin : how === "glimpse" ? glimpseWithin : answerWithin;
  return {
    ...{ source: from, target: to, service, period: period * pace, within: within * pace },
    count: how === "glimpse" ? leastProbes(protocol) : allProbes(protocol),
    first: leastProbes(protocol)
  };
}

// src/expect/ask-everyone.ts
async function askEveryone({ lab, signal, patience: patience2 = convergence, found, launched = [] }, cells) {
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
    within: patience2,
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

// src/lab/cells-failed.ts
var cellsFailed = (total, wrong) => new CheckFailed({
  expected: `${total} of ${total} cells as claimed`,
  got: wrong.map(({ cell, got }) => `not "${cellName(cell)}": ${got}`).join("; "),
  silent: wrong.map(({ cell }) => cell).filter(({ expected }) => expected === "answer")
});

// src/expect/reach.ts
async function expectReach({ lab, signal, patience: patience2 = convergence }, sources, targets, protocols2 = "icmp") {
  const cells = [protocols2].flat().flatMap(
    (protocol) => sources.flatMap(
      (source) => targets.filter((target) => target.name !== source.name).map((target) => ({ source: source.name, target: target.name, protocol, expected: "answer" }))
    )
  );
  const endpoints = [...new Map([...sources, ...targets].map((endpoint) => [endpoint.name, endpoint])).values()];
  const results = await runMatrix(endpoints, cells, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience2,
    signal
  });
  const wrong = results.filter(({ passed }) => !passed);
  if (wrong.length === 0) return;
  const unjudged = wrong.find((each) => each.unjudged !== void 0);
  if (unjudged) throw new LabError(`cannot tell whether ${cellName(unjudged.cell)}: ${unjudged.unjudged}`);
  throw cellsFailed(cells.length, wrong);
}

// src/expect/mtu.ts
async function mtuIsExact(context, sources, target) {
  await expectReach(context, sources, [target], "full-size");
  const payload = largestPing(overlayOf(context.lab).mtu) + 1;
  const argv = ["ping", "-c", "1", "-W", "0.2", "-M", "do", "-s", String(payload), "--", target.address];
  const answers = await askEndpoints(sources.map((source) => ({ source, argv })));
  const named = sources.flatMap(({ name }, index) => {
    const { status, stdout, stderr } = answers[index];
    if (status !== 0 && isRefusal(`${stdout}${stderr}`, overlayOf(context.lab).mtu)) return [];
    return [`${name}: ${`${stdout}${stderr}`.trim().split("\n").at(-1)}`];
  });
  if (named.length === 0) return;
  throw new CheckFailed({
    expected: `every endpoint refuses ${payload + 28} bytes as too long for its MTU of ${overlayOf(context.lab).mtu}`,
    got: named.join("; ")
  });
}
function isRefusal(said, mtu) {
  const told = /message too long, mtu=(\d+)/.exec(said);
  return told ? Number(told[1]) === mtu : /^ping: sendmsg: Message too long$/m.test(said);
}

// src/expect/silence.ts
async function expectSilence({ lab, signal }, sources, targets, protocol = "icmp") {
  const everyone = (await findEndpoints(lab)).endpoints;
  const denied = pairs(sources, targets);
  const witnesses = targets.flatMap(
    (target) => pairs(witnessesOf(target, sources, targets, everyone), [target])
  );
  const ways = sources.flatMap((source) => pairs([source], peersOf(lab, source, targets, everyone)));
  const questionFor = (how) => ([source, target]) => ({
    ...{
      source,
      target,
      service: serviceOf({ kind: how, ...how === "http" && { port: 80 } }, overlayOf(lab).mtu),
      count: silence.count
    },
    ...{ period: silence.period * lab.pace, within: silence.within * lab.pace }
  });
  const questions = [
    ...denied.map(questionFor(protocol)),
    ...witnesses.map(questionFor(protocol)),
    ...ways.map(questionFor("icmp"))
  ];
  const told = await askRound(questions, { pace: lab.pace, signal });
  const asked = questions.map((question, index) => ({ question, told: told[index] }));
  const [silent, seen, left] = [
    asked.slice(0, denied.length),
    asked.slice(denied.length, denied.length + witnesses.length),
    asked.slice(denied.length + witnesses.length)
  ];
  const broken = silent.filter(isAnswered);
  if (broken.length > 0) {
    throw cellsFailed(
      denied.length,
      broken.map(({ question, told: told2 }) => ({
        cell: cellOf(question, protocol),
        got: `${answersIn(told2)} of ${question.count} answers`
      }))
    );
  }
  const unproven = [
    ...targets.flatMap((target) => whyTargetProvesNothing(target, silent, seen)),
    ...sources.flatMap((source) => {
      const own = (list) => list.filter(({ question }) => question.source === source);
      return whySourceProvesNothing(source, own(silent), own(left).filter(isAnswered));
    })
  ];
  if (unproven.length > 0)
    throw new LabError(`cannot tell whether silence proves anything: ${[...new Set(unproven)].join("; ")}`);
}
var pairs = (sources, targets) => sources.flatMap(
  (source) => targets.filter((target) => target.name !== source.name).map((target) => [source, target])
);
function witnessesOf(target, sources, targets, everyone) {
  const names = new Set([...sources, ...targets].map(({ name }) => name));
  const isSelf = ({ place, pid }) => place === target.place && pid === target.pid;
  const others = everyone.filter((endpoint) => !names.has(endpoint.name) && !isSelf(endpoint));
  return nearestFirst(others, target);
}
function peersOf(lab, source, targets, everyone) {
  if (source.pid === void 0) return underlayPeers(lab, source).slice(0, mostControls);
  const names = new Set([source, ...targets].map(({ name }) => name));
  return nearestFirst(
    everyone.filter(({ name }) => !names.has(name)),
    source
  );
}
var nearestFirst = (others, { place }) => [...others.filter((other) => other.place === place), ...others.filter((other) => other.place !== place)].slice(
  0,
  mostControls
);
var underlayPeers = (lab, source) => lab.machines.filter((machine) => machine !== source.place && lab.planned(machine) !== void 0).map((machine) => ({
  ...{ name: `${machine.name} on the underlay`, kind: "machine", http: false },
  ...{ address: lab.underlayAddress(machine), place: machine }
}));
function whyTargetProvesNothing(target, silent, seen) {
  const own = seen.filter(({ question }) => question.target === target);
  if (own.some(isAnswered)) return [];
  if (silent.some(({ question, told }) => question.target === target && told.absent)) return [];
  const asked = own.map(({ question }) => question.source.name);
  return [`${target.name} answers nobody else, either (asked by ${asked.join(", ") || "nobody"})`];
}
var cellOf = ({ source, target }, protocol) => ({
  ...{ source: source.name, target: target.name, protocol, expected: "silence" }
});

// src/process/schema.ts
var schema_exports = {};
__export(schema_exports, {
  array: () => array,
  boolean: () => boolean,
  int: () => int,
  number: () => number,
  object: () => object,
  record: () => record,
  string: () => string,
  unknown: () => unknown
});
import { array, boolean, int, number, object, record, string, unknown } from "./packages/zod.mjs";

// src/process/shell.ts
import { $ as zx } from "./packages/zx.mjs";
Object.assign(zx, { spawn: callersSpawn, spawnSync: callersSpawnSync });
var $ = zx;

// src/run/provoke.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join7 } from "node:path";
var patience = 1500;
var recovery = 12e4;
async function provoke(context, sabotage, tell) {
  let red;
  try {
    await sabotage.act(context.lab);
    red = redIds(await ask(context, tell));
  } finally {
    await sabotage.undo(context.lab);
  }
  await waitUntilGreen(context, tell);
  return { name: sabotage.name, red: [...red].sort(), ...judge(sabotage, red) };
}
function expectCaught({ caught, problem, red }, facts) {
  facts.properties = { caught, red: red.join(" ") };
  if (problem) throw new CheckFailed(problem);
}
function provocationTable(provocations) {
  const order = ["by what was expected", "and more", "by others only", "missed"];
  const rows = order.flatMap(
    (caught) => provocations.filter((each) => each.caught === caught).map(({ name, red }) => `${caught.padEnd(20)}  ${name.padEnd(72)}  ${red.join(" ")}`)
  );
  const counts = order.map(
    (caught) => `${provocations.filter((each) => each.caught === caught).length} ${caught}`
  );
  return [...rows, `caught: ${counts.join(", ")}`].join("\n");
}
async function waitUntilGreen(context, tell) {
  await waitUntil(
    "everything is green",
    async () => {
      const wrong = (await ask(context, tell)).filter(isRed);
      if (wrong.length === 0) return { value: true };
      const named = wrong.slice(0, 5).map(({ suite, name }) => `${suite}: ${name}`);
      return { notYet: `${wrong.length} red, such as ${named.join("; ")}` };
    },
    { within: recovery }
  );
}
function judge({ expect, may = [] }, red) {
  const shown2 = [...red].sort().join(" ") || "nothing";
  const expected = `red: ${expect.join(" ")}`;
  if (red.size === 0) return { caught: "missed", problem: { expected, got: "everything stayed green" } };
  if (!expect.every((id) => red.has(id)))
    return { caught: "by others only", problem: { expected, got: `red: ${shown2}` } };
  const unrelated = [...red].filter((id) => !expect.includes(id) && !may.includes(id));
  if (unrelated.length === 0) return { caught: "by what was expected" };
  return {
    caught: "and more",
    problem: { expected: `${expected}, nothing unrelated`, got: `unrelated and red: ${unrelated.join(" ")}` }
  };
}
async function ask(context, tell) {
  const folder = await mkdtemp(join7(tmpdir(), "fanlab-ask-"));
  const recorder = new Recorder({ scenario: "ask", file: join7(folder, "TEST-ask.xml"), signal: context.signal });
  try {
    await tell(liveStory(recorder, { ...context, patience, witness: void 0 }, meshOf(context.lab.topology)));
    return recorder.results();
  } finally {
    recorder.close("asked");
    await rm(folder, { recursive: true, force: true });
  }
}
var isRed = ({ outcome }) => outcome.status === "failed" || outcome.status === "error";
var redIds = (results) => new Set(results.filter(isRed).flatMap(({ claims: claims2 }) => claims2));
export {
  $,
  CheckFailed,
  LabError,
  NotObservable,
  addressesLieInSlices,
  asCaller,
  askEndpoints,
  askEveryone,
  bootLaterMachine,
  bootLaterMachineWith,
  bootMachines,
  bootstrapCluster,
  cellsFailed,
  clusterIsOperational,
  connectContainers,
  containersAreSpread,
  containersHaveSettings,
  containersIn,
  containersRun,
  containersSitOnFanBridge,
  convergence,
  createFanNetwork,
  createNetworkCommand,
  cutAllPower,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  equipMachines,
  equipMachinesWith,
  expectCaught,
  expectEqual,
  expectReach,
  expectRules,
  expectSilence,
  fanNetwork,
  findEndpoints,
  findOutVersions,
  formLab,
  formatAddress,
  formatPrefix,
  importContainerImage,
  inEndpoint,
  inspectContainer,
  installOverlay,
  ipLinks,
  ipRoutes,
  joinMember,
  joinPreseed,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  membersAgree,
  membersHaveFanAddresses,
  mtuIsExact,
  networkHasSettings,
  nothingChanged,
  nothingLost,
  otherNamesResolve,
  overlayOf,
  ownNamesResolve,
  parseOsRelease,
  placeEndpoints,
  provocationTable,
  provoke,
  queryMembers,
  rebootAll,
  rebootMachine,
  rebootRolling,
  recordStates,
  refusedInputs,
  restartMachine,
  runContainers,
  runFile,
  runLab,
  runScenario,
  startAfterOverlay,
  startDocker,
  startLxdForNow,
  stopAndWipeLxd,
  visitLab,
  waitForCluster,
  waitForLab,
  waitUntil,
  waitUntilGreen,
  schema_exports as z
};
