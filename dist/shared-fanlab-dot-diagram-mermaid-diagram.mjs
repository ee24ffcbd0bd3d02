// src/report/diagram.ts
var colours = {
  ok: ["#dafbe1", "#1a7f37", "#0b3d17"],
  partly: ["#fff8c5", "#9a6700", "#3b2300"],
  bad: ["#ffebe9", "#cf222e", "#4c0b11"],
  unknown: ["#eaeef2", "#6e7781", "#24292f"]
};
function shortNames({ items }) {
  const boxes = items.flatMap((item) => "boxes" in item ? item.boxes : [item]);
  return new Map(boxes.map(({ id }, index) => [id, `n${index}`]));
}

export {
  colours,
  shortNames
};
