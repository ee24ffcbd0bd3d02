import {
  lookAtFile
} from "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/providers/ssh/inventory.ts
import { homedir } from "node:os";
import { dirname, resolve } from "node:path";

// src/process/json-break.ts
function whereJsonBreaks(text) {
  if (couldGoOn(text)) return `it ends too early, in line ${linesOf(text)}`;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return `line ${linesOf(text.slice(0, bad - 1))} has what does not belong there`;
}
var linesOf = (text) => text.split("\n").length;
function couldGoOn(beginning) {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated/.test(message) || Number(position) === beginning.length;
  }
}

// src/providers/ssh/inventory.ts
var mostMachines = 64;
var largestFile = 2 ** 20;
var topKeys = ["machines", "defaults", "host", "knownHosts"];
var targetKeys = ["address", "user", "port", "identityFile", "interface"];
function readInventory(text, file, user) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problems: [`it is not valid JSON: ${whereJsonBreaks(text)}`] };
  }
  if (!isObject(data)) return { problems: ['it must be an object with "machines"'] };
  const problems = [];
  const { machines, defaults = {}, host = "local", knownHosts } = data;
  problems.push(...unknownKeys("the inventory", data, topKeys));
  if (!isObject(defaults)) problems.push('"defaults" must be an object');
  const common = isObject(defaults) ? defaults : {};
  problems.push(...unknownKeys('"defaults"', common, targetKeys.slice(1)));
  if (!Array.isArray(machines) || machines.length === 0)
    problems.push('"machines" must be a list of at least one machine');
  if (Array.isArray(machines) && machines.length > mostMachines)
    return { problems: [`"machines" must be a list of at most ${mostMachines}; got ${machines.length}`] };
  const context = { common, folder: dirname(file), user, problems };
  const targets = (Array.isArray(machines) ? machines : []).map(
    (entry, index) => readTarget(entry, `machine ${index + 1}`, context, true)
  );
  problems.push(...repeated(targets, "name", ({ name }) => name));
  problems.push(...repeated(targets, "address", ({ address, port }) => `${address} port ${port}`));
  const hostTarget = host === "local" || host === "none" ? host : readTarget(host, '"host"', context, false);
  const known = knownHosts === void 0 ? void 0 : readPath(knownHosts, '"knownHosts"', context);
  if (problems.length > 0) return { problems };
  return {
    inventory: {
      machines: targets,
      host: hostTarget,
      ...known === void 0 ? {} : { knownHosts: known }
    }
  };
}
function readInventoryFile(file, user) {
  const found = lookAtFile(file, { user, mostBytes: largestFile, startBytes: largestFile });
  return "wrong" in found ? { problems: [`got ${shownValue(file)}: ${found.wrong}`] } : readInventory(found.start.toString(), file, user);
}
function readTarget(entry, where, context, named) {
  const { common, problems } = context;
  const own = isObject(entry) ? entry : {};
  if (!isObject(entry)) problems.push(`${where} must be an object${named ? "" : ', "local" or "none"'}`);
  const name = named ? own.name : "host";
  const called = typeof name === "string" && named ? `machine ${shownValue(name)}` : where;
  problems.push(...unknownKeys(called, own, named ? ["name", ...targetKeys] : targetKeys));
  const { address, user = "root", port = 22, identityFile, interface: device } = { ...common, ...own };
  const require2 = (key2, value, pattern, rule) => {
    if (typeof value === "string" && pattern.test(value)) return;
    problems.push(`${called}: "${key2}" must be ${rule}; got ${shownValue(value)}`);
  };
  require2("name", name, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'");
  if (isObject(entry))
    require2("address", address, /^[A-Za-z0-9[][\w.:%\]-]{0,252}$/, "an address or a host name");
  require2("user", user, /^[A-Za-z_][\w.-]{0,31}$/, "the name of a user");
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${shownValue(port)}`);
  if (device !== void 0)
    require2("interface", device, /^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "the name of a network interface");
  const key = identityFile === void 0 ? void 0 : readPath(identityFile, `${called}: "identityFile"`, context);
  return {
    name: String(name),
    address: String(address),
    user: String(user),
    port: Number(port),
    ...key === void 0 ? {} : { identityFile: key },
    ...device === void 0 ? {} : { interface: String(device) }
  };
}
function readPath(value, where, { folder, user, problems }) {
  if (typeof value !== "string" || value === "" || /[\p{Cc}%"]/u.test(value)) {
    problems.push(`${where} must be the path of a file; got ${shownValue(value)}`);
    return void 0;
  }
  const path = resolve(folder, value.replace(/^~(?=\/)/, homedir()));
  const found = lookAtFile(path, { user, mostBytes: largestFile, startBytes: 0 });
  if ("wrong" in found) problems.push(`${where}: got ${shownValue(path)}: ${found.wrong}`);
  return path;
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var unknownKeys = (where, value, known) => Object.keys(value).filter((key) => !known.includes(key)).map((key) => `${where} has ${shownValue(key)}, which means nothing here: known are ${known.join(", ")}`);
function repeated(targets, what, of) {
  const values = targets.map(of);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `two machines have the ${what} ${shownValue(value)}`);
}

export {
  readInventoryFile
};
