var a="auto",r="debian-12",u="ebpf";export{a as $0,r as $1,u as $2};
