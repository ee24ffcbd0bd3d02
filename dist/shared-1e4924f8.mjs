function u(t=process.env,d=process.geteuid?.()){const{SUDO_UID:e="",SUDO_GID:r=""}=t;if(!(d!==0||!/^\d+$/.test(e)||!/^\d+$/.test(r)))return{uid:Number(e),gid:Number(r)}}export{u as $0};
