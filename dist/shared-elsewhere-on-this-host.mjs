import {
  run,
  signalGroup
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  guestProgram
} from "./shared-fanlab-diagnose-elsewhere-lab-diagram-on-th-775c9106.mjs";
import {
  answerDeadline,
  cleanEnvironment,
  encodeFrame,
  environmentOf,
  frameReader,
  runByAgent,
  sendInput,
  terminalEnvironment,
  toolEnvironment
} from "./shared-attach-elsewhere-on-this-host.mjs";
import {
  defaultDeadline,
  paced
} from "./shared-attach-fanlab-diagnose-elsewhere-lab-diagra-280a3f68.mjs";
import {
  LabError
} from "./shared-build-diagnose-elsewhere-lab-diagram-on-thi-cab9b2a2.mjs";

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
var endGraceMs = 5e3;
var keptWords = 4e3;
function openCommand(argv, env, { onOutput, onEnd }) {
  const [program = "", ...words] = argv;
  const child = spawn(program, words, { detached: true, env, stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  let ended = false;
  const end = (words2) => {
    if (ended) return;
    ended = true;
    onEnd(words2);
  };
  child.once("error", (error) => end(error.message));
  child.once("close", () => end(said.trim()));
  child.stdin.on("error", () => {
  });
  child.stdout.on("data", onOutput);
  child.stderr.on("data", (piece) => {
    said = `${said}${piece}`.slice(-keptWords);
  });
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

// src/providers/agent-channel.ts
var modules = ["machine_connection", "machine_guard", "machine_command", "machine_channel"];
var numberLength = 4;
var AgentChannel = class {
  #open;
  #environment;
  #stream;
  /**
   * `open` gives the command of the host's that runs the given one at the place, with its streams; `environment` is the
   * whole of that command's own.
   */
  constructor(open, environment) {
    this.#open = open;
    this.#environment = environment;
  }
  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the last words of the tool when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within, signal) {
    this.#stream ??= this.#start();
    const opening = this.#stream;
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
        (stream) => over(() => resolve(stream.connect())),
        (error) => over(() => reject(error))
      );
    });
  }
  /** Ends the agent, and with it whatever still runs over this channel. */
  close() {
    this.#stream?.then(
      (stream) => stream.close(),
      () => {
      }
    );
    this.#stream = void 0;
  }
  #start() {
    const started = new Promise((resolve, reject) => {
      const argv = this.#open(guestProgram(modules).argv);
      const stream = new Stream(argv, this.#environment, {
        onReady: () => resolve(stream),
        onEnd: (said) => {
          if (this.#stream === started) this.#stream = void 0;
          reject(new Error(said || "the agent ended without a word"));
        }
      });
    });
    return started;
  }
};
var Stream = class {
  #command;
  #lines = /* @__PURE__ */ new Map();
  #last = 0;
  #read = frameReader();
  #ended = false;
  constructor(argv, environment, events) {
    this.#command = openCommand(argv, environment, {
      onOutput: (data) => {
        try {
          for (const frame of this.#read(data)) this.#take(frame, events.onReady);
        } catch {
          this.#command.close();
        }
      },
      onEnd: (said) => {
        this.#ended = true;
        events.onEnd(said);
        for (const line of this.#lines.values()) line.onGone();
        this.#lines.clear();
      }
    });
    this.#command.write(guestProgram(modules).source);
  }
  connect() {
    const number = ++this.#last;
    const line = { read: frameReader(), onFrame: () => {
    }, onGone: () => {
    } };
    this.#lines.set(number, line);
    this.#write(number, "o");
    return {
      send: (kind, data) => this.#write(number, "d", encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line, { onFrame, onGone });
        if (this.#ended) onGone();
      },
      close: () => {
        if (this.#lines.delete(number)) this.#write(number, "c");
      }
    };
  }
  close() {
    this.#command.close();
  }
  #write(number, kind, data = Buffer.alloc(0)) {
    if (this.#ended) return;
    const head = Buffer.alloc(numberLength);
    head.writeUInt32BE(number);
    this.#command.write(encodeFrame(kind, Buffer.concat([head, data])));
  }
  #take({ kind, data }, onReady) {
    const number = data.readUInt32BE(0);
    const line = this.#lines.get(number);
    if (number === 0) onReady();
    else if (line && kind === "d") line.read(data.subarray(numberLength)).forEach(line.onFrame);
    else if (line) {
      this.#lines.delete(number);
      line.onGone();
    }
  }
};

// src/providers/embedded/open-by-agent.ts
var keptWords2 = 4e3;
function openByAgent(where, argv, { onOutput, onEnd }) {
  const given = new AbortController();
  const early = [];
  let connection;
  let said = "";
  let ended = false;
  const end = (cause = "") => {
    if (ended) return;
    ended = true;
    given.abort();
    connection?.close();
    onEnd([said.trim(), cause].filter(Boolean).join("\n"));
  };
  const begin = (made) => {
    if (ended) made?.close();
    if (!made) end("the machine does not answer");
    if (ended || !made) return;
    connection = made;
    const request = { argv, environment: environmentOf(cleanEnvironment), input: true };
    made.send("r", JSON.stringify(request));
    for (const data of early.splice(0)) sendInput(made, data);
    made.listen(
      ({ kind, data }) => {
        if (ended) return;
        if (kind === "x") end();
        else if (kind === "o") onOutput(data);
        else if (kind === "e") said = `${said}${data}`.slice(-keptWords2);
      },
      () => end("the machine went down")
    );
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
function placeByChannel({ name, pace, hint, enter, cause, environment }) {
  const channel = new AgentChannel(
    (agent) => enter(agent, cleanEnvironment, false),
    environment ?? environmentOf(cleanEnvironment)
  );
  const place = {
    ...{ name, hint },
    connect: (...how) => channel.connect(...how).catch((error) => {
      throw new Error(cause?.(error.message) ?? error.message);
    })
  };
  return {
    ...{ name, pace },
    run: (argv, options) => runByAgent(place, argv, options),
    open: (argv, events) => openByAgent(place, argv, events),
    attach: (argv, terminal) => enter(argv, terminalEnvironment(), terminal)
  };
}

// src/providers/deadline.ts
var killGrace = 2e3;
var channelGrace = 5e3;
var supervisor = `
exec 3<&0
timeout --kill-after=${killGrace / 1e3} "$@" <&3 3<&- &
group=$!
exec 3<&-
wait "$group"
status=$?
case $status in 124|137) kill -KILL "-$group" 2>/dev/null ;; esac
exit "$status"
`;
async function withDeadline(argv, options, channel, how = {}) {
  const timeoutMs = options.timeoutMs ?? defaultDeadline;
  const inside = ["sh", "-c", supervisor, "supervisor", String(timeoutMs / 1e3), ...argv];
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + paced(channelGrace),
    ...how,
    ...options.stdin === void 0 ? {} : { stdin: options.stdin },
    ...options.signal === void 0 ? {} : { signal: options.signal }
  });
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs;
  return { ...result, argv, timedOut: result.timedOut || expired };
}

// src/providers/channel.ts
import { randomUUID } from "node:crypto";
var ChannelBroken = class extends LabError {
  /** The command had begun. */
  begun;
  constructor(message, begun, hint) {
    super(message, hint === void 0 ? {} : { hint });
    this.begun = begun;
  }
};
var noticeDeadline = 1e3;
var marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
printf %s "$mark"
exit "$status"
`;
async function throughChannel(name, argv, options, channel) {
  const mark = randomUUID();
  const enough = new AbortController();
  const seen = whenBothEnded(mark, () => setTimeout(() => enough.abort(), noticeDeadline).unref());
  const raw = await withDeadline(
    argv,
    options,
    (command) => channel(["sh", "-c", marked, "marked", mark, ...command]),
    { env: toolEnvironment(), onOutput: seen, enough: enough.signal }
  );
  const result = { ...raw, stdout: withoutLast(raw.stdout, mark) };
  const [before = "", inside, after] = split(result.stderr, mark);
  if (after !== void 0) {
    const late = ["124", "137"].includes(after) && raw.durationMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const timedOut = raw.timedOut || late;
    return { ...result, status: Number(after), signal: null, stderr: inside ?? "", timedOut };
  }
  if (result.timedOut) return { ...result, stderr: inside ?? before };
  const said = result.stderr.replaceAll(mark, "").trim().split("\n").slice(-4).join("\n");
  const cause = inside === void 0 ? "the machine cannot be reached" : "the connection broke";
  throw new ChannelBroken(`cannot run "${argv[0]}" on ${name}: ${cause}: ${said}`, inside !== void 0);
}
function whenBothEnded(mark, callback) {
  let count = 0;
  let rest = "";
  return (text) => {
    const parts = `${rest}${text}`.split(mark);
    count += parts.length - 1;
    rest = parts.at(-1)?.slice(-mark.length) ?? "";
    if (count === 3) callback();
  };
}
function withoutLast(text, mark) {
  const at = text.lastIndexOf(mark);
  return at === -1 ? text : text.slice(0, at) + text.slice(at + mark.length);
}
function split(text, mark) {
  const begin = text.indexOf(`${mark}
`);
  if (begin === -1) return [text];
  const rest = text.slice(begin + mark.length + 1);
  const end = rest.lastIndexOf(`${mark} `);
  if (end === -1) return [text.slice(0, begin), rest];
  const status = /^\d+/.exec(rest.slice(end + mark.length + 1))?.[0];
  return [text.slice(0, begin), rest.slice(0, end), status];
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
    if (!(error instanceof ChannelBroken && error.begun)) throw error;
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
  placeByChannel,
  withDeadline,
  throughChannel,
  restartInside,
  powerOffInside,
  journalOf
};
