import {
  ArchiveCache,
  hasBuilt,
  parseAptSource,
  provider,
  pruneImages,
  rememberBuilt,
  sweepAbandoned,
  workPrefix
} from "./shared-commands-fanlab-diagnose.mjs";
import {
  checkRecipe,
  parseDistribution,
  recipeHash
} from "./shared-commands-fanlab-build-diagnose.mjs";
import {
  adoptTree,
  changeInTree,
  makePartial,
  stampedTree,
  touchTree,
  treesDirectory
} from "./shared-commands-fanlab-build-layer-diagnose.mjs";
import {
  parsePackageChoice
} from "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import {
  networkSpecs
} from "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  ubuntuProblems
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  autoProvider
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import {
  copyWithDigest,
  digestOf
} from "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  distributions
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  architectureProblems,
  tryKvm
} from "./shared-fanlab-diagnose-on-this-host.mjs";
import {
  withLock
} from "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import {
  packTree,
  processMark,
  unpackArchive
} from "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  lastingEnvironment,
  proxyVariables
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import {
  missingTools
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/image/ensure-image.ts
import { join as join2 } from "node:path";

// src/image/image-trust.ts
function isTrusted(image, trust) {
  if (trust.digest !== void 0) return image.digest === trust.digest;
  return image.origin === "built" || image.origin === "unverified" && trust.anyCached === true;
}
var originTexts = {
  built: "built by this host",
  pinned: "named by its digest",
  unverified: "from the job's cache, not verified"
};

// src/image/make-image.ts
import { closeSync as closeSync2, openSync as openSync2 } from "node:fs";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

// src/image/build-progress.ts
var steps = [
  { sign: /^I: running apt-get update/, text: "fetching package lists", seconds: 2 },
  { sign: /^I: downloading packages/, text: "downloading the base system", seconds: 1 },
  { sign: /^I: extracting archives/, text: "unpacking the base system", seconds: 10 },
  { sign: /^I: installing essential/, text: "installing the base system", seconds: 6 },
  { sign: /^I: installing remaining/, text: "installing LXD, Docker and tools", seconds: 20 },
  { sign: /^fanlab: container image/, text: "making the container image", seconds: 1 },
  { sign: /^fanlab: nginx image/, text: "making the nginx image", seconds: 1 },
  { sign: /^fanlab: machine/, text: "setting up the machine", seconds: 1 },
  { sign: /^I: cleaning package lists/, text: "cleaning up", seconds: 1 },
  { sign: /^fanlab: archive/, text: "packing the archive", seconds: 3 }
];
var total = steps.reduce((sum, step) => sum + step.seconds, 0);
var packageLine = /^(?:Unpacking|Setting up) ([^ :]+)/;
var reportEvery = 2e3;
function buildProgress(onProgress, now = Date.now) {
  const start = now();
  let next = 0;
  let stepStart = start;
  let reported = Number.NEGATIVE_INFINITY;
  let rest = "";
  const report = (step, detail) => {
    reported = now();
    const before = steps.slice(0, next - 1).reduce((sum, { seconds }) => sum + seconds, 0);
    const inStep = Math.min((reported - stepStart) / 1e3, step.seconds * 0.95);
    const elapsed = Math.round((reported - start) / 1e3);
    onProgress(`building the machine image: ${step.text}${detail} (${elapsed} s)`, (before + inStep) / total);
  };
  const read = (line) => {
    const ahead = steps.slice(next).findIndex(({ sign }) => sign.test(line));
    if (ahead !== -1) {
      next += ahead + 1;
      stepStart = now();
    }
    const step = steps[next - 1];
    if (!step) return;
    const name = packageLine.exec(line)?.[1];
    if (ahead !== -1) report(step, "");
    else if (name !== void 0 && now() - reported >= reportEvery) report(step, `: ${name}`);
  };
  return (output) => {
    const lines = (rest + output).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) read(line);
  };
}

// src/image/cached-archive.ts
import { closeSync, fstatSync, openSync } from "node:fs";
async function findArchive(search) {
  return withArchive(search, async (fd) => judge(await rememberedDigest(fd), search));
}
async function takeArchive(search, file) {
  const copy = openSync(file, "wx", 384);
  try {
    return await withArchive(search, async (fd) => judge(await copyWithDigest(fd, copy), search));
  } finally {
    closeSync(copy);
  }
}
var digestNotHere = ({ hash, cache, trust }, refusal) => new LabError(`cannot use image ${trust.digest}: ${refusal ?? `${cache.path(hash)} is not there`}`, {
  hint: "copy that archive there, or leave --image-digest out to build the image"
});
async function withArchive({ hash, cache }, look) {
  let fd;
  try {
    fd = cache.open(hash);
    return fd === void 0 ? {} : await look(fd);
  } catch (error) {
    if (error instanceof LabError) return { refusal: error.message };
    throw error;
  } finally {
    if (fd !== void 0) closeSync(fd);
  }
}
async function judge(digest, { hash, cache, stateDir, trust }) {
  const found = { digest, origin: await originOf(digest) };
  if (isTrusted(found, trust)) return { archive: found };
  const path = cache.path(hash);
  if (trust.digest !== void 0) return { refusal: `${path} is another one, ${digest}` };
  return {
    refusal: `this host did not build ${path}; if you know where it comes from, --image-digest ${digest} takes it`
  };
  async function originOf(each) {
    if (await hasBuilt(stateDir, hash, each)) return "built";
    return each === trust.digest ? "pinned" : "unverified";
  }
}
var known = /* @__PURE__ */ new Map();
async function rememberedDigest(fd) {
  const { dev, ino, size, mtimeMs, ctimeMs } = fstatSync(fd);
  const key = [dev, ino, size, mtimeMs, ctimeMs].join(":");
  const digest = known.get(key) ?? await digestOf(fd);
  known.set(key, digest);
  return digest;
}

// src/image/make-image.ts
async function unpackImage(work) {
  const { hash, stateDir, trust, onProgress } = work;
  const folder = await makePartial(stateDir);
  try {
    const [copy, root] = [join(folder, "archive"), join(folder, "root")];
    const seen = await findArchive(work);
    const { archive, refusal } = seen.archive ? await takeArchive(work, copy) : seen;
    if (!archive && trust.digest !== void 0) throw digestNotHere(work, refusal);
    if (refusal !== void 0) onProgress(`the cached machine image is not used: ${refusal}`);
    if (!archive) return void 0;
    onProgress("unpacking the machine image");
    await mkdir(root);
    await chmod(root, 493);
    const trouble = await unpackArchive(copy, root, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot unpack ${work.cache.path(hash)}: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    return await adoptTree(root, { hash, ...archive }, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function buildImage(recipe, work) {
  const { hash, stateDir, onProgress } = work;
  const folder = await makePartial(stateDir);
  const seenAt = join(stateDir, workPrefix + processMark());
  let archive;
  try {
    await mkdir(seenAt);
    const progress = buildProgress(onProgress);
    const logFile = join(stateDir, "image-build.log");
    const { build } = await import("./later-build.mjs");
    const { root } = await build(recipe, { ...work, folder, seenAt, logFile, onOutput: progress });
    progress("fanlab: archive\n");
    const file = join(folder, "archive");
    const trouble = await packTree(root, file, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot pack the machine image: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    archive = openSync2(file, "r");
    const digest = await digestOf(archive);
    await rememberBuilt(stateDir, hash, digest);
    const tree = await adoptTree(root, { hash, digest, origin: "built" }, work);
    await keepArchive(archive, work);
    onProgress(`the machine image is ${digest}; with --image-digest another host takes this one and no other`);
    return tree;
  } finally {
    if (archive !== void 0) closeSync2(archive);
    await rm(folder, { recursive: true, force: true });
    await rm(seenAt, { recursive: true, force: true });
  }
}
async function keepArchive(archive, { hash, cache, onProgress }) {
  try {
    await cache.put(hash, archive);
  } catch (error) {
    const { code } = error;
    if (!(error instanceof LabError) && code === void 0) throw error;
    onProgress(`the machine image is not kept in the cache: ${error.message}`);
  }
}

// src/image/ensure-image.ts
async function ensureImage(recipe, options) {
  const { cacheDir, stateDir, owner, onProgress, signal, trust = {}, run: run2 = run } = options;
  checkRecipe(recipe);
  const hash = await recipeHash(recipe);
  const cache = new ArchiveCache(cacheDir, owner);
  const work = { ...{ hash, cache, stateDir, trust, onProgress, run: run2 }, ...signal && { signal } };
  const image = (tree, built) => ({ hash, ...tree, archive: cache.path(hash), built });
  await sweepAbandoned(options);
  const ready = await unpackedImage(work);
  if (ready.tree) return image(ready.tree, false);
  return whileImagesAreLocked(options, async () => {
    const { tree, refusal } = await unpackedImage(work);
    if (tree) return image(tree, false);
    if (refusal !== void 0) onProgress(`the unpacked machine image ${refusal}: making it anew`);
    const taken = await unpackImage(work);
    const made = taken ?? await buildImage(recipe, work);
    await pruneImages(options);
    return image(made, taken === void 0);
  });
}
function whileImagesAreLocked({ stateDir, onProgress, signal, run: run2 = run }, body) {
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  return withLock({ file: join2(stateDir, "images.lock"), onWait, run: run2, ...signal && { signal } }, body);
}
async function unpackedImage({
  hash,
  cache,
  stateDir,
  trust,
  run: run2
}) {
  const tree = await stampedTree(stateDir, hash);
  if (!tree) return {};
  if (!isTrusted(tree, trust))
    return { refusal: `is another one (${originTexts[tree.origin]}, ${tree.digest})` };
  const changed = await changeInTree(stateDir, hash, run2);
  if (changed !== void 0) return { refusal: `was changed (${changed})` };
  await touchTree(stateDir, hash);
  cache.touch(hash);
  return { tree };
}

// src/image/image-problems.ts
import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
var GiB = 2 ** 30;
var lookTools = { find: "findutils", flock: "util-linux", setpriv: "util-linux" };
var unpackTools = { tar: "tar", zstd: "zstd", ...lookTools, unshare: "util-linux" };
var buildTools = { ...unpackTools, mmdebstrap: "mmdebstrap", "apt-get": "apt", "dpkg-deb": "dpkg" };
async function toDo(recipe, { cacheDir, stateDir, owner, trust = {} }) {
  const hash = await recipeHash(recipe);
  const tree = await stampedTree(stateDir, hash);
  if (tree && isTrusted(tree, trust)) return "look";
  const search = { hash, cache: new ArchiveCache(cacheDir, owner), stateDir, trust };
  const { archive, refusal } = await findArchive(search);
  if (archive) return "unpack";
  if (trust.digest !== void 0) throw digestNotHere(search, refusal);
  return "build";
}
async function imageTools(recipe, directories) {
  const work = await toDo(recipe, directories);
  if (work === "look") return lookTools;
  if (work === "unpack") return unpackTools;
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  return { ...buildTools, [keyring]: keyringPackage };
}
async function imageProblems(recipe, directories) {
  const { cacheDir, stateDir } = directories;
  try {
    checkRecipe(recipe);
    const work = await toDo(recipe, directories);
    if (work === "look") return toolProblems(lookTools);
    const tools = await toolProblems(work === "unpack" ? unpackTools : buildTools);
    if (work === "unpack") return [...tools, ...await diskProblems([[treesDirectory(stateDir), 1 * GiB]])];
    return [
      ...tools,
      ...await keyringProblems(recipe),
      ...await diskProblems([
        [treesDirectory(stateDir), 2.5 * GiB],
        [cacheDir, 0.5 * GiB]
      ])
    ];
  } catch (error) {
    if (error instanceof LabError) return [{ message: error.message, hint: error.hint ?? "" }];
    throw error;
  }
}
async function toolProblems(packageOf) {
  const missing = await missingTools(Object.keys(packageOf));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => packageOf[tool]))];
  return [
    {
      message: `cannot make the machine image: ${missing.join(", ")} not found`,
      hint: `apt-get install -y ${packages.join(" ")}`
    }
  ];
}
async function keyringProblems(recipe) {
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  if (await exists(keyring)) return [];
  return [
    {
      message: `cannot trust the archive of ${recipe.distribution}: its keys, ${keyring}, are not installed`,
      hint: `apt-get install -y ${keyringPackage}`
    }
  ];
}
async function diskProblems(needs) {
  const disks = /* @__PURE__ */ new Map();
  for (const [directory, bytes] of needs) {
    const path = await nearestExisting(directory);
    const { dev } = await stat(path);
    const { bavail, bsize } = await statfs(path);
    const disk = disks.get(dev) ?? { path, needed: 0, free: bavail * bsize };
    disks.set(dev, { ...disk, needed: disk.needed + bytes });
  }
  return [...disks.values()].flatMap(
    ({ path, needed, free }) => free >= needed ? [] : {
      message: `cannot make the machine image: ${path} has ${inGiB(free)} GiB free, ${inGiB(needed)} GiB needed`,
      hint: `free some space (df -h ${path}) or choose another folder`
    }
  );
}
async function nearestExisting(path) {
  return await exists(path) || path === dirname(path) ? path : nearestExisting(dirname(path));
}
var exists = (path) => stat(path).then(
  () => true,
  () => false
);
var inGiB = (bytes) => (bytes / GiB).toFixed(1);

// src/run/lab-image.ts
function readRecipe({ distribution, aptSources, packages }) {
  const recipe = {
    distribution: parseDistribution(distribution),
    aptSources: aptSources.map((text) => parseAptSource(text)),
    packages: packages.map((text) => parsePackageChoice(text))
  };
  checkRecipe(recipe);
  return recipe;
}
var imagePlaces = ({ image, stateDir }, { cacheDir, owner }) => ({
  cacheDir,
  stateDir,
  trust: image.trust,
  ...owner && { owner }
});
var toolsOfImage = (recipe, request, caller) => imageTools(recipe, imagePlaces(request, caller));
var problemsOfImage = (recipe, request, caller) => imageProblems(recipe, imagePlaces(request, caller));
var makeImage = (recipe, request, caller, signal, say) => ensureImage(recipe, { ...imagePlaces(request, caller), signal, onProgress: (text) => say(text) });

// src/run/check-host.ts
import { release as release2 } from "node:os";

// src/host/prepare-host.ts
import { access, readFile } from "node:fs/promises";
import { release } from "node:os";
import pRetry from "./packages/p-retry.mjs";
var aptDeadline = 6e5;
async function prepareHost(needs, { install, say, signal }) {
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((tool) => needs.tools[tool]))];
    const command = ["apt-get", "install", "--yes", "--no-install-recommends", ...packages];
    if (!install) {
      throw new LabError(
        `cannot make a lab: the host has no ${missing.join(", ")}, and ${optionName("no-install")} was given`,
        {
          hint: command.join(" ")
        }
      );
    }
    say(`installing on this host: ${packages.join(" ")}`);
    await withoutServices(needs.unwantedUnits, () => installPackages(command, signal));
    const still = await missingTools(missing);
    if (still.length > 0)
      throw new LabError(`cannot make a lab: ${still.join(", ")} is still missing after ${command.join(" ")}`);
  }
  await loadModules(needs.modules, say);
}
async function installPackages(command, signal) {
  if ((await missingTools(["apt-get"])).length > 0) {
    throw new LabError(`cannot install packages: the host has no apt-get`, {
      hint: `install by hand what ${command.slice(4).join(", ")} bring`
    });
  }
  const env = { ...lastingEnvironment(proxyVariables), DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update"], { env, timeoutMs: aptDeadline, signal });
  const install = async () => {
    const result = await run(command, { env, timeoutMs: aptDeadline, signal });
    if (result.status === 0) return;
    throw new LabError(`cannot install the host's packages: ${causeOf(result)}`, { hint: command.join(" ") });
  };
  await pRetry(install, { retries: 2, minTimeout: 3e3, signal });
}
function causeOf({ stderr, stdout, status, signal, timedOut }) {
  const said = (stderr.trim() || stdout.trim()).split("\n").slice(-5).join("\n");
  if (timedOut) return `it did not end within ${aptDeadline / 1e3} s${said && `: ${said}`}`;
  return said || `apt-get said nothing and ended with ${status === null ? signal : `status ${status}`}`;
}
async function withoutServices(units, body) {
  const present = await Promise.all(units.map(isInstalled));
  const added = units.filter((_, index) => !present[index]);
  const masks = await exists2("/run/systemd/system") ? added : [];
  if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "mask", ...masks]);
  try {
    await body();
  } finally {
    if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "unmask", ...masks]);
    const installed = await Promise.all(added.map(isInstalled));
    const enabled = added.filter((_, index) => installed[index]);
    if (enabled.length > 0) await run(["systemctl", "--quiet", "disable", ...enabled]);
  }
}
var isInstalled = async (unit) => await exists2(`/lib/systemd/system/${unit}`) || await exists2(`/etc/systemd/system/${unit}`);
async function loadModules(modules, say) {
  const folder = `/lib/modules/${release()}`;
  if (!await exists2(folder) || (await missingTools(["modprobe"])).length > 0) return;
  const builtin = await readFile(`${folder}/modules.builtin`, "utf8").catch(() => "");
  const missing = [];
  for (const name of modules) {
    const here = await exists2(`/sys/module/${name}`) || builtin.includes(`/${name}.ko`);
    if (!here && (await run(["modprobe", "--dry-run", "--quiet", name])).status === 0) missing.push(name);
  }
  if (missing.length === 0) return;
  say(`loading kernel modules: ${missing.join(" ")}`);
  await run(["modprobe", "--all", "--quiet", ...missing]);
}
var exists2 = (path) => access(path).then(
  () => true,
  () => false
);

// src/overlays/fan/foresee-fan.ts
function foreseeableFanProblems(wish, { kernel, distribution }) {
  if (wish !== "ubuntu") return [];
  const [, id = "", version = ""] = /^(\w+)-(.+)$/.exec(distribution ?? "ubuntu-22.04") ?? [];
  const facts = {
    kernel: kernel ?? "their own",
    fanVxlan: kernel === void 0 ? "4" : null,
    os: { id, version },
    iproute2: "",
    ubuntuFan: ""
  };
  return ubuntuProblems(facts, "fanctl").map((problem) => ({
    message: `cannot use the fan engine ubuntu: ${problem}`,
    hint: `${optionName("fan")} ebpf, or machines of Ubuntu with a kernel of their own, such as ${optionName("provider")} multipass`
  }));
}

// src/run/network-problems.ts
var usualMtu = 1500;
var capable = "choose a provider that makes any, such as lxc";
function networkProblems({ name, features }, networks) {
  const problems = [];
  const refuse = (message, otherwise) => void problems.push({ message, hint: `${capable}, or ${otherwise}` });
  if (features.networks === "one" && networks.length > 1) {
    const names = networks.map((network) => network.name).join(", ");
    refuse(
      `provider ${name} makes one network, the lab asks for ${networks.length}: ${names}`,
      "leave one network in the lab file"
    );
  }
  for (const network of networks) {
    const ipv6 = [...network.prefixes, ...network.host].find((address) => address.includes(":"));
    if (!features.ipv6 && ipv6 !== void 0)
      refuse(
        `provider ${name} gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv6}`,
        "leave IPv6 out of the lab file"
      );
    if (!features.staticAddresses && network.addressing === "static")
      refuse(
        `provider ${name} gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        "let the network have DHCP in the lab file"
      );
    if (!features.chosenMtu && network.mtu !== usualMtu)
      refuse(
        `provider ${name} gives its network an MTU of ${usualMtu} bytes, the lab asks for ${network.mtu}`,
        "leave mtu out of the lab file"
      );
  }
  return problems;
}

// src/run/check-host.ts
async function checkHost(provider2, recipe, request, caller, { say, signal }) {
  const topology = topologyOf(request.lab.file);
  throwIfAny([
    ...architectureProblems(provider2.name, provider2.needs.architectures),
    ...fanProblems(provider2, request),
    ...networkProblems(provider2, networkSpecs(topology))
  ]);
  const tools = { ...provider2.needs.tools, ...await toolsOfImage(recipe, request, caller) };
  await prepareHost({ ...provider2.needs, tools }, { install: request.provider.install, say, signal });
  const names = topology.machines.map(({ name }) => name);
  const problems = await Promise.all([provider2.check(names), problemsOfImage(recipe, request, caller)]);
  throwIfAny(problems.flat());
}
var fanProblems = ({ features }, { fan, image }) => foreseeableFanProblems(fan, {
  kernel: features.ownKernel ? void 0 : release2(),
  distribution: features.ownImage ? image.distribution : void 0
});
function throwIfAny(problems) {
  if (problems.length === 0) return;
  throw new LabError(problems.map(({ message }) => message).join("\n"), {
    hint: [...new Set(problems.map(({ hint }) => hint))].join("\nhint: ")
  });
}

// src/providers/verification.ts
var verification = {
  lxc: { extent: "whole", how: "whole scenario, contract suite" },
  uml: { extent: "whole", how: "whole scenario, contract suite" },
  qemu: { extent: "part", how: "whole scenario, contract suite, in emulation; with KVM unverified" },
  lxd: {
    extent: "part",
    how: "whole scenario and contract suite, on containers of LXD 5.0; `--vm`, `--remote` and clusters unverified"
  },
  incus: { extent: "none", how: "unverified" },
  multipass: {
    extent: "fixture",
    how: "whole scenario and contract suite, on a fixture that plays Multipass; Multipass itself unverified"
  },
  vagrant: { extent: "none", how: "the Vagrantfile by `vagrant validate`; else unverified" },
  ssh: { extent: "part", how: "whole scenario but for power cuts, contract suite" }
};
var byExtent = ["whole", "part", "fixture", "none"];

// src/run/choose-provider.ts
var preference = verifiedFirst([
  { name: "multipass" },
  { name: "lxd" },
  { name: "incus" },
  { name: "qemu", needsKvm: true },
  { name: "lxc", mayInstall: true },
  { name: "uml", mayInstall: true }
]);
function verifiedFirst(candidates) {
  const rank = ({ name }) => byExtent.indexOf(verification[name].extent);
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}
async function firstUsable(candidates, problemsOf) {
  const against = [];
  const hints = [];
  for (const candidate of candidates) {
    const problems = await problemsOf(candidate);
    if (problems.length === 0) {
      const { how } = verification[candidate.name];
      const others = against.length > 0 ? `; ${against.join("; ")}` : "";
      return { name: candidate.name, why: `${candidate.name} works here, verified: ${how}${others}` };
    }
    against.push(`not ${candidate.name}: ${problems[0]?.message.split("\n", 1)[0]}`);
    hints.push(...problems.map(({ hint }) => hint));
  }
  throw new LabError(`cannot make a lab: no provider works here: ${against.join("; ")}`, {
    hint: [...new Set(hints)].join("\nhint: ")
  });
}
async function chooseProvider({ provider: { name: asked, settings, install }, stateDir }, report) {
  const find = (name2) => provider(name2, stateDir, settings);
  if (asked !== autoProvider) return { provider: await find(asked), why: void 0 };
  const { name, why } = await firstUsable(preference, async (candidate) => {
    const found = await find(candidate.name);
    const { needs } = found;
    const foreign = architectureProblems(candidate.name, needs.architectures);
    if (foreign.length > 0) return foreign;
    if (candidate.mayInstall && install) await prepareHost(needs, { ...report, install: true });
    return problemsOfCandidate(candidate, found);
  });
  report.say(`provider auto: ${why}`);
  return { provider: await find(name), why };
}
async function problemsOfCandidate(candidate, of) {
  const problems = await of.check();
  if (problems.length > 0 || !candidate.needsKvm) return problems;
  const { works, why, hint } = await tryKvm();
  return works ? [] : [
    {
      message: `KVM does not work: ${why}`,
      hint: hint ?? `${optionName("provider")} ${of.name}, without KVM`
    }
  ];
}

export {
  originTexts,
  whileImagesAreLocked,
  readRecipe,
  imagePlaces,
  problemsOfImage,
  makeImage,
  checkHost,
  fanProblems,
  preference,
  firstUsable,
  chooseProvider,
  problemsOfCandidate
};
