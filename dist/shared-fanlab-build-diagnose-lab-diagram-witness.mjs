import {
  currentReader
} from "./shared-action-fanlab-lab-file-build-diagnose-lab-d-66af2bcb.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
