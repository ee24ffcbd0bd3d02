import {
  asUser
} from "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";

// src/process/given-file.ts
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
function lookAtFile(path, { user, mostBytes, startBytes }) {
  try {
    return asUser(user, () => {
      const found = statSync(path);
      if (!found.isFile()) return { wrong: `it is ${kindOf(found)}, not a file` };
      const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const opened = fstatSync(fd);
        if (!opened.isFile()) return { wrong: `it is ${kindOf(opened)}, not a file` };
        if (opened.size > mostBytes)
          return { wrong: `it is too large: ${opened.size} bytes, of at most ${mostBytes}` };
        const start = Buffer.alloc(Math.min(startBytes, opened.size));
        return { size: opened.size, start: start.subarray(0, readSync(fd, start, 0, start.length, 0)) };
      } finally {
        closeSync(fd);
      }
    });
  } catch (error) {
    return { wrong: causes[error.code ?? ""] ?? "it cannot be read" };
  }
}
var causes = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is not a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its link leads in circles",
  ENAMETOOLONG: "there is no such file: its name is too long",
  ERR_INVALID_ARG_VALUE: "no path has a zero byte"
};
function kindOf(found) {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a FIFO";
  if (found.isSocket()) return "a socket";
  return "a device";
}

export {
  lookAtFile
};
