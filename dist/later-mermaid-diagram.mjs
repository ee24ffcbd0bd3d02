import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import "./shared-action-fanlab-lab-file-dot-diagram-mermaid-diagram.mjs";
import "./shared-build-choose-acts-diagnose-dot-diagram-else-a8533c34.mjs";
export {
  mermaidDiagram
};
