// src/lab/lab-name.ts
var isLabName = (text) => /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(text);

export {
  isLabName
};
