import{$0 as r}from"./shared-b1b97599.mjs";export{r as CallersFiles};
