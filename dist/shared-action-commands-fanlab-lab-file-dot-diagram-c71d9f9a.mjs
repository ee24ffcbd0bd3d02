// src/report/plain-text.ts
import { stripVTControlCharacters } from "node:util";
var unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;
function plainText(text) {
  return stripVTControlCharacters(text).toWellFormed().replaceAll(/\r+\n/g, "\n").split("\n").map(lastState).join("\n").replaceAll(unprintable, "");
}
function lastState(line) {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

export {
  plainText
};
