import{$0 as m}from"./shared-5a29a45c.mjs";export{m as mermaidDiagram};
