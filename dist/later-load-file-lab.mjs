import {
  loadFileLab
} from "./shared-load-file-lab-story-of-file.mjs";
import "./shared-fanlab-load-file-lab-story-of-file.mjs";
import "./shared-action-fanlab-lab-file-diagnose-elsewhere-i-e14b160a.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";
export {
  loadFileLab
};
