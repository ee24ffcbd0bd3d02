import {
  isImageDigest
} from "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  nothingWhenMissing,
  partialName
} from "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/image/tree.ts
import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "./packages/zod.mjs";

// src/image/manifest.ts
async function manifestOf(directory, run) {
  const fields = String.raw`\t%m\t%U:%G\t%T@\t%l\n`;
  const format = [String.raw`%P\td${fields}`, String.raw`%P\t%y\t%s${fields}`];
  const listed = await run(
    [
      "find",
      directory,
      "-mindepth",
      "1",
      "(",
      "-type",
      "d",
      "-printf",
      format[0] ?? "",
      ")",
      "-o",
      "-printf",
      format[1] ?? ""
    ],
    { env: { PATH: process.env.PATH ?? "", LC_ALL: "C" } }
  );
  if (listed.status !== 0) throw new LabError(`cannot list ${directory}: ${listed.stderr.trim()}`);
  return listed.stdout.split("\n").sort().join("\n");
}
function firstDifference(expected, actual) {
  if (expected === actual) return void 0;
  const wanted = new Set(expected.split("\n"));
  const found = new Set(actual.split("\n"));
  const line = [...wanted].find((entry) => !found.has(entry)) ?? [...found].find((entry) => !wanted.has(entry));
  return `/${line?.split("	", 1)[0]}`;
}

// src/image/tree.ts
var stampSchema = z.object({
  version: z.literal(1),
  digest: z.custom((value) => typeof value === "string" && isImageDigest(value)),
  origin: z.enum(["built", "pinned", "unverified"])
});
var treesDirectory = (stateDir) => join(stateDir, "images");
var treeDirectory = (stateDir, hash) => join(treesDirectory(stateDir), hash);
var stampFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.json`;
var manifestFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.manifest`;
async function makeTreesDirectory(stateDir) {
  await mkdir(treesDirectory(stateDir), { recursive: true });
  await chmod(treesDirectory(stateDir), 448);
}
async function stampedTree(stateDir, hash) {
  const text = await readFile(stampFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  if (text === void 0) return void 0;
  const { data } = stampSchema.safeParse(parseJson(text));
  return data && { directory: treeDirectory(stateDir, hash), digest: data.digest, origin: data.origin };
}
async function changeInTree(stateDir, hash, run) {
  const expected = await readFile(manifestFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  const actual = await manifestOf(treeDirectory(stateDir, hash), run).catch(() => "");
  return firstDifference(expected ?? "", actual);
}
async function touchTree(stateDir, hash) {
  const now = /* @__PURE__ */ new Date();
  await utimes(stampFile(stateDir, hash), now, now);
}
async function makePartial(stateDir) {
  await makeTreesDirectory(stateDir);
  const partial = join(treesDirectory(stateDir), partialName());
  await mkdir(partial);
  return partial;
}
async function adoptTree(root, { hash, digest, origin }, { stateDir, run }) {
  const directory = treeDirectory(stateDir, hash);
  await rm(stampFile(stateDir, hash), { force: true });
  await rename(directory, join(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing);
  await writeFile(manifestFile(stateDir, hash), await manifestOf(root, run));
  await rename(root, directory);
  await writeFile(stampFile(stateDir, hash), JSON.stringify({ version: 1, digest, origin }));
  return { directory, digest, origin };
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

export {
  treesDirectory,
  stampedTree,
  changeInTree,
  touchTree,
  makePartial,
  adoptTree
};
