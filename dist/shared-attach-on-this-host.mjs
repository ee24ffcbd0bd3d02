import {
  encodeFrame,
  frameReader
} from "./shared-attach-elsewhere-on-this-host.mjs";

// src/providers/embedded/agent-connection.ts
import { connect } from "node:net";
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
      const gone = () => onGone("the machine closed the connection");
      socket.once("close", gone);
      if (socket.destroyed) gone();
    },
    close: () => socket.destroy()
  };
}

export {
  connectToAgent
};
