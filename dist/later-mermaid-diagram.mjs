import{$1r as m}from"./shared-5735b476.mjs";export{m as mermaidDiagram};
