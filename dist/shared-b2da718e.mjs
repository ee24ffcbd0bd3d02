import{stripVTControlCharacters as n}from"node:util";var e=/[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;function f(t){return n(t).toWellFormed().replaceAll(/\r+\n/g,`
`).split(`
`).map(l).join(`
`).replaceAll(e,"")}function l(t){const r=t.endsWith("\r")?t.length-1:t.length;return t.slice(t.lastIndexOf("\r",r-1)+1,r)}export{f as $0};
