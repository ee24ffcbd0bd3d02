import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/process/error-of-command.ts
var isFailedCommand = (error) => Object.prototype.toString.call(error) === "[object ProcessOutput]";
var mostSaid = 1e3;
function errorOfCommand(error) {
  if (!isFailedCommand(error)) return error;
  if (error.cause instanceof Error) return error.cause;
  const how = error.exitCode === null ? `ended by ${error.signal}` : `status ${error.exitCode}`;
  const said = (error.stderr.trim() || error.stdout.trim()).slice(-mostSaid);
  const [, where] = /^ +at (?:.*\/)?(\S+?)\)?$/m.exec(error.message) ?? [];
  return new LabError(`cannot run a command${where ? ` of ${where}` : ""}: ${how}${said && `: ${said}`}`, {
    cause: error
  });
}

// src/process/wait-until.ts
var firstPause = 25;
var longestPause = 500;
async function waitUntil(what, probe, { within, signal, hint }) {
  const start = performance.now();
  let pause = firstPause;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const sight = await attempt(probe);
    if ("value" in sight) return sight.value;
    const elapsed = performance.now() - start;
    if (elapsed + pause > within) {
      throw new LabError(
        `timed out after ${seconds(elapsed)} s (${tries} tries) waiting until ${what}; last seen: ${sight.notYet}`,
        hint === void 0 ? {} : { hint }
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, longestPause);
  }
}
var Hopeless = class extends LabError {
};
async function attempt(probe) {
  try {
    return await probe();
  } catch (thrown) {
    const error = errorOfCommand(thrown);
    if (error instanceof LabError && !(error instanceof Hopeless)) return { notYet: error.message };
    throw thrown;
  }
}
var seconds = (milliseconds) => (milliseconds / 1e3).toFixed(1);

// src/process/host-pace.ts
import { spawnSync } from "node:child_process";
var piece = "for each in 1 2 3 4 5 6 7 8 9 10; do /bin/true; done";
var usualMs = 45;
var slowest = 10;
var measured = 1;
var paceOf = (elapsedMs) => Math.round(10 * Math.min(slowest, Math.max(1, elapsedMs / usualMs))) / 10;
function measureHostPace() {
  const start = performance.now();
  spawnSync("/bin/sh", ["-c", piece], { stdio: "ignore", timeout: slowest * usualMs, killSignal: "SIGKILL" });
  measured = paceOf(performance.now() - start);
}
var hostPace = () => measured;
var paced = (milliseconds) => milliseconds * measured;

// src/providers/provider.ts
var defaultDeadline = 6e4;

export {
  measureHostPace,
  hostPace,
  paced,
  errorOfCommand,
  waitUntil,
  Hopeless,
  defaultDeadline
};
