import {
  loadFileLab
} from "./shared-load-file-lab-story-of-file.mjs";
import "./shared-fanlab-load-file-lab-story-of-file.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-l-bdb50ea1.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-lab-di-e07d4981.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--5a18b72b.mjs";
export {
  loadFileLab
};
