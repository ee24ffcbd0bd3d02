import{$0 as o}from"./shared-84e6800a.mjs";export{o as loadFileLab};
