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

export {
  shownValue
};
