import {
  loadFileLab
} from "./shared-load-file-lab-story-of-file.mjs";
import "./shared-fanlab-load-file-lab-story-of-file.mjs";
import {
  UsageError
} from "./shared-fanlab-lab-file-diagnose-story-of-file.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e14b160a.mjs";
import "./shared-choose-acts-diagnose-elsewhere-idle-rules-l-22ee2f6f.mjs";
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
