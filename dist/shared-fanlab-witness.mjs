// src/lab/largest-ping.ts
var largestPing = (mtu) => mtu - 28;

export {
  largestPing
};
