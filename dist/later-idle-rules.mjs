import{$0 as o}from"./shared-523c8d3d.mjs";export{o as problemsOfIdleRules};
