var o=["icmp","full-size","udp","tcp","http"],p=({source:e,target:r,protocol:a,expected:c})=>`${e} ${c==="answer"?"reaches":"does not reach"} ${r} by ${a}`;export{p as $0,o as $1};
