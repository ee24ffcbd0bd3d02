import{$0 as o}from"./shared-e61e72ca.mjs";export{o as problemsOfIdleRules};
