import{$0 as o}from"./shared-d47898c8.mjs";export{o as problemsOfIdleRules};
