import {
  BoundedOutput
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import {
  Hopeless,
  defaultDeadline,
  paced
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

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
var answerDeadline = 1e4;
var leastPatience = 3e3;
var agentGrace = 1e4;
var pieceLength = 65536;
var CommandLost = class extends LabError {
};
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
    if (typeof result === "string") throw cannot(result, CommandLost);
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
    connection.listen(({ kind, data }) => {
      if (kind === "x") end(data);
      else if (kind === "o") stdout.push(data);
      else if (kind === "e") stderr.push(data);
    }, finish);
  });
}

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

export {
  encodeFrame,
  frameReader,
  cleanEnvironment,
  terminalEnvironment,
  toolEnvironment,
  answerDeadline,
  CommandLost,
  readAgentResult,
  environmentOf,
  runByAgent,
  sendInput
};
