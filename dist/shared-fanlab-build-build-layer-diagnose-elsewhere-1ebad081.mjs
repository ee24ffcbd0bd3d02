import {
  currentReader
} from "./shared-action-fanlab-lab-file-build-build-layer-di-0ccd8596.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
