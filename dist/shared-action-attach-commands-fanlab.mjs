import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

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
  readJson
};
