import {
  currentReader,
  quoted
} from "./shared-action-chunk-RRDMFHJF-fanlab.mjs";
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

// src/process/process-identity.ts
import { readFileSync } from "node:fs";
import * as z from "./packages/zod-mini.mjs";
var processIdentity = z.object({
  pid: z.int().check(z.positive()),
  /** Clock ticks from boot to the start of the process. */
  startTime: z.string().check(z.regex(/^\d{1,20}$/, "clock ticks"))
});
function identify(pid) {
  const startTime = statFields(pid)[19];
  return startTime === void 0 ? void 0 : { pid, startTime };
}
function isAlive(identity) {
  const fields = statFields(identity.pid);
  return fields[19] === identity.startTime && fields[0] !== "Z" && fields[0] !== "X";
}
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

// src/process/end-process.ts
function endProcess(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

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

// src/lab/lab-name.ts
var isLabName = (text2) => /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(text2);

// src/image/distributions.ts
var commonPackages = [
  ...["systemd", "systemd-sysv", "dbus", "udev", "kmod", "procps", "netbase", "busybox-static"],
  ...["lxd", "docker.io", "networkd-dispatcher", "dnsmasq-base", "iptables", "nftables", "openssh-server"],
  // For the legacy way to keep a fan, a stanza in /etc/network/interfaces; its service is disabled.
  "ifupdown",
  ...["iproute2", "fping", "iputils-ping", "jq", "curl", "tcpdump", "ca-certificates"]
];
var debian = (suite, packages = []) => ({
  suite,
  mirror: "http://deb.debian.org/debian",
  securityMirror: "http://deb.debian.org/debian-security",
  securitySuite: `${suite}-security`,
  components: "main",
  keyring: "/usr/share/keyrings/debian-archive-keyring.gpg",
  keyringPackage: "debian-archive-keyring",
  hasLxd: true,
  packages
});
var ubuntu = (suite) => {
  const isMainPort = process.arch === "x64";
  const ports = "http://ports.ubuntu.com/ubuntu-ports";
  return {
    suite,
    mirror: isMainPort ? "http://archive.ubuntu.com/ubuntu" : ports,
    securityMirror: isMainPort ? "http://security.ubuntu.com/ubuntu" : ports,
    securitySuite: `${suite}-security`,
    components: "main universe",
    keyring: "/usr/share/keyrings/ubuntu-archive-keyring.gpg",
    keyringPackage: "ubuntu-keyring",
    hasLxd: false,
    packages: []
  };
};
var distributions = {
  "debian-12": debian("bookworm"),
  // From Debian 13 on, docker.io is the daemon only.
  "debian-13": debian("trixie", ["docker-cli"]),
  "ubuntu-22.04": ubuntu("jammy"),
  "ubuntu-24.04": ubuntu("noble"),
  "ubuntu-26.04": ubuntu("resolute")
};
function archiveLines(distribution) {
  const { suite, mirror, securityMirror, securitySuite, components, keyring } = distribution;
  const line = (url, name) => `deb [signed-by=${keyring}] ${url} ${name} ${components}`;
  return [line(mirror, suite), line(mirror, `${suite}-updates`), line(securityMirror, securitySuite)];
}

// src/image/image-digest.ts
import { createHash } from "node:crypto";
import { read, writeFileSync } from "node:fs";
import { promisify } from "node:util";
var isImageDigest = (text2) => /^sha256:[0-9a-f]{64}$/.test(text2);
var digestOf = (fd) => digestWhile(fd, () => {
});
var copyWithDigest = (fd, target) => digestWhile(fd, (piece) => writeFileSync(target, piece));
var readAt = promisify(read);
async function digestWhile(fd, use) {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  for (let position = 0; ; ) {
    const { bytesRead } = await readAt(fd, buffer, 0, buffer.length, position);
    if (bytesRead === 0) return `sha256:${hash.digest("hex")}`;
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    use(piece);
    position += bytesRead;
  }
}

// src/providers/provider-names.ts
var providerNames = ["lxc", "uml", "qemu", "lxd", "incus", "multipass", "vagrant", "ssh"];
var isProviderName = (name) => providerNames.includes(name);

// src/providers/settings.ts
var flagsOfProviders = {
  inventory: ["ssh"],
  empty: ["ssh"],
  remote: ["lxd", "incus"],
  network: ["lxd", "incus"],
  vm: ["lxd", "incus"],
  box: ["vagrant"],
  hypervisor: ["vagrant"]
};
var hypervisors = ["virtualbox", "libvirt", "vmware_desktop"];
var settingRules = {
  remote: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a server: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  network: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a network: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  box: {
    pattern: /^[A-Za-z0-9][\w.+-]{0,62}(\/[A-Za-z0-9][\w.+-]{0,62})?$/,
    rule: "the name of a box, such as debian/bookworm64"
  }
};

// src/run/request.ts
var autoProvider = "auto";
var usualDistribution = "debian-12";
var usualFan = "ebpf";

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
  const deadline2 = performance.now() + patienceMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline2) return false;
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

// src/process/command-line.ts
var readable = (word) => /^[\w./:@%+-][\w./=:@%+-]*$/.test(word) ? word : quoted(word);
function commandLine(argv, environment = {}) {
  const assignments = Object.entries(environment).flatMap(
    ([name, value]) => value ? [`${name}=${readable(value)}`] : []
  );
  return [...assignments, ...argv.map(readable)].join(" ");
}

// src/process/lasting-environment.ts
var systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
var proxyVariables = [
  ...["http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"]
];
function lastingEnvironment(passed = []) {
  const given = passed.flatMap((name) => {
    const value = process.env[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return {
    PATH: process.env.PATH || systemPath,
    HOME: "/root",
    LANG: "C.UTF-8",
    ...Object.fromEntries(given)
  };
}
var inLastingEnvironment = (argv, own = {}) => [
  ...["env", "-i"],
  ...Object.entries({ ...lastingEnvironment(), ...own }).map(([name, value]) => `${name}=${value}`),
  ...argv
];

// src/process/url-credentials.ts
var credentials = /:\/\/[^\s/]*@/g;
var withoutCredentials = (text2) => text2.replaceAll(credentials, "://***@");
function proxySecrets(env = process.env) {
  const found = proxyVariables.flatMap((name) => {
    const [, user = "", password = ""] = /:\/\/([^\s/:]*):([^\s/]*)@/.exec(env[name] ?? "") ?? [];
    if (password === "") return [];
    const plain = decoded(password);
    return [password, plain, Buffer.from(`${decoded(user)}:${plain}`).toString("base64")];
  });
  return [...new Set(found)];
}
function decoded(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}

// src/files/callers-files.ts
import {
  chownSync,
  closeSync as closeSync4,
  constants as constants4,
  fstatSync as fstatSync3,
  mkdirSync,
  openSync as openSync4,
  readdirSync as readdirSync3,
  readFileSync as readFileSync3,
  writeFileSync as writeFileSync2
} from "node:fs";
import { basename, dirname as dirname2 } from "node:path";

// src/files/draft.ts
import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync
} from "node:fs";
var prefix = ".fanlab-draft-";
var anew = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
var abandonedAfter = 6e4;
function beginDraft(folder, name, mode, owner) {
  const own = identify(process.pid);
  const draft = folder.at(`${prefix}${own?.pid}-${own?.startTime}-${randomBytes(8).toString("hex")}`);
  const fd = openSync(draft, anew, 384);
  const drop = () => {
    closeSync(fd);
    rmSync(draft, { force: true });
  };
  return {
    fd,
    path: `/proc/${process.pid}/fd/${fd}`,
    keep() {
      try {
        if (owner) fchownSync(fd, owner.uid, owner.gid);
        fchmodSync(fd, mode);
        renameSync(draft, folder.at(name));
      } finally {
        drop();
      }
    },
    drop
  };
}
function sweepDrafts(folder) {
  for (const name of readdirSync(`/proc/self/fd/${folder.fd}`)) {
    const [, pid, startTime] = new RegExp(`^\\${prefix}(\\d+)-(\\d+)-[0-9a-f]{16}$`).exec(name) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    const found = folder.look(name);
    if (found?.isFile() && Date.now() - found.mtimeMs > abandonedAfter) unlinkSync(folder.at(name));
  }
}

// src/files/may-write.ts
import { fstatSync } from "node:fs";

// src/process/run-with-folders.ts
import { spawnSync } from "node:child_process";
var deadline = 1e4;
function runWithFolders(argv, folders) {
  const [command = "", ...words] = argv;
  const { stdout } = spawnSync(command, words, {
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin" },
    stdio: ["ignore", "pipe", "ignore", ...folders],
    encoding: "utf8",
    timeout: deadline
  });
  return (stdout ?? "").trim();
}

// src/files/may-write.ts
var known = /* @__PURE__ */ new Map();
function mayWrite(folder, owner) {
  if (owner.uid === 0) return true;
  const key = folder.way.map((fd) => rightsOf(fd, owner)).join(" ");
  const before = known.get(key);
  if (before !== void 0) return before;
  const answer = askKernel(folder, owner);
  known.set(key, answer);
  return answer;
}
function mayReplace(folder, name, { uid }) {
  const { uid: owner, mode } = fstatSync(folder.fd);
  const isSticky = (mode & 512) !== 0;
  const found = folder.look(name);
  return !isSticky || uid === 0 || owner === uid || !found || found.uid === uid;
}
function rightsOf(fd, { uid, gid }) {
  const { dev, ino, uid: owner, gid: group, mode } = fstatSync(fd);
  return [uid, gid, dev, ino, owner, group, mode].join(":");
}
function askKernel(folder, { uid, gid }) {
  const ask = (groups) => runWithFolders(
    [
      "setpriv",
      `--reuid=${uid}`,
      `--regid=${gid}`,
      groups,
      "--",
      "sh",
      "-c",
      question,
      "may-write",
      String(folder.way.length)
    ],
    folder.way
  );
  const said = ask("--init-groups") || ask("--clear-groups");
  return said === "yes";
}
var question = `
last=$(($1 + 2))
fd=3
while [ "$fd" -le "$last" ]; do
  if ! [ -x "/proc/self/fd/$fd/." ]; then echo no; exit; fi
  fd=$((fd + 1))
done
if [ -w "/proc/self/fd/$last/." ]; then echo yes; else echo no; fi
`;

// src/files/pinned-folder.ts
import { closeSync as closeSync2, constants as constants2, fstatSync as fstatSync2, lstatSync, openSync as openSync2, readlinkSync } from "node:fs";

// src/files/refused.ts
import { dirname } from "node:path";
var Refused = class extends Error {
  name = "Refused";
  /** What a person would do next. */
  hint;
  constructor(cause, hint) {
    super(cause);
    this.hint = hint;
  }
};
function telling(verb, path, act) {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof LabError) throw cause;
    const hint = printable(cause instanceof Refused ? cause.hint : hintOf(cause, path));
    throw new LabError(printable(`cannot ${verb} ${path}: ${causeOf(cause)}`), { hint, cause });
  }
}
var causeOf = (error) => error instanceof Refused ? error.message : String(error.message).replace(/, \w+( '.*)?$/s, "");
var hintOf = (error, path) => error.code === "ENOSPC" ? `df -h ${dirname(path)}` : `namei -l ${dirname(path)}`;
var printable = (text2) => text2.replaceAll(new RegExp("\\p{Cc}", "gu"), (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

// src/files/system-folders.ts
var trees = [
  "/bin",
  "/boot",
  "/dev",
  "/etc",
  "/lib",
  "/lib32",
  "/lib64",
  "/libx32",
  "/proc",
  "/sbin",
  "/sys",
  "/usr"
];
var exceptions = ["/dev/shm", "/usr/local", "/usr/src"];
function systemFolder(path) {
  if (exceptions.some((folder) => isIn(path, folder))) return void 0;
  return trees.find((folder) => isIn(path, folder));
}
var shared = [
  "/",
  "/home",
  "/media",
  "/mnt",
  "/opt",
  "/run",
  "/srv",
  "/usr/local",
  "/var",
  "/var/lib",
  "/var/log"
];
var isSharedFolder = (path) => shared.includes(path) || systemFolder(path) !== void 0;
var isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);

// src/files/pinned-folder.ts
var pathOnly = 2097152;
var asFolder = pathOnly | constants2.O_DIRECTORY | constants2.O_NOFOLLOW;
var mostLinks = 40;
var PinnedFolder = class {
  fd;
  /** Descriptors of all folders on the way to it, itself included. */
  way;
  constructor(way) {
    this.way = way;
    this.fd = way.at(-1);
  }
  /** Where it is now, without any link. */
  get path() {
    return readlinkSync(`/proc/self/fd/${this.fd}`);
  }
  /** A path by which a name in this folder is reached, and no other; `..` and links in it are the kernel's to follow. */
  at(name) {
    return `/proc/self/fd/${this.fd}/${name}`;
  }
  /** What has that name here, a link itself; undefined for nothing. */
  look(name) {
    return lstatSync(this.at(name), { throwIfNoEntry: false });
  }
  close() {
    for (const fd of new Set(this.way)) closeSync2(fd);
  }
};
function pinFolder(path) {
  const way = [openSync2("/", asFolder)];
  try {
    const names = namesIn(path);
    for (let links = 0; names.length > 0; ) {
      const folder = new PinnedFolder(way);
      const name = names.shift();
      const found = folder.look(name);
      if (!found) return { folder, missing: missingNames([name, ...names], folder) };
      if (found.isSymbolicLink()) {
        const target = followable(folder, name);
        if (++links > mostLinks)
          throw new Refused(`${folder.path}/${name} leads in circles`, "give the real path");
        names.unshift(...namesIn(target));
        if (target.startsWith("/")) way.push(openSync2("/", asFolder));
      } else if (found.isDirectory()) way.push(openSync2(folder.at(name), asFolder));
      else throw new Refused(`${under(folder, name)} is not a folder`, "choose another folder");
    }
    return { folder: new PinnedFolder(way), missing: [] };
  } catch (error) {
    new PinnedFolder(way).close();
    throw error;
  }
}
var namesIn = (path) => path.split("/").filter((name) => name !== "" && name !== ".");
var under = (folder, name) => `${folder.path === "/" ? "" : folder.path}/${name}`;
function missingNames(names, folder) {
  if (!names.includes("..")) return names;
  throw new Refused(`${under(folder, names.join("/"))} does not exist`, "give the real path");
}
function followable(folder, name) {
  const target = readlinkSync(folder.at(name));
  const { uid, mode } = fstatSync2(folder.fd);
  if (isSharedFolder(folder.path) && uid === 0 && (mode & 18) === 0) return target;
  throw new Refused(
    `${under(folder, name)} is a link to ${target}, and links are not followed there`,
    "give the real path, or remove the link"
  );
}

// src/files/remove-inside.ts
import { closeSync as closeSync3, constants as constants3, openSync as openSync3, readdirSync as readdirSync2, readFileSync as readFileSync2, rmdirSync, unlinkSync as unlinkSync2 } from "node:fs";
function removeInside(folder, name, permit) {
  const found = folder.look(name);
  if (!found) return;
  permit(folder, name);
  if (!found.isDirectory()) {
    unlinkSync2(folder.at(name));
    return;
  }
  const fd = openSync3(folder.at(name), constants3.O_RDONLY | constants3.O_DIRECTORY | constants3.O_NOFOLLOW);
  try {
    const inner = new PinnedFolder([...folder.way, fd]);
    if (mountOf(fd) !== mountOf(folder.fd))
      throw new Refused(`something is mounted at ${under(folder, name)}`, `umount ${under(folder, name)}`);
    for (const each of readdirSync2(`/proc/self/fd/${fd}`)) removeInside(inner, each, permit);
  } finally {
    closeSync3(fd);
  }
  rmdirSync(folder.at(name));
}
var mountOf = (fd) => /^mnt_id:\s*(\d+)$/m.exec(readFileSync2(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1] ?? "";

// src/files/callers-files.ts
var umask = process.umask() | 18;
var CallersFiles = class {
  #owner;
  /** @param owner who used sudo; undefined when the caller is this process's own user. */
  constructor(owner) {
    this.#owner = owner;
  }
  /** Replaces the file, or makes it with its folder: a reader, or a kill, finds the old text or the new one. */
  write(path, content) {
    const draft = this.draft(path);
    try {
      telling("write", path, () => writeFileSync2(draft.fd, content));
    } catch (error) {
      draft.drop();
      throw error;
    }
    draft.keep();
  }
  /** The same for a file that somebody else writes, or that is large. Whoever begins it has to keep or to drop it. */
  draft(path) {
    const folder = this.#make(dirname2(path), "write", path);
    try {
      return telling("write", path, () => {
        checkTarget(folder, basename(path), this.#owner);
        const draft = beginDraft(folder, basename(path), 438 & ~umask, this.#owner);
        return {
          ...draft,
          keep: () => closing(
            folder,
            () => telling("write", path, () => {
              checkTarget(folder, basename(path), this.#owner);
              draft.keep();
            })
          ),
          drop: () => closing(folder, draft.drop)
        };
      });
    } catch (error) {
      folder.close();
      throw error;
    }
  }
  /** Throws when the file could not be written now, and leaves it as it is. Its folder is made. */
  tryWriting(path) {
    this.draft(path).drop();
  }
  /** Makes the folder, and throws when nothing could be written there. What killed runs left of drafts is removed. */
  tryFolder(path) {
    const folder = this.#make(path, "write to", path);
    closing(
      folder,
      () => telling("write to", path, () => {
        if (isSharedFolder(folder.path))
          throw new Refused("it is a folder for others", "choose a folder in it");
        beginDraft(folder, "", 384, this.#owner).drop();
        sweepDrafts(folder);
      })
    );
  }
  /** Opens a regular file for reading; undefined when there is none. Whoever opens it has to close it. */
  open(path) {
    return this.#inside("read", path, (folder, name) => {
      const found = folder.look(name);
      if (!found) return void 0;
      if (!found.isFile()) throw notRegular(folder, name);
      const fd = openSync4(folder.at(name), constants4.O_RDONLY | constants4.O_NOFOLLOW | constants4.O_NONBLOCK);
      if (fstatSync3(fd).isFile()) return fd;
      closeSync4(fd);
      throw notRegular(folder, name);
    });
  }
  /** The text of a regular file of at most so many bytes; undefined when there is none, or it is longer. */
  read(path, mostBytes) {
    const fd = this.open(path);
    if (fd === void 0) return void 0;
    try {
      return fstatSync3(fd).size > mostBytes ? void 0 : readFileSync3(fd, "utf8");
    } finally {
      closeSync4(fd);
    }
  }
  /** Names in a folder, in alphabetical order; none when there is no such folder. */
  list(path) {
    const found = this.#inside("list", path, (folder) => readdirSync3(folder.at(".")), path);
    return (found ?? []).sort();
  }
  /** Removes the file, or the folder with all that is in it; a link itself. None there is no error. */
  remove(path) {
    this.#inside(
      "remove",
      path,
      (folder, name) => removeInside(folder, name, (each, inner) => {
        this.#permit(each);
        checkOwner(each, inner, this.#owner);
      })
    );
  }
  /** Acts in the folder, which is by default the one that the path lies in; undefined when there is none. */
  #inside(verb, path, act, where = dirname2(path)) {
    return telling(verb, path, () => {
      checkName(path);
      const { folder, missing } = pinFolder(where);
      return closing(folder, () => missing.length > 0 ? void 0 : act(folder, basename(path)));
    });
  }
  /** The folder, made as far as it is missing, in which the caller may write. */
  #make(path, verb, what) {
    return telling(verb, what, () => {
      checkName(what);
      let { folder, missing } = pinFolder(path);
      try {
        this.#permit(folder);
        for (const name of missing) folder = this.#makeInside(folder, name);
        this.#permit(folder);
        return folder;
      } catch (error) {
        folder.close();
        throw error;
      }
    });
  }
  #makeInside(folder, name) {
    const isNew = madeFolder(folder.at(name));
    const fd = openSync4(folder.at(name), constants4.O_RDONLY | constants4.O_DIRECTORY | constants4.O_NOFOLLOW);
    const inner = new PinnedFolder([...folder.way, fd]);
    const isOurs = fstatSync3(fd).uid === process.geteuid?.() && readdirSync3(inner.at(".")).length === 0;
    if (isNew && isOurs && this.#owner) chownSync(inner.at("."), this.#owner.uid, this.#owner.gid);
    return inner;
  }
  #permit(folder) {
    const system = systemFolder(folder.path);
    if (system) throw new Refused(`${system} is the system's own`, "choose another folder");
    const owner = this.#owner;
    if (owner && !mayWrite(folder, owner))
      throw new Refused(
        `user ${owner.uid}, who used sudo, may not write to ${folder.path}`,
        `namei -l ${folder.path}`
      );
  }
};
function checkName(path) {
  if (new RegExp("\\p{Cc}", "u").test(path)) throw new Refused("a path must have no control characters", "choose another name");
}
function checkTarget(folder, name, owner) {
  if (name === "" || name === "..") throw new Refused("it is a folder", "choose another name");
  const found = folder.look(name);
  if (found && !found.isFile()) throw notRegular(folder, name);
  checkOwner(folder, name, owner);
}
function checkOwner(folder, name, owner) {
  if (owner && !mayReplace(folder, name, owner))
    throw new Refused(`${under(folder, name)} is somebody else's`, "choose another name");
}
function madeFolder(path) {
  try {
    mkdirSync(path, 511 & ~umask);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
function notRegular(folder, name) {
  const what = folder.look(name)?.isSymbolicLink() ? "a link" : "no regular file";
  return new Refused(`${under(folder, name)} is ${what}`, "choose another name, or remove it");
}
function closing(folder, act) {
  try {
    return act();
  } finally {
    folder.close();
  }
}

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
import { closeSync as closeSync5, readSync } from "node:fs";
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
      closeSync5(fd);
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
    for (const name of namesIn2(files, parent).filter((each) => pattern.test(each))) {
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
function namesIn2(files, folder) {
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
  isLabName,
  processIdentity,
  identify,
  isAlive,
  commandLine,
  endProcess,
  proxyVariables,
  lastingEnvironment,
  inLastingEnvironment,
  flagsOfProviders,
  hypervisors,
  providerNames,
  isProviderName,
  Refused,
  telling,
  systemFolder,
  isSharedFolder,
  PinnedFolder,
  pinFolder,
  under,
  scriptLines,
  ownMistake,
  withoutCredentials,
  proxySecrets,
  plainText,
  harmlessLines,
  withoutOldCommands,
  harmlessMessage,
  exitCodes,
  CallersFiles,
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
  commonPackages,
  distributions,
  archiveLines,
  isImageDigest,
  digestOf,
  copyWithDigest,
  autoProvider,
  usualDistribution,
  usualFan,
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
