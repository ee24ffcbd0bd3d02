import{$0 as u,$1 as s}from"./shared-e406b3d8.mjs";import{$0 as o}from"./shared-b2da718e.mjs";import{$0 as l}from"./shared-9f34afab.mjs";import{$0 as c}from"./shared-7ae607e3.mjs";function p(n){const[t,...e]=s(n).map(a=>`
    at ${a}`);return new c(`cannot go on: ${m(n)}${t}${e.slice(0,5).join("")}`,{cause:n})}var m=n=>(n instanceof Error?`${n.name}: ${n.message}`:String(n)).split(`
`,1)[0]??"";function f(n,{wantsTrace:t}=l()){if(n instanceof Error&&u(n))return p(n);const[e]=s(n),a=e===void 0?"":` (called at ${e})`,r=t&&n instanceof Error?`
${n.stack}`:"";return new c(`cannot go on, by a mistake of fanlab's own: ${m(n)}${a}${r}`,{hint:"report it; with FANLAB_TRACE=1 in the environment the same run prints where it happened",cause:n})}var d={s:1e3,m:6e4,h:36e5,d:864e5};function $(n){const[,t="",e=""]=/^([1-9]\d{0,8})([smhd])$/.exec(n)??[];return t===""?void 0:Number(t)*d[e]}var h="a whole number and its unit: s, m, h or d";function w(n){return i(o(n).replace(/\n+$/,"")).split(`
`).map(t=>`  | ${t}`)}function i(n){return n.replaceAll("##[","## [")}var v=n=>i(o(n)).split(`
`).map(t=>/^\s*::/.test(t)?`  | ${t}`:t).join(`
`);export{h as $0,w as $1,v as $2,f as $3,$ as $4,i as $5};
