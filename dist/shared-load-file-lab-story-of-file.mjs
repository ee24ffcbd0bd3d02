import {
  problemsOfIdleRules
} from "./shared-idle-rules-load-file-lab-story-of-file.mjs";
import {
  resolveFanlab
} from "./shared-fanlab-load-file-lab-story-of-file.mjs";
import {
  UsageError
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/cli/load-file-lab.ts
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
async function loadFileLab(file, path) {
  const idle = problemsOfIdleRules(topologyOf(file), file.expect);
  if (idle.length > 0)
    throw new UsageError(idle.map(({ path: at, rule }) => ({ tell: () => `${path}: ${at.join(".")} ${rule}` })));
  const folder = dirname(path);
  const wanted = [...file.setup ?? [], ...file.checks ?? [], ...file.order ?? []].flatMap(
    ({ use }) => use ?? []
  );
  if (wanted.length > 0) resolveFanlab();
  const functions = /* @__PURE__ */ new Map();
  for (const use of new Set(wanted)) functions.set(use, await load(folder, use));
  return { file, folder, functions };
}
async function load(folder, use) {
  const [script = "", name = ""] = use.split("#");
  const module = await import(pathToFileURL(join(folder, script)).href).catch((error) => {
    throw new LabError(`cannot load ${script} of the lab's folder: ${error.message.split("\n", 1)[0]}`);
  });
  const found = module[name];
  if (typeof found !== "function")
    throw new LabError(`cannot use ${use}: ${script} of the lab's folder exports no function of that name`);
  return found;
}

export {
  loadFileLab
};
