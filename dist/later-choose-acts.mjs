import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/choose-acts.ts
function chooseActs(acts, given) {
  const numbered = acts.map((act, index) => ({ id: `S${index + 1}`, act }));
  if (given === void 0) return { chosen: numbered, problems: [] };
  const words = given.split(",").map((word) => word.trim());
  const meant = words.map((word) => ({ word, mean: meaning(word, acts.length) }));
  const isMeant = ({ act: { name } }, index) => meant.some(({ mean }) => mean(name, index + 1));
  return {
    chosen: numbered.filter(isMeant),
    problems: meant.filter(({ mean }) => !acts.some(({ name }, index) => mean(name, index + 1))).map(({ word }) => unknown(word, acts.length))
  };
}
function meaning(word, count) {
  const [, first, last] = /^S(\d+)(?:-S?(\d+))?$/i.exec(word) ?? [];
  if (first === void 0) return (name) => word !== "" && name.toLowerCase().includes(word.toLowerCase());
  const [from, to] = [Number(first), Number(last ?? first)];
  return (_, number) => to <= count && from <= number && number <= to;
}
var unknown = (word, count) => ({
  tell: (naming) => `${naming("acts")} must list acts by number, S1 to S${count}, by a range such as S3-S7, or by a part of their names; no act is ${shownValue(word)}`
});
export {
  chooseActs
};
