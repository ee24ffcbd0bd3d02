import {
  LabError
} from "./shared.mjs";

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
  shownValue,
  readJson
};
