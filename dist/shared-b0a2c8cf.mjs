import{$0 as r}from"./shared-5eab8f3c.mjs";function e(n,{hasInputs:t}=r()){return t?n==="no-install"?"input install: false":`input ${n}`:`--${n}`}export{e as $0};
