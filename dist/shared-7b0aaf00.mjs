var o=Object.defineProperty,p=(t,e)=>{for(var r in e)o(t,r,{get:e[r],enumerable:!0})};export{p as $0};
