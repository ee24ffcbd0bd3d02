import{$0 as r}from"./shared-7c8b7451.mjs";function e(n,{hasInputs:t}=r()){return t?n==="no-install"?"input install: false":`input ${n}`:`--${n}`}export{e as $0};
