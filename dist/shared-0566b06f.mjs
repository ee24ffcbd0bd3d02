var s=["setpriv","--pdeathsig","KILL"];export{s as $0};
