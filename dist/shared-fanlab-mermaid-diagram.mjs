import {
  colours,
  shortNames
} from "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";

// src/report/mermaid-diagram.ts
var arrows = { cable: "---", overlay: "-.-", question: "-->" };
function mermaidDiagram(diagram) {
  const names = shortNames(diagram);
  const boxes = [];
  const drawn = (box) => {
    boxes.push(box);
    const words = `"${box.words.filter(Boolean).map(label).join("<br/>")}"`;
    return `${names.get(box.id)}${box.isRound ? `([${words}])` : `[${words}]`}`;
  };
  const items = diagram.items.flatMap(
    (item, index) => "boxes" in item ? [
      `  subgraph f${index}["${label(item.title)}"]`,
      ...item.boxes.map((box) => `    ${drawn(box)}`),
      "  end"
    ] : [`  ${drawn(item)}`]
  );
  const lines = diagram.lines.map(({ from, to, kind, words }) => {
    const said = words === void 0 ? "" : `|"${label(words)}"|`;
    return `  ${names.get(from)} ${arrows[kind]}${said} ${names.get(to)}`;
  });
  return ["flowchart TB", ...items, ...lines, ...classes(boxes, names)].join("\n");
}
function classes(boxes, names) {
  return Object.keys(colours).flatMap((state) => {
    const own = boxes.filter((box) => box.state === state).map(({ id }) => names.get(id));
    const [fill, stroke, color] = colours[state];
    return own.length === 0 ? [] : [
      `  classDef ${state} fill:${fill},stroke:${stroke},color:${color}`,
      `  class ${own.join(",")} ${state}`
    ];
  });
}
var label = (said) => plainText(said).replaceAll(/\s+/g, " ").replaceAll(/["#%<>&`;\\]/g, (found) => `#${found.charCodeAt(0)};`);

export {
  mermaidDiagram
};
