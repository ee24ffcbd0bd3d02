import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import {
  identify,
  isAlive
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";

// src/image/process-mark.ts
function processMark(pid = process.pid) {
  const identity = identify(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return `${pid}-${identity.startTime}`;
}
function isMarkedProcessAlive(mark) {
  const [pid, startTime = ""] = mark.split("-");
  return isAlive({ pid: Number(pid), startTime });
}

// src/image/archive.ts
var archiveName = (hash) => `machine-${hash}.tar.zst`;
var partials = 0;
var partialName = () => `${partialPrefix}${processMark()}.${++partials}`;
var partialPrefix = ".partial-";
var tarOptions = ["--numeric-owner", "--xattrs", "--xattrs-include=*", "--format=posix"];
var packTree = (root, file, options) => tar(["--use-compress-program", "zstd -3 -T0", "-C", root, "-cf", file, "."], options);
var unpackArchive = (file, root, options) => tar(["-p", "--use-compress-program", "zstd", "-C", root, "-xf", file], options);
async function tar(words, { signal, run }) {
  const argv = [...boundToThisProcess, "tar", ...tarOptions, ...words];
  const { status, stderr } = await run(argv, signal ? { signal } : {});
  return status === 0 ? void 0 : stderr.trim() || `tar ended with status ${status}`;
}
function nothingWhenMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

export {
  processMark,
  isMarkedProcessAlive,
  archiveName,
  partialName,
  partialPrefix,
  packTree,
  unpackArchive,
  nothingWhenMissing
};
