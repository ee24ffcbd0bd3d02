import {
  argumentsOf,
  beginProcess,
  describeError,
  notYet,
  ownWords,
  readFlags,
  readOwnLab,
  typedCommand,
  typedScript,
  usage,
  valueProblems
} from "./shared-commands-fanlab-lab-file.mjs";
import {
  LabFileError
} from "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  UsageError
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  exitCodes
} from "./shared-action-commands-fanlab-lab-file.mjs";
import {
  CallersFiles
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  isLabName
} from "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import {
  sudoCaller
} from "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-action-commands-fanlab-lab-file-elsewhere.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/begin-lab.ts
import { basename, relative, resolve } from "node:path";

// src/cli/run-quick-command.ts
import { fileURLToPath } from "node:url";
async function runQuickCommand(command) {
  process.exit(await statusOfQuick(command));
}
async function statusOfQuick({ script: url, flags, positionals: shown, run }) {
  const script = fileURLToPath(url);
  const argv = argumentsOf(script);
  beginProcess();
  try {
    if (ownWords(argv).includes("--help")) {
      console.log(usage(typedScript(script), flags, shown));
      return exitCodes.passed;
    }
    const { values, positionals, problems } = readFlags(argv, flags, true);
    const wrong = [...problems, ...valueProblems(values)];
    if (wrong.length > 0) throw new UsageError(wrong);
    return await run(values, positionals);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}
hint: ${typedScript(script, "--help")}`);
      return exitCodes.usage;
    }
    console.error(describeError(error));
    return exitCodes.error;
  }
}

// src/cli/begin-lab.ts
var beginLab = (script) => runQuickCommand({
  script,
  flags: [],
  positionals: "[NAME or FOLDER]",
  async run(_values, words) {
    const [folder = ".", ...others] = words;
    if (others.length > 0 || folder === "")
      throw new UsageError(`init needs one name or folder, or none; got ${shownValue(words)}`);
    const { firstLabFile } = await import("./later-first-lab-file.mjs");
    const file = resolve(folder, "lab.yaml");
    const name = labNameOf(basename(resolve(folder)));
    try {
      new CallersFiles(sudoCaller()).create(file, firstLabFile(name));
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      console.error(describeError(error));
      return exitCodes.usage;
    }
    const shown = relative("", file);
    console.log(
      [
        `wrote ${shown}: the lab ${name}, with two machines on one network`,
        ...["validate", "graph", "run"].map((command) => `hint: ${typedCommand(command, shown)}`)
      ].join("\n")
    );
    return exitCodes.passed;
  }
});
function labNameOf(folder) {
  const name = folder.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 20).replaceAll(/^-|-$/g, "");
  return isLabName(name) ? name : "lab";
}

// src/cli/tell-lab-file.ts
import { resolve as resolve2 } from "node:path";
async function tellLabFile(command, words, tell, tellWrong = tellPeople) {
  const [file = "", ...others] = words;
  if (file === "" || others.length > 0)
    throw new UsageError(`${command} needs one lab file, such as lab.yaml; got ${shownValue(words)}`);
  let lab;
  try {
    lab = readOwnLab(resolve2(file), file, "valid");
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message);
    if (!(error instanceof LabFileError)) throw error;
    tellWrong(error, file);
    return exitCodes.usage;
  }
  await tell(lab, file);
  return exitCodes.passed;
}
function tellPeople(error, file) {
  console.error(`${error.message}
hint: ${typedCommand("validate", file)} once it is mended`);
}

// src/cli/draw-lab.ts
var drawLab = (script) => runQuickCommand({
  script,
  flags: ["format", "rules"],
  positionals: "FILE",
  run: ({ format, rules = false }, words) => tellLabFile("graph", words, async (lab) => {
    const { labDiagram } = await import("./later-lab-diagram.mjs");
    const diagram = labDiagram(lab, rules);
    if (format === "dot") console.log((await import("./later-dot-diagram.mjs")).dotDiagram(diagram));
    else console.log((await import("./later-mermaid-diagram.mjs")).mermaidDiagram(diagram));
  })
});

// src/cli/validate-lab.ts
var validateLab = (script) => runQuickCommand({
  script,
  flags: ["json"],
  positionals: "FILE",
  run: ({ json = false }, words) => tellLabFile(
    "validate",
    words,
    (lab, file) => tellValid(file, lab, json),
    json ? tellPrograms : void 0
  )
});
function tellPrograms({ problems }, file) {
  console.log(JSON.stringify({ file, valid: false, problems }, null, 2));
}
function tellValid(file, lab, json) {
  const lacking = notYet(lab).map(({ path, rule }) => `${path.join(".")} ${rule}`);
  if (json) console.log(JSON.stringify({ file, valid: true, problems: [], notYet: lacking }, null, 2));
  else console.log([`${file}: valid`, ...lacking.map((line) => `  ${line}`)].join("\n"));
}
export {
  beginLab,
  drawLab,
  validateLab
};
