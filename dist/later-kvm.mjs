import{$0 as r,$1 as m}from"./shared-d3beb704.mjs";export{r as probeFirmware,m as tryKvm};
