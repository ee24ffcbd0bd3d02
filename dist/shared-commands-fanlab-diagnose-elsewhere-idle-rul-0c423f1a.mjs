import {
  guestPath
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";

// src/process/guest-program.ts
import { readFileSync } from "node:fs";
import { basename } from "node:path";
var loader = `
import sys, types
stream = open(0, "rb", 0, closefd=False)
for name in sys.argv[1:]:
    length, source = int(stream.readline()), b""
    while len(source) < length:
        piece = stream.read(length - len(source))
        if not piece:
            sys.exit("the program did not come whole")
        source += piece
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
module.main()
`;
var cache = /* @__PURE__ */ new Map();
var read = (module) => {
  const path = module.includes("/") ? module : `guest/${module}`;
  const source = cache.get(path) ?? readFileSync(guestPath(`${path}.py`));
  cache.set(path, source);
  return source;
};
var guestProgram = (modules) => ({
  argv: ["python3", "-c", loader, ...modules.map((module) => basename(module))],
  source: Buffer.concat(modules.map(read).flatMap((source) => [Buffer.from(`${source.length}
`), source]))
});

export {
  guestProgram
};
