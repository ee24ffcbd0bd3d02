import{$0 as o}from"./shared-9e1c4067.mjs";export{o as findDrop};
