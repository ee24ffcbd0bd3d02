import{$0 as o}from"./shared-ca5b6a74.mjs";export{o as loadFileLab};
