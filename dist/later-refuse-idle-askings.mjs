import{$1 as r}from"./shared-8ccfad17.mjs";export{r as refuseIdleAskings};
