import {
  checkHost,
  chooseProvider,
  defaultImage,
  forProvider,
  imagePlaces,
  makeImage,
  originTexts,
  parseAptSource,
  parsePackageChoice,
  problemsForProvider,
  provider,
  readRecipe,
  repeatedPackages,
  sweepAbandoned,
  unknownDistribution
} from "./shared-fanlab-diagnose.mjs";
import {
  allProbes,
  answersIn,
  askInBatches,
  askRound,
  beginningOf,
  isSeenIn,
  judgeAnswers,
  leastProbes,
  serviceOf
} from "./shared-fanlab-rule-cases.mjs";
import "./shared-fanlab-diagnose-rule-cases.mjs";
import {
  debArchitecture,
  lacksLxd,
  sha256OfFile
} from "./shared-fanlab-build-diagnose.mjs";
import {
  changeInTree,
  stampedTree,
  touchTree
} from "./shared-fanlab-build-layer-diagnose.mjs";
import {
  bootLaterMachine,
  bootLaterMachineWith,
  bootMachines,
  cutAllPower,
  ensureMachines,
  equipMachines,
  equipMachinesWith,
  findOutVersions,
  formLab,
  installOverlay,
  labOf,
  labSpec,
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
  resolveFanlab
} from "./shared-fanlab-load-file-lab-story-of-file.mjs";
import {
  argumentsOf,
  beginProcess,
  callersText,
  describeError,
  overlayProblems,
  ownWords,
  problemsOfLab,
  readFlags,
  readLabFile,
  readOwnLab,
  typedCommand,
  typedScript,
  usage,
  valueProblems
} from "./shared-fanlab-lab-file.mjs";
import {
  LabFileError,
  labFile
} from "./shared-fanlab-lab-file-read-more-rules.mjs";
import "./shared-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  asCaller,
  callersPathVariable,
  callersSpawn,
  callersSpawnSync,
  takeCallersVariables
} from "./shared-fanlab-lab-file-stories-of-lab.mjs";
import {
  UsageError,
  mustBe,
  mustBeOneOf,
  variableMustBe
} from "./shared-fanlab-lab-file-diagnose-load-file-lab-story-of-file.mjs";
import {
  topologyOf
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-0f5dd62f.mjs";
import {
  givenAddresses
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-cca0305e.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-8c8a3ec7.mjs";
import {
  asList
} from "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-d666c108.mjs";
import {
  Redactor,
  annotations,
  block,
  causesFirst,
  cellNames,
  code,
  details,
  endedDuring,
  endedUnexpectedly,
  evidenceMark,
  failureGroups,
  failureLines,
  furtherLines,
  hasEnded,
  isJobName,
  isReport,
  isSummary,
  jobProperty,
  ownLabOptions,
  phaseBegins,
  phaseEnds,
  removeReportsOfOtherJobs,
  slug,
  stopProcess,
  stopVariable,
  summaryMark,
  table,
  tellsEnding,
  text,
  verdict,
  withEnding
} from "./shared-action-fanlab.mjs";
import {
  commandVariable,
  defaultOf,
  durationRule,
  exitCodes,
  harmlessLines,
  harmlessMessage,
  inputsVariable,
  optionNames,
  optionsOf,
  parseDuration,
  readerOf,
  scriptLines,
  withoutOldCommands
} from "./shared-action-fanlab-lab-file.mjs";
import {
  CallersFiles,
  PinnedFolder,
  Refused,
  commandLine,
  isProviderName,
  isSharedFolder,
  pinFolder,
  providerNames,
  systemFolder,
  telling,
  under
} from "./shared-action-fanlab-lab-file-diagnose.mjs";
import {
  isImageDigest
} from "./shared-action-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  distributions,
  proxySecrets
} from "./shared-action-fanlab-lab-file-build-build-layer-diagnose.mjs";
import {
  isLabName
} from "./shared-action-fanlab-lab-file-diagnose-idle-rules--6f512ac1.mjs";
import {
  withLock
} from "./shared-fanlab-diagnose-on-this-host.mjs";
import "./shared-fanlab-build-layer-diagnose-on-this-host.mjs";
import "./shared-fanlab-build-build-layer-diagnose-on-this-host.mjs";
import {
  endProcess
} from "./shared-action-fanlab-on-this-host.mjs";
import {
  identify,
  isAlive,
  processIdentity
} from "./shared-action-fanlab-lab-file-build-layer-diagnose-e346c244.mjs";
import {
  lastingEnvironment,
  proxyVariables
} from "./shared-action-fanlab-lab-file-build-build-layer-di-76c2ef0c.mjs";
import {
  readInventoryFile
} from "./shared-fanlab-elsewhere.mjs";
import "./shared-fanlab-diagnose-elsewhere.mjs";
import {
  sudoCaller
} from "./shared-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-fanlab-lab-file-diagnose-elsewhere-stories-of-lab.mjs";
import {
  flagsOfProviders
} from "./shared-action-fanlab-lab-file-elsewhere.mjs";
import {
  readOwnFile
} from "./shared-fanlab-elsewhere-on-this-host.mjs";
import {
  featuresOf,
  run
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-attach-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import {
  plainText
} from "./shared-action-fanlab-lab-file-dot-diagram-mermaid-diagram.mjs";
import {
  largestPing
} from "./shared-fanlab-witness.mjs";
import {
  containersIn,
  findEndpoints,
  placeEndpoints
} from "./shared-fanlab-stories-of-lab-witness.mjs";
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
  findPlace,
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
} from "./shared-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-fanlab-diagnose-rule-cases-stories-of-lab-witness.mjs";
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
} from "./shared-fanlab-diagnose-idle-rules-lab-diagram-load-8e11e410.mjs";
import {
  cellId,
  cellName,
  protocols
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-690ca7f8.mjs";
import {
  plannedEndpoints
} from "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-741ab059.mjs";
import {
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  parseAddress,
  parsePrefix
} from "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-e2d7e28b.mjs";
import {
  parseOsRelease
} from "./shared-fanlab-diagnose-idle-rules-lab-diagram-load-9d16de7e.mjs";
import {
  ipLinks,
  ipRoutes
} from "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-33a8b11f.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-9843c065.mjs";
import "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-dcbeb560.mjs";
import {
  optionName
} from "./shared-fanlab-build-build-layer-diagnose-elsewhere-1ebad081.mjs";
import {
  packageRoot
} from "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e14b160a.mjs";
import {
  currentReader,
  speakTo
} from "./shared-action-fanlab-lab-file-build-build-layer-di-0ccd8596.mjs";
import {
  errorOfCommand,
  hostPace,
  measureHostPace,
  waitUntil
} from "./shared-attach-fanlab-diagnose-elsewhere-idle-rules-501dd8c2.mjs";
import "./shared-action-attach-fanlab.mjs";
import {
  shownValue
} from "./shared-choose-acts-diagnose-elsewhere-idle-rules-l-b03164f0.mjs";
import {
  LabError,
  logsOf
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  __export
} from "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/on-stop-request.ts
var longestReason = 200;
function onStopRequest(callback) {
  process.on("SIGINT", () => callback("interrupted"));
  process.on("SIGTERM", () => callback("terminated by SIGTERM"));
  process.on("SIGHUP", () => callback("its terminal was closed"));
  if (process.env[stopVariable] === void 0) return;
  let said = "";
  process.stdin.setEncoding("utf8").on("data", (text2) => {
    said = (said + text2).slice(0, longestReason);
  });
  const ended = () => callback(said.replaceAll(/\s+/g, " ").trim() || "its caller was killed");
  process.stdin.once("end", ended).once("error", ended);
  process.stdin.unref();
}

// src/lab/places-of.ts
var placesOf = ({ topology: topology2 }) => [
  "host",
  ...topology2.machines.map(({ name }) => name),
  ...topology2.containers.map(({ name }) => name)
];

// src/lab/record.ts
import { lstatSync as lstatSync2 } from "node:fs";
import { mkdir, rename, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/lab/lab-folder.ts
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/lab/lab-record.ts
import * as z from "./packages/zod.mjs";
var recordVersion = 2;
var line = (most2) => z.string().max(most2).regex(new RegExp("^\\P{Cc}*$", "u"), "one line of text");
var labCore = z.object({
  name: z.string().refine(isLabName, "the name of a lab"),
  provider: line(40),
  /** For whom it is, such as a job of a CI; empty for nobody in particular. */
  label: line(400),
  createdAt: z.iso.datetime(),
  /** The run that made it. */
  owner: processIdentity,
  /** The lab was meant to outlive its run. */
  kept: z.boolean(),
  /** From then on a kept lab may be swept; without it, at no time. */
  keptUntil: z.iso.datetime().exactOptional(),
  /** A kept lab may be swept once this process has ended, such as that of a CI's job. */
  keptWhile: z.exactOptional(processIdentity)
});
var record2 = labCore.extend({
  version: z.literal(recordVersion),
  /** All that the lab consists of. */
  lab: labFile,
  /** Absolute path of the lab file, where it is not the article's; what it names lies in its folder. */
  path: line(4096).startsWith("/").exactOptional(),
  /** Which fan was asked for. */
  fan: z.enum(["ebpf", "ubuntu", "auto"]),
  distribution: line(100),
  /** Folder of the unpacked machine image; empty until it is there. */
  image: line(4096),
  /** Folders of what machines have above the image, by their names. */
  layers: z.record(z.string(), line(4096)).exactOptional()
});
function parseLabRecord(text2, name) {
  const value = jsonOf(text2);
  const known2 = labCore.safeParse(value).data;
  const core = known2?.name === name ? known2 : void 0;
  const version = versionOf(value);
  if (version !== recordVersion && (core || version !== void 0)) {
    const itsVersion = version === void 0 ? "from before there were versions" : `of version ${version}`;
    const problem = `its record is ${itsVersion}, this fanlab knows version ${recordVersion}`;
    return { problem, ofAnotherVersion: true, core };
  }
  if (value === void 0)
    return { problem: "its record is damaged (it is not valid JSON)", ofAnotherVersion: false, core };
  const parsed = record2.safeParse(value);
  if (parsed.success && core) return { record: parsed.data, core };
  const cause = parsed.success ? `it is that of lab ${parsed.data.name}` : causeOf(parsed.error);
  return { problem: `its record is damaged (${cause})`, ofAnotherVersion: false, core };
}
function jsonOf(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function versionOf(value) {
  return z.object({ version: z.int() }).safeParse(value).data?.version;
}
function causeOf({ issues }) {
  const [first] = issues;
  return `${first?.path.join(".") || "the whole of it"}: ${first?.message}`;
}

// src/lab/lab-folder.ts
var markName = ".fanlab-lab";
var recordName = "record.json";
var longestRecord = 4e6;
var labMark = labCore.pick({ name: true, provider: true, label: true, createdAt: true, owner: true });
var labsFolder = (stateDir) => join(stateDir, "labs");
var labFolder = (stateDir, name) => join(labsFolder(stateDir), name);
var claimPattern = /^\.?claim-(\d+)-(\d+)$/;
var claimName = ({ pid, startTime }) => `.claim-${pid}-${startTime}`;
var isFreeName = (name) => isLabName(name) && !claimPattern.test(name);
async function writeMark(folder, facts) {
  await writeFile(join(folder, markName), `${JSON.stringify(labMark.parse(facts))}
`, {
    flag: "wx",
    mode: 384
  });
}
function readMark(folder) {
  const read = readOwnFile(join(folder, markName), longestRecord);
  try {
    return "text" in read ? labMark.parse(JSON.parse(read.text)) : void 0;
  } catch {
    return void 0;
  }
}
async function labNames(stateDir) {
  return namesIn(labsFolder(stateDir)).filter((name) => isLab(stateDir, name));
}
var isLab = (stateDir, name) => isFreeName(name) && isMarked(labFolder(stateDir, name));
async function removeDeadClaims(stateDir) {
  for (const name of namesIn(labsFolder(stateDir))) {
    const [, pid, startTime] = claimPattern.exec(name) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    const folder = labFolder(stateDir, name);
    if (isMarked(folder)) await rm(folder, { recursive: true, force: true });
  }
}
async function forgetLab(stateDir, name) {
  if (isLab(stateDir, name))
    await rm(labFolder(stateDir, name), { recursive: true, force: true, maxRetries: 5 });
  await rmdir(labsFolder(stateDir)).catch(() => {
  });
}
function isMarked(folder) {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== process.geteuid?.()) return false;
  return [markName, recordName].some(
    (name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== void 0
  );
}
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

// src/lab/record.ts
var fileOf = (stateDir, name) => join2(labFolder(stateDir, name), recordName);
var textOf = (record5) => `${JSON.stringify(record5, null, 2)}
`;
async function claimLab(stateDir, facts) {
  if (!isFreeName(facts.name))
    throw new LabError(`cannot make lab "${facts.name}": no lab can have that name`, {
      hint: `choose another name with ${optionName("lab")}`
    });
  const owner = identify(process.pid);
  const createdAt = (/* @__PURE__ */ new Date()).toISOString();
  const record5 = { ...facts, version: recordVersion, createdAt, owner, kept: false, image: "" };
  const claim = labFolder(stateDir, claimName(owner));
  await mkdir(labsFolder(stateDir), { recursive: true, mode: 448 });
  await mkdir(claim, { mode: 448 });
  try {
    await writeMark(claim, record5);
    await writeFile2(join2(claim, recordName), textOf(record5), { mode: 384 });
    if (isTaken(labFolder(stateDir, facts.name))) throw isThere(stateDir, facts.name);
    await rename(claim, labFolder(stateDir, facts.name));
    return record5;
  } catch (error) {
    await rm2(claim, { recursive: true, force: true });
    const { code: code2 } = error;
    throw code2 === "ENOTEMPTY" || code2 === "EEXIST" ? isThere(stateDir, facts.name) : error;
  }
}
var isTaken = (path2) => lstatSync2(path2, { throwIfNoEntry: false }) !== void 0;
function isThere(stateDir, name) {
  const found = lookAtLab(stateDir, name);
  if (!found)
    return new LabError(
      `cannot make lab "${name}": ${labFolder(stateDir, name)} is there and has no mark of a lab`,
      {
        hint: `choose another name with ${optionName("lab")}`
      }
    );
  const { state, facts } = found;
  const hint2 = state === "running" ? `kill ${facts.owner?.pid}, which removes it` : typedCommand("down", "--lab", name);
  return new LabError(`cannot make lab "${name}": a lab with that name exists (${state})`, {
    hint: `${hint2}, or choose another name with ${optionName("lab")}`
  });
}
async function writeRecord(stateDir, record5) {
  const file2 = fileOf(stateDir, record5.name);
  await writeFile2(`${file2}.new`, textOf(record5), { mode: 384 });
  await rename(`${file2}.new`, file2);
}
async function keepLab(stateDir, record5, limit) {
  const { keptUntil: _, keptWhile: __, ...rest } = record5;
  const kept = {
    ...rest,
    kept: true,
    ...limit.forMs !== void 0 && { keptUntil: new Date(Date.now() + limit.forMs).toISOString() },
    ...limit.while && { keptWhile: limit.while }
  };
  await writeRecord(stateDir, kept);
  return kept;
}
function lookAtLab(stateDir, name) {
  if (!isLab(stateDir, name)) return void 0;
  const mark2 = readMark(labFolder(stateDir, name));
  const read = readOwnFile(fileOf(stateDir, name), longestRecord);
  if ("problem" in read)
    return withoutRecord(name, `its record is damaged (${read.problem})`, "damaged", mark2);
  const parsed = parseLabRecord(read.text, name);
  if ("record" in parsed) {
    const { record: record5 } = parsed;
    return { name, state: labState(record5), record: record5, problem: void 0, facts: record5 };
  }
  const { core, problem, ofAnotherVersion } = parsed;
  if (core) return { name, state: labState(core), record: void 0, problem, facts: core };
  return withoutRecord(name, problem, ofAnotherVersion ? "unknown" : "damaged", mark2);
}
function withoutRecord(name, problem, otherwise, mark2) {
  const state = mark2 && isAlive(mark2.owner) ? "running" : otherwise;
  return { name, state, record: void 0, problem, facts: mark2 ?? {} };
}
function labState(lab) {
  if (!lab.kept) return isAlive(lab.owner) ? "running" : "abandoned";
  return isStillKept(lab) ? "kept" : "abandoned";
}
function isStillKept({ keptUntil, keptWhile }) {
  if (keptUntil !== void 0 && Date.now() >= Date.parse(keptUntil)) return false;
  return keptWhile === void 0 || isAlive(keptWhile);
}

// src/lab/open-lab.ts
async function openLab(stateDir, name, findProvider) {
  const found = lookAtLab(stateDir, name);
  if (!found) {
    throw new LabError(`cannot enter lab "${name}": there is no such lab`, {
      hint: typedCommand("up", "--lab", name)
    });
  }
  const { record: record5, problem } = found;
  if (!record5) {
    throw new LabError(`cannot enter lab "${name}": ${problem}`, {
      hint: `${typedCommand("down", "--lab", name)}, which removes it`
    });
  }
  const topology2 = topologyOf(record5.lab);
  const provider2 = await findProvider(record5.provider);
  const provided = await provider2.find(labSpec(name, topology2, record5));
  if (!provided) {
    throw new LabError(`cannot enter lab "${name}": it does not run any more`, {
      hint: typedCommand("down", "--lab", name)
    });
  }
  const listed = await provided.list();
  const machines = topology2.machines.flatMap(
    ({ name: name2 }) => listed.filter((machine) => machine.name === name2).map((machine) => new Machine(machine))
  );
  return { record: record5, provided, features: provider2.features, lab: await labOf(provided, topology2, machines) };
}

// src/run/find-lab.ts
var findLab = ({ lab, stateDir }) => openLab(stateDir, lab.name, async (name) => {
  if (isProviderName(name)) return provider(name, stateDir);
  throw new LabError(`cannot enter lab "${lab.name}": provider ${JSON.stringify(name)} is unknown`, {
    hint: "enter it with the version of fanlab that made it"
  });
});

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

// src/cli/run-command.ts
import { fileURLToPath } from "node:url";

// src/files/state-folder.ts
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync as readdirSync2,
  writeSync
} from "node:fs";
import { join as join3, resolve } from "node:path";
var markName2 = ".fanlab-state";
var markText = "fanlab state 1\n";
var newMark = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
var privateFolders = ["labs", "images"];
var stateMode = 457;
var known = /^(labs|images|images\.lock|image-build\.log|(build|trial)-\d+-\d+)$/;
var hint = "choose another folder with FANLAB_STATE_DIR, such as /var/lib/fanlab, or one that does not exist yet";
function acceptStateFolder(path2) {
  telling(
    "keep labs in",
    path2,
    () => inFolder(path2, (folder, missing) => {
      if (missing.length === 0 && readdirSync2(folder.at(".")).length > 0) settle(folder);
    })
  );
}
function makeStateFolder(path2) {
  telling(
    "keep labs in",
    path2,
    () => inFolder(path2, (folder, missing) => {
      const [name, ...more] = missing;
      if (name === void 0) return settle(folder);
      makeFolder(folder.at(name), more.length > 0 ? 493 : stateMode);
      return makeStateFolder(path2);
    })
  );
}
function inFolder(path2, act) {
  const { folder, missing } = pinFolder(resolve(path2));
  try {
    if (isSharedFolder(join3(folder.path, ...missing))) throw new Refused("it is for files of others", hint);
    const way = folder.way.map((fd) => new PinnedFolder([fd]));
    const own = missing.length === 0 ? way.pop() : void 0;
    for (const each of way) checkOnWay(each);
    if (own) checkOwn(own);
    act(folder, missing);
  } finally {
    folder.close();
  }
}
function checkOnWay(folder) {
  const { uid, mode } = fstatSync(folder.fd);
  checkOwner(folder.path, uid);
  if (isWritableByOthers(mode) && (mode & 512) === 0)
    throw new Refused(`others than root may write to ${folder.path} (mode ${octal(mode)})`, hint);
}
function checkOwn(folder) {
  const { uid, mode } = fstatSync(folder.fd);
  checkOwner(folder.path, uid);
  if (isWritableByOthers(mode))
    throw new Refused(
      `others than root may write to it (mode ${octal(mode)})`,
      `${hint}; or look at it, then chmod 0711`
    );
}
function settle(folder) {
  const names = readdirSync2(folder.at("."));
  if (!names.includes(markName2)) {
    const strange = names.filter((name) => !known.test(name));
    if (strange.length > 0)
      throw new Refused(`it has no ${markName2} and is not empty (${strange.slice(0, 3).join(", ")})`, hint);
    mark(folder);
  } else checkMark(folder);
  const { mode } = fstatSync(folder.fd);
  if ((mode & 54) !== 0) chmodSync(folder.at("."), stateMode);
  for (const name of privateFolders) {
    const found = folder.look(name);
    if (!found?.isDirectory()) continue;
    checkOwner(under(folder, name), found.uid);
    if ((found.mode & 63) !== 0) chmodSync(folder.at(name), 448);
  }
}
function checkMark(folder) {
  const found = folder.look(markName2);
  if (!found?.isFile() || found.uid !== process.geteuid?.())
    throw new Refused(`${under(folder, markName2)} is not root's own file`, hint);
}
function mark(folder) {
  try {
    const fd = openSync(folder.at(markName2), newMark, 384);
    writeSync(fd, markText);
    closeSync(fd);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
function makeFolder(path2, mode) {
  try {
    mkdirSync(path2, mode);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
function checkOwner(path2, uid) {
  if (uid !== 0 && uid !== process.geteuid?.())
    throw new Refused(`${path2} belongs to user ${uid}, not to root`, hint);
}
var isWritableByOthers = (mode) => (mode & 18) !== 0;
var octal = (mode) => `0${(mode & 4095).toString(8)}`;

// src/process/interrupted.ts
var Interrupted = class extends Error {
  name = "AbortError";
};

// src/run/result-file.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join4 } from "node:path";
var ResultFile = class {
  /** Set before the end by who knows. */
  kept = false;
  /** Why the run could not begin; set before the end by who knows. */
  refusal;
  #place;
  #report;
  #request;
  #owner;
  #signal;
  #warn;
  #warnings = [];
  constructor(request, place, { report, warn, owner, signal }) {
    this.#place = place;
    this.#report = report;
    this.#request = request;
    this.#owner = owner;
    this.#signal = signal;
    this.#warn = warn;
  }
  warned(message) {
    this.#warnings.push(message);
  }
  // From the beginning: whoever waits for it finds the report also of a run that was killed.
  planned() {
    this.write();
  }
  suiteEnded() {
    this.write();
  }
  closed() {
    this.write();
  }
  /** Writes what is known at this moment. Does not throw: it could be written when the run began, and the verdict stands. */
  write() {
    try {
      writeResult(this.#request, this.#owner, this.#content());
    } catch (error) {
      this.#warn(error instanceof Error ? error.message : String(error));
    }
  }
  #content() {
    const { summary: summary2, evidence } = this.#place;
    const files2 = { junit: this.#place.junit, summary: ifThere(summary2) };
    const report = this.#report();
    if (this.refusal !== void 0)
      return { ...refused(this.#request, report.scenario, this.refusal), ...files2 };
    const cases = report.suites.flatMap((suite) => suite.cases);
    const { exitCode, reason, ...counts } = verdict(cases);
    const { outputs, lab } = this.#request;
    return {
      scenario: report.scenario,
      verdict: this.#signal.aborted ? "interrupted" : ["passed", "failed", "error"][exitCode],
      reason: report.stopped ?? reason,
      stopped: report.stopped !== void 0,
      total: cases.length,
      ...counts,
      durationMs: report.durationMs,
      ...files2,
      evidence: ifThere(join4(outputs.reports, evidence)),
      lab: lab.name,
      kept: this.kept,
      topology: report.topology,
      annotations: annotations(report),
      failures: cases.flatMap((result) => {
        const lines = failureLines(result);
        const { name, suite, claims: ids } = result;
        return lines.length === 0 ? [] : [{ name, suite, ids, message: lines.join("\n") }];
      }),
      warnings: this.#warnings
    };
  }
};
function writeRefusal(request, owner, scenario, reason) {
  writeResult(request, owner, refused(request, scenario, reason));
}
var refused = ({ lab }, scenario, reason) => ({
  scenario,
  verdict: "error",
  reason,
  stopped: true,
  ...{ total: 0, passed: 0, failed: 0, errors: 0, skipped: 0, durationMs: 0 },
  ...{ junit: "", summary: "", evidence: "", lab: lab.name, kept: false, topology: void 0 },
  ...{ annotations: [], failures: [], warnings: [] }
});
function writeResult({ outputs: { result } }, owner, content) {
  if (result === "") return;
  new CallersFiles(owner).write(result, `${JSON.stringify(content, null, 2)}
`);
}
var ifThere = (path2) => existsSync2(path2) ? path2 : "";

// src/process/foreground.ts
import { spawn } from "node:child_process";
import { constants as constants2 } from "node:os";
function foreground(argv, stdin) {
  const [command = "", ...words2] = argv;
  const child = spawn(command, words2, {
    stdio: [stdin === "inherit" ? "inherit" : "pipe", "inherit", "inherit"]
  });
  child.stdin?.on("error", () => {
  });
  if (stdin !== "inherit") child.stdin?.write(stdin.begin);
  return { status: statusOf(child), endInput: (words3) => child.stdin?.end(`${words3}
`) };
}
function statusOf(child) {
  return new Promise((resolve9, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve9(status ?? 128 + (signal ? constants2.signals[signal] : 0)));
  });
}

// src/cli/handed-variables.ts
import { readSync } from "node:fs";
import * as z2 from "./packages/zod.mjs";
var marker = "FANLAB_PROXIES_ON_STDIN";
var handed = z2.object({
  proxies: z2.partialRecord(z2.enum(proxyVariables), z2.string()),
  /** Those that the lab file hands to its steps. */
  secrets: z2.record(z2.string(), z2.string())
});
function variablesToHand(secrets) {
  const line2 = JSON.stringify({ proxies: valuesOf(proxyVariables), secrets: valuesOf(secrets) });
  return { word: `${marker}=1`, line: `${line2}
` };
}
var valuesOf = (names) => Object.fromEntries(
  names.flatMap((name) => {
    const value = process.env[name];
    return value === void 0 ? [] : [[name, value]];
  })
);
function takeHandedVariables() {
  if (process.env[marker] === void 0) return;
  delete process.env[marker];
  try {
    const { proxies, secrets } = handed.parse(JSON.parse(readLine()));
    Object.assign(process.env, proxies);
    takeCallersVariables(secrets);
  } catch {
  }
}
function readLine() {
  const byte = Buffer.alloc(1);
  const bytes = [];
  while (readSync(0, byte) === 1 && byte[0] !== 10) bytes.push(byte[0]);
  return Buffer.from(bytes).toString();
}

// src/cli/own-script.ts
import { resolve as resolve2 } from "node:path";
var launcher;
var started;
function startOwnScript(script, by) {
  started = script;
  launcher = by;
}
function ownScript() {
  if (started !== void 0) return started;
  const [, first = "", second = ""] = process.argv;
  return resolve2(/\/(?:zx|zx\/build\/cli\.js)$/.test(first) ? second : first);
}
var scriptWords = (script) => launcher === void 0 || script !== started ? [script] : [launcher, script];

// src/cli/become-root.ts
var passedVariables = [
  ...["XDG_CACHE_HOME", "FANLAB_STATE_DIR", "FANLAB_LAB", "FANLAB_JOB", "FANLAB_TRACE", "CI", "TERM"],
  ...["NO_COLOR", commandVariable, inputsVariable]
];
async function becomeRoot(script, argv, { interactive = false, secrets = [] } = {}) {
  if (process.geteuid?.() === 0) {
    takeHandedVariables();
    return void 0;
  }
  const trial = await run(["sudo", "--non-interactive", "true"]);
  if (trial.status !== 0) {
    throw new LabError("cannot make a lab: it needs root, or sudo without a password", {
      hint: `sudo ${commandLine([process.execPath, ...scriptWords(script), ...argv])}, or allow this user sudo without a password (NOPASSWD in sudoers)`
    });
  }
  const variables = passedVariables.flatMap(
    (name) => process.env[name] === void 0 ? [] : [`${name}=${process.env[name]}`]
  );
  if (process.env.PATH) variables.push(`${callersPathVariable}=${process.env.PATH}`);
  const { word: word2, line: line2 } = variablesToHand(secrets);
  const byInput = interactive ? [] : [`${stopVariable}=1`, word2];
  const command = [
    "sudo",
    "--non-interactive",
    "--",
    "env",
    ...variables,
    ...byInput,
    process.execPath,
    ...scriptWords(script),
    ...argv
  ];
  const child = foreground(command, interactive ? "inherit" : { begin: line2 });
  onStopRequest((why) => child.endInput(why));
  return child.status;
}

// src/cli/environment-problems.ts
import { homedir } from "node:os";
import { isAbsolute } from "node:path";
var stateDirRule = "an absolute path of letters, digits and . _ - /, without '..', that is not the root folder and has at most 200 characters";
var stateFolder = (env) => env.FANLAB_STATE_DIR || "/var/lib/fanlab";
function environmentProblems(env) {
  return [...stateProblems(stateFolder(env)), ...cacheProblems(env), ...jobProblems(env)];
}
function labProblems(lab, isFromEnvironment) {
  if (isLabName(lab)) return [];
  const rule = "1 to 20 of a-z, 0-9 and inner '-'";
  const hint2 = isFromEnvironment ? "it comes from FANLAB_LAB, choose another name" : "choose another name";
  return [mustBe("lab", rule, lab, hint2)];
}
var jobProblems = ({ FANLAB_JOB: job = "" }) => job === "" || isJobName(job) ? [] : [variableMustBe("FANLAB_JOB", "1 to 200 letters, digits and . _ - : /", job)];
function stateProblems(folder) {
  const isFit = /^\/[\w./-]{1,199}$/.test(folder) && !folder.split("/").includes("..") && /\w/.test(folder);
  return isFit ? [] : [variableMustBe("FANLAB_STATE_DIR", stateDirRule, folder)];
}
function cacheProblems({ XDG_CACHE_HOME: cache = "", HOME: home }) {
  const rule = "an absolute path, without control characters";
  const isFit = (path2) => isAbsolute(path2) && !new RegExp("\\p{Cc}", "u").test(path2);
  if (cache !== "") return isFit(cache) ? [] : [variableMustBe("XDG_CACHE_HOME", rule, cache)];
  if (home !== void 0) return isFit(home) ? [] : [variableMustBe("HOME", rule, home)];
  return hasHome() ? [] : [variableMustBe("HOME", `${rule}: this user has no home folder`, home)];
}
function hasHome() {
  try {
    return isAbsolute(homedir());
  } catch {
    return false;
  }
}

// src/cli/path-problems.ts
import { lstatSync as lstatSync3 } from "node:fs";
import { dirname, resolve as resolve3 } from "node:path";
var longestPath = 3e3;
var longestName = 200;
function pathProblems(paths) {
  return [
    ...paths.flatMap((path2) => {
      const wrong = textProblems(path2);
      return wrong.length > 0 ? wrong : placeProblems(path2);
    }),
    ...sharedPaths(paths)
  ];
}
var kindOf = (flag) => flag === "reports" ? "folder" : "file";
function textProblems({ flag, text: text2 }) {
  const what = kindOf(flag);
  if (text2.trim() === "")
    return [
      { tell: (name) => `${name(flag)} must name a ${what}; got ${text2 === "" ? "an empty text" : "blanks"}` }
    ];
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text2))
    return [mustBe(flag, `the path of a ${what}, without control characters`, text2)];
  const isTooLong = Buffer.byteLength(text2) > longestPath || text2.split("/").some((part) => Buffer.byteLength(part) > longestName);
  return isTooLong ? [mustBe(flag, `the path of a ${what} with names of at most ${longestName} bytes`, text2)] : [];
}
function placeProblems({ flag, text: text2 }) {
  const path2 = resolve3(text2);
  const wrong = (rule) => [mustBe(flag, rule, text2, "choose another path")];
  if (systemFolder(path2) !== void 0 || flag === "reports" && isSharedFolder(path2))
    return wrong(`a ${kindOf(flag)} of your own, outside of the system's folders`);
  const found = look(path2);
  if (found && !found.isSymbolicLink() && !(flag === "reports" ? found.isDirectory() : found.isFile()))
    return wrong(flag === "reports" ? "a folder, or a new one" : "a regular file, or a new one");
  return hasFileAbove(path2) ? wrong(`a ${kindOf(flag)} in a folder; a part of its path is a file`) : [];
}
function hasFileAbove(path2) {
  const folder = dirname(path2);
  const found = look(folder);
  if (found) return !found.isDirectory() && !found.isSymbolicLink();
  return folder !== path2 && hasFileAbove(folder);
}
function look(path2) {
  try {
    return lstatSync3(path2);
  } catch {
    return void 0;
  }
}
function sharedPaths(paths) {
  return paths.flatMap(({ flag, text: text2 }, index) => {
    const earlier = paths.slice(0, index).find((other) => resolve3(other.text) === resolve3(text2));
    if (!earlier) return [];
    const got = shownValue(text2);
    return [{ tell: (name) => `${name(flag)} must be another path than ${name(earlier.flag)}; got ${got}` }];
  });
}

// src/providers/settings-problems.ts
function settingsProblems(name, { inventory }, user) {
  if (name !== "ssh") return [];
  if (inventory === void 0)
    return [{ flag: "inventory", text: "must name the file that lists the machines; got nothing" }];
  const read = readInventoryFile(inventory, user);
  return "problems" in read ? read.problems.map((text2) => ({ flag: "inventory", text: text2 })) : [];
}

// src/cli/image-choice-problems.ts
var isDistribution = (text2) => Object.hasOwn(distributions, text2);
function imageChoiceProblems({ distribution, aptSources, packages }, user) {
  const problems = [];
  const read = (flag, parse) => {
    try {
      return [parse()];
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      problems.push({
        tell: (name) => `${name(flag)}: ${error.message}${error.hint === void 0 ? "" : `: ${error.hint}`}`
      });
      return [];
    }
  };
  const sources = aptSources.flatMap((text2) => read("apt-source", () => parseAptSource(text2)));
  const choices = packages.flatMap(
    (text2) => read("package", () => parsePackageChoice(text2, user))
  );
  for (const sentence of repeatedPackages(choices))
    problems.push({ tell: (name) => `${name("package")}: ${sentence}: choose one of them` });
  if (problems.length > 0 || !isDistribution(distribution)) return problems;
  if (lacksLxd({ distribution, aptSources: sources, packages: choices }))
    problems.push({
      tell: (name) => `${name("distribution")}: cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store: give LXD by ${name("package")} ./lxd_VERSION_${debArchitecture()}.deb or ${name("apt-source")}, or use debian-12`
    });
  return problems;
}

// src/cli/provider-problems.ts
function providerProblems(request, values, user) {
  const { provider: asked, image } = request;
  const stray = strayFlags(values, asked.name);
  if (!isProviderName(asked.name)) return [...stray, ...imageChoiceProblems(image, user)];
  const { name, settings } = asked;
  const features = featuresOf(name, settings);
  return [
    ...stray,
    ...problemsForProvider(request, { name, features }),
    ...features.ownImage ? imageChoiceProblems(image, user) : [],
    ...settingsProblems(name, settings, user).map(({ flag, text: text2 }) => ({
      tell: (nameOf) => `${nameOf(flag)}: ${text2}`
    }))
  ];
}
var strayFlags = (values, asked) => Object.keys(flagsOfProviders).flatMap((flag) => {
  const owners = flagsOfProviders[flag];
  if (values[flag] === void 0 || owners.includes(asked)) return [];
  const got = isProviderName(asked) ? asked : shownValue(asked);
  return [{ tell: (name) => `${name(flag)} is for provider ${owners.join(" or ")}; got provider ${got}` }];
});

// src/cli/read-flag-file.ts
import { resolve as resolve4 } from "node:path";
var longestPath2 = 3e3;
function readFlagFile(values) {
  const { file: file2 = "" } = values;
  const problems = ["underlay", "overlay"].filter((flag) => values[flag] !== void 0).map((flag) => ({
    tell: (name) => `${name(flag)} excludes ${name("file")}, which says the networks of its lab; got ${shownValue(values[flag])}: leave one of them out`
  }));
  if (file2.trim() === "" || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(file2) || file2.length > longestPath2)
    return { problems: [...problems, mustBe("file", "the path of a lab file, such as lab.yaml", file2)] };
  const path2 = resolve4(file2);
  try {
    return { lab: { file: readOwnLab(path2, file2, "runnable"), path: path2 }, problems };
  } catch (error) {
    if (error instanceof LabError)
      return { problems: [...problems, mustBe("file", "a lab file", file2, error.message)] };
    if (!(error instanceof LabFileError)) throw error;
    return { problems: [...problems, ...error.message.split("\n").map((line2) => ({ tell: () => line2 }))] };
  }
}

// src/cli/read-keep-limit.ts
var longestKeepMs = 3650 * 864e5;
function readKeepLimit(duration, pid, problems) {
  const forMs = duration === void 0 ? void 0 : parseDuration(duration);
  const owner = pid !== void 0 && /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : void 0;
  if (duration !== void 0 && (forMs === void 0 || forMs > longestKeepMs))
    problems.push(mustBe("keep-for", `${durationRule}, at most 3650d`, duration, "choose such as 24h"));
  if (pid !== void 0 && !owner) problems.push(mustBe("keep-while", "the id of a process that runs", pid));
  return { ...forMs !== void 0 && { forMs }, ...owner && { while: owner } };
}

// src/lab/article-topology.ts
import { readFileSync } from "node:fs";
import { join as join5 } from "node:path";

// src/lab/file/the-only.ts
function theOnly(what, named) {
  const [first, ...others] = Object.entries(named);
  if (first && others.length === 0) return first;
  throw new Error(`a lab needs exactly one ${what}; got ${Object.keys(named).join(", ") || "none"}`);
}

// src/lab/file/on-prefixes.ts
function onPrefixes(file2, underlay, overlay) {
  const [networkName, network] = theOnly("network", file2.networks);
  const [overlayName, own] = theOnly("overlay", file2.overlays);
  const { length } = parsePrefix(asList(network.subnet)[0] ?? "");
  const moved = (address) => formatAddress(networkOf(underlay).address + hostBits(parseAddress(address), length));
  const machines = Object.entries(file2.machines).map(([name, machine]) => {
    const networks = Object.entries(machine.networks).map(([key2, places]) => [
      key2,
      moved(givenAddresses(places)[0] ?? "")
    ]);
    return [name, { ...machine, networks: Object.fromEntries(networks) }];
  });
  return {
    ...file2,
    networks: {
      [networkName]: {
        ...network,
        subnet: formatPrefix(networkOf(underlay)),
        ...network.host !== void 0 && { host: moved(asList(network.host)[0] ?? "") }
      }
    },
    overlays: { [overlayName]: { ...own, prefix: formatPrefix(overlay) } },
    machines: Object.fromEntries(machines)
  };
}

// src/lab/article-topology.ts
var path = "labs/article/lab.yaml";
var file;
function defaultLab(underlay, overlay) {
  file ??= readLabFile(readFileSync(join5(packageRoot, path), "utf8"), path);
  return onPrefixes(file, underlay, overlay);
}
var articleTopology = (underlay, overlay) => topologyOf(defaultLab(underlay, overlay));

// src/cli/read-prefixes.ts
function readPrefixes(underlayText, overlayText) {
  const problems = [];
  const read = (flag, text2) => {
    try {
      return parsePrefix(text2);
    } catch (error) {
      problems.push({ tell: (name) => `${name(flag)}: ${error.message}` });
      return parsePrefix(defaultOf(flag));
    }
  };
  const [underlay, overlay] = [read("underlay", underlayText), read("overlay", overlayText)];
  if (problems.length > 0) return { underlay, overlay, problems };
  const pair = [formatPrefix(underlay), formatPrefix(overlay)];
  const topology2 = { ...articleTopology(underlay, overlay), underlay, overlay };
  const broken = overlayProblems(topology2).map((rule) => ({
    tell: (name) => `${name("underlay")} ${pair[0]} and ${name("overlay")} ${pair[1]} are not a valid fan pair: ${rule}`
  }));
  return { underlay, overlay, problems: broken };
}

// src/cli/read-settings.ts
function readSettings(given = [], declared) {
  const settings = { ...declared };
  const problems = [];
  for (const word2 of given) {
    const [, name = "", value = ""] = /^([A-Za-z][\w-]{0,39})=(.*)$/s.exec(word2) ?? [];
    if (name === "")
      problems.push(mustBe("set", "NAME=VALUE, with a name of letters, digits, '_' and '-'", word2));
    else if (declared && !Object.hasOwn(declared, name)) problems.push(unknown(name, Object.keys(declared)));
    else settings[name] = value;
  }
  return { settings, problems };
}
var unknown = (name, known2) => ({
  tell: (naming) => `${naming("set")} must name a setting of the script: ${known2.join(", ") || "it has none"}; got ${shownValue(name)}`
});

// src/cli/request-of.ts
import { resolve as resolve5 } from "node:path";
function requestOf(values, { own, underlay, overlay, lab, limit, job, stateDir }) {
  const { fan, label = "", provider: provider2 = defaultOf("provider"), result, timings } = values;
  const digest = values["image-digest"];
  return {
    lab: {
      name: lab,
      label,
      ...own ?? { file: defaultLab(underlay, overlay) },
      choseNetwork: values.underlay !== void 0
    },
    provider: {
      name: provider2,
      settings: settingsIn(values),
      empty: values.empty ?? false,
      install: !values["no-install"]
    },
    // The table has the same names.
    ...fan !== void 0 && { fan },
    image: {
      distribution: values.distribution ?? defaultOf("distribution"),
      aptSources: values["apt-source"] ?? [],
      packages: values.package ?? [],
      trust: {
        ...digest !== void 0 && isImageDigest(digest) && { digest },
        anyCached: values["accept-cached-image"] ?? false
      }
    },
    retention: { keep: values.keep ?? false, keepOnFailure: values["keep-on-failure"] ?? false, limit },
    outputs: {
      reports: resolve5(values.reports ?? defaultOf("reports")),
      result: result === void 0 ? "" : resolve5(result),
      timings: timings === void 0 ? "" : resolve5(timings),
      job
    },
    stateDir
  };
}
function settingsIn({ inventory, vm, ...values }) {
  const texts = ["remote", "network", "box", "hypervisor", "distribution"].flatMap(
    (name) => values[name] === void 0 ? [] : [[name, values[name]]]
  );
  return {
    ...Object.fromEntries(texts),
    ...inventory !== void 0 && { inventory: resolve5(inventory) },
    ...vm && { vm }
  };
}

// src/cli/with-image-of.ts
function withImageOf(request, { distribution }, { image }) {
  if (image === void 0 || distribution !== void 0) return request;
  const settings = { ...request.provider.settings, distribution: image };
  return {
    ...request,
    image: { ...request.image, distribution: image },
    provider: { ...request.provider, settings }
  };
}

// src/cli/read-command-line.ts
function readCommandLine(argv, taken, { positionals: allowPositionals = false, env = process.env } = {}) {
  const { own, command } = allowPositionals ? splitWords(argv) : { own: argv, command: void 0 };
  const { values, positionals, problems: wrongWords } = readFlags(own, taken, allowPositionals);
  const {
    underlay,
    overlay,
    problems: wrongPrefixes
  } = readPrefixes(values.underlay ?? defaultOf("underlay"), values.overlay ?? defaultOf("overlay"));
  const ofFile = values.file === void 0 ? void 0 : readFlagFile(values);
  const lab = values.lab ?? (env.FANLAB_LAB || defaultOf("lab"));
  const problems = [
    ...wrongWords,
    ...wrongPrefixes,
    ...ofFile?.problems ?? [],
    ...labProblems(lab, values.lab === void 0),
    ...valueProblems(values),
    ...readSettings(values.set).problems,
    ...environmentProblems(env),
    ...pathProblems(pathsIn(values, taken))
  ];
  const limit = readKeepLimit(values["keep-for"], values["keep-while"], problems);
  const asked = requestOf(values, {
    own: ofFile?.lab,
    underlay,
    overlay,
    lab,
    limit,
    job: env.FANLAB_JOB ?? "",
    stateDir: stateFolder(env)
  });
  const request = withImageOf(asked, values, asked.lab.file);
  problems.push(...providerProblems(request, values, sudoCaller()));
  if (problems.length > 0) throw new UsageError(problems);
  return { request, values, positionals, command };
}
function splitWords(argv) {
  const end = argv.indexOf("--");
  return end < 0 ? { own: argv, command: void 0 } : { own: argv.slice(0, end), command: argv.slice(end + 1) };
}
var pathsIn = (values, taken) => ["reports", "result", "timings"].flatMap((flag) => {
  const text2 = values[flag] ?? (flag === "reports" && taken.includes(flag) ? defaultOf(flag) : void 0);
  return text2 === void 0 ? [] : [{ flag, text: text2 }];
});

// src/cli/run-command.ts
var begun = false;
var hasBegun = () => begun;
async function runCommand(command) {
  begun = true;
  process.on("uncaughtException", (error) => {
    if (!(error instanceof Interrupted)) console.error(describeError(error));
    process.exit(error instanceof Interrupted ? exitCodes.interrupted : exitCodes.error);
  });
  process.exit(await statusOf2(command));
}
async function statusOf2(command) {
  const script = fileURLToPath(command.script);
  const argv = argumentsOf(script);
  let given;
  beginProcess();
  try {
    if (ownWords(argv).includes("--help")) {
      console.log(usage(typedScript(script), command.flags, command.positionals));
      return exitCodes.passed;
    }
    if (process.geteuid?.() === 0) takeHandedVariables();
    given = readCommandLine(argv, command.flags, { positionals: command.positionals !== void 0 });
    const problems = command.problems?.(given) ?? [];
    if (problems.length > 0) throw new UsageError(problems);
    const done = await asRoot(command, script, argv, command.lab?.() ?? given.request.lab.file);
    if (done !== void 0) return done;
    measureHostPace();
    return await runHere(command, given);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}
hint: ${typedScript(script, "--help")}`);
      if (given) tellRefusal(given.request, command.name, `fanlab: ${error.message}`);
      return exitCodes.usage;
    }
    if (error instanceof Interrupted) return exitCodes.interrupted;
    console.error(describeError(error));
    if (given) tellRefusal(given.request, command.name, describeError(error));
    return exitCodes.error;
  }
}
function tellRefusal(request, scenario, reason) {
  try {
    writeRefusal(request, sudoCaller(), scenario, reason);
  } catch (error) {
    if (!reason.includes(error.message)) console.error(describeError(error));
  }
}
function runHere(command, given) {
  if (process.geteuid?.() === 0) acceptStateFolder(given.request.stateDir);
  return command.run(given);
}
async function asRoot({ interactive = false, root }, script, argv, { setup = [] }) {
  try {
    const secrets = setup.flatMap((step) => step.secrets ?? []);
    return await becomeRoot(script, argv, { interactive, secrets });
  } catch (error) {
    if (root === "if possible" && error instanceof LabError) return void 0;
    throw error;
  }
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
  const said = await new Promise((resolve9, reject) => {
    const open = on.open(argv, {
      onOutput(data) {
        try {
          process.stdout.write(packets.take(data));
        } catch (error) {
          reject(error);
        }
      },
      onEnd: (words2) => resolve9(words2)
    });
    const stop = () => {
      resolve9(void 0);
      open.close();
    };
    if (within === void 0) setInterval(() => {
    }, 6e4);
    else setTimeout(stop, within);
    onStopRequest(stop);
    process.stdout.once("error", stop);
  });
  await new Promise((resolve9) => void process.stdout.write("", () => resolve9()));
  if (said !== void 0 && !packets.hasBegun) throw new LabError(`cannot capture on ${where}: ${said}`);
  console.error(`${packets.count} ${packets.count === 1 ? "packet" : "packets"} captured on ${where}`);
  if (said !== void 0) throw new LabError(`the capture on ${where} ended by itself: ${said}`);
  return 0;
}

// src/cli/check-inputs.ts
var asInput = (flag) => `input ${flag === "no-install" ? "install" : flag}`;
function refusedInputs(words2) {
  speakTo(readerOf(process.env, false));
  try {
    readCommandLine(words2, optionNames);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({ tell }) => tell(asInput));
    throw error;
  }
}

// src/cli/expect-rules.ts
import { resolve as resolve6 } from "node:path";

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
    return { id, title, status: statusOf3(statuses), passed, total: statuses.length };
  });
  return rows.every(({ total }) => total === 0) ? [] : rows;
}
function statusOf3(statuses) {
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
function failures(groups, file2) {
  const lines = [];
  let left = groups.reduce((sum, { names }) => sum + names.length, 0);
  for (const group of groups) {
    const told = failure(group);
    if (lines.length + told.length > mostFailureLines - 1) break;
    lines.push(...told);
    left -= group.names.length;
  }
  if (left > 0) lines.push(`and ${left} more, see ${file2}`);
  return lines;
}
function failure({ suite, names, cells, lines }) {
  const shown2 = cells.length > 1 ? [`${suite}: ${cells.length} cells`, ...cellNames(cells).map((line2) => `  ${line2}`)] : names.map((name) => `${suite}: ${name}`);
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
    const printed = lines.map((line2) => `${line2}
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
  return [...cases].map(([id, own]) => statusOf4(id, own)).sort((a, b) => place(a.id) - place(b.id) || numberOf(a.id) - numberOf(b.id) || a.id.localeCompare(b.id));
}
var lettersOf = (id) => /^\D*/.exec(id)?.[0] ?? "";
var numberOf = (id) => Number(/\d+/.exec(id)?.[0] ?? 0);
function statusOf4(id, own) {
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
      const { status, hint: hint2 = null } = outcome;
      const further = { where: explanation ?? null, hint: hint2, evidence: evidence ?? null };
      return [{ ids: claims2, phase: suite, name, status, expected, got, ...further }];
    })
  };
}

// src/report/json-document.ts
var JsonDocument = class {
  #stream;
  constructor(stream2) {
    this.#stream = stream2;
  }
  closed(report) {
    this.#stream.write(`${JSON.stringify(reportDocument(report), null, 2)}
`);
  }
};

// src/report/output-problems.ts
import { join as join6 } from "node:path";
function outputProblems({ reports, files: files2, evidence, result, timings }, owner) {
  const callers = new CallersFiles(owner);
  const inReports = problemOf("a folder for reports", () => {
    callers.tryFolder(reports);
    for (const file2 of files2) callers.tryWriting(join6(reports, file2));
    callers.list(join6(reports, evidence));
  });
  const others = [
    { what: "a file for --result", file: result },
    { what: "a file for --timings", file: timings }
  ].filter(({ file: file2 }) => file2 !== "");
  const same = result !== "" && result === timings;
  return [
    ...inReports,
    ...others.flatMap(({ what, file: file2 }) => problemOf(what, () => callers.tryWriting(file2))),
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
    const known2 = this.suites.get(name);
    if (known2) return known2;
    const twin = [...this.suites.keys()].find((other) => slug(other) === slug(name));
    if (twin !== void 0) throw new Error(`suites "${twin}" and "${name}" have the same class name`);
    const suite = { entries: /* @__PURE__ */ new Map() };
    this.suites.set(name, suite);
    return suite;
  }
  entry(reference) {
    const known2 = this.suite(reference.suite).entries.get(reference.name);
    if (known2) return known2;
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
function junit2(report) {
  const builder = newBuilder().name(`fanlab ${report.scenario}`);
  setRootAttribute(builder, "time", seconds(report.durationMs));
  setRootAttribute(builder, "timestamp", utc(report.startedAt));
  for (const [index, suite] of report.suites.entries()) addSuite(builder.testSuite(), suite, report, index);
  return `${builder.build()}
`;
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
    const { expected, got, hint: hint3, silent } = error;
    const asksCells = silent.length > 0 && { asksCells: true };
    return { status: "failed", expected, got, ...hint3 !== void 0 && { hint: hint3 }, ...asksCells };
  }
  if (isAssertion(error)) return { status: "failed", ...differenceOf(error) };
  if (error instanceof NotObservable) return { status: "skipped", reason: error.message };
  const hint2 = error instanceof LabError ? error.hint : void 0;
  return {
    status: "error",
    message: `${messageWithCauses(error)}${whereOf2(error)}`,
    ...hint2 !== void 0 && { hint: hint2 }
  };
}
function whereOf2(error) {
  const [line2] = error instanceof LabError ? [] : scriptLines(error);
  return line2 === void 0 ? "" : ` (${error.name} at ${line2})`;
}
function traceOfError(thrown) {
  const error = errorOfCommand(thrown);
  const worded = [LabError, CheckFailed, NotObservable].some((kind) => error instanceof kind);
  if (worded || !(error instanceof Error) || !error.stack) return {};
  const lines = scriptLines(error).map((line2) => `    at ${line2}`);
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
import { dirname as dirname2 } from "node:path";
var shortestInterval = 250;
var share = 20;
var ReportFile = class {
  path;
  #files;
  #render;
  #timer;
  #interval = shortestInterval;
  #error;
  constructor(path2, render, owner) {
    this.path = path2;
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
    return new LabError(`cannot write ${this.path}: ${message}`, { hint: `df -h ${dirname2(this.path)}`, cause });
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
    const render = () => this.redactor.redact(junit2(this.report()));
    this.#file = new ReportFile(options.file, render, options.owner);
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
    const known2 = this.#cases.snapshot(this.#startedAt, now);
    const results = known2.flatMap((suite) => suite.cases);
    const missing = this.#closed ? this.#ending.missingAtEnd(results) : this.#ending.missingNow(results);
    const suites = missing ? withEnding(known2, missing, now) : known2;
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
import { lstatSync as lstatSync4 } from "node:fs";
import { join as join7 } from "node:path";
function reportPlace(files2, folder, { scenario, job }) {
  const mayTake = (isOurs) => (name) => {
    const path2 = join7(folder, name);
    const found = lookAt(path2);
    if (!found || !(found.isFile() || found.isDirectory())) return true;
    return job === "" && isOurs(files2, path2);
  };
  const always = () => true;
  return {
    junit: join7(folder, firstName(`TEST-${scenario}`, ".xml", mayTake(isReport))),
    summary: join7(folder, firstName("summary", ".md", mayTake(isSummary))),
    evidence: firstName(join7("evidence", scenario), "", mayTake(always))
  };
}
function lookAt(path2) {
  try {
    return lstatSync4(path2, { throwIfNoEntry: false });
  } catch {
    return void 0;
  }
}
function firstName(stem, ending2, isFree2) {
  for (let number2 = 1; ; number2++) {
    const name = `${stem}${number2 === 1 ? "" : `-${number2}`}${ending2}`;
    if (isFree2(name)) return name;
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
  const box = (name, ...words2) => {
    const reach = reaches.get(name);
    return { id: name, words: [...words2, counted(reach)], state: reachState(reach) };
  };
  if (lab.overlay === void 0 && (lab.networks?.length ?? 0) > 1) return networksGraph(lab, box);
  const contained = lab.endpoints.filter(({ kind }) => kind === "container" || kind === "docker");
  const tunnel = lab.vni === void 0 ? "" : `VXLAN, VNI ${lab.vni}, `;
  const underlay = {
    id: " underlay",
    words: [`underlay ${lab.underlay}`, `${tunnel}MTU ${lab.mtu}`]
  };
  const places = [{ name: "host", ...lab.host }, ...lab.machines].map(({ name, address, fanAddress }) => {
    const words2 = fanAddress === void 0 ? [name] : ["overlay", fanAddress];
    const inside = contained.filter(({ machine }) => machine === name);
    return {
      frame: {
        title: `${name}, ${address}`,
        boxes: [box(name, ...words2), ...inside.map((each) => box(each.name, each.name, each.address ?? ""))]
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
  const begun2 = suites.filter(({ durationMs }) => durationMs > 0);
  return [
    "gantt",
    "  dateFormat x",
    "  axisFormat %M:%S",
    ...begun2.map((suite) => {
      const start = Math.max(0, suite.startedAt.getTime() - startedAt.getTime());
      const mark2 = hasFailed(suite) ? "crit" : "active";
      const name = `${word(suite.name)} ${formatDuration(suite.durationMs)}`;
      return `  ${name} :${mark2}, ${start}, ${start + Math.max(1, Math.round(suite.durationMs))}`;
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
  const reasons = lines.filter((line2) => line2 !== `where: ${explanation}` && line2 !== `evidence: ${evidence}`);
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
  constructor(path2, {
    report,
    redact,
    warn,
    owner
  }) {
    this.#file = new ReportFile(path2, () => redact(markdownSummary(report())), owner);
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
import { join as join8 } from "node:path";
var evidenceOf = (name) => join8("evidence", name);
function removeOldEvidence(name, { reports }, owner) {
  new CallersFiles(owner).remove(join8(reports, evidenceOf(name)));
}
function openWitness(name, { reports, job }, { recorder, owner, signal }) {
  const folder = evidenceOf(name);
  const files2 = new CallersFiles(owner);
  const write = (path2, content) => files2.write(join8(reports, folder, path2), content);
  let isMarked2 = !job;
  const options = {
    folder,
    write(path2, content) {
      if (!isMarked2) write(evidenceMark, `${job}
`);
      isMarked2 = true;
      write(path2, content);
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
    async check(...words2) {
      cases.push({ suite, ...checkCase(words2) });
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
    throw new UsageError(problems.map(({ message, hint: hint2 }) => ({ tell: () => `${message}: ${hint2}` })));
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
    const hint2 = error instanceof LabError ? error.hint : void 0;
    recorder.fail({ message: messageOf(error), hint: hint2 });
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
import { readFileSync as readFileSync2 } from "node:fs";
import { basename as basename3 } from "node:path";
function reportOrigin({ provider: provider2, distribution, image }, { fact }, made) {
  fact("provider", provider2);
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
    return readFileSync2("/etc/os-release", "utf8");
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
  return new Promise((resolve9, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve9, reject).finally(() => signal.removeEventListener("abort", abort));
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
    const { patience: patience3 = convergence } = context;
    return this.#settled ? { ...context, patience: Math.min(patience3, settledPatience) } : context;
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
var longestName2 = 50;
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
  const failed = failureGroups(cases.map(asResult)).sort((a, b) => b.cells.length - a.cells.length);
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
    const { explanation, hint: hint2 } = found.get(each.name) ?? {};
    return {
      ...each,
      ...explanation !== void 0 && { explanation },
      ...folder !== void 0 && { evidence: folder },
      outcome: { ...each.outcome, ...hint2 !== void 0 && { hint: hint2 } }
    };
  });
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
var folderFor = (suite, name = "") => slug(`${suite} ${name}`).slice(0, longestName2).replace(/-$/, "");
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
        new Promise((resolve9) => setTimeout(resolve9, settleMs).unref())
      ]);
    },
    async step(name, body, ...claims2) {
      const reference = { suite, name, claims: claims2 };
      await recorder.step(reference, doing(reference, claims2.length > 0 ? withTimeOutsJudged(body) : body));
      settling.changed();
    },
    async check(...words2) {
      const reference = { suite, ...checkCase(words2) };
      const body = words2.at(-1);
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
function cellCase({ cell, claims: claims2, passed, got, attempts, durationMs, absent, unjudged }) {
  const expected = cell.expected === "answer" ? "an answer to every packet" : "silence";
  return {
    name: cellName(cell),
    cell,
    claims: claims2,
    attempts,
    durationMs,
    outcome: absent ? { status: "skipped", reason: got } : passed ? { status: "passed" } : unjudged !== void 0 ? { status: "error", message: `cannot tell whether ${cellName(cell)}: ${unjudged}` } : { status: "failed", expected, got }
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
async function runInOpenLab(scenario, { lab, provided, features, record: record5 }, request, caller) {
  const report = startReport(scenario, request, caller);
  report.begin();
  const asked = { fan: record5.fan, distribution: record5.distribution, mayEmpty: false };
  const context = newContext(asked, features, report, lab.topology, async () => {
  });
  lab.stopWith(report.signal);
  Object.assign(context, { lab, provided });
  reportOrigin(record5, context);
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

// src/cli/find-caller.ts
import { homedir as homedir2 } from "node:os";
import { join as join9 } from "node:path";
async function findCaller() {
  const owner = sudoCaller();
  return { owner, cacheDir: cacheFolder(await homeOf(owner?.uid)), onStop: onStopRequest };
}
async function homeOf(uid) {
  if (uid === void 0) return homedir2();
  const entry = (await run(["getent", "passwd", String(uid)])).stdout.trim().split(":");
  return entry[5] || homedir2();
}
var cacheFolder = (home) => join9(process.env.XDG_CACHE_HOME || join9(home, ".cache"), "fanlab");

// src/cli/source-of-script.ts
import { existsSync as existsSync3, realpathSync } from "node:fs";
import { dirname as dirname3, join as join10, relative } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";
function sourceOfScript(script, folder = process.cwd()) {
  const path2 = realpathSync(fileURLToPath2(script));
  const name = relative(repositoryOf(realpathSync(folder)), path2);
  return name.startsWith("..") || name.split("/").includes("node_modules") ? void 0 : name;
}
function repositoryOf(folder) {
  for (let each = folder; ; each = dirname3(each)) {
    if (existsSync3(join10(each, ".git"))) return each;
    if (each === dirname3(each)) return folder;
  }
}

// src/cli/expect-rules.ts
var expectRules = (script) => runCommand({
  name: "expect",
  script,
  flags: [...optionsOf("visit"), "json"],
  positionals: "[FILE]",
  async run({ request, values: { json = false }, positionals }) {
    const [file2, ...others] = positionals;
    if (others.length > 0)
      throw new UsageError(
        `expect takes one file with rules, such as more.yaml; got ${shownValue(positionals)}`
      );
    const opened = await findLab(request);
    let rules;
    try {
      rules = file2 === void 0 ? ownRules(opened) : await rulesOf(file2, opened);
    } catch (error) {
      if (!(error instanceof LabFileError)) throw error;
      if (json) console.log(JSON.stringify({ file: file2, valid: false, problems: error.problems }, null, 2));
      else console.error(`${error.message}
hint: ${typedCommand("expect", file2 ?? "")} once it is mended`);
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
async function rulesOf(file2, { lab, record: record5 }) {
  let text2;
  try {
    text2 = callersText(resolve6(file2), file2);
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message);
    throw error;
  }
  const { readMoreRules } = await import("./later-read-more-rules.mjs");
  const { problemsOfIdleRules } = await import("./later-idle-rules.mjs");
  return readMoreRules(text2, file2, record5.lab, (rules) => problemsOfIdleRules(lab.topology, rules));
}

// src/cli/keep-lab.ts
var keepOneLab = (script) => runCommand({
  name: "keep",
  script,
  flags: ["lab", "keep-for", "keep-while"],
  async run({ request }) {
    const { record: record5 } = await findLab(request);
    const { name, keptUntil } = await keepLab(request.stateDir, record5, request.retention.limit);
    console.log(`lab ${name} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}`);
    return exitCodes.passed;
  }
});

// src/process/without-terminal.ts
import { spawn as spawn2 } from "node:child_process";
import { constants as constants3 } from "node:os";
import { isatty } from "node:tty";
function withoutTerminal(argv) {
  const [command = "", ...words2] = argv;
  const stdio = [0, 1, 2].map((stream2) => isatty(stream2) ? "pipe" : "inherit");
  const child = spawn2(command, words2, { stdio });
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
  return new Promise((resolve9, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve9(status ?? 128 + (signal ? constants3.signals[signal] : 0)));
  });
}

// src/cli/judge-failure.ts
import { basename as basename4 } from "node:path";
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
var canTellUnreachable = ([tool = ""]) => Object.hasOwn(unreachable, basename4(tool));
var firstForeignStatus = 126;
function judgeFailure(argv, status, wanted) {
  const [tool = ""] = argv;
  if (status === 0) return { exitCode: exitCodes.failed, reason: `${tool} succeeded, and was expected to fail` };
  if (wanted === "unreachable") {
    const fitting = unreachable[basename4(tool)] ?? [];
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
  const look2 = ["sh", "-c", 'command -v -- "$1" >/dev/null', "sh", tool];
  const hasTool = (await on.run([...enter2(false), ...look2])).status === 0;
  return hasTool ? [...words2, ...command] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...command];
}

// src/run/state-lock.ts
import { join as join11 } from "node:path";
var patience = 12e4;
var longPatience = 9e5;
function withStateLock({ stateDir, doing, say, within = patience, signal }, body) {
  makeStateFolder(stateDir);
  const onWait = (holder) => say(`waiting for ${holder}`);
  return withLock({ file: join11(stateDir, "lock"), doing, onWait, within, ...signal && { signal } }, body);
}

// src/run/sweep-labs.ts
import { readdirSync as readdirSync3 } from "node:fs";

// src/process/run-mark.ts
import { readdir, readFile } from "node:fs/promises";
var variable = "FANLAB_RUN";
var vanishDeadline = 5e3;
var markOf = ({ pid, startTime }) => `${variable}=${pid}-${startTime}`;
function markChildren() {
  const own = identify(process.pid);
  if (own) process.env[variable] = `${own.pid}-${own.startTime}`;
}
async function descendantsOf(run2) {
  const mark2 = markOf(run2);
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment.split("\0").includes(mark2) ? identify(pid) : void 0;
    })
  );
  return found.filter((identity) => identity !== void 0);
}
async function endDescendantsOf(run2) {
  for (; ; ) {
    const left = await descendantsOf(run2);
    if (left.length === 0) return;
    for (const { pid } of left) endProcess(pid);
    const ended = await Promise.all(left.map((identity) => hasEnded(identity, vanishDeadline)));
    if (ended.includes(false)) return;
  }
}

// src/run/sweep-labs.ts
async function sweepLabs({ stateDir, lab }, say) {
  for (const name of await labNames(stateDir)) {
    const found = lookAtLab(stateDir, name);
    if (!found || !isLeft(stateDir, found)) continue;
    say(`removing what a dead run left of lab ${name}`);
    try {
      await removeDeadLab(stateDir, found);
    } catch (error) {
      if (name === lab.name) throw error;
      say(`cannot remove lab ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await removeDeadClaims(stateDir);
}
function isLeft(stateDir, { name, state, facts }) {
  if (state === "damaged") return facts.provider !== void 0 || providersIn(stateDir, name).length > 0;
  return state === "abandoned";
}
async function removeDeadLab(stateDir, lab) {
  if (lab.facts.owner) await endDescendantsOf(lab.facts.owner);
  await removeFoundLab(stateDir, lab, { force: false });
}
async function removeFoundLab(stateDir, { name, facts }, { force }) {
  const folders = foldersIn(stateDir, name);
  const stranger = facts.provider;
  if (stranger !== void 0 && !isProviderName(stranger) && folders.includes(stranger) && !force) {
    throw new LabError(
      `cannot remove lab "${name}": provider ${JSON.stringify(stranger)} made it, and is unknown here`,
      {
        hint: "remove it with the version of fanlab that made it; --force forgets it and leaves what that provider made"
      }
    );
  }
  const owners = providerNames.filter((each) => each === facts.provider || folders.includes(each));
  for (const each of owners) await (await provider(each, stateDir)).destroy(name);
  await forgetLab(stateDir, name);
}
var providersIn = (stateDir, name) => foldersIn(stateDir, name).filter(isProviderName);
var foldersIn = (stateDir, name) => readdirSync3(labFolder(stateDir, name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

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
  const failures3 = [];
  for (const name of names) {
    const lab = lookAtLab(stateDir, name);
    if (!lab) continue;
    if (!await isFree(lab, asked)) {
      console.log(`lab ${name} is left alone: process ${lab.facts.owner?.pid} is working with it`);
      continue;
    }
    await remove(asked, name).catch((error) => failures3.push(error));
  }
  await removeDeadClaims(stateDir);
  await sweepImages(asked);
  if (failures3.length > 0)
    throw failures3.length === 1 ? failures3[0] : new AggregateError(failures3, "cannot remove some labs");
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

// src/cli/run-file.ts
import { statSync } from "node:fs";
import { join as join12, relative as relative2, resolve as resolve7 } from "node:path";
import { fileURLToPath as fileURLToPath3, pathToFileURL } from "node:url";
var isLabFile = /\.ya?ml$/;
var isScript = /\.(?:mjs|js|mts|ts)$/;
async function runFile(launcher2) {
  speakTo(readerOf(process.env, process.stdout.isTTY === true));
  const own = fileURLToPath3(launcher2);
  const at = process.argv.findIndex((word2, index) => index > 0 && word2.endsWith("run.mjs"));
  const [file2 = "", ...words2] = process.argv.slice(at + 1);
  if (file2 === "" || file2 === "--help" || file2 === "-h") {
    console.log(usage(`${typedCommand("run")} FILE.mjs|FILE.yaml`, ownLabOptions(false)));
    process.exit(file2 === "" ? exitCodes.usage : exitCodes.passed);
  }
  if (isLabFile.test(file2)) return runLabFile(file2, words2);
  const script = resolve7(file2);
  const problem = problemOf2(file2, script);
  if (problem !== void 0) {
    console.error(harmlessMessage(`fanlab: ${problem}
hint: ${typedCommand("run", "--help")}`));
    process.exit(exitCodes.usage);
  }
  resolveFanlab();
  startOwnScript(script, own);
  process.argv = [process.execPath, script, ...words2];
  try {
    await import(pathToFileURL(script).href);
  } catch (error) {
    console.error(describeError(await wordedFor(error, script)));
    process.exit(exitCodes.error);
  }
  if (hasBegun()) return new Promise(() => {
  });
  const hint2 = "await runLab(\u2026) or visitLab(\u2026) in it: docs/write-a-scenario.md";
  console.error(describeError(new LabError(`cannot tell what ${file2} proves: it has begun no run`, { hint: hint2 })));
  process.exit(exitCodes.error);
}
async function runLabFile(file2, words2) {
  const script = join12(packageRoot, "scenarios", "full.mjs");
  process.argv = [process.execPath, script, `--file=${file2}`, ...words2];
  await import(pathToFileURL(script).href);
  return new Promise(() => {
  });
}
function problemOf2(file2, script) {
  const rule = `run needs the file of a script, such as mine.mjs, before all flags; got ${shownValue(file2)}`;
  if (file2.startsWith("-")) return rule;
  if (!isScript.test(file2))
    return `${rule}: its name has to end with .mjs, .js, .mts or .ts, that of a lab file with .yaml`;
  return statSync(script, { throwIfNoEntry: false })?.isFile() ? void 0 : `${rule}: there is no such file`;
}
async function wordedFor(error, script) {
  if (!(error instanceof Error) || scriptLines(error).length > 0) return error;
  const name = relative2(process.cwd(), script);
  if (error instanceof SyntaxError) {
    const { stderr } = await run([process.execPath, "--check", script]);
    const [, line2] = /:(\d+)$/m.exec(stderr.split("\n", 1)[0] ?? "") ?? [];
    return new LabError(`cannot run ${name}${line2 ? `:${line2}` : ""}: ${error.name}: ${error.message}`);
  }
  return new LabError(`cannot run ${name}: ${error.message.split("\n", 1)[0]}`);
}

// src/cli/run-lab.ts
import { basename as basename5, dirname as dirname4, resolve as resolve8 } from "node:path";
import { fileURLToPath as fileURLToPath4, pathToFileURL as pathToFileURL2 } from "node:url";

// src/lab/remove-lab.ts
async function removeLab(provider2, stateDir, name) {
  await provider2.destroy(name);
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
  const { provider: provider2, why } = await chooseProvider(request, report);
  const settled = forProvider(request, provider2);
  const recipe = readRecipe(provider2.features.ownImage ? settled.image : defaultImage(settled.image));
  await checkHost(provider2, recipe, settled, caller, report);
  recorder.doing("the lab is claimed");
  const record5 = await withStateLock(lock, async () => {
    await sweepLabs(request, say);
    return claimLab(stateDir, {
      name: lab.name,
      label: lab.label,
      provider: provider2.name,
      lab: lab.file,
      ...lab.path !== void 0 && { path: lab.path },
      fan: settled.fan,
      distribution: settled.image.distribution
    });
  });
  return { provider: provider2, why, settled, recipe, record: record5 };
}

// src/image/layer.ts
import { createHash } from "node:crypto";
import { join as join13 } from "node:path";
async function ensureLayer(recipe, image, packages, options) {
  const { stateDir, onProgress, signal, run: run2 = run } = options;
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
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  const lock = { file: join13(stateDir, "images.lock"), onWait, run: run2, ...signal && { signal } };
  return withLock(lock, async () => {
    const made = await ready();
    if (made) return made;
    const { buildLayer } = await import("./later-build-layer.mjs");
    const tree = await buildLayer(recipe, { ...image, name }, packages, { ...options, run: run2 });
    return { directory: tree.directory, built: true };
  });
}
async function layerName({ hash }, packages) {
  const content = await Promise.all(
    packages.map(
      async (choice) => choice.kind === "file" ? { name: choice.name, sha256: await sha256OfFile(choice.path) } : choice
    )
  );
  const text2 = JSON.stringify(content.map((each) => JSON.stringify(each)).sort());
  return `${hash}.layer-${createHash("sha256").update(text2).digest("hex").slice(0, 16)}`;
}

// src/run/lab-layers.ts
async function makeLayers(recipe, image, { machines, later }, { features, request, caller, signal, say }) {
  const layers = {};
  if (!features.ownImage) return layers;
  const options = { ...imagePlaces(request, caller), signal, onProgress: say };
  for (const { name, packages } of [...machines, ...later]) {
    if (packages.length === 0) continue;
    const choices = packages.map((text2) => parsePackageChoice(text2));
    layers[name] = (await ensureLayer(recipe, image, choices, options)).directory;
  }
  return layers;
}

// src/run/watch-over-lab.ts
import { join as join14 } from "node:path";

// src/process/after-death.ts
import { spawn as spawn3 } from "node:child_process";
function runAfterDeath(name, argv, env) {
  const child = spawn3("/bin/sh", ["-c", waitForDeath, name, ...argv], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["pipe", "ignore", "ignore"]
  });
  const gone = new Promise((resolve9) => {
    child.once("exit", () => resolve9());
    child.once("error", () => resolve9());
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
var passedVariables2 = ["HOME", "XDG_CACHE_HOME", "SUDO_UID", "SUDO_GID"];
function watchOverLab({ lab: { name }, stateDir }) {
  markChildren();
  const down = join14(packageRoot, "scenarios", "down.mjs");
  return runAfterDeath(
    `watcher of ${join14(stateDir, "labs", name)}`,
    [process.execPath, down, "--lab", name, "--abandoned"],
    { ...lastingEnvironment(passedVariables2), FANLAB_STATE_DIR: stateDir }
  );
}

// src/run/write-timings.ts
function writeTimings(file2, { recorder, say }, owner) {
  if (file2 === "") return;
  const report = recorder.report();
  const content = { durationMs: report.durationMs, phases: phaseTimes(report), waits: report.timings };
  try {
    new CallersFiles(owner).write(file2, `${JSON.stringify(content, null, 2)}
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
  const { provider: provider2, settled, recipe, why } = claimed;
  let { record: record5 } = claimed;
  report.begin();
  const watcher = watchOverLab(request);
  const asked = {
    ...{ fan: settled.fan, distribution: settled.image.distribution },
    mayEmpty: settled.provider.empty
  };
  const context = newContext(asked, provider2.features, report, topology2, async () => {
    context.provided = await provider2.open(labSpec(lab.name, topology2, record5));
    context.lab = await ensureMachines(context.provided, topology2, machineSpec);
    context.lab.stopWith(report.signal);
    overlayIn(context.lab.topology);
  });
  const live = liveStory(report.recorder, context, mesh);
  const makeImageReady = async () => {
    const image = await makeImage(recipe, settled, caller, report.signal, report.say);
    const more = { features: provider2.features, signal: report.signal, say: report.say };
    const layers = await makeLayers(recipe, image, topology2, { ...more, request: settled, caller });
    record5 = { ...record5, image: image.directory, layers };
    await writeRecord(stateDir, record5);
    reportOrigin(record5, context, image);
    if (why !== void 0) context.fact("why this provider", why);
  };
  const removeAll2 = async () => {
    await provider2.destroy(lab.name);
    await live.settled();
    await removeLab(provider2, stateDir, lab.name);
  };
  const completed = await report.attempt(() => tell(live, makeImageReady));
  const failed = !completed || !allPassed(report);
  const wanted = keeps && (completed || retention.keep) || retention.keepOnFailure && failed;
  const keep = wanted && !report.signal.aborted;
  let gone = true;
  if (keep) {
    record5 = await keepLab(stateDir, record5, retention.limit);
    if (!keeps) report.recorder.skip({ suite: "teardown", name: removal }, "the lab is kept");
  } else gone = await report.attempt(() => live.tearDown(removal, removeAll2));
  if (gone) await watcher.dismiss();
  report.result.kept = keep;
  const status = report.close();
  writeTimings(outputs.timings, report, caller.owner);
  if (keep && outputs.result === "") report.say(howToGoOn(record5, topology2));
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
  const path2 = fileURLToPath4(script);
  const file2 = resolve8(dirname4(path2), own.lab);
  const keepsLab = own.keepsLab ?? false;
  const name = slug(own.name ?? basename5(path2).replace(/\.[^.]*$/, ""));
  return runCommand({
    name,
    script,
    flags: ownLabOptions(keepsLab),
    problems: ({ values }) => [
      ...readSettings(values.set, own.settings).problems,
      ...problemsOfLab(file2, own.lab)
    ],
    lab: () => readOwnLab(file2, own.lab, "runnable"),
    async run({ request, values }) {
      const { settings } = readSettings(values.set, own.settings);
      const lab = { ...request.lab, file: readOwnLab(file2, own.lab, "runnable"), path: file2 };
      const { loadFileLab } = await import("./later-load-file-lab.mjs");
      const { beginOwnStory } = await import("./later-stories-of-lab.mjs");
      const ofFile = await loadFileLab(lab.file, file2);
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
var findingLines = ({ topic, state, text: text2, hint: hint2 }) => [
  `  ${words[state].padEnd(8)}${topic.padEnd(14)}${text2}`,
  ...hint2 === void 0 ? [] : [`${" ".repeat(24)}hint: ${hint2}`]
];
function providerLines({ name, usable, problems }) {
  const word2 = usable === void 0 ? "unknown" : usable ? "usable" : "not";
  return [`  ${word2.padEnd(8)}${name}`, ...problems.flatMap(problemLines)];
}
var problemLines = ({ message, hint: hint2 }) => [
  ...message.split("\n").map((line2) => `${" ".repeat(10)}${line2}`),
  ...hint2 === "" ? [] : [`${" ".repeat(10)}hint: ${hint2}`]
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
var forPrograms = ({ name, state, record: record5, problem, facts }) => ({
  ...record5 ?? facts,
  ...{ name, state },
  // Also where the lab file only says how many there are.
  ...record5 && { machines: topologyOf(record5.lab).machines.map((machine) => machine.name) },
  ...problem !== void 0 && { problem }
});
function forPeople({ name, state, record: record5, problem, facts }) {
  const { provider: provider2 = "-", createdAt = "-", keptUntil, label } = facts;
  const columns = [name.padEnd(20), state.padEnd(10), provider2.padEnd(8)];
  return [
    ...[...columns, (record5?.distribution ?? "-").padEnd(12), createdAt],
    ...keptUntil === void 0 ? [] : [`until ${keptUntil}`],
    ...label ? [label] : [],
    ...problem === void 0 ? [] : [problem]
  ].join(" ");
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
    const { complete: passed, got, unjudged } = judgement;
    return { cell, passed, got, attempts, durationMs, ...unjudged !== void 0 && { unjudged } };
  });
  async function converge(those) {
    let wrong = those;
    while (performance.now() - start <= options.within * options.pace) {
      options.signal?.throwIfAborted();
      await new Promise((resolve9) => setTimeout(resolve9, pause));
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
async function askEveryone({ lab, signal, patience: patience3 = convergence, found, launched = [] }, cells) {
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
    within: patience3,
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
      const known2 = where(result.cell);
      return { ...result, claims: claimsOf(result.cell, expect, known2 === "unknown" ? "either" : known2) };
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
async function expectReach({ lab, signal, patience: patience3 = convergence }, sources, targets, protocols2 = "icmp") {
  const cells = [protocols2].flat().flatMap(
    (protocol) => sources.flatMap(
      (source) => targets.filter((target) => target.name !== source.name).map((target) => ({ source: source.name, target: target.name, protocol, expected: "answer" }))
    )
  );
  const endpoints = [...new Map([...sources, ...targets].map((endpoint) => [endpoint.name, endpoint])).values()];
  const results = await runMatrix(endpoints, cells, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience3,
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
var silence = { count: 3, period: 333, within: 400 };
var mostControls = 3;
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
    ...sources.flatMap((source) => whySourceProvesNothing(source, silent, left))
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
var isAnswered = ({ told }) => answersIn(told) > 0 || Object.keys(told.refusals).some((reason) => reason.startsWith("it "));
function whyTargetProvesNothing(target, silent, seen) {
  const own = seen.filter(({ question }) => question.target === target);
  if (own.some(isAnswered)) return [];
  if (silent.some(({ question, told }) => question.target === target && told.absent)) return [];
  const asked = own.map(({ question }) => question.source.name);
  return [`${target.name} answers nobody else, either (asked by ${asked.join(", ") || "nobody"})`];
}
function whySourceProvesNothing(source, silent, left) {
  const reached = left.filter((each) => each.question.source === source && isAnswered(each));
  if (reached.length === 0) return [`${source.name} reaches nobody else, either`];
  const used = new Set(silent.filter(({ question }) => question.source === source).flatMap(linksOut));
  const shown2 = new Set(reached.flatMap(linksOut));
  if (used.size === 0 || [...used].some((link) => shown2.has(link))) return [];
  return [
    `${source.name} asks by ${[...used].join(", ")} and reaches others by ${[...shown2].join(", ")} only`
  ];
}
var linksOut = ({ question: { source }, told }) => told.sightings.filter(
  (seen) => seen.direction === "question" && seen.outgoing && !seen.envelope && isSeenIn(seen, source)
).map(({ link }) => link);
var cellOf = ({ source, target }, protocol) => ({
  ...{ source: source.name, target: target.name, protocol, expected: "silence" }
});

// src/process/schema.ts
var schema_exports = {};
__export(schema_exports, {
  array: () => array,
  boolean: () => boolean2,
  int: () => int2,
  number: () => number,
  object: () => object3,
  record: () => record4,
  string: () => string3,
  unknown: () => unknown2
});
import { array, boolean as boolean2, int as int2, number, object as object3, record as record4, string as string3, unknown as unknown2 } from "./packages/zod.mjs";

// src/process/shell.ts
import { $ as zx } from "./packages/zx.mjs";
Object.assign(zx, { spawn: callersSpawn, spawnSync: callersSpawnSync });
var $ = zx;

// src/run/provoke.ts
import { mkdtemp, rm as rm3 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join15 } from "node:path";
var patience2 = 1500;
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
  const folder = await mkdtemp(join15(tmpdir(), "fanlab-ask-"));
  const recorder = new Recorder({ scenario: "ask", file: join15(folder, "TEST-ask.xml"), signal: context.signal });
  try {
    await tell(liveStory(recorder, { ...context, patience: patience2, witness: void 0 }, meshOf(context.lab.topology)));
    return recorder.results();
  } finally {
    recorder.close("asked");
    await rm3(folder, { recursive: true, force: true });
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
  capturePackets,
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
  keepOneLab,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  membersAgree,
  membersHaveFanAddresses,
  mtuIsExact,
  networkHasSettings,
  nothingChanged,
  nothingLost,
  openShell,
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
  removeLabs,
  restartMachine,
  runContainers,
  runFile,
  runInLab,
  runLab,
  runScenario,
  showDiagnosis,
  showStatus,
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
