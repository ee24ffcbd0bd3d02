import{$3 as i,$4 as o}from"./shared-ea14209b.mjs";import{$1 as s}from"./shared-f2d209a4.mjs";import{$0 as a}from"./shared-8a80f635.mjs";function r(t){if(t instanceof AggregateError)return t.errors.map(r).join(`
`);const{message:e,hint:n}=t instanceof a?t:o(t);return i(s(`fanlab: ${e}${n?`
hint: ${n}`:""}`))}export{r as $0};
