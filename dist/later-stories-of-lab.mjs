import{$0 as o,$1 as r,$2 as t,$3 as i,$4 as p}from"./shared-d518d182.mjs";export{o as beginOwnStory,r as checkLab,t as labPersists,i as labUp,p as wholeLab};
