var e={passed:0,failed:1,error:2,usage:64,interrupted:130};export{e as $0};
