import{$0 as r}from"./shared-e7de0857.mjs";export{r as CallersFiles};
