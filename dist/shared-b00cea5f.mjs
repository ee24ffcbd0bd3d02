var a=r=>r-28;export{a as $0};
