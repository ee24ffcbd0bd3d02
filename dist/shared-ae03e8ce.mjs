function c(o){try{process.kill(o,"SIGKILL")}catch(r){if(r.code!=="ESRCH")throw r}}export{c as $0};
