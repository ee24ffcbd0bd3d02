import {
  mermaidDiagram
} from "./shared-fanlab-mermaid-diagram.mjs";
import "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import "./shared-action-fanlab-lab-file-dot-diagram-mermaid-diagram.mjs";
import "./shared-build-diagnose-dot-diagram-elsewhere-first--99377230.mjs";
export {
  mermaidDiagram
};
