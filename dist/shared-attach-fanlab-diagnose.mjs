import {
  Hopeless,
  defaultDeadline,
  paced
} from "./shared-attach-fanlab-diagnose-lab-diagram-witness.mjs";
import {
  readJson
} from "./shared-action-attach-fanlab.mjs";
import {
  LabError
} from "./shared-build-diagnose-lab-diagram-witness.mjs";

// src/providers/environment.ts
var cleanEnvironment = [
  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin",
  "HOME=/root",
  "LANG=C.UTF-8"
];
var terminalEnvironment = () => [...cleanEnvironment, `TERM=${process.env.TERM ?? "dumb"}`];
var toolVariables = /^(PATH|HOME|USER|LOGNAME|LANG|SSH_AUTH_SOCK|LXD_CONF|LXD_DIR|INCUS_CONF|INCUS_DIR|XDG_\w+|VAGRANT_(?!\w*TOKEN)\w+)$/;
var toolEnvironment = (env = process.env) => Object.fromEntries(
  Object.entries(env).filter((entry) => toolVariables.test(entry[0]))
);

// src/providers/embedded/agent-command.ts
import * as z from "./packages/zod-mini.mjs";

// src/process/bounded-output.ts
var mostOutput = 16 * 2 ** 20;
var lastBytes = 64 * 2 ** 10;
var BoundedOutput = class {
  #first = [];
  #firstLength = 0;
  /** In order; at least `lastBytes` of what came, as far as it does not fit into the first part. */
  #last = [];
  #lastLength = 0;
  #left = 0;
  push(piece) {
    const room = mostOutput - lastBytes - this.#firstLength;
    const first = piece.subarray(0, Math.max(0, room));
    if (first.length > 0) {
      this.#first.push(first);
      this.#firstLength += first.length;
    }
    if (first.length < piece.length) this.#pushLast(piece.subarray(first.length));
  }
  text() {
    const first = Buffer.concat(this.#first);
    const last = Buffer.concat(this.#last);
    const tooMuch = Math.max(0, last.length - lastBytes);
    const left = this.#left + tooMuch;
    if (left === 0) return Buffer.concat([first, last]).toString();
    return `${first}
[${left} bytes of output left out: ${mostOutput} are kept]
${last.subarray(tooMuch)}`;
  }
  #pushLast(piece) {
    this.#last.push(piece);
    this.#lastLength += piece.length;
    if (this.#lastLength < 4 * lastBytes) return;
    const joined = Buffer.concat(this.#last);
    this.#left += joined.length - lastBytes;
    this.#last = [Buffer.from(joined.subarray(-lastBytes))];
    this.#lastLength = lastBytes;
  }
};

// src/providers/embedded/agent-command.ts
var answerDeadline = 1e4;
var leastPatience = 3e3;
var agentGrace = 1e4;
var pieceLength = 65536;
var lastWords = z.object({ status: z.int().check(z.minimum(0), z.maximum(255)), timedOut: z.boolean() });
var readAgentResult = (data) => readJson(data.toString(), lastWords, "how the command ended, as the agent on the machine tells it");
var environmentOf = (variables) => Object.fromEntries(variables.map((variable) => [variable.split("=", 1)[0], variable.replace(/^[^=]*=/, "")]));
async function runByAgent(where, argv, { stdin, timeoutMs = defaultDeadline, signal } = {}) {
  signal?.throwIfAborted();
  const start = performance.now();
  const cannot = (cause, How = LabError) => new How(`cannot run "${argv[0]}" on ${where.name}: ${cause}`, { hint: where.hint });
  const patience = Math.min(paced(answerDeadline), Math.max(leastPatience, timeoutMs));
  const holding = setTimeout(() => {
  }, 2 * patience);
  const connection = await where.connect(patience, signal).catch((error) => {
    throw cannot(error.message, error instanceof Hopeless ? Hopeless : LabError);
  }).finally(() => clearTimeout(holding));
  signal?.throwIfAborted();
  if (!connection) throw cannot("the machine does not answer");
  const request = {
    argv,
    environment: environmentOf(cleanEnvironment),
    timeoutMs,
    input: stdin !== void 0
  };
  connection.send("r", JSON.stringify(request));
  if (stdin !== void 0) {
    sendInput(connection, typeof stdin === "string" ? Buffer.from(stdin) : stdin);
    connection.send("i");
  }
  try {
    const { stdout, stderr, result } = await collect(connection, timeoutMs + paced(agentGrace), signal);
    if (result === "gone") throw cannot("the machine went down");
    return {
      argv,
      status: result?.status ?? null,
      signal: null,
      stdout,
      stderr,
      durationMs: performance.now() - start,
      timedOut: result?.timedOut ?? true
    };
  } finally {
    connection.close();
  }
}
function sendInput(connection, bytes) {
  for (let at = 0; at < bytes.length; at += pieceLength)
    connection.send("i", bytes.subarray(at, at + pieceLength));
}
function collect(connection, within, signal) {
  return new Promise((resolve, reject) => {
    const [stdout, stderr] = [new BoundedOutput(), new BoundedOutput()];
    const finish = (result) => {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", abort);
      resolve({ stdout: stdout.text(), stderr: stderr.text(), result });
    };
    const fail = (error) => {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", abort);
      reject(error);
    };
    const abort = () => fail(signal?.reason);
    const end = (data) => {
      try {
        finish(readAgentResult(data));
      } catch (error) {
        fail(error);
      }
    };
    const deadline = setTimeout(finish, within);
    signal?.addEventListener("abort", abort, { once: true });
    connection.listen(
      ({ kind, data }) => {
        if (kind === "x") end(data);
        else if (kind === "o") stdout.push(data);
        else if (kind === "e") stderr.push(data);
      },
      () => finish("gone")
    );
  });
}

// src/providers/embedded/agent-connection.ts
import { connect } from "node:net";

// src/providers/embedded/agent-frames.ts
var headLength = 5;
var longestFrame = 16 * 2 ** 20;
function encodeFrame(kind, data = "") {
  const body = typeof data === "string" ? Buffer.from(data) : data;
  const head = Buffer.alloc(headLength);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}
function frameReader() {
  let pieces = [];
  let length = 0;
  let wanted = headLength;
  return (piece) => {
    pieces.push(piece);
    length += piece.length;
    if (length < wanted) return [];
    const buffer = Buffer.concat(pieces);
    const frames = [];
    let at = 0;
    for (; ; ) {
      const left = buffer.length - at;
      wanted = left < headLength ? headLength : headLength + buffer.readUInt32BE(at + 1);
      if (wanted > headLength + longestFrame)
        throw new LabError("cannot talk to the agent on the machine: it sends what no agent sends");
      if (left < wanted) break;
      frames.push({
        kind: buffer.toString("latin1", at, at + 1),
        data: buffer.subarray(at + headLength, at + wanted)
      });
      at += wanted;
    }
    pieces = [buffer.subarray(at)];
    length = buffer.length - at;
    return frames;
  };
}

// src/providers/embedded/agent-connection.ts
var nextTryMs = 1e3;
var pauseMs = 100;
function connectToAgent(path, within, signal) {
  return new Promise((resolve) => {
    const open = /* @__PURE__ */ new Set();
    const timers = /* @__PURE__ */ new Set();
    const later = (body, ms) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        body();
      }, ms).unref();
      timers.add(timer);
    };
    const finish = (winner, connection) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      for (const socket of open) if (socket !== winner) socket.destroy();
      open.clear();
      resolve(connection);
    };
    const giveUp = () => finish();
    const attempt = () => {
      const socket = connect(path).unref();
      open.add(socket);
      const read = frameReader();
      socket.on("error", () => {
      });
      socket.once("close", () => {
        if (open.delete(socket) && open.size === 0) later(attempt, pauseMs);
      });
      socket.once("data", (data) => {
        if (!open.has(socket)) return;
        const frames = readOrLeave(socket, read, data);
        if (!socket.destroyed) finish(socket, connectionOn(socket, read, frames.slice(1)));
      });
    };
    const keepTrying = () => {
      attempt();
      later(keepTrying, nextTryMs);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    later(giveUp, within);
    keepTrying();
  });
}
function readOrLeave(socket, read, data) {
  try {
    return read(data);
  } catch {
    socket.destroy();
    return [];
  }
}
function connectionOn(socket, read, early) {
  return {
    send: (kind, data) => socket.write(encodeFrame(kind, data)),
    listen(onFrame, onGone) {
      early.forEach(onFrame);
      socket.on("data", (data) => readOrLeave(socket, read, data).forEach(onFrame));
      socket.once("close", onGone);
      if (socket.destroyed) onGone();
    },
    close: () => socket.destroy()
  };
}

export {
  BoundedOutput,
  encodeFrame,
  frameReader,
  cleanEnvironment,
  terminalEnvironment,
  toolEnvironment,
  answerDeadline,
  readAgentResult,
  environmentOf,
  runByAgent,
  sendInput,
  connectToAgent
};
