import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";
export {
  mermaidDiagram
};
