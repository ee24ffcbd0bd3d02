// src/process/process-identity.ts
import { readFileSync } from "node:fs";
import * as z from "./packages/zod-mini.mjs";
var processIdentity = z.object({
  pid: z.int().check(z.positive()),
  /** Clock ticks from boot to the start of the process. */
  startTime: z.string().check(z.regex(/^\d{1,20}$/, "clock ticks"))
});
function identify(pid) {
  const startTime = statFields(pid)[19];
  return startTime === void 0 ? void 0 : { pid, startTime };
}
function isAlive(identity) {
  const fields = statFields(identity.pid);
  return fields[19] === identity.startTime && fields[0] !== "Z" && fields[0] !== "X";
}
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

export {
  processIdentity,
  identify,
  isAlive
};
