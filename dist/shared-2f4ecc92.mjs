var e=a=>/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(a);export{e as $0};
