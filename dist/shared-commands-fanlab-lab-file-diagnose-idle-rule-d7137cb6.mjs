import {
  plannedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";

// src/lab/named-endpoints.ts
function namedEndpoints(topology, words) {
  const all = plannedEndpoints(topology).map(({ name }) => name);
  const standFor = (word) => {
    if (Object.hasOwn(topology.groups, word)) return topology.groups[word] ?? [];
    return all.filter((name) => word.endsWith("*") ? name.startsWith(word.slice(0, -1)) : name === word);
  };
  const found = new Set(words.flatMap(standFor));
  return {
    names: all.filter((name) => found.has(name)),
    unknown: words.filter((word) => standFor(word).length === 0)
  };
}

export {
  namedEndpoints
};
