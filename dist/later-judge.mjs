import{$0 as r,$1 as i}from"./shared-f963a6b4.mjs";export{r as beginningOf,i as judgeAnswers};
