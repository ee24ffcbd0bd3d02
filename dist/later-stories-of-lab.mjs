import {
  bootMachines,
  cutPowerOf,
  equipMachines,
  findOutVersions,
  formLab,
  nothingChanged,
  nothingLost,
  rebootMachine,
  rebootTogether,
  recordStates,
  waitForLab
} from "./shared-fanlab-stories-of-lab.mjs";
import {
  findEndpoints
} from "./shared-fanlab-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-stories-of-lab.mjs";
import {
  rolesOf
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  CheckFailed,
  NotObservable,
  overlayIn,
  reason
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  callersVariable,
  folderFiles
} from "./shared-commands-fanlab-lab-file-stories-of-lab.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import {
  membersOf,
  plannedMachines
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  parseTime
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/run/of-file/lay-files-of-lab.ts
var filesOfMachines = (file) => new Map(
  plannedMachines(file).flatMap(({ name, machine }) => {
    const files = { ...file.files, ...machine.files };
    return Object.keys(files).length === 0 ? [] : [[name, files]];
  })
);
async function layFilesOfLab({ lab }, machines, { file, folder }) {
  const files = filesOfMachines(file);
  await Promise.all(
    machines.map((machine) => layFilesOn(lab.machine(machine.name), folder, files.get(machine.name) ?? {}))
  );
}
async function layFilesOn(machine, folder, files) {
  for (const { path, content, mode } of folderFiles(folder, files)) await machine.write(path, content, mode);
}

// src/run/of-file/bring-up-lab.ts
async function bringUpLab(story, lab, { forms: mayForm } = { forms: true }) {
  const { file } = lab;
  await story.phase("bring-up", async () => {
    await story.step("the machines boot", bootMachines);
    await story.step("the machines have what they need", equipMachines);
    if (filesOfMachines(file).size > 0)
      await story.step(
        "the machines have the files of the lab",
        (context) => layFilesOfLab(context, context.lab.machines, lab)
      );
    await story.step("versions are found out", findOutVersions);
    const forms = !mayForm ? [] : [...Object.keys(file.overlays), ...rolesIn(lab)];
    if (forms.length > 0) await story.step(`${forms.join(", ")}: formed`, formLab);
  });
}
var rolesIn = ({ file }) => [
  ...new Set(
    Object.values(file.machines).filter(({ role, start }) => role !== "plain" && start !== "later").map(({ role }) => role)
  )
];

// src/run/of-file/file-lab.ts
function functionOf({ functions }, use) {
  const found = functions.get(use);
  if (!found) throw new LabError(`cannot find the function ${use} of the lab's folder`);
  return found;
}

// src/lab/run-bash.ts
var runBash = (place, command, variables, options = {}) => place.run(["bash", "-c", takeVariables, "step", command], {
  ...options,
  stdin: Object.entries(variables).map(([name, value]) => `${name}=${value}\0`).join("")
});
var takeVariables = `
while IFS= read -r -d '' variable; do export "$variable"; done
exec bash -e -o pipefail -c "$1" step </dev/null`;

// src/run/of-file/own-check.ts
var tryDeadline = 3e4;
async function judgeCheck({ signal, patience }, machine, check) {
  const within = Math.max(check.within === void 0 ? 0 : parseTime(check.within), patience ?? 0);
  let difference;
  const look = async () => {
    const result = await runBash(
      machine,
      check.run ?? "",
      { LAB_MACHINE: machine.name },
      {
        timeoutMs: Math.max(tryDeadline, within),
        signal
      }
    );
    difference = unlikeCheck(check, result);
    return difference ? { notYet: difference.got } : { value: true };
  };
  const sight = await look();
  if ("value" in sight) return;
  if (within === 0) throw difference;
  try {
    await machine.waitUntil(`the check holds on ${machine.name}`, look, { within });
  } catch (error) {
    signal.throwIfAborted();
    throw difference ?? error;
  }
}
function unlikeCheck({ status = 0, output }, result) {
  if (result.status !== status) return new CheckFailed({ expected: `status ${status}`, got: reason(result) });
  if (output === void 0) return void 0;
  const said = result.stdout.replace(/\n$/, "");
  const [, pattern] = /^\/(.*)\/$/s.exec(output) ?? [];
  const holds = pattern === void 0 ? said === output : new RegExp(pattern).test(said);
  return holds ? void 0 : new CheckFailed({ expected: `output ${output}`, got: said === "" ? "none" : said });
}

// src/run/of-file/words-of.ts
var longestName = 100;
function wordsOf({ name, run, use, files }, where = void 0) {
  const first = (run ?? "").trim().split("\n", 1)[0] ?? "";
  const deed = name ?? (first || use || `files ${Object.keys(files ?? {}).join(", ")}`);
  const words = where === void 0 ? deed : `${where}: ${deed}`;
  return words.length > longestName ? `${words.slice(0, longestName - 1)}\u2026` : words;
}
function machinesNamed(file, words) {
  const machines = plannedMachines(file).filter(({ machine }) => machine.start !== "later").map(({ name }) => name);
  if (words === void 0) return machines;
  const { names } = membersOf(file, words);
  return machines.filter((name) => names.includes(name));
}
function uniquely() {
  const seen = /* @__PURE__ */ new Map();
  return (name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
}

// src/run/of-file/prove-lab.ts
var everything = { expect: ["all"], checks: ["all"] };
async function proveLab(story, lab, { expect, checks, patience } = everything) {
  const { file } = lab;
  const patient = (context) => patience === void 0 ? context : { ...context, patience };
  const named = uniquely();
  for (const check of (file.checks ?? []).filter((each) => isWanted(checks, each.id)))
    await tellCheck(story, lab, check, { named, patient });
  if (expect.length === 0) return;
  if (expect.includes("all")) await tellInvariants(story, lab);
  const rules = file.expect.filter((each) => isWanted(expect, each.id));
  if (rules.length > 0) await story.expect(rules, patience === void 0 ? {} : { within: patience });
}
var isWanted = (wanted, ids = []) => wanted.includes("all") || ids.some((id) => wanted.includes(id));
async function tellCheck(story, lab, check, { named, patient }) {
  const claims = check.id?.join(" ");
  const tell = (name, body) => claims === void 0 ? story.check(named(name), body) : story.check(claims, named(name), body);
  const { use } = check;
  if (use !== void 0) return tell(wordsOf(check), (context) => functionOf(lab, use)(patient(context)));
  await Promise.all(
    machinesNamed(lab.file, check.on).map(
      (machine) => tell(
        wordsOf(check, machine),
        (context) => judgeCheck(patient(context), context.lab.machine(machine), check)
      )
    )
  );
}
async function tellInvariants(story, { file }) {
  const topology = topologyOf(file);
  for (const { id, sentence, check } of overlayIn(topology)?.invariants ?? [])
    await story.check(id, sentence, async (context) => check(context, await findEndpoints(context.lab)));
  for (const { name, invariants } of rolesOf({ topology }))
    if (invariants.length > 0)
      await story.check(`what ${name} forms is whole`, async (context) => {
        for (const invariant of invariants) await invariant(context);
      });
}

// src/run/of-file/reboot-lab.ts
var recovery = 6e4;
var patienceAfter = ({ within }) => within === void 0 ? void 0 : parseTime(within);
function phaseOfReboot({ machines, how = "together" }) {
  const who = machines?.join(", ") ?? "all";
  return how === "power-cut" ? `power cut ${who}` : `reboot ${who}${how === "rolling" ? " rolling" : ""}`;
}
async function rebootLab(story, { file }, reboot) {
  const names = machinesNamed(file, reboot.machines);
  let before = /* @__PURE__ */ new Map();
  await story.step(`${names.join(", ")}: ${deeds[reboot.how ?? "together"]}`, async (context) => {
    const machines = names.map((name) => context.lab.machine(name));
    if (reboot.how === "power-cut" && !context.features.powerCut)
      throw new NotObservable("the power of these machines cannot be cut");
    before = await recordStates(context.lab.machines);
    await act(context, machines, reboot.how);
  });
  await story.check("everything came back by itself and nothing was lost", async (context) => {
    await cameBack(context);
    await nothingLost(context.lab.machines, before, Math.max(recovery, patienceAfter(reboot) ?? 0));
  });
}
var deeds = {
  together: "restarted",
  rolling: "restarted one after the other",
  "power-cut": "without power, and booted"
};
async function act(context, machines, how) {
  if (how === "power-cut") return cutPowerOf(context, machines, { ownDisks: context.features.ownKernel });
  if (how !== "rolling") return rebootTogether(context, machines);
  for (const machine of machines) await rebootMachine(context, machine);
}
async function cameBack(context) {
  try {
    await waitForLab(context);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new CheckFailed({
      expected: "everything runs again by itself",
      got: error.message,
      hint: error.hint
    });
  }
}

// src/run/of-file/set-up.ts
import { randomBytes } from "node:crypto";
var usualWithin = 6e4;
async function setUp(context, { file, folder }, step, outputs) {
  const { lab, signal } = context;
  const secrets = Object.fromEntries((step.secrets ?? []).map((name) => [name, callersVariable(name) ?? ""]));
  for (const value of Object.values(secrets)) if (value !== "") context.secret(value);
  const machines = machinesNamed(file, step.on ?? []).map((name) => lab.machine(name));
  await Promise.all(machines.map((machine) => layFilesOn(machine, folder, step.files ?? {})));
  const { run } = step;
  if (run === void 0) return;
  const wanted = step.outputs ?? [];
  const path = wanted.length === 0 ? void 0 : `/run/lab-output-${randomBytes(8).toString("hex")}`;
  const before = Object.fromEntries(outputs);
  await Promise.all(
    machines.map(async (machine, index) => {
      const [address = ""] = lab.plan(machine).interfaces[0]?.addresses ?? [];
      const variables = {
        ...before,
        ...secrets,
        ...{
          LAB_MACHINE: machine.name,
          LAB_ADDRESS: address.replace(/\/.*/, ""),
          LAB_INDEX: String(index + 1)
        },
        ...path !== void 0 && { LAB_OUTPUT: path }
      };
      const timeoutMs = step.within === void 0 ? usualWithin : parseTime(step.within);
      if (path !== void 0) await machine.write(path, "", "0600");
      const result = await runBash(machine, run, variables, { timeoutMs, signal });
      if (result.status !== 0)
        throw new LabError(`cannot set up ${machine.name}: ${shortened(run)}: ${reason(result)}`);
      if (path === void 0) return;
      takeOutputs(await machine.read(path), machine, wanted, outputs);
      await machine.run(["rm", "-f", path]);
    })
  );
  const missing = wanted.filter((name) => !outputs.has(name));
  if (missing.length > 0)
    throw new LabError(`cannot go on after ${shortened(run)}: it has not written ${missing.join(", ")}`, {
      hint: `echo "${missing[0]}=\u2026" >>"$LAB_OUTPUT" in the step, or leave it out of outputs`
    });
  for (const name of step.masked ?? []) context.secret(outputs.get(name) ?? "");
}
function takeOutputs(text, machine, wanted, outputs) {
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, name = "", value = ""] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    if (!wanted.includes(name))
      throw new LabError(
        `cannot read what ${machine.name} wrote to $LAB_OUTPUT: a line is no NAME=VALUE of ${wanted.join(", ")}`
      );
    outputs.set(name, value);
  }
}
function shortened(command) {
  const first = command.trim().split("\n", 1)[0] ?? "";
  return JSON.stringify(first.length > 80 ? `${first.slice(0, 79)}\u2026` : first);
}

// src/run/of-file/stories-of-lab.ts
async function wholeLab(story, lab) {
  await bringUpLab(story, lab);
  const { reboots: reboots2 = [] } = lab.file;
  const usual = [
    ...lab.file.setup ? [{ setup: ["all"] }] : [],
    ...lab.file.expect.length > 0 || Object.keys(lab.file.overlays).length > 0 ? [{ expect: ["all"] }] : [],
    ...lab.file.checks ? [{ checks: ["all"] }] : [],
    ...reboots2.map((reboot) => ({ reboot }))
  ];
  await tellOrder(story, lab, lab.file.order ?? usual, lab.file.order !== void 0);
}
async function labUp(story, lab) {
  await bringUpLab(story, lab);
  await tellSetup(story, lab, ["all"], /* @__PURE__ */ new Map());
  await story.phase("expectations", () => proveLab(story, lab));
}
async function beginOwnStory(story, lab) {
  await bringUpLab(story, lab, { forms: false });
  if (!lab.file.order) await tellSetup(story, lab, ["all"], /* @__PURE__ */ new Map());
}
var checkLab = (story, lab) => story.phase("expectations", () => proveLab(story, lab));
async function labPersists(story, lab, way) {
  const named = uniquely();
  for (const reboot of reboots(lab, way)) await tellReboot(story, lab, reboot, named(phaseOfReboot(reboot)));
}
function reboots({ file }, way) {
  if (way === void 0) return file.reboots ?? [{ how: "power-cut" }];
  if (way === "all") return [{}];
  return way === "rolling" || way === "power-cut" ? [{ how: way }] : [{ machines: [way] }];
}
async function tellOrder(story, lab, order, isOwn) {
  const named = uniquely();
  const outputs = /* @__PURE__ */ new Map();
  let before = /* @__PURE__ */ new Map();
  for (const [index, item] of order.entries()) {
    const next = order[index + 1]?.unchanged;
    if (next && !item.unchanged)
      await story.phase(
        named("before"),
        () => story.step(`what ${next.join(", ")} look like is recorded`, async (context) => {
          const machines = machinesNamed(lab.file, next).map((name) => context.lab.machine(name));
          before = await recordStates(machines);
        })
      );
    const { setup, expect, checks, reboot, unchanged, use } = item;
    if (setup) await tellSetup(story, lab, setup, outputs, named);
    if (expect) await story.phase(named("expectations"), () => proveLab(story, lab, { expect, checks: [] }));
    if (checks) await story.phase(named("checks"), () => proveLab(story, lab, { expect: [], checks }));
    if (reboot) await tellReboot(story, lab, reboot, named(phaseOfReboot(reboot)), isOwn);
    if (unchanged)
      await story.phase(
        named("unchanged"),
        () => story.check(`nothing has changed on ${unchanged.join(", ")}`, async (context) => {
          const machines = machinesNamed(lab.file, unchanged).map((name) => context.lab.machine(name));
          await nothingChanged(machines, before);
        })
      );
    if (use !== void 0) await functionOf(lab, use)(story);
  }
}
async function tellReboot(story, lab, reboot, phase, alone = false) {
  await story.phase(phase, async () => {
    await rebootLab(story, lab, reboot);
    if (!alone) await proveLab(story, lab, { ...everything, patience: patienceAfter(reboot) });
  });
}
async function tellSetup(story, lab, wanted, outputs, named = uniquely()) {
  const steps = (lab.file.setup ?? []).filter(
    ({ name }) => wanted.includes("all") || name !== void 0 && wanted.includes(name)
  );
  if (steps.length === 0) return;
  await story.phase(named("setup"), async () => {
    const own = uniquely();
    for (const step of steps) await tellStep(story, lab, step, outputs, own);
  });
}
var tellStep = (story, lab, step, outputs, named) => {
  const { use } = step;
  const name = named(wordsOf(step, step.on?.join(", ")));
  return story.step(name, async (context) => {
    await setUp(context, lab, step, outputs);
    if (use !== void 0) await functionOf(lab, use)(context);
  });
};
export {
  beginOwnStory,
  checkLab,
  labPersists,
  labUp,
  wholeLab
};
