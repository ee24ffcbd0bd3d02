// src/process/quoted.ts
var quoted = (word) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

export {
  quoted
};
