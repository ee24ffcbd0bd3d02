import {
  checkRecipe,
  parseDistribution,
  recipeHash
} from "./shared-fanlab-build-diagnose.mjs";
import {
  adoptTree,
  changeInTree,
  makePartial,
  stampedTree,
  touchTree,
  treesDirectory
} from "./shared-fanlab-build-layer-diagnose.mjs";
import {
  UsageError
} from "./shared-fanlab-lab-file-diagnose-load-file-lab-story-of-file.mjs";
import {
  topologyOf
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-0f5dd62f.mjs";
import {
  CallersFiles,
  autoProvider,
  usualDistribution,
  usualFan
} from "./shared-action-fanlab-lab-file-diagnose.mjs";
import {
  copyWithDigest,
  digestOf
} from "./shared-action-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  distributions,
  withoutCredentials
} from "./shared-action-fanlab-lab-file-build-build-layer-diagnose.mjs";
import {
  architectureProblems,
  tryKvm,
  withLock
} from "./shared-fanlab-diagnose-on-this-host.mjs";
import {
  archiveName,
  isMarkedProcessAlive,
  nothingWhenMissing,
  packTree,
  partialPrefix,
  processMark,
  unpackArchive
} from "./shared-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  lastingEnvironment,
  proxyVariables
} from "./shared-action-fanlab-lab-file-build-build-layer-di-76c2ef0c.mjs";
import {
  lookAtFile
} from "./shared-fanlab-diagnose-elsewhere.mjs";
import {
  missingTools,
  run
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  networkSpecs
} from "./shared-fanlab-diagnose-rule-cases-stories-of-lab-witness.mjs";
import {
  ubuntuProblems
} from "./shared-fanlab-diagnose-idle-rules-lab-diagram-load-8e11e410.mjs";
import {
  optionName
} from "./shared-fanlab-build-build-layer-diagnose-elsewhere-1ebad081.mjs";
import {
  shownValue
} from "./shared-choose-acts-diagnose-elsewhere-idle-rules-l-b03164f0.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/providers/index.ts
async function makerOf(name2) {
  if (name2 === "lxc" || name2 === "uml" || name2 === "qemu")
    return (await import("./later-on-this-host.mjs")).providersOnThisHost[name2];
  return (await import("./later-elsewhere.mjs")).providersElsewhere[name2];
}
async function provider(name2, stateDir, settings = {}) {
  const make = await makerOf(name2);
  return make(stateDir, settings);
}

// src/run/for-provider.ts
var unknownDistribution = "as found";
function problemsForProvider({ lab, image }, { name: provider2, features }) {
  const problems = [];
  if (!features.chosenAddresses && lab.choseNetwork) {
    problems.push({
      tell: (name2) => `${name2("underlay")}: provider ${provider2} gives its machines' addresses, and the lab follows them: leave it out`
    });
  }
  const choices = { "apt-source": image.aptSources, package: image.packages };
  for (const [option, chosen] of Object.entries(choices)) {
    if (!features.ownImage && chosen.length > 0)
      problems.push({
        tell: (name2) => `${name2(option)} is for machines with the lab's own image; those of provider ${provider2} have another: leave it out`
      });
  }
  return problems;
}
function forProvider(request, provider2) {
  const problems = problemsForProvider(request, provider2);
  if (problems.length > 0) throw new UsageError(problems);
  const { fan, image } = request;
  if (provider2.features.ownImage) return { ...request, fan: fan ?? usualFan };
  const distribution = provider2.distribution ?? unknownDistribution;
  return { ...request, fan: fan ?? "auto", image: { ...image, distribution } };
}
var defaultImage = ({ trust }) => ({
  distribution: usualDistribution,
  aptSources: [],
  packages: [],
  trust
});

// src/image/sweep.ts
import { readdir as readdir2, rm as rm2, stat as stat2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/image/archive-cache.ts
import { closeSync, fstatSync, futimesSync } from "node:fs";
import { join } from "node:path";
var largest = 4 * 2 ** 30;
var ArchiveCache = class {
  #folder;
  #files;
  #uid;
  constructor(cacheDir, owner) {
    this.#folder = join(cacheDir, "images");
    this.#files = new CallersFiles(owner);
    this.#uid = owner?.uid ?? process.geteuid?.();
  }
  path(hash) {
    return join(this.#folder, archiveName(hash));
  }
  /**
   * Descriptor of the recipe's archive; undefined when there is none. Whoever opens it has to close it. Throws a LabError
   * when it is no regular file, lies behind a link, or is too large.
   */
  open(hash) {
    const fd = this.#files.open(this.path(hash));
    if (fd === void 0 || fstatSync(fd).size <= largest) return fd;
    closeSync(fd);
    throw new LabError(`cannot use ${this.path(hash)}: it has more than 4 GiB`);
  }
  /** Puts the recipe's archive there, in the place of another one; `file` is a descriptor of it. */
  async put(hash, file) {
    const draft = this.#files.draft(this.path(hash));
    try {
      await copyWithDigest(file, draft.fd);
    } catch (error) {
      draft.drop();
      throw error;
    }
    draft.keep();
  }
  /** Tells pruning that the recipe's archive was used. */
  touch(hash) {
    this.#look(hash, (fd) => {
      const { uid, nlink } = fstatSync(fd);
      if (uid === this.#uid && nlink === 1) futimesSync(fd, /* @__PURE__ */ new Date(), /* @__PURE__ */ new Date());
    });
  }
  /** When each recipe's archive was used last, in milliseconds since 1970. */
  used() {
    return this.#names().flatMap((name2) => {
      const hash = /^machine-([0-9a-f]{16})\.tar\.zst$/.exec(name2)?.[1] ?? "";
      const time = hash === "" ? void 0 : this.#look(hash, (fd) => fstatSync(fd).mtimeMs);
      return time === void 0 ? [] : [{ hash, time }];
    });
  }
  remove(hash) {
    for (const name2 of [archiveName(hash), `machine-${hash}.json`])
      this.#files.remove(join(this.#folder, name2));
  }
  #names() {
    try {
      return this.#files.list(this.#folder);
    } catch (error) {
      if (error instanceof LabError) return [];
      throw error;
    }
  }
  /** A cache that must not be used has nothing to look at. */
  #look(hash, look) {
    let fd;
    try {
      fd = this.open(hash);
      return fd === void 0 ? void 0 : look(fd);
    } catch (error) {
      if (error instanceof LabError) return void 0;
      throw error;
    } finally {
      if (fd !== void 0) closeSync(fd);
    }
  }
};

// src/image/built-archives.ts
import { readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var remembered = 50;
var prefix = "built-";
var fileOf = (stateDir, hash, digest) => join2(treesDirectory(stateDir), `${prefix}${hash}-${digest.replace(":", "-")}`);
async function rememberBuilt(stateDir, hash, digest) {
  await writeFile(fileOf(stateDir, hash, digest), "", { mode: 384 });
}
async function hasBuilt(stateDir, hash, digest) {
  const now = /* @__PURE__ */ new Date();
  return utimes(fileOf(stateDir, hash, digest), now, now).then(
    () => true,
    (error) => nothingWhenMissing(error) ?? false
  );
}
async function forgetOldest(stateDir) {
  const names = await readdir(treesDirectory(stateDir)).catch(nothingWhenMissing) ?? [];
  const files = names.filter((name2) => name2.startsWith(prefix)).map((name2) => join2(treesDirectory(stateDir), name2));
  const used = await Promise.all(files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })));
  used.sort((a, b) => b.time - a.time);
  for (const { file } of used.slice(remembered)) await rm(file);
}

// src/image/sweep.ts
var kept = 3;
var unusedDays = 7;
var dayMs = 24 * 60 * 6e4;
var workPrefix = "build-";
async function sweepAbandoned({ stateDir }) {
  const places = [
    { directory: stateDir, prefix: workPrefix },
    { directory: treesDirectory(stateDir), prefix: partialPrefix }
  ];
  for (const { directory, prefix: prefix2 } of places) {
    for (const name2 of await namesIn(directory)) {
      if (name2.startsWith(prefix2) && !isMarkedProcessAlive(name2.slice(prefix2.length).split(".", 1)[0] ?? "")) {
        await rm2(join3(directory, name2), { recursive: true, force: true });
      }
    }
  }
}
async function pruneImages({ cacheDir, stateDir, owner }) {
  const trees = treesDirectory(stateDir);
  const names = await namesIn(trees);
  const unpacked = (form) => Promise.all(
    names.flatMap((name2) => form.exec(name2)?.[1] ?? []).map(async (hash) => ({ hash, time: (await stat2(join3(trees, `${hash}.json`))).mtimeMs }))
  );
  const images = await unpacked(/^([0-9a-f]{16})\.json$/);
  const layers = await unpacked(/^([0-9a-f]{16}\.layer-[0-9a-f]{16})\.json$/);
  for (const hash of [...unused(images), ...unused(layers)]) {
    const companions = names.filter((name2) => name2 === hash || name2.startsWith(`${hash}.`));
    for (const name2 of [`${hash}.json`, ...companions])
      await rm2(join3(trees, name2), { recursive: true, force: true });
  }
  for (const name2 of names) {
    const stale = /^\.stale-(\d+)$/.exec(name2);
    if (stale && Date.now() - Number(stale[1]) > dayMs)
      await rm2(join3(trees, name2), { recursive: true, force: true });
  }
  await forgetOldest(stateDir);
  const cache = new ArchiveCache(cacheDir, owner);
  for (const hash of unused(cache.used())) cache.remove(hash);
}
function unused(images) {
  const byAge = [...images].sort((a, b) => b.time - a.time).slice(kept);
  return byAge.filter(({ time }) => Date.now() - time >= unusedDays * dayMs).map(({ hash }) => hash);
}
var namesIn = async (directory) => await readdir2(directory).catch(nothingWhenMissing) ?? [];

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/;
var methods = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/
};
var example = "deb [trusted=yes] https://example.org/debian bookworm main";
var longest = 1e3;
function parseAptSource(text) {
  const shown = withoutCredentials(text);
  const wrong = (cause, hint = example) => new LabError(`cannot use apt source ${shownValue(shown)}${cause}`, { hint });
  if (shown !== text)
    throw wrong(
      ": every process of this host could read the password in it",
      `take a mirror that asks for none, or download the packages and give each by ${optionName("package")} FILE.deb`
    );
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw wrong(": expected one line, without control characters");
  if (text.length > longest) throw wrong(`: expected at most ${longest} characters`);
  const [, method = "", rest = ""] = sourceLine.exec(text) ?? [];
  if (method === "") throw wrong(': expected one line that begins with "deb ", then an address and a suite');
  if (method === "file")
    throw wrong(": the image cannot see files of the host", text.replace("file:", "copy:"));
  const address = Object.hasOwn(methods, method) ? methods[method] : void 0;
  if (!address)
    throw wrong(`: expected an address by ${Object.keys(methods).join(", ")}; got ${shownValue(method)}`);
  const isReadable = method === "copy" || URL.canParse(`${method}:${rest}`);
  if (!address.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === "copy" ? "/FOLDER" : "//HOST/PATH"}`);
  return text;
}

// src/image/ensure-image.ts
import { join as join5 } from "node:path";

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
import { closeSync as closeSync3, openSync as openSync2 } from "node:fs";
import { chmod, mkdir, rm as rm3 } from "node:fs/promises";
import { join as join4 } from "node:path";

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
    const name2 = packageLine.exec(line)?.[1];
    if (ahead !== -1) report(step, "");
    else if (name2 !== void 0 && now() - reported >= reportEvery) report(step, `: ${name2}`);
  };
  return (output) => {
    const lines = (rest + output).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) read(line);
  };
}

// src/image/cached-archive.ts
import { closeSync as closeSync2, fstatSync as fstatSync2, openSync } from "node:fs";
async function findArchive(search) {
  return withArchive(search, async (fd) => judge(await rememberedDigest(fd), search));
}
async function takeArchive(search, file) {
  const copy = openSync(file, "wx", 384);
  try {
    return await withArchive(search, async (fd) => judge(await copyWithDigest(fd, copy), search));
  } finally {
    closeSync2(copy);
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
    if (fd !== void 0) closeSync2(fd);
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
  const { dev, ino, size, mtimeMs, ctimeMs } = fstatSync2(fd);
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
    const [copy, root] = [join4(folder, "archive"), join4(folder, "root")];
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
    await rm3(folder, { recursive: true, force: true });
  }
}
async function buildImage(recipe, work) {
  const { hash, stateDir, onProgress } = work;
  const folder = await makePartial(stateDir);
  const seenAt = join4(stateDir, workPrefix + processMark());
  let archive;
  try {
    await mkdir(seenAt);
    const progress = buildProgress(onProgress);
    const logFile = join4(stateDir, "image-build.log");
    const { build } = await import("./later-build.mjs");
    const { root } = await build(recipe, { ...work, folder, seenAt, logFile, onOutput: progress });
    progress("fanlab: archive\n");
    const file = join4(folder, "archive");
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
    if (archive !== void 0) closeSync3(archive);
    await rm3(folder, { recursive: true, force: true });
    await rm3(seenAt, { recursive: true, force: true });
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
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  const lock = { file: join5(stateDir, "images.lock"), onWait, run: run2, ...signal && { signal } };
  return withLock(lock, async () => {
    const { tree, refusal } = await unpackedImage(work);
    if (tree) return image(tree, false);
    if (refusal !== void 0) onProgress(`the unpacked machine image ${refusal}: making it anew`);
    const taken = await unpackImage(work);
    const made = taken ?? await buildImage(recipe, work);
    await pruneImages(options);
    return image(made, taken === void 0);
  });
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
import { stat as stat3, statfs } from "node:fs/promises";
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
    const { dev } = await stat3(path);
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
var exists = (path) => stat3(path).then(
  () => true,
  () => false
);
var inGiB = (bytes) => (bytes / GiB).toFixed(1);

// src/image/package-choice.ts
import { basename, resolve } from "node:path";
var name = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/;
var version = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/;
var longest2 = 120;
var largestFile = 2 ** 30;
function parsePackageChoice(text, user) {
  if (text.endsWith(".deb")) return fileChoice(text, user);
  const equals = text.indexOf("=");
  const packageName = equals === -1 ? text : text.slice(0, equals);
  if (!isName(packageName))
    throw unreadable(text, `${shownValue(packageName)} is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text.slice(equals + 1);
  if (packageVersion.length > longest2 || !version.test(packageVersion))
    throw unreadable(text, `${shownValue(packageVersion)} is no version of a Debian package`);
  return { kind: "version", name: packageName, version: packageVersion };
}
function repeatedPackages(choices) {
  const names = choices.map((choice) => choice.name);
  const twice = new Set(names.filter((each, index) => names.indexOf(each) !== index));
  return [...twice].map((each) => `package ${shownValue(each)} is chosen more than once`);
}
var isName = (text) => text.length <= longest2 && name.test(text);
function fileChoice(text, user) {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw unreadable(text, "its path has control characters");
  const path = resolve(text);
  const found = lookAtFile(path, { user, mostBytes: largestFile, startBytes: archiveStart.length });
  if ("wrong" in found) throw unreadable(text, found.wrong);
  const packageName = basename(path, ".deb").split("_")[0] ?? "";
  if (!isName(packageName)) throw unreadable(text, "its file name does not begin with the name of a package");
  if (found.size === 0) throw unreadable(text, "it is empty");
  if (found.start.toString("latin1") !== archiveStart)
    throw unreadable(text, "it is no Debian package: it does not begin as one");
  return { kind: "file", name: packageName, path };
}
var archiveStart = "!<arch>\ndebian-binary";
var unreadable = (text, cause) => new LabError(`cannot use package ${shownValue(text)}: ${cause}`, {
  hint: "give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb"
});

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
  for (const name2 of modules) {
    const here = await exists2(`/sys/module/${name2}`) || builtin.includes(`/${name2}.ko`);
    if (!here && (await run(["modprobe", "--dry-run", "--quiet", name2])).status === 0) missing.push(name2);
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
  const [, id = "", version2 = ""] = /^(\w+)-(.+)$/.exec(distribution ?? "ubuntu-22.04") ?? [];
  const facts = {
    kernel: kernel ?? "their own",
    fanVxlan: kernel === void 0 ? "4" : null,
    os: { id, version: version2 },
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
function networkProblems({ name: name2, features }, networks) {
  const problems = [];
  const refuse = (message, otherwise) => void problems.push({ message, hint: `${capable}, or ${otherwise}` });
  if (features.networks === "one" && networks.length > 1) {
    const names = networks.map((network) => network.name).join(", ");
    refuse(
      `provider ${name2} makes one network, the lab asks for ${networks.length}: ${names}`,
      "leave one network in the lab file"
    );
  }
  for (const network of networks) {
    const ipv6 = [...network.prefixes, ...network.host].find((address) => address.includes(":"));
    if (!features.ipv6 && ipv6 !== void 0)
      refuse(
        `provider ${name2} gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv6}`,
        "leave IPv6 out of the lab file"
      );
    if (!features.staticAddresses && network.addressing === "static")
      refuse(
        `provider ${name2} gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        "let the network have DHCP in the lab file"
      );
    if (!features.chosenMtu && network.mtu !== usualMtu)
      refuse(
        `provider ${name2} gives its network an MTU of ${usualMtu} bytes, the lab asks for ${network.mtu}`,
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
  const names = topology.machines.map(({ name: name2 }) => name2);
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
  const rank = ({ name: name2 }) => byExtent.indexOf(verification[name2].extent);
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
  const find = (name3) => provider(name3, stateDir, settings);
  if (asked !== autoProvider) return { provider: await find(asked), why: void 0 };
  const { name: name2, why } = await firstUsable(preference, async (candidate) => {
    const found = await find(candidate.name);
    const { needs } = found;
    const foreign = architectureProblems(candidate.name, needs.architectures);
    if (foreign.length > 0) return foreign;
    if (candidate.mayInstall && install) await prepareHost(needs, { ...report, install: true });
    return problemsOfCandidate(candidate, found);
  });
  report.say(`provider auto: ${why}`);
  return { provider: await find(name2), why };
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
  provider,
  unknownDistribution,
  problemsForProvider,
  forProvider,
  defaultImage,
  parseAptSource,
  parsePackageChoice,
  repeatedPackages,
  originTexts,
  sweepAbandoned,
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
