import{$0 as r}from"./shared-4da8fd8a.mjs";function e(n,{hasInputs:t}=r()){return t?n==="no-install"?"input install: false":`input ${n}`:`--${n}`}export{e as $0};
