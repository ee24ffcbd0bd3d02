import {
  labOf
} from "./shared-commands-fanlab-stories-of-lab.mjs";
import {
  everyRole,
  installedVersions,
  machineSpec,
  preparationOf,
  roleOf,
  rolesOf
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import {
  CheckFailed,
  Machine,
  NotObservable,
  adoptPlaces,
  noteMade,
  overlayIn,
  overlayOf
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  parseOsRelease
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import {
  ipLinks,
  ipRoutes
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/expect/machine-state.ts
var sysctls = ["net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.ipv4.conf.default.rp_filter"];
async function readMachineState(place) {
  const sections = (await place.succeed(["sh", "-c", questions, "state", place.name, ...sysctls])).split(
    `${separator}
`
  );
  const [links = "", routes = "", ...rest] = sections;
  const [firewall = [], fans = [], failed = [], values = [], ...ofRoles] = rest.map(linesOf);
  return /* @__PURE__ */ new Set([
    ...readJson(links, ipLinks, `the interfaces of ${place.name}`).filter(({ ifname }) => !ifname.startsWith("veth")).flatMap(linkFacts),
    ...readJson(routes, ipRoutes, `the routes of ${place.name}`).map(
      ({ dst, dev, gateway, prefsrc }) => `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ""}${prefsrc ? ` from ${prefsrc}` : ""}`
    ),
    ...firewallFacts(firewall),
    ...fans.slice(1).map((fan) => `fan ${fan.replaceAll(/\s+/g, " ")}`),
    ...failed.map((unit) => `failed unit ${unit.split(" ")[0]}`),
    ...values.map((value) => `sysctl ${value}`),
    ...roleQuestions.flatMap(({ fact }, index) => (ofRoles[index] ?? []).map(fact))
  ]);
}
var separator = "";
var roleQuestions = everyRole.flatMap(({ state }) => state ?? []);
var questions = `
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset
# A kernel whose nf_tables lacks the family ip has its rules here, without their counters.
if [ -s /proc/net/ip_tables_names ]; then
  iptables-legacy-save | awk '/^\\*/ {table = $0} /^[:-]/ {sub(/ \\[.*\\]$/, ""); print "legacy " table " " $0}'
fi
next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
set -- "$here"
${roleQuestions.map(({ script }) => script.trim()).join("\nnext\n")}
exit 0
`;
var linesOf = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
function linkFacts({ ifname, mtu, master, flags, addr_info }) {
  const state = `${flags.includes("UP") ? "up" : "down"}${master ? `, port of ${master}` : ""}`;
  const addresses = addr_info.filter(({ family, scope }) => family === "inet" && scope === "global");
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({ local, prefixlen }) => `address ${local}/${prefixlen} on ${ifname}`)
  ];
}
function firewallFacts(lines) {
  const path = [];
  const facts = [];
  for (const line of lines) {
    if (line.endsWith("{")) path.push(line.slice(0, -1).trim());
    else if (line === "}") path.pop();
    else if (!/veth/.test(line)) facts.push(`firewall ${[...path, line].join(" / ")}`);
  }
  return facts;
}
function stateDifference(before, after) {
  return {
    lost: [...before].filter((fact) => !after.has(fact)).sort(),
    gained: [...after].filter((fact) => !before.has(fact)).sort()
  };
}

// src/expect/unchanged.ts
async function recordStates(machines) {
  return new Map(
    await Promise.all(
      machines.map(async (machine) => [machine.name, await readMachineState(machine)])
    )
  );
}
async function nothingChanged(machines, before) {
  const problems = await differences(machines, before);
  if (problems.length > 0) throw new CheckFailed({ expected: "nothing changed", got: problems.join("; ") });
}
async function nothingLost(machines, before, within) {
  let last = [];
  try {
    const [first] = machines;
    await first?.waitUntil(
      "all is as before the reboot",
      async () => {
        last = await differences(machines, before);
        return last.length === 0 ? { value: true } : { notYet: last.join("; ") };
      },
      { within }
    );
  } catch (error) {
    if (error instanceof LabError && last.length > 0) {
      throw new CheckFailed({ expected: "everything as before the reboot", got: last.join("; ") });
    }
    throw error;
  }
}
async function differences(machines, before) {
  const found = await Promise.all(
    machines.map(async (machine) => {
      const recorded = before.get(machine.name);
      if (!recorded) throw new Error(`no recorded state of ${machine.name}`);
      const { lost, gained } = stateDifference(recorded, await readMachineState(machine));
      return [
        ...lost.map((fact) => `lost on ${machine.name}: ${fact}`),
        ...gained.map((fact) => `new on ${machine.name}: ${fact}`)
      ];
    })
  );
  return found.flat();
}

// src/run/form-lab.ts
async function formLab(context) {
  const { lab } = context;
  const overlay = overlayIn(lab.topology);
  await overlay?.install(context, lab.places);
  await Promise.all(
    lab.machines.map(async (machine) => {
      if (!roleOf(lab.plan(machine).role).formsOverlay) await overlay?.persist(machine);
    })
  );
  if (lab.topology.hostAbsent === void 0) await overlay?.join(lab.host);
  await Promise.all(rolesOf(lab).map((role) => role.form(context)));
}

// src/lab/prepare-machines.ts
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pRetry from "./packages/p-retry.mjs";
var installDeadline = 6e5;
var imagesFolder = "/usr/share/fanlab/images";
var dispatcherFolders = ["configuring", "configured"].map((state) => `/etc/networkd-dispatcher/${state}.d`);
async function prepareMachines({ timed }, machines, image, preparationOf2) {
  await timed("boot", "what machines lack is installed", async () => {
    await Promise.all(machines.map((machine) => prepare(machine, preparationOf2(machine), image)));
  });
}
async function prepare(machine, { needs: needsOn, images, packages, units }, image) {
  const needs = needsOn(parseOsRelease(await machine.read("/etc/os-release")));
  const [missing, lacking] = await Promise.all([missingOn(machine, needs), lackingOn(machine, packages)]);
  if (missing.length > 0 || lacking.length > 0) {
    await install(machine, missing, lacking, units);
    const [stillMissing, stillLacking] = await Promise.all([
      missingOn(machine, missing),
      lackingOn(machine, lacking)
    ]);
    const still = [...stillMissing.map(({ command }) => command), ...stillLacking].join(", ");
    if (still !== "")
      throw new LabError(`cannot prepare ${machine.name}: ${still} is still missing after its installation`);
  }
  const folders = await missingFiles(machine, dispatcherFolders);
  if (folders.length > 0) {
    await noteMade(machine, folders);
    await machine.succeed(["install", "-d", "-m", "0755", ...folders]);
  }
  await machine.succeed(["systemctl", "enable", "--now", "--quiet", "networkd-dispatcher.service"]);
  await copyImages(machine, image, images);
}
async function missingOn(machine, needs) {
  const script = 'for name; do command -v "$name" >/dev/null || echo "$name"; done';
  const said = await machine.succeed(["sh", "-c", script, "missing", ...needs.map(({ command }) => command)]);
  const names = new Set(said.split("\n"));
  return needs.filter(({ command }) => names.has(command));
}
async function lackingOn(machine, packages) {
  if (packages.length === 0) return [];
  const names = packages.map((text) => text.split("=", 1)[0] ?? "");
  const format = "${db:Status-Status} ${Package} ${Version}\n";
  const { stdout } = await machine.run(["dpkg-query", "--show", `--showformat=${format}`, "--", ...names]);
  const installed = new Map(
    stdout.split("\n").flatMap((line) => {
      const [status, name = "", version = ""] = line.split(" ");
      return status === "installed" ? [[name, version]] : [];
    })
  );
  return packages.filter((text) => {
    const [name = "", version] = text.split("=", 2);
    const found = installed.get(name);
    return found === void 0 || version !== void 0 && version !== found;
  });
}
var missingFiles = async (place, paths) => {
  const script = 'for path; do [ -e "$path" ] || echo "$path"; done';
  const said = await place.succeed(["sh", "-c", script, "missing", ...paths]);
  return said.split("\n").filter((path) => path !== "");
};
async function install(machine, needs, asked, units) {
  const packages = [.../* @__PURE__ */ new Set([...needs.flatMap((need) => need.package ?? []), ...asked])];
  const command = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  const retried = (what) => pRetry(
    async () => {
      const { status, stderr, timedOut } = await machine.run(
        ["env", "DEBIAN_FRONTEND=noninteractive", ...what],
        {
          timeoutMs: installDeadline
        }
      );
      if (status === 0) return;
      const said = timedOut ? `it did not end within ${installDeadline / 1e3} s` : stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot install what ${machine.name} lacks: ${said}`, {
        hint: `${what.join(" ")}, on ${machine.name}`
      });
    },
    { retries: 3, minTimeout: 3e3 }
  );
  if (packages.length > 0) {
    await machine.run(["apt-get", "update", "-o", "DPkg::Lock::Timeout=120"], { timeoutMs: installDeadline });
    await withoutDaemons(machine, units, () => retried([...command, ...packages]));
  }
  for (const { snap } of needs) {
    if (!snap) continue;
    await machine.run(["snap", "wait", "system", "seed.loaded"], { timeoutMs: installDeadline });
    await retried(["snap", "install", snap.name, `--channel=${snap.channel}`]);
  }
}
async function withoutDaemons(machine, units, body) {
  const script = 'for unit; do systemctl cat "$unit" >/dev/null 2>&1 || echo "$unit"; done';
  const said = await machine.succeed(["sh", "-c", script, "units", ...units]);
  const added = said.split("\n").filter((unit) => unit !== "");
  if (added.length > 0) await machine.succeed(["systemctl", "mask", "--quiet", "--runtime", ...added]);
  try {
    await body();
  } finally {
    if (added.length > 0) {
      await machine.succeed(["systemctl", "unmask", "--quiet", "--runtime", ...added]);
      const here = 'for unit; do if systemctl cat "$unit" >/dev/null 2>&1; then systemctl disable --quiet "$unit"; fi; done';
      await machine.succeed(["sh", "-c", here, "units", ...added]);
    }
  }
}
async function copyImages(machine, image, names) {
  const files = names.map((name) => join(imagesFolder, name));
  const missing = await missingFiles(machine, files);
  if (missing.length === 0) return;
  const [folder] = await missingFiles(machine, ["/usr/share/fanlab"]);
  await noteMade(machine, folder === void 0 ? missing : [folder]);
  for (const file of missing) {
    const content = await readFile(join(image, file)).catch((error) => {
      throw new LabError(`cannot read ${basename(file)} of the machine image: ${error.message}`);
    });
    await machine.write(file, content);
  }
}

// src/run/report-versions.ts
var ofEveryMachine = ["iproute2", "networkd-dispatcher", "systemd"];
async function reportVersions({ lab, fact }) {
  const first = lab.machines[0];
  const [kernel, ...versions] = await Promise.all([
    first.succeed(["uname", "-r"]),
    installedVersions(first, ofEveryMachine),
    ...rolesOf(lab).map((role) => role.versions(lab.machinesOf(role.name)[0]))
  ]);
  fact("kernel", kernel.trim());
  for (const [name, version] of versions.flatMap((each) => Object.entries(each))) fact(name, version);
}

// src/run/lab-steps.ts
async function bootMachines(context) {
  await context.timed("boot", "machines boot", async () => {
    await context.makeMachines();
    await Promise.all(context.lab.machines.map((machine) => machine.waitForBoot()));
  });
}
var equipMachines = (context) => equip(context, context.lab.machines);
var equipMachinesWith = (beside) => (context) => equip(context, context.lab.machines, beside);
async function findOutVersions(context) {
  await Promise.all([overlayIn(context.topology)?.tell(context), reportVersions(context)]);
}
var installOverlay = (context) => overlayOf(context.lab).install(context, context.lab.places);
var bootLaterMachine = (context) => bootLater(context);
var bootLaterMachineWith = (beside) => (context) => bootLater(context, beside);
async function bootLater(context, beside) {
  const { lab, provided } = context;
  const [newcomer] = lab.topology.later;
  if (!newcomer) throw new LabError(`cannot boot a machine that starts later: lab ${lab.name} has none`);
  const lacking = provided.lacks?.(newcomer.name);
  if (lacking !== void 0) throw new NotObservable(lacking);
  return context.timed("boot", `${newcomer.name} boots`, async () => {
    const machine = new Machine(await provided.create(machineSpec(newcomer)));
    await machine.waitForBoot();
    context.lab = await labOf(provided, lab.topology, lab.machines);
    await equip(context, [machine], beside);
    await overlayIn(context.topology)?.install(context, [machine]);
    return machine;
  });
}
async function equip(context, machines, beside = () => []) {
  const { features, mayEmpty, provided } = context;
  const adopts = { machines: features.adopts === "everything", host: features.adopts !== "nothing" };
  await adoptPlaces(context, machines, { ...adopts, empty: mayEmpty });
  await prepareMachines(context, machines, provided.spec.image, (machine) => {
    const { needs, ...rest } = preparationOf(context.lab, machine);
    return { ...rest, needs: (system) => [...needs(system), ...beside(machine, system, context.lab)] };
  });
}

// src/lab/reboot.ts
async function restartMachine({ timed }, machine) {
  await timed("boot", `${machine.name} reboots`, () => machine.reboot());
}
async function rebootMachine(context, machine) {
  await restartMachine(context, machine);
  await context.timed("boot", `${machine.name} starts everything`, () => machine.waitForBoot());
}
async function rebootRolling(context) {
  for (const machine of context.lab.machines) await rebootMachine(context, machine);
}
var rebootAll = (context) => rebootTogether(context, context.lab.machines);
async function rebootTogether(context, machines) {
  if (machines.some(({ place }) => !place.shutDown)) {
    await Promise.all(machines.map((machine) => restartMachine(context, machine)));
    return;
  }
  await context.timed(
    "boot",
    `${told(context, machines)} shut down and boot`,
    () => withNewBoots(machines, async () => {
      await Promise.all(machines.map(({ place }) => place.shutDown?.()));
    })
  );
}
var cutAllPower = (context, disks) => cutPowerOf(context, context.lab.machines, disks);
async function cutPowerOf(context, machines, { ownDisks }) {
  await context.timed(
    "boot",
    `${told(context, machines)} lose power and boot`,
    () => withNewBoots(machines, async () => {
      if (ownDisks) await Promise.all(machines.map((machine) => machine.succeed(["sync"])));
      await Promise.all(machines.map(({ place }) => place.cutPower()));
    })
  );
}
var told = ({ lab }, machines) => machines.length === lab.machines.length ? "all machines" : machines.map(({ name }) => name).join(", ");
async function withNewBoots(machines, stop) {
  const before = await Promise.all(machines.map((machine) => machine.bootId()));
  await stop();
  await Promise.all(machines.map(({ place }) => place.start()));
  await Promise.all(machines.map((machine, index) => machine.waitForBootAfter(before[index])));
}

// src/run/wait-for-lab.ts
async function waitForLab(context) {
  const { lab, timed } = context;
  await timed(
    "boot",
    "the machines start everything",
    () => Promise.all(lab.machines.map((machine) => machine.waitForBoot()))
  );
  await Promise.all(rolesOf(lab).map((role) => role.ready(context)));
}

export {
  reportVersions,
  recordStates,
  nothingChanged,
  nothingLost,
  formLab,
  bootMachines,
  equipMachines,
  equipMachinesWith,
  findOutVersions,
  installOverlay,
  bootLaterMachine,
  bootLaterMachineWith,
  restartMachine,
  rebootMachine,
  rebootRolling,
  rebootAll,
  rebootTogether,
  cutAllPower,
  cutPowerOf,
  waitForLab
};
