import{$3 as i,$4 as m,$5 as t,$7 as o}from"./shared-e2cd5196.mjs";export{i as judgeLimits,m as limitProblems,t as limitsOfLab,o as neededBy};
