import{$b as b,$c as j,$d as x,$e as y}from"./shared-afea2fdb.mjs";import{$2 as O}from"./shared-ea14209b.mjs";import{$0 as S}from"./shared-b2da718e.mjs";var A=/[&<>`*_[\]|\\~$#@]/g,d=1e3,u=300;function a(e){const t=S(e).trim().replaceAll(/\s+/g," ");return(t.length>u?`${t.slice(0,u)}\u2026`:t).replaceAll(A,n=>/[@#]/.test(n)?`${n}\u200B`:`&#${n.charCodeAt(0)};`)}var L=e=>`<code>${a(e)}</code>`;function T(e){const t=O(e.join(`
`)).map(r=>r.length>d?`${r.slice(0,d)}\u2026`:r),o=Math.max(2,...[...t.join(`
`).matchAll(/`+/g)].map(([r])=>r.length)),n="`".repeat(o+1);return[`${n}text`,...t,n].join(`
`)}function E(e,t){const o=n=>`| ${n.join(" | ")} |`;return[o(e),o(e.map(()=>"---")),...t.map(o)].join(`
`)}var R=(e,t)=>`<details><summary>${a(e)}</summary>

${t}

</details>`;import{realpathSync as k}from"node:fs";import{join as f,resolve as B}from"node:path";function P(e,t,o){const n=B(t),r=f(n,"evidence"),i=[],s=(m,h,v)=>{for(const $ of w(e,m).filter(c=>h.test(c))){const c=f(m,$),l=v(e,c);if(!(l===void 0||l===o))try{e.remove(c)}catch(g){i.push(`${g.message} (it is of another job)`)}}};return p(n)&&(s(n,/^TEST-.*\.xml$/,x),s(n,/^summary(-\d+)?\.md$/,y),s(n,/^report(-\d+)?\.html$/,j),p(r)&&s(r,/./,b)),i}function p(e){try{return k(e)===e}catch{return!1}}function w(e,t){try{return e.list(t)}catch{return[]}}var C=e=>`${e}:`,F=(e,t,o)=>`${e}: ${t}done in ${o}`,I=/^\[ *[\dms.]+\] (\S[^:]*):$/,J=/^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/;function M(e){const t=I.exec(e)?.[1];if(t!==void 0)return{began:t};const o=J.exec(e)?.[1];return o===void 0?void 0:{ended:o}}export{T as $0,L as $1,R as $2,C as $3,F as $4,M as $5,P as $6,E as $7,a as $8};
