import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/process/prefix.ts
var prefixRule = "four decimal numbers from 0 to 255 without leading zeros, a slash, and a length from 0 to 32";
var addressRule = "four decimal numbers from 0 to 255 without leading zeros";
function parseAddress(text) {
  const address = readAddress(text);
  if (address === void 0)
    throw new Error(`cannot parse address ${shownValue(text)}: expected ${addressRule}`);
  return address;
}
function parsePrefix(text) {
  const [addressText = "", lengthText, ...rest] = text.split("/");
  const address = readAddress(addressText);
  const length = lengthText === void 0 ? void 0 : readNumber(lengthText, 32);
  if (address === void 0 || length === void 0 || rest.length > 0) {
    throw new Error(`cannot parse prefix ${shownValue(text)}: expected ${prefixRule}`);
  }
  return { address, length };
}
function formatAddress(address) {
  return [24, 16, 8, 0].map((shift) => address >>> shift & 255).join(".");
}
function formatPrefix({ address, length }) {
  return `${formatAddress(address)}/${length}`;
}
function maskOf(length) {
  return length === 0 ? 0 : ~0 << 32 - length >>> 0;
}
function networkOf({ address, length }) {
  return { address: (address & maskOf(length)) >>> 0, length };
}
function hostBits(address, length) {
  return (address & ~maskOf(length)) >>> 0;
}
function contains(prefix, address) {
  return networkOf({ address, length: prefix.length }).address === networkOf(prefix).address;
}
function overlap(a, b) {
  const mask = maskOf(Math.min(a.length, b.length));
  return (a.address & mask) === (b.address & mask);
}
function readAddress(text) {
  const parts = text.split(".").map((part) => readNumber(part, 255));
  if (parts.length !== 4) return void 0;
  return parts.reduce(
    (sum, part) => sum === void 0 || part === void 0 ? void 0 : sum * 256 + part,
    0
  );
}
function readNumber(text, largest) {
  if (!/^(0|[1-9]\d{0,2})$/.test(text)) return void 0;
  const number = Number(text);
  return number <= largest ? number : void 0;
}

export {
  parseAddress,
  parsePrefix,
  formatAddress,
  formatPrefix,
  networkOf,
  hostBits,
  contains,
  overlap
};
