import {
  signalGroup
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  guestProgram
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import {
  CommandLost,
  answerDeadline,
  cleanEnvironment,
  encodeFrame,
  environmentOf,
  frameReader,
  runByAgent,
  sendInput,
  terminalEnvironment
} from "./shared-attach-elsewhere-on-this-host.mjs";
import {
  defaultDeadline,
  paced
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/providers/container-modules.ts
var containerModules = [
  "overlay",
  "fuse",
  "tun",
  "veth",
  "bridge",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf",
  "nf_tables",
  "nft_compat",
  "nft_chain_nat",
  "nft_masq",
  "nft_ct",
  "nft_reject_inet",
  "ip_tables",
  "iptable_filter",
  "iptable_nat",
  "iptable_raw",
  "iptable_mangle",
  "xt_addrtype",
  "xt_comment",
  "xt_CHECKSUM",
  "xt_conntrack",
  "xt_MASQUERADE",
  "xt_tcpudp"
];

// src/process/open-command.ts
import { spawn } from "node:child_process";

// src/process/last-words.ts
var most = 4e3;
var LastWords = class {
  #said = "";
  add(piece) {
    this.#said = `${this.#said}${piece}`.slice(-most);
  }
  get text() {
    return this.#said.trim();
  }
};

// src/process/open-command.ts
var endGraceMs = 5e3;
function openCommand(argv, env, { onOutput, onEnd }) {
  const [program = "", ...words] = argv;
  const child = spawn(program, words, { detached: true, env, stdio: ["pipe", "pipe", "pipe"] });
  const said = new LastWords();
  let ended = false;
  const end = (words2) => {
    if (ended) return;
    ended = true;
    onEnd(words2);
  };
  child.once("error", (error) => end(error.message));
  child.once("close", () => end(said.text));
  child.stdin.on("error", () => {
  });
  child.stdout.on("data", onOutput);
  child.stderr.on("data", (piece) => said.add(piece));
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.unref?.();
  return {
    write: (data) => void child.stdin.write(data),
    close() {
      child.stdin.end();
      setTimeout(() => {
        if (!ended && child.pid !== void 0) signalGroup(child.pid, "SIGKILL");
      }, endGraceMs).unref();
    }
  };
}

// src/providers/agent-stream.ts
var modules = [
  "process_end",
  "machine_connection",
  "machine_guard",
  "machine_command",
  "machine_channel"
];
var numberLength = 4;
var startDeadline = 2e4;
var silenceDeadline = 8e3;
var AgentStream = class {
  /** Whether it can be used no more. */
  get ended() {
    return this.#cause !== void 0;
  }
  #way;
  #ready;
  #settle;
  #command;
  #lines = /* @__PURE__ */ new Map();
  #read = frameReader();
  #last = 0;
  #cause;
  #silence;
  constructor(way) {
    this.#way = way;
    this.#ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#ready.catch(() => {
    });
    this.#expect(startDeadline);
    this.#start().catch((error) => this.#endWith(error));
  }
  /** A connection for one command, to which the agent has answered. Throws an Error when the stream ends before that. */
  async connect() {
    await this.#ready;
    if (this.#cause !== void 0) throw new Error(this.#cause);
    const number = ++this.#last;
    const line = { read: frameReader(), onFrame: () => {
    }, onGone: () => {
    } };
    this.#lines.set(number, line);
    this.#write(number, "o");
    this.#expect(silenceDeadline);
    await new Promise((resolve, reject) => {
      line.onFrame = () => resolve();
      line.onGone = (cause) => reject(new Error(cause));
    });
    let goneFor;
    line.onGone = (cause) => {
      goneFor = cause;
    };
    return {
      send: (kind, data) => this.#write(number, "d", encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line, { onFrame, onGone });
        if (goneFor !== void 0) onGone(goneFor);
      },
      close: () => {
        if (this.#lines.delete(number)) this.#write(number, "c");
      }
    };
  }
  /** Ends the agent, and with it whatever still runs here; it is told when they have ended. */
  close() {
    if (this.#command) this.#command.close();
    else this.drop("it was closed");
  }
  /** Gives it up at once, with whatever runs here, for that reason. */
  drop(cause) {
    this.#endWith(new Error(cause));
  }
  async #start() {
    const { open, environment, cause } = this.#way;
    const { argv, source } = guestProgram(modules);
    const command = await open(argv);
    if (this.ended) return;
    this.#command = openCommand(command, environment, {
      onOutput: (data) => {
        clearTimeout(this.#silence);
        this.#silence = void 0;
        try {
          for (const frame of this.#read(data)) this.#take(frame);
        } catch {
          this.drop("it sends what no agent sends");
        }
      },
      onEnd: (said) => {
        const why = said.split("\n").slice(-4).join("\n");
        this.drop(this.#settle ? cause(why || "no reason given") : `the connection broke${why && `: ${why}`}`);
      }
    });
    this.#command.write(source);
  }
  #endWith(error) {
    if (this.#cause !== void 0) return;
    this.#cause = error.message;
    clearTimeout(this.#silence);
    this.#settle?.reject(error);
    this.#command?.close();
    const lines = [...this.#lines.values()];
    this.#lines.clear();
    for (const line of lines) line.onGone(this.#cause);
  }
  /** Until something comes. A tool of the host's may hang for ever where a machine went without a farewell. */
  #expect(within) {
    if (this.#silence) return;
    const silence = setTimeout(() => {
      setImmediate(() => {
        if (this.#silence === silence) this.drop("the machine does not answer");
      });
    }, paced(within)).unref();
    this.#silence = silence;
  }
  #write(number, kind, data = Buffer.alloc(0)) {
    if (this.ended) return;
    const head = Buffer.alloc(numberLength);
    head.writeUInt32BE(number);
    this.#command?.write(encodeFrame(kind, Buffer.concat([head, data])));
  }
  #take({ kind, data }) {
    const number = data.readUInt32BE(0);
    const line = this.#lines.get(number);
    if (number === 0) {
      this.#settle?.resolve();
      this.#settle = void 0;
    } else if (line && kind === "d")
      for (const frame of line.read(data.subarray(numberLength))) line.onFrame(frame);
    else if (line) {
      this.#lines.delete(number);
      line.onGone("its agent closed the connection");
    }
  }
};

// src/providers/agent-channel.ts
var AgentChannel = class {
  #way;
  #stream;
  constructor(way) {
    this.#way = way;
  }
  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the cause when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within, signal) {
    if (this.#stream === void 0 || this.#stream.ended) this.#stream = new AgentStream(this.#way);
    const opening = this.#stream.connect();
    return new Promise((resolve, reject) => {
      let isOver = false;
      const over = (end) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(deadline);
        signal?.removeEventListener("abort", giveUp);
        end();
      };
      const giveUp = () => over(() => resolve(void 0));
      const deadline = setTimeout(giveUp, within).unref();
      signal?.addEventListener("abort", giveUp, { once: true });
      opening.then(
        (connection) => isOver ? connection.close() : over(() => resolve(connection)),
        (error) => over(() => reject(error))
      );
    });
  }
  /** Ends the agent, and with it whatever still runs over this channel. */
  close() {
    this.#stream?.close();
    this.#stream = void 0;
  }
  /** Gives the stream up at once, for that reason: what runs over it ends with it. The next command opens a new one. */
  drop(cause) {
    this.#stream?.drop(cause);
    this.#stream = void 0;
  }
};

// src/providers/embedded/open-by-agent.ts
function openByAgent(where, argv, { onOutput, onEnd }) {
  const given = new AbortController();
  const early = [];
  let connection;
  const said = new LastWords();
  let ended = false;
  const end = (cause = "") => {
    if (ended) return;
    ended = true;
    given.abort();
    connection?.close();
    onEnd([said.text, cause].filter(Boolean).join("\n"));
  };
  const begin = (made) => {
    if (ended) made?.close();
    if (!made) end("the machine does not answer");
    if (ended || !made) return;
    connection = made;
    const request = { argv, environment: environmentOf(cleanEnvironment), input: true };
    made.send("r", JSON.stringify(request));
    for (const data of early.splice(0)) sendInput(made, data);
    made.listen(({ kind, data }) => {
      if (ended) return;
      if (kind === "x") end();
      else if (kind === "o") onOutput(data);
      else if (kind === "e") said.add(data);
    }, end);
  };
  where.connect(paced(answerDeadline), given.signal).then(begin, (error) => end(error.message));
  return {
    write(data) {
      if (ended) return;
      if (connection) sendInput(connection, data);
      else early.push(data);
    },
    close: () => end()
  };
}

// src/providers/place-by-channel.ts
var wentDown = "the machine went down";
var wasRestarted = "the machine was restarted";
function placeByChannel({ name, pace, hint, enter, attach, cause, environment }) {
  const channel = new AgentChannel({
    open: (agent) => enter(agent, cleanEnvironment),
    environment: environment ?? environmentOf(cleanEnvironment),
    cause: (said) => cause?.(said) ?? `the machine cannot be reached: ${said}`
  });
  const place = { ...{ name, hint }, connect: (...how) => channel.connect(...how) };
  return {
    ...{ name, pace },
    run: (argv, options) => runByAgent(place, argv, options),
    open: (argv, events) => openByAgent(place, argv, events),
    attach: (argv, terminal) => attach(argv, terminalEnvironment(), terminal),
    drop: (said) => channel.drop(said),
    close: () => channel.close()
  };
}

// src/providers/by-systemd.ts
var restartInside = (place) => ask(place, "reboot", "restart");
var powerOffInside = (place) => ask(place, "poweroff", "shut down");
async function ask(place, verb, what) {
  try {
    const { status, stderr } = await place.run(["systemctl", "--no-block", verb], {
      timeoutMs: paced(defaultDeadline)
    });
    if (status !== 0) throw new LabError(`cannot ${what} ${place.name}: ${stderr.trim()}`);
  } catch (error) {
    if (!(error instanceof CommandLost)) throw error;
  }
}
var journalLines = "2000";
async function journalOf(place) {
  const command = ["journalctl", "--boot", "--no-pager", "--lines", journalLines];
  return (await place.run(command, { timeoutMs: paced(2e4) })).stdout;
}

export {
  containerModules,
  openByAgent,
  wentDown,
  wasRestarted,
  placeByChannel,
  restartInside,
  powerOffInside,
  journalOf
};
