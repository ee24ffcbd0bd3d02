import{currentReader as r}from"./shared-883eda2f.mjs";function e(n,{hasInputs:t}=r()){return t?n==="no-install"?"input install: false":`input ${n}`:`--${n}`}export{e as optionName};
