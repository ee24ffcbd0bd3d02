import {createRequire as makeRequire} from 'node:module'
const require = makeRequire(import.meta.url)

// src/providers/environment.ts
var cleanEnvironment = [
  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin",
  "HOME=/root",
  "LANG=C.UTF-8"
];
var terminalEnvironment = () => [...cleanEnvironment, `TERM=${process.env.TERM ?? "dumb"}`];

// src/providers/embedded/agent-connection.ts
import { connect } from "node:net";

// src/providers/embedded/agent-frames.ts
var headLength = 5;
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
function connectToAgent(path2, within, signal) {
  return new Promise((resolve) => {
    const open = /* @__PURE__ */ new Set();
    const timers = /* @__PURE__ */ new Set();
    const later = (body, ms) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        body();
      }, ms);
      timers.add(timer);
    };
    const finish = (winner, connection2) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      for (const socket of open) if (socket !== winner) socket.destroy();
      open.clear();
      resolve(connection2);
    };
    const giveUp = () => finish();
    const attempt = () => {
      const socket = connect(path2);
      open.add(socket);
      const read = frameReader();
      socket.on("error", () => {
      });
      socket.once("close", () => {
        if (open.delete(socket) && open.size === 0) later(attempt, pauseMs);
      });
      socket.once("data", (data) => {
        if (open.has(socket)) finish(socket, connectionOn(socket, read, read(data).slice(1)));
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
function connectionOn(socket, read, early) {
  return {
    send: (kind, data) => socket.write(encodeFrame(kind, data)),
    listen(onFrame, onGone) {
      early.forEach(onFrame);
      socket.on("data", (data) => read(data).forEach(onFrame));
      socket.once("close", onGone);
      if (socket.destroyed) onGone();
    },
    close: () => socket.destroy()
  };
}

// src/providers/embedded/agent-command.ts
var environmentOf = (variables) => Object.fromEntries(variables.map((variable) => [variable.split("=", 1)[0], variable.replace(/^[^=]*=/, "")]));

// src/providers/embedded/attach.ts
var answerDeadline = 1e4;
var [path = "", ...argv] = process.argv.slice(2);
var { stdin, stdout, stderr } = process;
var connection = await connectToAgent(path, answerDeadline);
if (!connection) {
  stderr.write(`cannot run "${argv[0]}": the machine does not answer
`);
  process.exit(255);
}
var onTerminal = stdin.isTTY && stdout.isTTY;
var size = () => ({ rows: stdout.rows, columns: stdout.columns });
var request = {
  argv,
  environment: environmentOf(terminalEnvironment()),
  input: true,
  ...onTerminal ? { terminal: size() } : {}
};
connection.send("r", JSON.stringify(request));
if (onTerminal) {
  stdin.setRawMode(true);
  stdout.on("resize", () => connection.send("w", JSON.stringify(size())));
}
stdin.on("data", (data) => connection.send("i", data));
stdin.once("end", () => connection.send("i"));
function leave(status) {
  if (onTerminal) stdin.setRawMode(false);
  stdout.write("", () => stderr.write("", () => process.exit(status)));
}
connection.listen(
  ({ kind, data }) => {
    if (kind === "o") stdout.write(data);
    else if (kind === "e") stderr.write(data);
    else if (kind === "x") leave(JSON.parse(data.toString()).status);
  },
  () => leave(255)
);
