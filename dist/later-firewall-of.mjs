import{$0 as r}from"./shared-1cebc311.mjs";export{r as firewallOf};
