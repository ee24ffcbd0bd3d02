import {
  currentReader
} from "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";

// src/process/option-name.ts
function optionName(flag, { hasInputs } = currentReader()) {
  if (!hasInputs) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

export {
  optionName
};
