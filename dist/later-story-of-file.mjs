import {
  loadFileLab
} from "./shared-load-file-lab-story-of-file.mjs";
import "./shared-idle-rules-load-file-lab-story-of-file.mjs";
import "./shared-idle-rules-load-file-lab-rule-cases-story-of-file.mjs";
import "./shared-fanlab-load-file-lab-story-of-file.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  UsageError
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
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
