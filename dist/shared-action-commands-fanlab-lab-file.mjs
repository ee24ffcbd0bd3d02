import {
  autoProvider,
  providerNames,
  usualDistribution,
  usualFan
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
  hypervisors,
  settingRules
} from "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import {
  currentReader
} from "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";

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

// src/cli/duration.ts
var millisecondsOf = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function parseDuration(text) {
  const [, number = "", unit = ""] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? [];
  return number === "" ? void 0 : Number(number) * millisecondsOf[unit];
}
var durationRule = "a whole number and its unit: s, m, h or d";

// src/cli/option.ts
var makers = ["full", "up"];
var everyone = ["full", "up", "visit"];
var ruled = ({ pattern, rule }) => ({
  rule,
  test: (text) => pattern.test(text)
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
  file: {
    type: "string",
    placeholder: "FILE",
    shownDefault: "the article\u2019s lab",
    help: "lab file: what the lab consists of, who may reach whom, and what survives a reboot",
    input: {
      description: "Lab file, such as tests/lab.yaml - scenarios full, up, check and persistence are then about that lab; when empty, about the article's",
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
  acts: {
    type: "string",
    placeholder: "LIST",
    shownDefault: "all of them",
    legal: ruled({
      pattern: /^[\p{L}\p{N}][^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,999}$/u,
      rule: "numbers, ranges or parts of names, with commas between"
    }),
    help: "only these acts, such as S3,S10-S14,nginx: numbers, ranges, or parts of names"
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
    legal: { rule: durationRule, test: (text) => parseDuration(text) !== void 0 },
    help: "how long it captures, such as 10s"
  },
  format: {
    type: "string",
    placeholder: "NAME",
    choices: ["mermaid", "dot"],
    default: "mermaid",
    help: "language of the picture: mermaid, or dot for Graphviz"
  },
  rules: { type: "boolean", help: "also draw who has to reach whom, and who must not" },
  json: { type: "boolean", help: "machine-readable output" }
};

// src/cli/options.ts
var optionOf = (name) => optionTable[name];
var optionNames = Object.keys(optionTable);
var defaultOf = (name) => optionOf(name).default ?? "";
var optionsOf = (kind) => optionNames.filter((name) => optionOf(name).takenBy?.includes(kind));

// src/run/exit-codes.ts
var exitCodes = { passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130 };

// src/report/harmless-lines.ts
function harmlessLines(text) {
  return withoutOldCommands(plainText(text).replace(/\n+$/, "")).split("\n").map((line) => `  | ${line}`);
}
function withoutOldCommands(text) {
  return text.replaceAll("##[", "## [");
}
var harmlessMessage = (text) => withoutOldCommands(plainText(text)).split("\n").map((line) => /^\s*::/.test(line) ? `  | ${line}` : line).join("\n");

export {
  parseDuration,
  durationRule,
  optionOf,
  optionNames,
  defaultOf,
  optionsOf,
  inputsVariable,
  commandVariable,
  readerOf,
  exitCodes,
  harmlessLines,
  withoutOldCommands,
  harmlessMessage,
  scriptLines,
  ownMistake
};
