import{spawn as d}from"node:child_process";function s(n,i,o){const e=d("/bin/sh",["-c",c,n,...i],{detached:!0,cwd:"/",env:o,stdio:["pipe","ignore","ignore"]}),t=new Promise(r=>{e.once("exit",()=>r()),e.once("error",()=>r())});return e.stdin?.on("error",()=>{}),e.unref(),{async dismiss(){e.stdin?.end(`dismissed
`),e.ref(),await t}}}var c=`
read -r word && [ "$word" = dismissed ] && exit
exec "$@" </dev/null
`;export{s as $0};
