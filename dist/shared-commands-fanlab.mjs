import {
  parseAptSource,
  problemsForProvider,
  provider
} from "./shared-commands-fanlab-diagnose.mjs";
import {
  debArchitecture,
  lacksLxd
} from "./shared-commands-fanlab-build-diagnose.mjs";
import {
  parsePackageChoice,
  repeatedPackages
} from "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import {
  labOf,
  labSpec
} from "./shared-commands-fanlab-stories-of-lab.mjs";
import {
  Machine
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  argumentsOf,
  beginProcess,
  describeError,
  overlayProblems,
  ownWords,
  readFlags,
  readLabFile,
  readOwnLab,
  typedCommand,
  typedScript,
  usage,
  valueProblems
} from "./shared-commands-fanlab-lab-file.mjs";
import {
  LabFileError,
  labFile
} from "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import {
  UsageError,
  mustBe,
  variableMustBe
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  callersPathVariable,
  takeCallersVariables
} from "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  givenAddresses
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import {
  asList
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  parseAddress,
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  annotations,
  failureLines,
  hasEnded,
  isJobName,
  stopVariable,
  verdict
} from "./shared-action-commands-fanlab.mjs";
import {
  commandVariable,
  defaultOf,
  durationRule,
  exitCodes,
  inputsVariable,
  parseDuration
} from "./shared-action-commands-fanlab-lab-file.mjs";
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
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import {
  isImageDigest
} from "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  distributions
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  isLabName
} from "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import {
  withLock
} from "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import {
  endProcess
} from "./shared-action-commands-fanlab-on-this-host.mjs";
import {
  identify,
  isAlive,
  processIdentity
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import {
  proxyVariables
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import {
  readInventoryFile
} from "./shared-commands-fanlab-elsewhere.mjs";
import {
  sudoCaller
} from "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import {
  flagsOfProviders
} from "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import {
  readOwnFile
} from "./shared-commands-fanlab-elsewhere-on-this-host.mjs";
import {
  featuresOf,
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import {
  measureHostPace
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/cli/read-settings.ts
function readSettings(given = [], declared) {
  const settings = { ...declared };
  const problems = [];
  for (const word of given) {
    const [, name = "", value = ""] = /^([A-Za-z][\w-]{0,39})=(.*)$/s.exec(word) ?? [];
    if (name === "")
      problems.push(mustBe("set", "NAME=VALUE, with a name of letters, digits, '_' and '-'", word));
    else if (declared && !Object.hasOwn(declared, name)) problems.push(unknown(name, Object.keys(declared)));
    else settings[name] = value;
  }
  return { settings, problems };
}
var unknown = (name, known2) => ({
  tell: (naming) => `${naming("set")} must name a setting of the script: ${known2.join(", ") || "it has none"}; got ${shownValue(name)}`
});

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
import { lstatSync } from "node:fs";
import { dirname, resolve } from "node:path";
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
function textProblems({ flag, text }) {
  const what = kindOf(flag);
  if (text.trim() === "")
    return [
      { tell: (name) => `${name(flag)} must name a ${what}; got ${text === "" ? "an empty text" : "blanks"}` }
    ];
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
    return [mustBe(flag, `the path of a ${what}, without control characters`, text)];
  const isTooLong = Buffer.byteLength(text) > longestPath || text.split("/").some((part) => Buffer.byteLength(part) > longestName);
  return isTooLong ? [mustBe(flag, `the path of a ${what} with names of at most ${longestName} bytes`, text)] : [];
}
function placeProblems({ flag, text }) {
  const path2 = resolve(text);
  const wrong = (rule) => [mustBe(flag, rule, text, "choose another path")];
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
    return lstatSync(path2);
  } catch {
    return void 0;
  }
}
function sharedPaths(paths) {
  return paths.flatMap(({ flag, text }, index) => {
    const earlier = paths.slice(0, index).find((other) => resolve(other.text) === resolve(text));
    if (!earlier) return [];
    const got = shownValue(text);
    return [{ tell: (name) => `${name(flag)} must be another path than ${name(earlier.flag)}; got ${got}` }];
  });
}

// src/providers/settings-problems.ts
function settingsProblems(name, { inventory }, user) {
  if (name !== "ssh") return [];
  if (inventory === void 0)
    return [{ flag: "inventory", text: "must name the file that lists the machines; got nothing" }];
  const read = readInventoryFile(inventory, user);
  return "problems" in read ? read.problems.map((text) => ({ flag: "inventory", text })) : [];
}

// src/cli/image-choice-problems.ts
var isDistribution = (text) => Object.hasOwn(distributions, text);
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
  const sources = aptSources.flatMap((text) => read("apt-source", () => parseAptSource(text)));
  const choices = packages.flatMap(
    (text) => read("package", () => parsePackageChoice(text, user))
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
    ...settingsProblems(name, settings, user).map(({ flag, text }) => ({
      tell: (nameOf) => `${nameOf(flag)}: ${text}`
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
import { resolve as resolve2 } from "node:path";
var longestPath2 = 3e3;
function readFlagFile(values) {
  const { file: file2 = "" } = values;
  const problems = ["underlay", "overlay"].filter((flag) => values[flag] !== void 0).map((flag) => ({
    tell: (name) => `${name(flag)} excludes ${name("file")}, which says the networks of its lab; got ${shownValue(values[flag])}: leave one of them out`
  }));
  if (file2.trim() === "" || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(file2) || file2.length > longestPath2)
    return { problems: [...problems, mustBe("file", "the path of a lab file, such as lab.yaml", file2)] };
  const path2 = resolve2(file2);
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
import { join } from "node:path";

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
    const networks = Object.entries(machine.networks).map(([key, places]) => [
      key,
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
  file ??= readLabFile(readFileSync(join(packageRoot, path), "utf8"), path);
  return onPrefixes(file, underlay, overlay);
}
var articleTopology = (underlay, overlay) => topologyOf(defaultLab(underlay, overlay));

// src/cli/read-prefixes.ts
function readPrefixes(underlayText, overlayText) {
  const problems = [];
  const read = (flag, text) => {
    try {
      return parsePrefix(text);
    } catch (error) {
      problems.push({ tell: (name) => `${name(flag)}: ${error.message}` });
      return parsePrefix(defaultOf(flag));
    }
  };
  const [underlay, overlay] = [read("underlay", underlayText), read("overlay", overlayText)];
  if (problems.length > 0) return { underlay, overlay, problems };
  const pair = [formatPrefix(underlay), formatPrefix(overlay)];
  const topology = { ...articleTopology(underlay, overlay), underlay, overlay };
  const broken = overlayProblems(topology).map((rule) => ({
    tell: (name) => `${name("underlay")} ${pair[0]} and ${name("overlay")} ${pair[1]} are not a valid fan pair: ${rule}`
  }));
  return { underlay, overlay, problems: broken };
}

// src/cli/request-of.ts
import { resolve as resolve3 } from "node:path";
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
      reports: resolve3(values.reports ?? defaultOf("reports")),
      result: result === void 0 ? "" : resolve3(result),
      timings: timings === void 0 ? "" : resolve3(timings),
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
    ...inventory !== void 0 && { inventory: resolve3(inventory) },
    ...vm && { vm }
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
  const text = values[flag] ?? (flag === "reports" && taken.includes(flag) ? defaultOf(flag) : void 0);
  return text === void 0 ? [] : [{ flag, text }];
});

// src/lab/lab-folder.ts
import { existsSync, lstatSync as lstatSync2, readdirSync } from "node:fs";
import { rm, rmdir, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/lab/lab-record.ts
import * as z from "./packages/zod.mjs";
var recordVersion = 2;
var line = (most) => z.string().max(most).regex(new RegExp("^\\P{Cc}*$", "u"), "one line of text");
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
function parseLabRecord(text, name) {
  const value = jsonOf(text);
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
function jsonOf(text) {
  try {
    return JSON.parse(text);
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
var labsFolder = (stateDir) => join2(stateDir, "labs");
var labFolder = (stateDir, name) => join2(labsFolder(stateDir), name);
var claimPattern = /^\.?claim-(\d+)-(\d+)$/;
var claimName = ({ pid, startTime }) => `.claim-${pid}-${startTime}`;
var isFreeName = (name) => isLabName(name) && !claimPattern.test(name);
async function writeMark(folder, facts) {
  await writeFile(join2(folder, markName), `${JSON.stringify(labMark.parse(facts))}
`, {
    flag: "wx",
    mode: 384
  });
}
function readMark(folder) {
  const read = readOwnFile(join2(folder, markName), longestRecord);
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
  const found = lstatSync2(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== process.geteuid?.()) return false;
  return [markName, recordName].some(
    (name) => lstatSync2(join2(folder, name), { throwIfNoEntry: false }) !== void 0
  );
}
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

// src/lab/record.ts
import { lstatSync as lstatSync3 } from "node:fs";
import { mkdir, rename, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
var fileOf = (stateDir, name) => join3(labFolder(stateDir, name), recordName);
var textOf = (record4) => `${JSON.stringify(record4, null, 2)}
`;
async function claimLab(stateDir, facts) {
  if (!isFreeName(facts.name))
    throw new LabError(`cannot make lab "${facts.name}": no lab can have that name`, {
      hint: `choose another name with ${optionName("lab")}`
    });
  const owner = identify(process.pid);
  const createdAt = (/* @__PURE__ */ new Date()).toISOString();
  const record4 = { ...facts, version: recordVersion, createdAt, owner, kept: false, image: "" };
  const claim = labFolder(stateDir, claimName(owner));
  await mkdir(labsFolder(stateDir), { recursive: true, mode: 448 });
  await mkdir(claim, { mode: 448 });
  try {
    await writeMark(claim, record4);
    await writeFile2(join3(claim, recordName), textOf(record4), { mode: 384 });
    if (isTaken(labFolder(stateDir, facts.name))) throw isThere(stateDir, facts.name);
    await rename(claim, labFolder(stateDir, facts.name));
    return record4;
  } catch (error) {
    await rm2(claim, { recursive: true, force: true });
    const { code } = error;
    throw code === "ENOTEMPTY" || code === "EEXIST" ? isThere(stateDir, facts.name) : error;
  }
}
var isTaken = (path2) => lstatSync3(path2, { throwIfNoEntry: false }) !== void 0;
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
async function writeRecord(stateDir, record4) {
  const file2 = fileOf(stateDir, record4.name);
  await writeFile2(`${file2}.new`, textOf(record4), { mode: 384 });
  await rename(`${file2}.new`, file2);
}
async function keepLab(stateDir, record4, limit) {
  const { keptUntil: _, keptWhile: __, ...rest } = record4;
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
    const { record: record4 } = parsed;
    return { name, state: labState(record4), record: record4, problem: void 0, facts: record4 };
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
  const { record: record4, problem } = found;
  if (!record4) {
    throw new LabError(`cannot enter lab "${name}": ${problem}`, {
      hint: `${typedCommand("down", "--lab", name)}, which removes it`
    });
  }
  const topology = topologyOf(record4.lab);
  const provider2 = await findProvider(record4.provider);
  const provided = await provider2.find(labSpec(name, topology, record4));
  if (!provided) {
    throw new LabError(`cannot enter lab "${name}": it does not run any more`, {
      hint: typedCommand("down", "--lab", name)
    });
  }
  const listed = await provided.list();
  const machines = topology.machines.flatMap(
    ({ name: name2 }) => listed.filter((machine) => machine.name === name2).map((machine) => new Machine(machine))
  );
  return { record: record4, provided, features: provider2.features, lab: await labOf(provided, topology, machines) };
}

// src/run/find-lab.ts
var findLab = ({ lab, stateDir }) => openLab(stateDir, lab.name, async (name) => {
  if (isProviderName(name)) return provider(name, stateDir);
  throw new LabError(`cannot enter lab "${lab.name}": provider ${JSON.stringify(name)} is unknown`, {
    hint: "enter it with the version of fanlab that made it"
  });
});

// src/cli/on-stop-request.ts
var longestReason = 200;
function onStopRequest(callback) {
  process.on("SIGINT", () => callback("interrupted"));
  process.on("SIGTERM", () => callback("terminated by SIGTERM"));
  process.on("SIGHUP", () => callback("its terminal was closed"));
  if (process.env[stopVariable] === void 0) return;
  let said = "";
  process.stdin.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(0, longestReason);
  });
  const ended = () => callback(said.replaceAll(/\s+/g, " ").trim() || "its caller was killed");
  process.stdin.once("end", ended).once("error", ended);
  process.stdin.unref();
}

// src/cli/find-caller.ts
import { homedir as homedir2 } from "node:os";
import { join as join4 } from "node:path";
async function findCaller() {
  const owner = sudoCaller();
  return { owner, cacheDir: cacheFolder(await homeOf(owner?.uid)), onStop: onStopRequest };
}
async function homeOf(uid) {
  if (uid === void 0) return homedir2();
  const entry = (await run(["getent", "passwd", String(uid)])).stdout.trim().split(":");
  return entry[5] || homedir2();
}
var cacheFolder = (home) => join4(process.env.XDG_CACHE_HOME || join4(home, ".cache"), "fanlab");

// src/process/foreground.ts
import { spawn } from "node:child_process";
import { constants } from "node:os";
function foreground(argv, stdin) {
  const [command = "", ...words] = argv;
  const child = spawn(command, words, {
    stdio: [stdin === "inherit" ? "inherit" : "pipe", "inherit", "inherit"]
  });
  child.stdin?.on("error", () => {
  });
  if (stdin !== "inherit") child.stdin?.write(stdin.begin);
  return { status: statusOf(child), endInput: (words2) => child.stdin?.end(`${words2}
`) };
}
function statusOf(child) {
  return new Promise((resolve6, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve6(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

// src/cli/own-script.ts
import { resolve as resolve4 } from "node:path";
var launcher;
var started;
function startOwnScript(script, by) {
  started = script;
  launcher = by;
}
function ownScript() {
  if (started !== void 0) return started;
  const [, first = "", second = ""] = process.argv;
  return resolve4(/\/(?:zx|zx\/build\/cli\.js)$/.test(first) ? second : first);
}
var scriptWords = (script) => launcher === void 0 || script !== started ? [script] : [launcher, script];

// src/cli/run-command.ts
import { fileURLToPath } from "node:url";

// src/files/state-folder.ts
import {
  chmodSync,
  closeSync,
  constants as constants2,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync as readdirSync2,
  writeSync
} from "node:fs";
import { join as join5, resolve as resolve5 } from "node:path";
var markName2 = ".fanlab-state";
var markText = "fanlab state 1\n";
var newMark = constants2.O_WRONLY | constants2.O_CREAT | constants2.O_EXCL | constants2.O_NOFOLLOW;
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
  const { folder, missing } = pinFolder(resolve5(path2));
  try {
    if (isSharedFolder(join5(folder.path, ...missing))) throw new Refused("it is for files of others", hint);
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
import { join as join6 } from "node:path";
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
    const { summary, evidence } = this.#place;
    const files = { junit: this.#place.junit, summary: ifThere(summary) };
    const report = this.#report();
    if (this.refusal !== void 0)
      return { ...refused(this.#request, report.scenario, this.refusal), ...files };
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
      ...files,
      evidence: ifThere(join6(outputs.reports, evidence)),
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
  const { word, line: line2 } = variablesToHand(secrets);
  const byInput = interactive ? [] : [`${stopVariable}=1`, word];
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

// src/run/state-lock.ts
import { join as join7 } from "node:path";
var patience = 12e4;
var longPatience = 9e5;
function withStateLock({ stateDir, doing, say, within = patience, signal }, body) {
  makeStateFolder(stateDir);
  const onWait = (holder) => say(`waiting for ${holder}`);
  return withLock({ file: join7(stateDir, "lock"), doing, onWait, within, ...signal && { signal } }, body);
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

// src/lab/places-of.ts
var placesOf = ({ topology }) => [
  "host",
  ...topology.machines.map(({ name }) => name),
  ...topology.containers.map(({ name }) => name)
];

export {
  readSettings,
  withImageOf,
  readCommandLine,
  labNames,
  removeDeadClaims,
  forgetLab,
  claimLab,
  writeRecord,
  keepLab,
  lookAtLab,
  findLab,
  placesOf,
  Interrupted,
  ResultFile,
  onStopRequest,
  findCaller,
  foreground,
  startOwnScript,
  ownScript,
  hasBegun,
  runCommand,
  longPatience,
  withStateLock,
  markChildren,
  sweepLabs,
  isLeft,
  removeDeadLab,
  removeFoundLab
};
