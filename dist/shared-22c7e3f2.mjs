import{$b as b,$c as j,$d as y,$e as x}from"./shared-b448f025.mjs";import{$3 as O,$8 as L}from"./shared-610a9f9d.mjs";import{$0 as S}from"./shared-d9cfa3e9.mjs";var A=e=>[...L(e?"up":"full").filter(t=>t!=="underlay"&&t!=="overlay"),"set"],T=/[&<>`*_[\]|\\~$#@]/g,u=1e3,d=300;function a(e){const t=S(e).trim().replaceAll(/\s+/g," ");return(t.length>d?`${t.slice(0,d)}\u2026`:t).replaceAll(T,n=>/[@#]/.test(n)?`${n}\u200B`:`&#${n.charCodeAt(0)};`)}var E=e=>`<code>${a(e)}</code>`;function R(e){const t=O(e.join(`
`)).map(r=>r.length>u?`${r.slice(0,u)}\u2026`:r),o=Math.max(2,...[...t.join(`
`).matchAll(/`+/g)].map(([r])=>r.length)),n="`".repeat(o+1);return[`${n}text`,...t,n].join(`
`)}function k(e,t){const o=n=>`| ${n.join(" | ")} |`;return[o(e),o(e.map(()=>"---")),...t.map(o)].join(`
`)}var w=(e,t)=>`<details><summary>${a(e)}</summary>

${t}

</details>`;import{realpathSync as B}from"node:fs";import{join as f,resolve as P}from"node:path";function C(e,t,o){const n=P(t),r=f(n,"evidence"),i=[],s=(m,h,v)=>{for(const $ of F(e,m).filter(c=>h.test(c))){const c=f(m,$),l=v(e,c);if(!(l===void 0||l===o))try{e.remove(c)}catch(g){i.push(`${g.message} (it is of another job)`)}}};return p(n)&&(s(n,/^TEST-.*\.xml$/,y),s(n,/^summary(-\d+)?\.md$/,x),s(n,/^report(-\d+)?\.html$/,j),p(r)&&s(r,/./,b)),i}function p(e){try{return B(e)===e}catch{return!1}}function F(e,t){try{return e.list(t)}catch{return[]}}var I=e=>`${e}:`,J=(e,t,o)=>`${e}: ${t}done in ${o}`,M=/^\[ *[\dms.]+\] (\S[^:]*):$/,W=/^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/;function _(e){const t=M.exec(e)?.[1];if(t!==void 0)return{began:t};const o=W.exec(e)?.[1];return o===void 0?void 0:{ended:o}}export{R as $0,E as $1,w as $2,A as $3,I as $4,J as $5,_ as $6,C as $7,k as $8,a as $9};
