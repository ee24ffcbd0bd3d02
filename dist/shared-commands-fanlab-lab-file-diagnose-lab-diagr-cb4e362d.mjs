// src/lab/cell.ts
var protocols = ["icmp", "full-size", "udp", "tcp", "http"];
var cellId = ({ source, target, protocol }) => `${source}/${target}/${protocol}`;
var cellName = ({ source, target, protocol, expected }) => `${source} ${expected === "answer" ? "reaches" : "does not reach"} ${target} by ${protocol}`;

export {
  protocols,
  cellId,
  cellName
};
