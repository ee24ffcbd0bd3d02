import {
  sudoCaller
} from "./shared-commands-fanlab-lab-file-elsewhere-stories-of-lab.mjs";
import {
  asUser
} from "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";

// src/process/as-caller.ts
import { spawn, spawnSync } from "node:child_process";
var callersPathVariable = "FANLAB_CALLERS_PATH";
var asCaller = (act) => asUser(sudoCaller(), act);
function callersSpawn(command, words, options) {
  const own = forCaller(command, words, options);
  return spawn(own.command, own.words, own.options);
}
function callersSpawnSync(command, words, options) {
  const own = forCaller(command, words, options);
  return spawnSync(own.command, own.words, own.options);
}
function forCaller(command, words, options) {
  const user = sudoCaller();
  if (!user) return { command, words, options };
  const { shell = false } = options;
  const argv = shell ? [typeof shell === "string" ? shell : "/bin/sh", "-c", command] : [command, ...words];
  return {
    command: "setpriv",
    words: [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--init-groups", "--inh-caps=-all", "--", ...argv],
    options: { ...options, shell: false, env: { ...options.env ?? process.env, ...environmentOf(user) } }
  };
}
var known = /* @__PURE__ */ new Map();
function environmentOf({ uid }) {
  let environment = known.get(uid);
  if (!environment) {
    const entry = spawnSync("getent", ["passwd", String(uid)], { encoding: "utf8" }).stdout?.trim().split(":");
    const [name, , , , , home] = entry ?? [];
    const path = process.env[callersPathVariable];
    environment = {
      ...name ? { USER: name, LOGNAME: name } : {},
      ...home ? { HOME: home } : {},
      ...path ? { PATH: path } : {}
    };
    known.set(uid, environment);
  }
  return environment;
}

// src/process/callers-variables.ts
var handed = /* @__PURE__ */ new Map();
function takeCallersVariables(variables) {
  for (const [name, value] of Object.entries(variables)) handed.set(name, value);
}
var callersVariable = (name) => handed.get(name) ?? process.env[name];

// src/lab/folder-files.ts
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
var mostBytes = 64 * 2 ** 20;
var mostFiles = 1e3;
function folderFiles(folder, files) {
  const found = Object.entries(files).flatMap(([place, source]) => {
    if (typeof source === "string") return asCaller(() => filesAt(join(folder, source), place, source));
    return [{ path: place, content: source.content, mode: source.mode ?? "0644" }];
  });
  const bytes = found.reduce((sum, { content }) => sum + content.length, 0);
  if (found.length > mostFiles || bytes > mostBytes)
    throw new Error(`${found.length} files of ${bytes} bytes are more than ${mostFiles} of ${mostBytes}`);
  return found;
}
function filesAt(path, place, name) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Error(`the lab's folder has no ${name}`);
  if (stats.isFile()) {
    if (stats.size > mostBytes) throw new Error(`${name} has more than ${mostBytes} bytes`);
    const mode = (stats.mode & 73) === 0 ? "0644" : "0755";
    return [
      { path: place.endsWith("/") ? join(place, basename(path)) : place, content: readFileSync(path), mode }
    ];
  }
  if (!stats.isDirectory()) throw new Error(`${name} is neither a file nor a folder`);
  const names = readdirSync(path).sort();
  if (names.length > mostFiles) throw new Error(`${name} has more than ${mostFiles} files`);
  return names.flatMap((each) => filesAt(join(path, each), join(place, each), join(name, each)));
}

export {
  callersPathVariable,
  asCaller,
  callersSpawn,
  callersSpawnSync,
  folderFiles,
  takeCallersVariables,
  callersVariable
};
