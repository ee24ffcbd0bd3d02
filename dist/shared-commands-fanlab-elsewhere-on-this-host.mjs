// src/files/read-own-file.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
var withoutWaiting = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
function readOwnFile(path, mostBytes) {
  try {
    if (!lstatSync(path).isFile()) return { problem: "it is no regular file" };
    const fd = openSync(path, withoutWaiting);
    try {
      if (!fstatSync(fd).isFile()) return { problem: "it is no regular file" };
      if (fstatSync(fd).size > mostBytes) return { problem: `it is longer than ${mostBytes} bytes` };
      return { text: readFileSync(fd, "utf8") };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const { code } = error;
    return { problem: code === "ENOENT" ? "there is none" : String(error.message) };
  }
}

export {
  readOwnFile
};
