import {
  LabFileError,
  labFile,
  problemsOfIssue,
  problemsOfReferences,
  readDocument,
  toldAt
} from "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import {
  mustBe,
  mustBeOneOf
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  asCaller,
  callersVariable,
  folderFiles
} from "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  problemsOfFan
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  contains
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  harmlessMessage,
  optionOf,
  ownMistake,
  readerOf
} from "./shared-action-commands-fanlab-lab-file.mjs";
import {
  commandLine
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import {
  distributions,
  withoutCredentials
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import {
  currentReader,
  speakTo
} from "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/lab/file/not-yet.ts
var features = [
  {
    words: "a way out of the lab",
    at: ({ networks }) => where("networks", networks, ({ outside }) => outside === true)
  },
  ...["image"].map((key) => ({
    words: `${key} of a machine`,
    at: ({ machines }) => where("machines", machines, (machine) => machine[key] !== void 0, key)
  })),
  {
    words: "a second machine that starts later",
    at: ({ machines }) => where("machines", machines, ({ start }) => start === "later").slice(1)
  },
  { words: "several overlays", at: ({ overlays }) => keys("overlays", overlays).slice(1) },
  {
    words: "overlays of type vxlan",
    at: ({ overlays }) => where("overlays", overlays, ({ type }) => type === "vxlan")
  },
  {
    words: "members of a fan",
    at: ({ overlays }) => where("overlays", overlays, (each) => each.type === "fan" && each.members !== void 0, "members")
  },
  ...["find", "image", "services"].map((key) => ({
    words: `${key} of containers`,
    at: ({ containers }) => where("containers", containers, (each) => each[key] !== void 0, key)
  })),
  ...["start", "join"].map((key) => ({
    words: `${key} in order`,
    at: ({ order = [] }) => where("order", byNumber(order), (item) => item[key] !== void 0, key)
  }))
];
var byNumber = (list) => Object.fromEntries(list.entries());
var keys = (key, values) => Object.keys(values).map((name) => [key, name]);
var where = (key, values, holds, ...below) => Object.entries(values).filter(([, value]) => holds(value)).map(([name]) => [key, name, ...below]);
var notYet = (file) => features.flatMap(({ words, at }) => {
  const [path] = at(file);
  return path ? [{ path, rule: `is valid, but no run can make it yet: ${words}`, isKey: true }] : [];
});

// src/cli/own-lab-file.ts
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

// src/lab/file/read-lab-file.ts
function readLabFile(text, file, more = () => []) {
  const { content, place } = readDocument(text, file);
  const parsed = labFile.safeParse(content, { reportInput: true });
  const problems = parsed.success ? problemsIn(parsed.data, more) : parsed.error.issues.flatMap((issue) => problemsOfIssue(issue));
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new LabFileError(
    file,
    problems.map((problem) => toldAt(place(problem), problem))
  );
}
function problemsIn(lab, more) {
  const problems = problemsOfReferences(lab);
  return problems.length > 0 ? problems : more(lab);
}

// src/overlays/overlay-problems.ts
var overlayProblems = (topology) => topology.overlay ? problemsOfFan({ ...topology, overlay: topology.overlay }) : [];

// src/cli/folder-problems.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
function folderProblems(file, folder) {
  const setup = file.setup ?? [];
  return [
    ...problemsOfFiles(folder, ["files"], file.files),
    ...Object.entries(file.machines).flatMap(
      ([name, { files }]) => problemsOfFiles(folder, ["machines", name, "files"], files)
    ),
    ...setup.flatMap(({ files, use }, index) => [
      ...problemsOfFiles(folder, ["setup", String(index), "files"], files),
      ...problemsOfUse(folder, ["setup", String(index), "use"], use)
    ]),
    ...["checks", "order"].flatMap(
      (key) => (file[key] ?? []).flatMap(({ use }, index) => problemsOfUse(folder, [key, String(index), "use"], use))
    )
  ];
}
function problemsOfFiles(folder, path, files = {}) {
  return Object.entries(files).flatMap(([place, source]) => {
    try {
      folderFiles(folder, { [place]: source });
      return [];
    } catch (error) {
      const rule = `must be a file or folder that can be read: ${error.message}`;
      return [{ path: [...path, place], rule, value: source }];
    }
  });
}
function problemsOfUse(folder, path, use) {
  const [script = ""] = use?.split("#") ?? [];
  if (use === void 0 || asCaller(() => existsSync(join(folder, script)))) return [];
  return [{ path, rule: `must be a script of the lab\u2019s folder, which has no ${script}`, value: use }];
}
var secretProblems = ({ setup = [] }) => setup.flatMap(
  ({ secrets = [] }, index) => secrets.filter((name) => (callersVariable(name) ?? "") === "").map((value) => ({
    path: ["setup", String(index), "secrets"],
    rule: "must be set in fanlab\u2019s environment",
    value,
    remedy: "set it, in a workflow by env of the step"
  }))
);

// src/cli/own-lab-file.ts
function readOwnLab(file, name, wanted) {
  return readLabFile(callersText(file, name), name, (lab) => [
    ...problemsOfOverlays(lab),
    ...problemsOfImageName(lab),
    ...folderProblems(lab, dirname(file)),
    ...wanted === "runnable" ? [...notYet(lab), ...secretProblems(lab)] : []
  ]);
}
function problemsOfImageName({ image }) {
  if (image === void 0 || Object.hasOwn(distributions, image)) return [];
  const rule = `must be one of ${Object.keys(distributions).join(", ")}`;
  return [{ path: ["image"], rule, value: image }];
}
function problemsOfLab(file, name) {
  try {
    readOwnLab(file, name, "runnable");
    return [];
  } catch (error) {
    if (!(error instanceof LabFileError || error instanceof LabError)) throw error;
    return error.message.split("\n").map((line) => ({ tell: () => line }));
  }
}
var mostBytes = 4e6;
function callersText(file, name) {
  try {
    return asCaller(() => {
      const stats = statSync(file);
      if (!stats.isFile()) throw new Error(`${file} is no regular file`);
      if (stats.size > mostBytes) throw new Error(`${file} has more than ${mostBytes} bytes`);
      return readFileSync(file, "utf8");
    });
  } catch (error) {
    const { code, message } = error;
    const why = code === "ENOENT" ? `there is no ${file}` : message;
    throw new LabError(`cannot read the lab file ${name}: ${why}`);
  }
}
var problemsOfOverlays = (lab) => {
  const [name] = Object.entries(lab.overlays).find(([, { type }]) => type === "fan") ?? [];
  if (name === void 0) return [];
  const topology = topologyOf(lab);
  const machines = topology.machines.filter(({ address }) => contains(topology.underlay, address));
  return overlayProblems({ ...topology, machines }).map((rule) => ({
    path: ["overlays", name],
    rule: `does not fit over its network: ${rule}`,
    isKey: true
  }));
};

// src/lab/typed-command.ts
import { basename, dirname as dirname2, isAbsolute, join as join2, relative, sep } from "node:path";
function typedCommand(command, ...words) {
  const { command: name, stateDir } = currentReader();
  const fanlab = name ?? typedPath(join2(packageRoot, "bin", "fanlab"));
  return commandLine([fanlab, command, ...words], words.includes("--lab") ? { FANLAB_STATE_DIR: stateDir } : {});
}
function typedScript(script, ...words) {
  return dirname2(script) === join2(packageRoot, "scenarios") ? typedCommand(basename(script, ".mjs"), ...words) : typedCommand("run", typedPath(script), ...words);
}
function typedPath(path) {
  const here = relative(process.cwd(), path);
  if (here.startsWith("..") || isAbsolute(here)) return path;
  return here.includes(sep) ? here : `./${here}`;
}

// src/report/describe-error.ts
function describeError(error) {
  if (error instanceof AggregateError) return error.errors.map(describeError).join("\n");
  const { message, hint } = error instanceof LabError ? error : ownMistake(error);
  return harmlessMessage(withoutCredentials(`fanlab: ${message}${hint ? `
hint: ${hint}` : ""}`));
}

// src/cli/usage.ts
function usage(command, taken, positionals = "") {
  const lines = taken.map((name) => {
    const { placeholder: placeholder2 = "", help, shownDefault, default: text } = optionOf(name);
    const usual = shownDefault ?? text;
    return `  --${`${name} ${placeholder2}`.padEnd(42)}${help}${usual === void 0 ? "" : ` (default: ${usual})`}`;
  });
  return [`usage: ${command} [flags]${positionals && ` ${positionals}`}`, ...lines].join("\n");
}

// src/cli/read-flags.ts
import { parseArgs } from "node:util";
function readFlags(argv, taken, allowPositionals) {
  const options = Object.fromEntries(taken.map((name) => [name, { type: optionOf(name).type }]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = {};
  const positionals = [];
  const wrong = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value);
      if (!allowPositionals) wrong.push(`Unexpected argument ${inQuotes(token.value)}: leave it out`);
    } else if (token.kind === "option") {
      const name = taken.find((each) => each === token.name);
      if (name === void 0)
        wrong.push(`Unknown option ${inQuotes(token.rawName)}: flags are: ${allOf(taken)}`);
      else if (optionOf(name).type === "boolean") {
        if (token.value === void 0) values[name] = true;
        else wrong.push(`--${name} takes no value; got ${shownValue(token.value)}: leave the value out`);
      } else if (token.value === void 0)
        wrong.push(`--${name} needs a value: --${name} ${placeholder(name)}`);
      else if (token.value.startsWith("-") && !token.inlineValue)
        wrong.push(
          `--${name} needs a value; got ${shownValue(token.value)}: one that begins with '-' is given as --${name}=VALUE`
        );
      else if (optionOf(name).multiple)
        values[name] = [...values[name] ?? [], token.value];
      else values[name] = token.value;
    }
  }
  return { values, positionals, problems: wrong.map((line) => ({ tell: () => line })) };
}
var allOf = (taken) => taken.map((name) => `--${name}`).join(" ");
var placeholder = (name) => optionOf(name).placeholder ?? "VALUE";
var inQuotes = (word) => `'${shownValue(word).replace(/^"|"(?=$|…)/g, "")}'`;

// src/cli/value-problems.ts
var valueProblems = (values) => Object.keys(values).flatMap((name) => {
  const { choices, legal } = optionOf(name);
  const text = values[name];
  if (typeof text !== "string") return [];
  return [
    ...choices ? mustBeOneOf(name, choices, text) : [],
    ...legal && !legal.test(text) ? [mustBe(name, legal.rule, text)] : []
  ];
});

// src/cli/begin-process.ts
function beginProcess() {
  surviveDeafCaller();
  speakTo(readerOf(process.env, process.stdout.isTTY === true));
  process.umask(18);
}
function surviveDeafCaller() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {
  });
}

// src/cli/script-words.ts
function argumentsOf(script) {
  const name = script.split("/").at(-1) ?? "";
  const own = process.argv.findIndex((word, index) => index > 0 && word.split("/").at(-1) === name);
  return process.argv.slice(own + 1);
}
function ownWords(argv) {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

export {
  notYet,
  readLabFile,
  overlayProblems,
  readOwnLab,
  problemsOfLab,
  callersText,
  readFlags,
  valueProblems,
  typedCommand,
  typedScript,
  describeError,
  beginProcess,
  argumentsOf,
  ownWords,
  usage
};
