import {
  currentReader
} from "./shared-action-chunk-JYU27QH2-chunk-LN3CGAR4-chunk-X5PPYBRK-fanlab.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
