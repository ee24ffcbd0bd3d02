import {
  currentReader
} from "./shared-action-chunk-HA6QUHWN-chunk-JYU27QH2-chunk-XZVKCZFX-fanlab.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
