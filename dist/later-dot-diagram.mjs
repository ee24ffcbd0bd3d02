import {
  colours,
  shortNames
} from "./shared-fanlab-dot-diagram-mermaid-diagram.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/report/dot-diagram.ts
var styles = { cable: "dir=none", overlay: "dir=none, style=dashed", question: 'color="#6e7781"' };
function dotDiagram(diagram) {
  const names = shortNames(diagram);
  const drawn = (box) => `${names.get(box.id)} [${looks(box)}]`;
  const items = diagram.items.flatMap(
    (item, index) => "boxes" in item ? [
      `  subgraph cluster_${index} {`,
      `    label=${quoted([item.title])}`,
      ...item.boxes.map((box) => `    ${drawn(box)}`),
      "  }"
    ] : [`  ${drawn(item)}`]
  );
  const lines = diagram.lines.map(({ from, to, kind, words }) => {
    const said = words === void 0 ? "" : `, label=${quoted([words])}`;
    return `  ${names.get(from)} -> ${names.get(to)} [${styles[kind]}${said}]`;
  });
  return ["digraph lab {", "  node [shape=box]", ...items, ...lines, "}"].join("\n");
}
function looks({ words, isRound, state }) {
  const paint = state && colours[state];
  return [
    `label=${quoted(words.filter(Boolean))}`,
    ...isRound ? ["shape=ellipse"] : [],
    ...paint ? [`style=filled, fillcolor="${paint[0]}", color="${paint[1]}", fontcolor="${paint[2]}"`] : []
  ].join(", ");
}
var quoted = (lines) => `"${lines.map(
  (line) => plainText(line).replaceAll(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll(/["\\]/g, (found) => `\\${found}`)
).join(String.raw`\n`)}"`;
export {
  dotDiagram
};
