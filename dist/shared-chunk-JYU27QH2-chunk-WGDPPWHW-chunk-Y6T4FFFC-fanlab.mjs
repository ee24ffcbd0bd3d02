import {
  currentReader
} from "./shared-action-chunk-JYU27QH2-chunk-WGDPPWHW-chunk-Y6T4FFFC-fanlab.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
