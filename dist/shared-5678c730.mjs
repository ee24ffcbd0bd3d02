import{$0 as r}from"./shared-9f34afab.mjs";function e(n,{hasInputs:t}=r()){return t?n==="no-install"?"input install: false":`input ${n}`:`--${n}`}export{e as $0};
