// src/process/bound-to-this-process.ts
var boundToThisProcess = ["setpriv", "--pdeathsig", "KILL"];

export {
  boundToThisProcess
};
