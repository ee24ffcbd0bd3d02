import {
  cellsOfRule
} from "./shared-idle-rules-rule-cases.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-bd9a0bff.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-6835dcb7.mjs";
import "./shared-action-fanlab-lab-file-diagnose-idle-rules--119906bc.mjs";
import "./shared-fanlab-diagnose-idle-rules-lab-diagram-rule-79fb3a7c.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-3e30ada4.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-09ddb5c0.mjs";
import "./shared-fanlab-diagnose-idle-rules-lab-diagram-on-t-19c760fe.mjs";
import "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-db328366.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e05d1bf9.mjs";
import "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-f1d4bf58.mjs";
import "./shared-fanlab-build-build-layer-diagnose-elsewhere-8053ff74.mjs";
import "./shared-action-fanlab-lab-file-build-build-layer-di-474b6658.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e14b160a.mjs";
import "./shared-attach-fanlab-diagnose-elsewhere-idle-rules-9454a9fe.mjs";
import "./shared-action-attach-fanlab.mjs";
import "./shared-choose-acts-diagnose-elsewhere-idle-rules-l-22ee2f6f.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

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
