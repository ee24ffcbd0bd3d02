var s=["setpriv","--pdeathsig","KILL"];export{s as boundToThisProcess};
