import {
  BoundedOutput
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";

// src/providers/features.ts
var embedded = {
  ...{ ownKernel: true, powerCut: true, ownImage: true, adopts: "nothing", onlyUnderlay: true },
  ...{ chosenAddresses: true, chosenMtu: true, networks: "many", ipv6: true, staticAddresses: true }
};
var foreign = {
  ...{ ownKernel: true, powerCut: true, ownImage: false, adopts: "host", onlyUnderlay: true },
  ...{ chosenAddresses: false, chosenMtu: false, networks: "one", ipv6: false, staticAddresses: false }
};
function featuresOf(name, { vm = false } = {}) {
  switch (name) {
    case "lxc":
      return { ...embedded, ownKernel: false };
    case "uml":
    case "qemu":
      return embedded;
    case "lxd":
    case "incus":
      return { ...foreign, ownKernel: vm, ownImage: !vm };
    case "multipass":
      return foreign;
    case "vagrant":
      return { ...foreign, onlyUnderlay: false };
    case "ssh":
      return { ...foreign, powerCut: false, adopts: "everything", onlyUnderlay: false };
  }
}

// src/process/run.ts
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

// src/process/signal-group.ts
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
  }
}

// src/process/run.ts
var shellStatus = { ENOENT: 127, EACCES: 126 };
var killGraceMs = 2e3;
var closeGraceMs = 200;
async function run(argv, options = {}) {
  options.signal?.throwIfAborted();
  const start = performance.now();
  const child = begin(argv, options);
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const kept = new BoundedOutput();
    stream?.on("data", (piece) => {
      kept.push(piece);
      options.onOutput?.(piece.toString());
    });
    return kept;
  });
  let timedOut = false;
  const end = () => endGroup(child);
  const deadline = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  options.enough?.addEventListener("abort", end, { once: true });
  try {
    const { status, signal, notStarted = "" } = await endOf(child, argv, options);
    options.signal?.throwIfAborted();
    return {
      ...{ argv, status, signal, stdout: stdout.text(), stderr: notStarted || stderr.text() },
      ...{ durationMs: performance.now() - start, timedOut }
    };
  } finally {
    clearTimeout(deadline);
    options.signal?.removeEventListener("abort", end);
    options.enough?.removeEventListener("abort", end);
  }
}
function begin(argv, { stdin, env, cwd }) {
  const [command = "", ...words] = argv;
  try {
    const child = spawn(command, words, {
      // A group of its own, so that a deadline reaches what the command started, too.
      detached: true,
      env: { ...env ?? process.env },
      cwd,
      stdio: [stdin === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
    });
    child.stdin?.on("error", () => {
    }).end(stdin);
    return child;
  } catch (cause) {
    throw cannotStart(command, cause);
  }
}
function endOf(child, argv, { cwd = "." }) {
  const [command = ""] = argv;
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      const status = shellStatus[error.code ?? ""];
      if (status === void 0 || !existsSync(cwd)) reject(cannotStart(command, error));
      else {
        const cause = status === 127 ? "command not found" : "permission denied";
        resolve({ status, signal: null, notStarted: `${command}: ${cause}
` });
      }
    });
    child.once("close", (status, signal) => resolve({ status, signal }));
  });
}
var cannotStart = (command, cause) => new Error(`cannot start "${command}": ${cause.message}`, { cause });
function endGroup({ pid, stdout, stderr }) {
  if (pid === void 0) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), killGraceMs).unref();
  setTimeout(() => {
    stdout?.destroy();
    stderr?.destroy();
  }, killGraceMs + closeGraceMs).unref();
}

export {
  featuresOf,
  signalGroup,
  run
};
