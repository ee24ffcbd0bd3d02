import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/process/input-problem.ts
var names = (flag) => `--${flag}`;
var tellAtDesk = ({ tell }) => tell(names);
var mustBe = (flag, rule, value, hint) => ({
  tell: (name) => `${name(flag)} must be ${rule}; got ${shownValue(value)}${hint ? `: ${hint}` : ""}`
});
var variableMustBe = (variable, rule, value) => ({
  tell: () => `${variable} must be ${rule}; got ${shownValue(value)}`
});
var mustBeOneOf = (flag, choices, value) => choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(", ")}`, value)];

// src/process/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
  problems;
  constructor(problems) {
    const all = typeof problems === "string" ? [{ tell: () => problems }] : problems;
    super(all.map(tellAtDesk).join("\n"));
    this.problems = all;
  }
};

export {
  mustBe,
  variableMustBe,
  mustBeOneOf,
  UsageError
};
