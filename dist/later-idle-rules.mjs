import{problemsOfIdleRules as o}from"./shared-e61e72ca.mjs";export{o as problemsOfIdleRules};
