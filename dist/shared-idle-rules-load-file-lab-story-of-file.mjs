import {
  cellsOfRule
} from "./shared-idle-rules-load-file-lab-rule-cases-story-of-file.mjs";

// src/run/idle-rules.ts
var problemsOfIdleRules = (topology, rules) => rules.flatMap(
  (rule, index) => cellsOfRule(topology, rule).length > 0 ? [] : [
    {
      path: ["expect", String(index)],
      rule: "must ask somebody: those that it names have no family, place or service in common"
    }
  ]
);

export {
  problemsOfIdleRules
};
