// src/process/package-root.ts
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
var guestPath = (path) => join(packageRoot, "src", path);
function findRoot(folder) {
  if (existsSync(join(folder, "src", "guest"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("cannot find src/guest above the code: the checkout is incomplete");
  return findRoot(parent);
}

export {
  packageRoot,
  guestPath
};
