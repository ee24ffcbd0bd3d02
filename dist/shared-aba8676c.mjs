import{harmlessMessage as i,ownMistake as o}from"./shared-ea14209b.mjs";import{withoutCredentials as s}from"./shared-65e6ffde.mjs";import{LabError as a}from"./shared-3983b5ae.mjs";function r(t){if(t instanceof AggregateError)return t.errors.map(r).join(`
`);const{message:e,hint:n}=t instanceof a?t:o(t);return i(s(`fanlab: ${e}${n?`
hint: ${n}`:""}`))}export{r as describeError};
