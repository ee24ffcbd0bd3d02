import{$0 as m}from"./shared-097ae853.mjs";export{m as makeFault};
