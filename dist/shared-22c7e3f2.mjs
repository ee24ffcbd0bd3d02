import{$5 as t}from"./shared-610a9f9d.mjs";var l=r=>[...t(r?"up":"full").filter(o=>o!=="underlay"&&o!=="overlay"),"set"];export{l as $0};
