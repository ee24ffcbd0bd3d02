import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";

// src/cli/resolve-fanlab.ts
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
var done = false;
function resolveFanlab() {
  if (done) return;
  done = true;
  const { href: url } = pathToFileURL(join(packageRoot, "dist", "fanlab.mjs"));
  const { registerHooks } = module;
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) => specifier === "fanlab" ? { url, shortCircuit: true } : next(specifier, context)
    });
    return;
  }
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === 'fanlab' ? {url: ${JSON.stringify(url)}, shortCircuit: true} : next(specifier, context)`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

export {
  resolveFanlab
};
