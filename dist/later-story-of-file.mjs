import {
  loadFileLab
} from "./shared-load-file-lab-story-of-file.mjs";
import "./shared-idle-rules-load-file-lab-story-of-file.mjs";
import "./shared-idle-rules-load-file-lab-rule-cases-story-of-file.mjs";
import "./shared-fanlab-load-file-lab-story-of-file.mjs";
import {
  UsageError
} from "./shared-fanlab-lab-file-diagnose-load-file-lab-story-of-file.mjs";
import "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-0f5dd62f.mjs";
import "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-cca0305e.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-8c8a3ec7.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-d666c108.mjs";
import "./shared-action-fanlab-lab-file-diagnose-idle-rules--6f512ac1.mjs";
import "./shared-fanlab-diagnose-idle-rules-lab-diagram-load-8e11e410.mjs";
import "./shared-fanlab-lab-file-diagnose-lab-diagram-load-f-690ca7f8.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-741ab059.mjs";
import "./shared-fanlab-lab-file-diagnose-idle-rules-lab-dia-e2d7e28b.mjs";
import "./shared-fanlab-diagnose-idle-rules-lab-diagram-load-9d16de7e.mjs";
import "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-33a8b11f.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-9843c065.mjs";
import "./shared-fanlab-diagnose-elsewhere-idle-rules-lab-di-dcbeb560.mjs";
import "./shared-fanlab-build-build-layer-diagnose-elsewhere-1ebad081.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e14b160a.mjs";
import "./shared-action-fanlab-lab-file-build-build-layer-di-0ccd8596.mjs";
import "./shared-attach-fanlab-diagnose-elsewhere-idle-rules-501dd8c2.mjs";
import "./shared-action-attach-fanlab.mjs";
import "./shared-choose-acts-diagnose-elsewhere-idle-rules-l-b03164f0.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/story-of-file.ts
import { isDeepStrictEqual } from "node:util";
async function storyOfFile(scenario, { file, path }) {
  if (path === void 0) return void 0;
  const { wholeLab, labUp } = await import("./later-stories-of-lab.mjs");
  const lab = await loadFileLab(file, path);
  return scenario === "full" ? { name: file.lab, story: (story) => wholeLab(story, lab) } : { name: `${file.lab}-up`, story: (story) => labUp(story, lab) };
}
async function storyOfOpenLab(scenario, record, given, reboot) {
  const [file, path] = given.path === void 0 ? [record.lab, record.path] : [given.file, given.path];
  if (path === void 0) return void 0;
  const different = shape.filter((key) => !isDeepStrictEqual(plain(file[key]), plain(record.lab[key])));
  if (different.length > 0)
    throw new UsageError([
      {
        tell: (name) => `${name("file")} must have the ${different.join(", ")} that lab ${record.name} was made with: make a new lab`
      }
    ]);
  const { checkLab, labPersists } = await import("./later-stories-of-lab.mjs");
  const lab = await loadFileLab(file, path);
  return scenario === "check" ? { name: `${file.lab}-check`, story: (story) => checkLab(story, lab) } : { name: `${file.lab}-persistence`, story: (story) => labPersists(story, lab, reboot) };
}
var shape = ["networks", "machines", "overlays", "containers"];
var plain = (value) => JSON.parse(JSON.stringify(value));
export {
  storyOfFile,
  storyOfOpenLab
};
