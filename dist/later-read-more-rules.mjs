import {
  LabFileError,
  problemsOfIssue,
  problemsOfReferences,
  readDocument,
  toldAt
} from "./shared-commands-fanlab-lab-file-read-more-rules.mjs";
import {
  ruleDefinition
} from "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  membersOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import {
  named,
  whoever
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/lab/file/read-more-rules.ts
import * as z from "./packages/zod.mjs";
var rulesFile = z.strictObject(
  {
    groups: named("lists of endpoints", whoever).default({}),
    expect: z.array(ruleDefinition, { error: "must be a list of expectations" }).min(1, { error: "must be a list of expectations" })
  },
  { error: "must be rules for a lab that is up: groups and expect" }
);
function readMoreRules(text, file, lab, more) {
  const { content, place } = readDocument(text, file);
  const parsed = rulesFile.safeParse(content, { reportInput: true });
  const fail = (problems2) => {
    throw new LabFileError(
      file,
      problems2.map((problem) => toldAt(place(problem), problem))
    );
  };
  if (!parsed.success)
    return fail(parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, Object.keys(rulesFile.shape))));
  const whole = { ...lab, groups: { ...lab.groups, ...parsed.data.groups }, expect: parsed.data.expect };
  const groups = Object.keys(parsed.data.groups);
  const problems = problemsOfReferences(whole).filter(
    ({ path: [key, name = ""] }) => key === "expect" || key === "groups" && groups.includes(name)
  );
  const names = (words) => membersOf(whole, words).names;
  const rules = parsed.data.expect.map((rule) => ({ ...rule, from: names(rule.from), to: names(rule.to) }));
  const all = problems.length > 0 ? problems : more(rules);
  return all.length > 0 ? fail(all) : rules;
}
export {
  readMoreRules
};
