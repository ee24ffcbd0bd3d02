var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/process/lab-error.ts
var LabError = class extends Error {
  name = "LabError";
  hint;
  logs;
  constructor(message, options = {}) {
    super(message, options.cause === void 0 ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.logs = options.logs ?? [];
  }
};
function logsOf(error) {
  if (!(error instanceof Error)) return [];
  const own = error instanceof LabError ? error.logs : [];
  const others = error instanceof AggregateError ? error.errors : [];
  return [...own, ...[error.cause, ...others].flatMap(logsOf)];
}

// src/process/shown-value.ts
var mostShown = 120;
var deceiving = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
function shownValue(value) {
  const isText = typeof value === "string";
  const whole = isText ? value : JSON.stringify(value) ?? "nothing";
  const part = whole.slice(0, mostShown).toWellFormed();
  const safe = (isText ? JSON.stringify(part) : part).replaceAll(deceiving, escaped).replaceAll("##[", String.raw`##\u005b`);
  return whole.length > mostShown ? `${safe}\u2026 (${whole.length} characters)` : safe;
}
var escaped = (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

// src/process/read-json.ts
import * as z from "./packages/zod-mini.mjs";
var mostTold = 3;
function readJson(text, schema, what) {
  const parsed = z.safeParse(schema, parseText(text, what));
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const told = issues.slice(0, mostTold).map(({ path, message }) => `${placeOf(path)}: ${message}`);
  const more = issues.length > mostTold ? `; and ${issues.length - mostTold} more` : "";
  throw new LabError(`cannot read ${what}: ${told.join("; ")}${more}; got ${shownValue(text)}`);
}
function parseText(text, what) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabError(`cannot read ${what}: it is not valid JSON; got ${shownValue(text)}`, { cause });
  }
}
var placeOf = (path) => path.length === 0 ? "the whole of it" : shownValue(path.join("."));

export {
  __export,
  LabError,
  logsOf,
  shownValue,
  readJson
};
