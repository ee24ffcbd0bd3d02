var a={hasInputs:!1,isAtTerminal:!1,wantsTrace:!1},r=()=>a;function s(e){a=e}export{r as $0,s as $1};
