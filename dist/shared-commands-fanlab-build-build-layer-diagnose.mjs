import {
  lookAtFile
} from "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/image/package-choice.ts
import { basename, resolve } from "node:path";

// src/image/sha256-of-file.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
async function sha256OfFile(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

// src/image/package-choice.ts
var name = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/;
var version = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/;
var longest = 120;
var largestFile = 2 ** 30;
function parsePackageChoice(text, user) {
  if (text.endsWith(".deb")) return fileChoice(text, user);
  const equals = text.indexOf("=");
  const packageName = equals === -1 ? text : text.slice(0, equals);
  if (!isName(packageName))
    throw unreadable(text, `${shownValue(packageName)} is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text.slice(equals + 1);
  if (packageVersion.length > longest || !version.test(packageVersion))
    throw unreadable(text, `${shownValue(packageVersion)} is no version of a Debian package`);
  return { kind: "version", name: packageName, version: packageVersion };
}
var aptWord = (choice) => choice.kind === "name" ? choice.name : `${choice.name}=${choice.version}`;
async function packageFacts(choices) {
  const facts = await Promise.all(
    choices.map(
      async (choice) => choice.kind === "file" ? { name: choice.name, sha256: await sha256OfFile(choice.path) } : choice
    )
  );
  return facts.map((fact) => JSON.stringify(fact)).sort();
}
function repeatedPackages(choices) {
  const names = choices.map((choice) => choice.name);
  const twice = new Set(names.filter((each, index) => names.indexOf(each) !== index));
  return [...twice].map((each) => `package ${shownValue(each)} is chosen more than once`);
}
var isName = (text) => text.length <= longest && name.test(text);
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

export {
  parsePackageChoice,
  aptWord,
  packageFacts,
  repeatedPackages
};
