// src/process/missing-tools.ts
import { access, constants } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
async function missingTools(tools, path = process.env.PATH ?? "") {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(
    tools.map((tool) => isAbsolute(tool) ? canAccess(tool, constants.R_OK) : isInAny(folders, tool))
  );
  return tools.filter((_, index) => !found[index]);
}
async function isInAny(folders, tool) {
  const answers = await Promise.all(folders.map((folder) => canAccess(join(folder, tool), constants.X_OK)));
  return answers.includes(true);
}
var canAccess = (path, mode) => access(path, mode).then(
  () => true,
  () => false
);

export {
  missingTools
};
