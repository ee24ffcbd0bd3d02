import{$0 as m}from"./shared-950c8aef.mjs";export{m as mermaidDiagram};
