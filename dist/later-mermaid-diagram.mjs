import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import "./shared-action-fanlab-lab-file-dot-diagram-mermaid-diagram.mjs";
import "./shared-build-diagnose-dot-diagram-first-lab-file-l-e5ab27c1.mjs";
export {
  mermaidDiagram
};
