import {
  bridgeName,
  fanAddress,
  overlayMtu,
  plannedEndpoints,
  problemsOfFan,
  sliceOf,
  underlayOf,
  vni
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  contains,
  formatAddress,
  formatPrefix,
  overlap,
  parseAddress,
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  parseOsRelease
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import {
  ipLinks,
  ipv4Text
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import {
  quoted
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import {
  guestProgram
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  guestPath
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import {
  Hopeless,
  defaultDeadline,
  hostPace,
  waitUntil
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/lab/check-failed.ts
var NotObservable = class extends Error {
  name = "NotObservable";
};
var CheckFailed = class extends Error {
  name = "CheckFailed";
  expected;
  got;
  /** The next command a person would type. */
  hint;
  /** Cells that were expected to answer and did not. */
  silent;
  constructor(difference2) {
    super(`expected ${difference2.expected}, got ${difference2.got}`);
    this.expected = difference2.expected;
    this.got = difference2.got;
    this.hint = difference2.hint;
    this.silent = difference2.silent ?? [];
  }
};

// src/lab/endpoint.ts
var inEndpoint = ({ pid }, argv) => pid === void 0 ? [...argv] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...argv];

// src/process/command-timed-out.ts
var CommandTimedOut = class extends LabError {
  /** Name of the machine, and the command as a person would read it. */
  place;
  command;
  constructor(message, { place: place2, command }) {
    super(message);
    this.place = place2;
    this.command = command;
  }
};
function timedOutIn(error) {
  if (error instanceof CommandTimedOut) return error;
  return error instanceof Error && error.cause !== void 0 ? timedOutIn(error.cause) : void 0;
}

// src/process/shell-on.ts
import { $ as zx } from "./packages/zx.mjs";

// src/process/remote-child.ts
import { EventEmitter } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { finished } from "node:stream/promises";
function remoteChild(command) {
  const input = [];
  const stdin = new Writable({
    write(piece, _encoding, done) {
      input.push(piece);
      done();
    }
  });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const child = Object.assign(new EventEmitter(), { stdin, stdout, stderr });
  const say = async (result) => {
    stdout.end(result.stdout);
    stderr.end(result.stderr);
    await Promise.allSettled([finished(stdout), finished(stderr)]);
  };
  const live = async () => {
    let [status, signal] = [null, null];
    try {
      const reads = command.reads() || input.length > 0 || stdin.writableEnded;
      if (reads) await finished(stdin);
      const result = await command.run(reads ? Buffer.concat(input) : void 0);
      [status, signal] = [result.status, result.signal];
      await say(result);
      const error = command.errorOf(result);
      if (error) child.emit("error", error);
    } catch (error) {
      await say({});
      child.emit("error", error);
    }
    child.emit("exit", status, signal);
    child.emit("close", status, signal);
  };
  setImmediate(live);
  return child;
}

// src/process/shell-on.ts
var strict = "set -euo pipefail; ";
var bash = ["bash", "--norc", "-c"];
function shellOn(place2, options = {}) {
  return ((first, ...words) => isTemplate(first) ? start(place2, options, first, words) : shellOn(place2, { ...options, ...first }));
}
function start(place2, { timeout, cwd, env, ...options }, pieces, words) {
  if ("sync" in options && options.sync) {
    throw new LabError(`cannot run a command on ${place2.name} synchronously`, {
      hint: "await it, without `sync`"
    });
  }
  const killed = new AbortController();
  let deadline = timeout;
  let piped = options.input !== void 0;
  const spawn = (command, _words, { signal }) => {
    const signals = [killed.signal, signal, place2.stopped].filter((each) => each !== void 0);
    return remoteChild({
      reads: () => piped,
      run: (stdin) => place2.run(inside(`${strict}${command}`, cwd, env), {
        signal: AbortSignal.any(signals),
        ...stdin === void 0 ? {} : { stdin },
        ...deadline === void 0 ? {} : { timeoutMs: milliseconds(deadline) }
      }),
      errorOf: (result) => failure(place2, command, result)
    });
  };
  const own = { ...options, quiet: true, spawn, quote: quoted, prefix: "", postfix: "", halt: true };
  const promise = zx({ ...own, shell: "/bin/sh" })(pieces, ...words);
  const { pipe } = promise;
  promise.once("pipe", () => {
    piped = true;
  });
  Object.defineProperties(promise, {
    // zx would look for a process of this host's.
    kill: {
      value: async () => killed.abort(new LabError(`cannot go on with a command on ${place2.name}: it was ended`))
    },
    timeout: {
      value(time) {
        deadline = time ?? deadline;
        return promise;
      }
    },
    // Of Node's streams, which tell so when one is piped into the command.
    emit: {
      value(event) {
        if (event === "pipe") piped = true;
        return promise;
      }
    },
    // A template behind it is a command on the same place.
    pipe: {
      value: Object.assign(
        (target, ...more) => isTemplate(target) ? pipe(start(place2, { ...options, halt: true }, target, more)) : pipe(target, ...more),
        { stdout: pipe.stdout, stderr: pipe.stderr, stdall: pipe.stdall }
      )
    }
  });
  if (!options.halt) promise.run();
  return promise;
}
var isTemplate = (value) => Array.isArray(value) && "raw" in value;
function inside(script, cwd, env = {}) {
  const variables = Object.entries(env).flatMap(
    ([name, value]) => value === void 0 ? [] : [`${name}=${value}`]
  );
  const folder = cwd === void 0 ? [] : [`--chdir=${cwd}`];
  return [...folder.length + variables.length > 0 ? ["env", ...folder, ...variables] : [], ...bash, script];
}
var millisecondsOf = { ms: 1, s: 1e3, m: 6e4 };
function milliseconds(time) {
  const [, number = "", unit = ""] = /^(\d{1,9})(ms|s|m)?$/.exec(String(time)) ?? [];
  if (Number(number) > 0)
    return Number(number) * millisecondsOf[unit || "ms"];
  throw new LabError(
    `cannot wait so long for a command: must be such as 500ms, 5s or 2m; got ${shownValue(time)}`
  );
}
var lastLines = 6;
var mostSaid = 1e3;
function failure(place2, command, result) {
  if (result.status === 0) return void 0;
  const how = result.timedOut ? "no end within its deadline" : result.status === null ? `ended by ${result.signal}` : `status ${result.status}`;
  const said = (result.stderr.trim() || result.stdout.trim()).split("\n").slice(-lastLines).join("\n").slice(-mostSaid);
  const message = `cannot run ${shownValue(command)} on ${place2.name}: ${how}${said && `: ${said}`}`;
  return result.timedOut ? new CommandTimedOut(message, { place: place2.name, command }) : new LabError(message);
}

// src/lab/machine.ts
var rebootDeadline = 12e4;
var bootDeadline = 9e4;
var PlaceHandle = class {
  place;
  constructor(place2) {
    this.place = place2;
  }
  get name() {
    return this.place.name;
  }
  /** Aborted when the run has to stop, which ends what `$` is doing. */
  stopped;
  /** zx's `$` whose commands run here, as root: `await machine.$`ip -4 route get ${address}``. */
  get $() {
    return shellOn(this);
  }
  /** How many times longer than in a container of a free host things may take here. */
  get pace() {
    return this.place.pace * hostPace();
  }
  /** The deadline, given or not, is one for a container; here it is as much longer as the place is slower. */
  run(argv, options = {}) {
    return this.place.run(argv, { ...options, timeoutMs: this.pace * (options.timeoutMs ?? defaultDeadline) });
  }
  /** A command for as long as somebody talks to it: see Place. */
  open(argv, events) {
    return this.place.open(argv, events);
  }
  /** Waits as the function of that name, with a deadline that is as much longer as the place is slower. */
  waitUntil(what, probe, options) {
    return waitUntil(what, probe, { ...options, within: this.pace * options.within });
  }
  /** Runs argv and gives its standard output; any other status than 0 is a LabError with what it said. */
  async succeed(argv, options) {
    const result = await this.run(argv, options);
    if (result.status === 0) return result.stdout;
    const message = `cannot run "${shown(argv)}" on ${this.name}: ${reason(result)}`;
    if (result.timedOut) throw new CommandTimedOut(message, { place: this.name, command: shown(argv) });
    throw new LabError(message);
  }
  /** Runs argv, which has to fail; gives what it said. */
  async fail(argv, options) {
    const result = await this.run(argv, options);
    if (result.status !== 0) return `${result.stdout}${result.stderr}`;
    throw new LabError(`"${shown(argv)}" on ${this.name} succeeded, but was expected to fail`);
  }
  /** Reads the JSON that a command printed; of another shape than the schema's it is a LabError. */
  async json(argv, schema, options) {
    const text = await this.succeed(argv, options);
    return readJson(text, schema, `the answer of "${shown(argv)}" on ${this.name}`);
  }
  /** Tries argv until it succeeds; gives its standard output. */
  waitUntilSucceeds(argv, within) {
    return this.waitUntil(
      `"${shown(argv)}" succeeds on ${this.name}`,
      async () => {
        const result = await this.run(argv, { timeoutMs: within });
        return result.status === 0 ? { value: result.stdout } : { notYet: reason(result) };
      },
      { within }
    );
  }
  /** Writes a file of root's with the given mode, such as '0755'; its folder is made. It appears whole or not at all. */
  async write(path, content, mode = "0644") {
    const script = 'umask 022; mkdir -p "${1%/*}" && cat > "$1.new" && chmod "$2" "$1.new" && mv "$1.new" "$1"';
    await this.succeed(["sh", "-c", script, "write", path, mode], { stdin: content });
  }
  async read(path) {
    return this.succeed(["cat", path]);
  }
};
var Machine = class extends PlaceHandle {
  /** Changes with every boot and with nothing else. */
  async bootId() {
    return (await this.succeed(["cat", "/proc/sys/kernel/random/boot_id"], { timeoutMs: 5e3 })).trim();
  }
  /** Restarts in order, and proves by a new boot id that it did. */
  async reboot() {
    const before = await this.bootId();
    await this.place.restart();
    await this.waitForBootAfter(before);
  }
  /** Resolves when the machine answers with another boot id than the given one. */
  async waitForBootAfter(before) {
    await this.waitUntil(
      `${this.name} has booted anew`,
      async () => {
        const now = await this.bootId();
        return now === before ? { notYet: `boot id is still ${before}` } : { value: true };
      },
      { within: rebootDeadline, hint: `see the machine's console` }
    );
  }
  /** Resolves when systemd has nothing more to start; the state may be degraded, which is for the checks to judge. */
  async waitForBoot(within = bootDeadline) {
    return this.waitUntil(
      `${this.name} has booted`,
      async () => {
        const result = await this.run(["systemctl", "is-system-running", "--wait"], { timeoutMs: within });
        const state = result.stdout.trim();
        return state === "running" || state === "degraded" ? { value: state } : { notYet: state || reason(result) };
      },
      { within }
    );
  }
  /** Resolves when the unit is active; a unit that failed ends the wait at once. */
  async waitForUnit(unit, within = 3e4) {
    await this.waitUntil(
      `${unit} is active on ${this.name}`,
      async () => {
        const state = (await this.run(["systemctl", "is-active", unit])).stdout.trim();
        if (state === "failed") {
          const log = (await this.run(["journalctl", "-b", "-n", "20", "--no-pager", "-o", "cat", "-u", unit])).stdout;
          throw new Hopeless(`${unit} failed on ${this.name}: ${log.trim()}`);
        }
        return state === "active" ? { value: true } : { notYet: state };
      },
      { within }
    );
  }
};
function shown(argv) {
  const text = argv.join(" ");
  return text.length > 120 ? `${text.slice(0, 117)}\u2026` : text;
}
function reason(result) {
  const said = (result.stderr.trim() || result.stdout.trim()).split("\n").slice(-6).join("\n");
  const how = result.timedOut ? `it did not end before its deadline` : `status ${result.status ?? result.signal}`;
  return said === "" ? how : `${how}: ${said}`;
}

// src/lab/run-together.ts
function runTogether(place2, commands, options = {}) {
  return Promise.all(
    commands.map(async (argv) => {
      const result = await place2.run(argv, options);
      if (result.timedOut) {
        const message = `cannot run ${commands.length} commands side by side on ${place2.name}: ${reason(result)}`;
        throw new CommandTimedOut(message, { place: place2.name, command: argv.join(" ") });
      }
      const { stdout, stderr } = result;
      return { status: result.status ?? 1, stdout, stderr };
    })
  );
}

// src/lab/ask-endpoints.ts
async function askEndpoints(questions2, options = {}) {
  const places = /* @__PURE__ */ new Map();
  for (const [index, { source }] of questions2.entries()) {
    places.set(source.place, [...places.get(source.place) ?? [], index]);
  }
  const answers3 = [];
  await Promise.all(
    [...places].map(async ([place2, indices]) => {
      const commands = indices.map((index) => {
        const { source, argv } = questions2[index];
        return inEndpoint(source, argv);
      });
      const said = await runTogether(place2, commands, options);
      for (const [position, index] of indices.entries()) answers3[index] = said[position];
    })
  );
  return answers3;
}

// src/lab/expect.ts
function expectEqual(what, expected, got, hint) {
  const [wanted, came] = [shown2(expected), shown2(got)];
  if (wanted !== came) throw new CheckFailed({ expected: `${what}: ${wanted}`, got: came, hint });
}
var shown2 = (value) => Array.isArray(value) ? value.map(shown2).join(", ") || "none" : typeof value === "string" ? value : JSON.stringify(value);

// src/process/shared-while-asked.ts
function sharedWhileAsked(ask2) {
  const inFlight = /* @__PURE__ */ new WeakMap();
  return (key, ...rest) => {
    const asked = inFlight.get(key) ?? ask2(key, ...rest).finally(() => inFlight.delete(key));
    inFlight.set(key, asked);
    return asked;
  };
}

// src/lab/links.ts
var kinds = ["bridge", "vxlan"];
var linkCommands = [
  ["ip", "-json", "addr", "show"],
  ...kinds.map((kind) => ["ip", "-json", "link", "show", "type", kind])
];
function readLinks(answers3, what) {
  const [all = [], ...ofKinds] = answers3.map((text) => readJson(text.trim() || "[]", ipLinks, what));
  return all.map((link) => {
    const kind = kinds.find((_, index) => ofKinds[index]?.some(({ ifindex }) => ifindex === link.ifindex));
    return kind ? { ...link, kind } : link;
  });
}
var linksOf = sharedWhileAsked(askLinks);
async function askLinks(place2) {
  const said = await runTogether(place2, linkCommands);
  const failed = said.find(({ status }) => status !== 0);
  if (failed) throw new LabError(`cannot list the interfaces of ${place2.name}: ${failed.stderr.trim()}`);
  return readLinks(
    said.map(({ stdout }) => stdout),
    `the interfaces of ${place2.name}`
  );
}

// src/overlays/fan/evidence-of-fan.ts
var evidenceOfFan = [
  "fanctl show",
  'for port in /sys/class/net/*/brport; do echo "$port -> $(readlink "$port/bridge")"; done',
  // The packets that each direction of each tunnel let pass, or dropped.
  'ip -o link show type vxlan | cut -d : -f 2 | while read -r tunnel; do for way in egress ingress; do echo "$tunnel $way"; tc -s filter show dev "$tunnel" "$way"; done; done',
  "sysctl net.ipv4.ip_forward net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter net.bridge.bridge-nf-call-iptables",
  "ls -l /etc/networkd-dispatcher/*.d /etc/default/fanlab-fan; cat /etc/default/fanlab-fan",
  // What brings the fan up at a boot, with its arguments and drop-ins.
  "systemctl --no-pager cat networkd-dispatcher.service; cat /etc/default/networkd-dispatcher"
];

// src/lab/install-files.ts
import { readFile } from "node:fs/promises";
var guestLibrary = "/usr/local/lib/fanlab";
var guestFile = async (path, target, mode) => ({
  target,
  mode,
  content: await readFile(guestPath(path))
});
async function installFiles(place2, files) {
  await place2.succeed(["sh", "-eu"], { stdin: installScript(files) });
}
function installScript(files) {
  const parts = files.map(({ target, mode, content }) => {
    if (!/^\/[\w./@-]+$/.test(target)) throw new Error(`cannot install a file at "${target}": odd path`);
    return [
      `base64 -d <<'END' | install -D -o 0 -g 0 -m ${mode} /dev/stdin '${target}.new'`,
      Buffer.from(content).toString("base64"),
      "END",
      `mv '${target}.new' '${target}'`
    ].join("\n");
  });
  return `umask 022
${parts.join("\n")}
`;
}

// src/overlays/fan/probe.ts
var fanWishes = ["ebpf", "ubuntu", "auto"];
function ubuntuProblems(facts, user) {
  return [
    ...systemProblems(facts),
    ...kernelProblems(facts),
    ...user === "lxd" ? lxdProblems(facts) : fanctlProblems(facts)
  ];
}
function systemProblems({ os, kernel, fanVxlan }) {
  const problems = [];
  if (os.id !== "ubuntu") problems.push(`${os.id}'s kernel and iproute2 have no fan-map: only Ubuntu's do`);
  if (fanVxlan === null) {
    problems.push(`kernel ${kernel} shows no /proc/sys/net/fan/vxlan: no fan in it, or this is a container`);
  }
  return problems;
}
function kernelProblems({ os, kernel }) {
  if (atLeast(kernel, 6, 2) && !atLeast(kernel, 6, 3)) {
    return [`kernel ${kernel} locks up with a fan (lxd#12161)`];
  }
  const number = /^6\.8\.0-(\d+)-generic/.exec(kernel)?.[1];
  if (number !== void 0 && Number(number) < 50) {
    return [`kernel ${kernel} locks up with a fan (lxd#14025): 6.8.0-50 or later does not`];
  }
  if (os.id === "ubuntu" && os.version === "25.10") {
    return [`the fan of Ubuntu 25.10 is known to be broken, and the release has ended`];
  }
  return [];
}
function lxdProblems(facts) {
  const { lxd, kernel } = facts;
  if (!lxd || lxd.base === null) return iprouteProblems(facts);
  if (!atLeast(kernel, 6, 14) || !/^core(18|20|22)$/.test(lxd.base)) return [];
  return [
    `LXD ${lxd.version} brings the ip of ${lxd.base}, too old for the fan of kernel ${kernel} (lxd#16714)`
  ];
}
function fanctlProblems(facts) {
  const lacks = facts.os.id === "ubuntu" && facts.ubuntuFan === null;
  return [
    ...iprouteProblems(facts),
    ...lacks ? ["fanctl is missing: the package ubuntu-fan brings it"] : []
  ];
}
function iprouteProblems({ os, kernel }) {
  if (os.id !== "ubuntu" || !atLeast(kernel, 6, 14) || atLeast(os.version, 26, 4)) return [];
  return [
    `kernel ${kernel} moved fan-map, which the iproute2 of Ubuntu ${os.version} does not know (LP#2141703)`
  ];
}
function ebpfProblems({ kernel, iproute2, lxd }, user) {
  const problems = [];
  if (!atLeast(kernel, 5, 2))
    problems.push(`kernel ${kernel} is too old for the fan's program: 5.2 is needed`);
  if (!/\blibbpf [\d.]+/.test(iproute2)) {
    problems.push(
      `iproute2 is built without libbpf ("${iproute2.trim()}"): its tc cannot load the fan's program`
    );
  }
  if (user === "lxd" && lxd && lxd.base !== null) {
    problems.push(
      `LXD ${lxd.version} is a snap and brings its own ip, which cannot be replaced: install it from a package`
    );
  }
  return problems;
}
function atLeast(version, major, minor) {
  const [a = 0, b = 0] = version.split(/[.-]/).map((part2) => Number.parseInt(part2, 10));
  return a > major || a === major && b >= minor;
}

// src/overlays/fan/choose-engine.ts
function chooseFanEngine(facts, user, wish = "auto") {
  const engine = pickEngine(facts, user, wish);
  if (engine === "ubuntu") {
    const reason2 = `kernel ${facts.kernel} has fan-map, and its tools know how to ask for it`;
    return { engine, reasons: [reason2], hints: [] };
  }
  if (engine === "ebpf") return { engine, reasons: ubuntuProblems(facts, user), hints: [] };
  const reasons = enginesOf(wish).flatMap(
    (name) => problemsOf[name](facts, user).map((problem) => `${name}: ${problem}`)
  );
  return { engine, reasons, hints: hintsFor(facts, user, wish) };
}
var enginesOf = (wish) => wish === "auto" ? ["ubuntu", "ebpf"] : [wish];
var problemsOf = { ubuntu: ubuntuProblems, ebpf: ebpfProblems };
var pickEngine = (facts, user, wish) => enginesOf(wish).find((name) => problemsOf[name](facts, user).length === 0);
var firstKernels = {
  "22.04": "5.15.0-94-generic",
  "24.04": "6.8.0-60-generic",
  "26.04": "7.0.0-12-generic"
};
var newerLxd = {
  words: "snap refresh lxd --channel=6/stable",
  applies: ({ lxd }) => lxd !== void 0 && lxd.base !== null,
  after: (facts) => ({ ...facts, lxd: { version: "6", base: "core26" } })
};
var firstKernel = {
  words: "boot the kernel that the release came with (apt-get install linux-generic), brought up to date",
  applies: ({ os }) => os.id === "ubuntu" && Object.hasOwn(firstKernels, os.version),
  after: (facts) => ({ ...facts, fanVxlan: "4", kernel: firstKernels[facts.os.version] ?? facts.kernel })
};
var ubuntuFan = {
  words: "apt-get install ubuntu-fan",
  applies: ({ os, ubuntuFan: ubuntuFan2 }) => os.id === "ubuntu" && ubuntuFan2 === null,
  after: (facts) => ({ ...facts, ubuntuFan: "0.12.16" })
};
var changes = [ubuntuFan, newerLxd, firstKernel];
function hintsFor(facts, user, wish) {
  const other = pickEngine(facts, user, "auto");
  const possible = changes.filter(
    (change) => change.applies(facts) && pickEngine(change.after(facts), user, wish) !== void 0
  );
  const hints = [...other ? [`${optionName("fan")} ${other}`] : [], ...possible.map(({ words }) => words)];
  return hints.length > 0 ? hints : ["machines of Ubuntu 22.04 with its first kernel and LXD 5.0"];
}

// src/overlays/fan/engine.ts
function ebpfFiles() {
  return [
    { source: "fanctl", target: "/usr/local/sbin/fanctl", mode: 493 },
    { source: "ip", target: `${guestLibrary}/bin/ip`, mode: 493 },
    { source: "fan.sh", target: `${guestLibrary}/fan.sh`, mode: 420 },
    { source: "fan-state.sh", target: `${guestLibrary}/fan-state.sh`, mode: 420 },
    { source: "fan-egress.sh", target: `${guestLibrary}/fan-egress.sh`, mode: 420 },
    { source: "fan-dhcp.sh", target: `${guestLibrary}/fan-dhcp.sh`, mode: 420 },
    { source: "fan.bpf.o", target: `${guestLibrary}/fan.bpf.o`, mode: 420 }
  ];
}
var ubuntuFiles = [
  { source: "fan-modules.conf", target: "/etc/modules-load.d/10-fan.conf", mode: 420 }
];
var fanEngines = {
  ubuntu: {
    name: "ubuntu",
    files: ubuntuFiles,
    activation: [["modprobe", "vxlan"]]
  },
  ebpf: { name: "ebpf", files: ebpfFiles(), activation: [] }
};
var hookPath = "/etc/networkd-dispatcher/routable.d/50-fan";
function persistenceFiles() {
  return [
    { source: "50-fan", target: hookPath, mode: 493 },
    { source: "wait-for-fan", target: `${guestLibrary}/wait-for-fan`, mode: 493 },
    {
      source: "dispatcher-after-fan-link.conf",
      target: "/etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf",
      mode: 420
    }
  ];
}
var fanSettingsPath = "/etc/default/fanlab-fan";
function hookSettings(fan) {
  return `INTERFACE=${fan.interface}
OVERLAY=${fan.overlay}
UNDERLAY_LENGTH=${fan.underlayLength}
`;
}

// src/overlays/fan/fan-facts.ts
var fanFactsScript = `
[ "\${1:-}" = look ] || modprobe vxlan 2>/dev/null
version() { dpkg-query --show --showformat='\${db:Status-Status} \${Version}' "$1" 2>/dev/null; }
section() { printf '\\n== %s\\n' "$1"; }
section kernel; uname -r
section fan; cat /proc/sys/net/fan/vxlan 2>/dev/null
section os; cat /etc/os-release
section ip; ip -V
section ubuntu-fan; version ubuntu-fan
section snap; cat /snap/lxd/current/meta/snap.yaml 2>/dev/null
section lxd; version lxd
:
`;
function parseFanFacts(text) {
  const [, ...words] = text.split(/^== (\S+)\n/m);
  const sections = /* @__PURE__ */ new Map();
  for (let index = 0; index < words.length; index += 2) {
    sections.set(words[index], (words[index + 1] ?? "").trim());
  }
  const section = (name) => sections.get(name) ?? "";
  if (section("kernel") === "")
    throw new LabError(`cannot read the facts about the fan: got ${shownValue(text)}`);
  const { id, version } = parseOsRelease(section("os"));
  const lxd = snapOf(section("snap")) ?? packageOf(section("lxd"));
  return {
    kernel: section("kernel"),
    fanVxlan: section("fan") || null,
    os: { id, version },
    iproute2: section("ip"),
    ubuntuFan: installed(section("ubuntu-fan")) ?? null,
    ...lxd ? { lxd } : {}
  };
}
var installed = (line) => /^installed (\S+)/.exec(line)?.[1];
function packageOf(line) {
  const version = installed(line);
  return version === void 0 ? void 0 : { version, base: null };
}
function snapOf(yaml) {
  const field = (name) => new RegExp(`^${name}:\\s*['"]?([^'"\\s]+)`, "m").exec(yaml)?.[1];
  const [version, base] = [field("version"), field("base")];
  return version === void 0 ? void 0 : { version, base: base ?? "core" };
}

// src/overlays/fan/decide-fan-engine.ts
async function decideFanEngine({ lab, engine: wanted }, place2) {
  const wish = readWish(wanted);
  const user = lab.machinesOf("lxd-cluster").some(({ name }) => name === place2.name) ? "lxd" : "fanctl";
  const facts = parseFanFacts(await place2.succeed(["sh"], { stdin: fanFactsScript }));
  const { engine, reasons, hints } = chooseFanEngine(facts, user, wish);
  if (engine !== void 0) return { place: place2.name, user, facts, engine: fanEngines[engine] };
  throw new LabError(`cannot use the fan engine ${wanted} on ${place2.name}: ${reasons.join("; ")}`, {
    hint: hints.join("\nhint: or: ")
  });
}
function readWish(wanted) {
  const wish = fanWishes.find((each) => each === wanted);
  if (wish) return wish;
  throw new LabError(`cannot use the fan engine ${shownValue(wanted)}: there is none of that name`, {
    hint: `${optionName("fan")} ${fanWishes.join(" or ")}`
  });
}

// src/overlays/fan/guest-file.ts
var guestFileOfFan = ({ source, target, mode }) => guestFile(`overlays/fan/guest/${source}`, target, mode.toString(8).padStart(4, "0"));

// src/overlays/fan/install-fan.ts
async function installFan(context, places) {
  await Promise.all(
    places.map(async (place2) => {
      const { engine } = await decideFanEngine(context, place2);
      await installFiles(place2, await Promise.all(engine.files.map(guestFileOfFan)));
      for (const command of engine.activation) await place2.succeed(command);
    })
  );
}

// src/overlays/fan/containers-on-fan.ts
var containersHaveFanMtu = ({ mtu, prefix }) => async ({ lab }, { endpoints, missing }) => {
  throwIfMissing(lab, missing);
  const containers = endpoints.filter(({ kind, launched }) => kind === "container" && !launched);
  const argv = ["ip", "-json", "-4", "addr", "show", "dev", "eth0"];
  const said = await askEndpoints(containers.map((source) => ({ source, argv })));
  const got = containers.map(({ name }, index) => {
    const [link] = readJson(answerOf(name, said[index]), ipLinks, `the interfaces of ${name}`);
    return `${name} mtu ${link?.mtu} length ${link?.addr_info.map(({ prefixlen }) => prefixlen).join(" and ")}`;
  });
  expectEqual(
    "interfaces of containers",
    containers.map(({ name }) => `${name} mtu ${mtu} length ${prefix.length}`),
    got
  );
};
function throwIfMissing({ topology }, missing) {
  const containers = plannedEndpoints(topology).filter(({ kind }) => kind === "container");
  for (const { name, reason: reason2 } of missing) {
    if (containers.some((container) => container.name === name))
      throw new LabError(`cannot probe ${name}: ${reason2}`);
  }
}
var addressesAreUnique = ({ owns }) => async (_, { endpoints }) => {
  const argv = ["ip", "-json", "-4", "addr", "show", "scope", "global"];
  const said = await askEndpoints(endpoints.map((source) => ({ source, argv })));
  const held = endpoints.flatMap(({ name, address: own }, index) => {
    const links = readJson(answerOf(name, said[index]), ipLinks, `the interfaces of ${name}`);
    return links.flatMap(({ addr_info }) => addr_info.filter(({ local }) => owns(local))).map(({ local }) => ({ name, address: local, own }));
  });
  const twice = held.filter(
    ({ address }, index) => held.findIndex((other) => other.address === address) !== index
  );
  const problems = [
    ...twice.map(
      ({ address }) => `${address} of ${held.filter((other) => other.address === address).map(({ name }) => name).join(" and ")}`
    ),
    ...held.filter(({ address, own }) => address !== own).map(({ name, address, own }) => `${name} has ${address} beside ${own}`)
  ];
  if (problems.length > 0)
    throw new CheckFailed({
      expected: "every endpoint has one address, and every address belongs to one endpoint",
      got: problems.join("; ")
    });
};
function answerOf(name, said) {
  if (said?.status === 0) return said.stdout.trim() || "[]";
  throw new CheckFailed({ expected: `${name} tells its addresses`, got: said?.stderr.trim() || "no answer" });
}

// src/overlays/fan/egress.ts
import * as z from "./packages/zod.mjs";

// src/lab/ask-program.ts
async function askProgram(place2, modules, question, schema) {
  const seconds3 = question.seconds * place2.pace;
  const { argv, source } = guestProgram(modules);
  const said = await place2.succeed(argv, {
    stdin: Buffer.concat([source, Buffer.from(JSON.stringify({ ...question, seconds: seconds3 }))]),
    timeoutMs: 1e3 * (question.seconds + 10)
  });
  return readJson(said, schema, `the answer of ${modules.at(-1)} on ${place2.name}`);
}

// src/overlays/fan/egress.ts
var seconds = 1.5;
var answers = z.record(
  z.string(),
  z.object({
    gateways: z.array(ipv4Text),
    foreign: z.array(ipv4Text),
    left: z.object({ icmp: z.array(ipv4Text), udp: z.array(ipv4Text), tcp: z.array(ipv4Text) }),
    answered: z.boolean(),
    refused: z.string().nullable()
  })
);
var containersHaveDefaultRoute = (overlay) => everyWay(overlay, ({ container, answer }) => {
  const gateways = answer?.gateways ?? [];
  return [
    ...gateways.length === 1 ? [] : [`${container.name} has ${gateways.length} default routes: ${gateways.join(", ") || "none"}`],
    ...(answer?.foreign ?? []).map(
      (gateway) => `${container.name}'s gateway ${gateway} is not on ${container.place.name}`
    )
  ];
});
var containersLeaveTranslated = (overlay) => everyWay(overlay, ({ container, own, answer }) => {
  if (answer?.refused) return [`${container.name} cannot send: ${answer.refused}`];
  const wrong = Object.entries(answer?.left ?? {}).flatMap(
    ([protocol, sources]) => sources.join() === own ? [] : [
      `${protocol} of ${container.name} leaves ${container.place.name} as ${sources.join(" and ") || "nothing"} instead of ${own}`
    ]
  );
  return answer?.answered ? wrong : [...wrong, `${container.name} hears no answer`];
});
var everyWay = (overlay, problemsOf2) => async (context, found) => {
  const ways = await shared(context.lab, overlay, found);
  const problems = [
    ...found.missing.filter(({ absent }) => !absent).map(({ name, reason: reason2 }) => `${name} cannot be asked: ${reason2}`),
    ...ways.flatMap(problemsOf2)
  ];
  if (problems.length > 0)
    throw new CheckFailed({ expected: "it holds of every container", got: problems.join("; ") });
};
async function ask(lab, overlay, { endpoints }) {
  const containers = endpoints.filter(({ pid, launched }) => pid !== void 0 && !launched);
  const places = [...new Set(containers.map(({ place: place2 }) => place2))];
  const ways = await Promise.all(
    places.map(async (place2) => {
      const own = containers.filter((container) => container.place === place2);
      const answer = await askProgram(
        place2,
        ["internet_checksum", "network_namespace", "overlays/fan/guest/ask_egress"],
        {
          target: beyond(overlay, lab, place2),
          seconds,
          containers: Object.fromEntries(own.map(({ name, pid }) => [name, pid]))
        },
        answers
      );
      return own.map((container) => ({
        container,
        own: underlayOf2(overlay, place2),
        answer: answer[container.name]
      }));
    })
  );
  return ways.flat();
}
var shared = sharedWhileAsked(ask);
function beyond(overlay, lab, place2) {
  if (lab.topology.hostAbsent === void 0) return lab.hostAddress;
  const others = lab.machines.filter(({ name }) => name !== place2.name);
  return underlayOf2(overlay, others[0] ?? place2);
}
var underlayOf2 = (overlay, place2) => overlay.envelope({ address: overlay.addressOf(place2) }).target;

// src/overlays/fan/foreign-vnis.ts
import * as z2 from "./packages/zod.mjs";
var seconds2 = 1.5;
var macText = z2.string().regex(/^[\da-f]{2}(:[\da-f]{2}){5}$/);
var answers2 = z2.record(z2.string(), z2.object({ own: z2.boolean(), foreign: z2.array(z2.int()) }));
var tunnelsTakeOwnVni = (overlay) => async ({ lab }) => {
  const members = await Promise.all(
    lab.places.map(async (place2) => {
      const address = overlay.addressOf(place2);
      const mac = macText.safeParse((await overlay.links(place2)).bridge?.address).data;
      return { place: place2, address, underlay: overlay.envelope({ address }).target, mac };
    })
  );
  const problems = await Promise.all(
    members.map(async ({ place: place2, address, underlay, mac }) => {
      if (mac === void 0) return [`${place2.name} has no bridge`];
      const others = members.filter((each) => each.place !== place2 && each.mac !== void 0);
      const peers = Object.fromEntries(
        others.map((other) => [
          other.place.name,
          { underlay: other.underlay, address: other.address, mac: other.mac }
        ])
      );
      const { vni: vni2 } = overlay;
      const question = { underlay, address, mac, vni: vni2, foreign: foreignTo(vni2), peers, seconds: seconds2 };
      const said = await askProgram(
        place2,
        ["internet_checksum", "overlays/fan/guest/ask_vnis"],
        question,
        answers2
      );
      return others.flatMap(({ place: { name } }) => [
        ...said[name]?.own ? [] : [`${name} answers no frame of VNI ${vni2} from ${place2.name}`],
        ...(said[name]?.foreign ?? []).map(
          (foreign) => `${name} answers a frame of VNI ${foreign} from ${place2.name}`
        )
      ]);
    })
  );
  if (problems.flat().length > 0)
    throw new CheckFailed({
      expected: `frames of VNI ${overlay.vni} are taken, and no others`,
      got: problems.flat().join("; ")
    });
};
var foreignTo = (vni2) => [0, 1, vni2 - 1, vni2 + 1, vni2 ^ 65536, vni2 ^ 8388608, 16777215].filter(
  (each, index, all) => each !== vni2 && each >= 0 && each <= 16777215 && all.indexOf(each) === index
);

// src/lab/firewall/find-drop.ts
var hooks = ["ingress", "prerouting", "forward", "postrouting", "egress"];
var hooksOfInterfaces = ["ingress", "egress"];
var familiesOfArp = ["bridge", "netdev"];
var deepest = 16;
function findDrop(tables, flow) {
  const called = tables.flatMap(
    (table) => table.chains.flatMap((chain) => isPassed(table, chain, flow) ? [{ table, chain }] : [])
  );
  const place2 = ({ chain: { hook } }) => hooks.indexOf(hook?.name ?? "");
  const priority = ({ chain: { hook } }) => hook?.priority ?? 0;
  const inOrder = called.sort((a, b) => place2(a) - place2(b) || priority(a) - priority(b));
  for (const { table, chain } of inOrder) {
    const { dropped, ended } = walk(table, chain, flow, deepest);
    if (dropped) return describe(table, chain, dropped);
    if (!ended && chain.hook?.policy === "drop") return describe(table, chain);
  }
  return void 0;
}
function isPassed({ family }, { hook }, { protocol, bridge, ports }) {
  if (!hook || !hooks.includes(hook.name)) return false;
  if (protocol === "arp" && !familiesOfArp.includes(family)) return false;
  if (!hooksOfInterfaces.includes(hook.name)) return true;
  return hook.devices.some((name) => name === bridge || ports.includes(name));
}
function walk(table, chain, flow, left) {
  for (const rule of chain.rules) {
    const share = rule.shareOf(flow);
    if (share === "none" || rule.act === "pass") continue;
    const isAll = share === "all";
    if (rule.act === "drop") {
      if (share !== "unknown") return { dropped: { chain, rule }, ended: true };
    } else if (rule.act === "accept") {
      if (share !== "some") return { ended: true };
    } else if (rule.act === "return") {
      if (isAll) return { ended: false };
    } else {
      const isGoto = "goto" in rule.act;
      const name = "goto" in rule.act ? rule.act.goto : rule.act.jump;
      const next = table.chains.find((each) => each.name === name);
      const inner = next && left > 0 ? walk(table, next, flow, left - 1) : { ended: false };
      if (inner.dropped && share !== "unknown") return inner;
      if (inner.ended && share !== "some") return { ended: true };
      if (isGoto && isAll) return { ended: false };
    }
  }
  return { ended: false };
}
function describe(table, base, dropped) {
  const { tool, family, name } = table;
  const shown3 = tool === "nft" ? `${family} ${name}` : name;
  const { chain = base, rule } = dropped ?? {};
  const what = rule ? `${rule.text} of chain ${chain.name}` : `the policy of chain ${chain.name}`;
  return {
    text: `${what} (${tool}, table ${shown3}, hook ${base.hook?.name}, priority ${base.hook?.priority})`,
    command: tool === "nft" ? `nft -a list chain ${shown3} ${chain.name}` : `${tool} -t ${name} -v -n -L ${chain.name} --line-numbers`
  };
}

// src/lab/firewall/share.ts
function shareOfBoth(a, b) {
  if (a === "none" || b === "none") return "none";
  if (a === "unknown" || b === "unknown") return "unknown";
  return a === "all" ? b : a;
}
function shareOfAny(shares) {
  return ["all", "unknown", "some"].find((share) => shares.includes(share)) ?? "none";
}
var shareOfOthers = (share) => share === "all" ? "none" : share === "none" ? "all" : share;
var allIf = (holds) => holds ? "all" : "none";
var someIf = (holds) => holds ? "some" : "none";

// src/lab/firewall/address-share.ts
function shareOfPrefix(addresses, text) {
  const told = readPrefix(text);
  if (told === void 0) return "unknown";
  if (told.length <= addresses.length) return allIf(overlap(told, addresses));
  return overlap(told, addresses) ? "some" : "none";
}
function shareOfRange({ address, length }, first, last) {
  const [from, to] = [readPrefix(first)?.address, readPrefix(last)?.address];
  if (from === void 0 || to === void 0) return "unknown";
  const highest = address + 2 ** (32 - length) - 1;
  if (to < address || from > highest) return "none";
  return from <= address && to >= highest ? "all" : "some";
}
function readPrefix(text) {
  const [address = "", mask = "32"] = text.split("/");
  try {
    return mask.includes(".") ? { address: parseAddress(address), length: lengthOfMask(parseAddress(mask)) } : parsePrefix(`${address}/${mask}`);
  } catch {
    return void 0;
  }
}
function lengthOfMask(mask) {
  const length = mask === 0 ? 0 : 32 - Math.log2(2 ** 32 - mask);
  if (!Number.isInteger(length) || !contains({ address: mask, length }, mask)) throw new Error("no prefix");
  return length;
}

// src/lab/firewall/iptables-options.ts
var isInterface = (pattern, name) => pattern.endsWith("+") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
var isOneOf = (value, wanted) => value.toUpperCase().split(",").includes(wanted);
var ofState = (value, { state }) => allIf(isOneOf(value, state.toUpperCase()));
var unicast = (value) => allIf(isOneOf(value, "UNICAST"));
var part = () => "some";
var ofPorts = (_, { protocol }) => someIf(protocol === "tcp" || protocol === "udp");
var ofTcp = (_, { protocol }) => someIf(protocol === "tcp");
var always = () => "all";
var never = () => "none";
var unknown = () => "unknown";
var withValue = {
  "-s": (value, { source }) => shareOfAny(value.split(",").map((each) => shareOfPrefix(source, each))),
  "-d": (value, { target }) => shareOfAny(value.split(",").map((each) => shareOfPrefix(target, each))),
  "-i": (value, { bridge }) => allIf(isInterface(value, bridge)),
  "-o": (value, { bridge }) => allIf(isInterface(value, bridge)),
  "-p": (value, { protocol }) => allIf(value === "all" || value === protocol),
  // The options of a match say what it is about.
  "-m": always,
  "--comment": always,
  "--ctstate": ofState,
  "--state": ofState,
  "--dport": ofPorts,
  "--sport": ofPorts,
  "--dports": ofPorts,
  "--sports": ofPorts,
  "--ports": ofPorts,
  "--tcp-option": ofTcp,
  "--tcp-flags": ofTcp,
  "--icmp-type": (value, { protocol }) => (value === "any" ? allIf : someIf)(protocol === "icmp"),
  "--dst-type": unicast,
  "--src-type": unicast,
  "--pkt-type": unicast,
  "--length": part,
  "--ttl-eq": part,
  "--ttl-lt": part,
  "--ttl-gt": part,
  "--mode": part,
  "--probability": part,
  "--every": part,
  "--packet": part,
  "--limit": part,
  "--limit-burst": part,
  "--hashlimit-above": part,
  "--hashlimit-upto": part,
  "--connlimit-above": part,
  "--mac-source": part,
  "--physdev-in": part,
  "--physdev-out": part,
  "--uid-owner": never,
  "--gid-owner": never
};
var withoutValue = {
  // A fragment that is not the first one.
  "-f": never,
  "--syn": ofTcp,
  "--physdev-is-bridged": always,
  "--physdev-is-in": always,
  "--physdev-is-out": always
};
function shareOfOptions(options, flow) {
  let share = "all";
  for (let at = 0; at < options.length; at++) {
    const isNegated = options[at] === "!";
    if (isNegated) at++;
    const name = options[at] ?? "";
    const valued = withValue[name];
    const read = valued ?? withoutValue[name] ?? unknown;
    const own = read(valued ? options[++at] ?? "" : "", flow);
    while (at + 1 < options.length && !/^(!|-.*)$/.test(options[at + 1] ?? "")) at++;
    share = shareOfBoth(share, isNegated ? shareOfOthers(own) : own);
  }
  return share;
}

// src/lab/firewall/read-iptables.ts
var priorities = { raw: -300, mangle: -150, filter: 0, security: 50 };
var quotedWord = /"((?:[^"\\]|\\.)*)"|\S+/g;
var ends = {
  ACCEPT: "accept",
  DROP: "drop",
  REJECT: "drop",
  RETURN: "return"
};
function readIptables(text, tool, what) {
  const tables = [];
  for (const line of text.split("\n")) {
    if (line === "" || line === "COMMIT" || line.startsWith("#")) continue;
    const [, table] = /^\*(\w+)$/.exec(line) ?? [];
    const [, name, policy] = /^:(\S+) (ACCEPT|DROP|-) /.exec(line) ?? [];
    const [, appended, words] = /^-A (\S+)(.*)$/.exec(line) ?? [];
    const last = tables.at(-1);
    const chain = last?.chains.find((each) => each.name === appended);
    if (table !== void 0) tables.push({ name: table, chains: [] });
    else if (last && name !== void 0 && policy !== void 0) {
      const isBase = policy !== "-";
      const hook = { name: name.toLowerCase(), priority: priorities[last.name] ?? 0, devices: [] };
      const own = { ...hook, policy: policy === "DROP" ? "drop" : "accept" };
      last.chains.push({ name, hook: isBase ? own : void 0, rules: [] });
    } else if (chain && words !== void 0) chain.rules.push(readRule(line, wordsOf(words)));
    else throw new LabError(`cannot read ${what}: not a line of iptables-save: ${JSON.stringify(line)}`);
  }
  return tables.filter(({ name }) => name in priorities).map(({ name, chains }) => ({ tool, family: "ip", name, chains, isPartial: false }));
}
var wordsOf = (text) => [...text.matchAll(quotedWord)].map(([word, inner]) => inner?.replaceAll(/\\(.)/g, "$1") ?? word);
function readRule(text, words) {
  const at = words.findIndex((word) => word === "-j" || word === "-g");
  const options = at < 0 ? words : words.slice(0, at);
  const target = at < 0 ? "" : words[at + 1] ?? "";
  const act = words[at] === "-g" ? { goto: target } : ends[target] ?? (target === "" ? "pass" : { jump: target });
  return { text: `rule "${text}"`, act, shareOf: (flow) => shareOfOptions(options, flow) };
}

// src/lab/firewall/read-nft.ts
import * as z3 from "./packages/zod.mjs";

// src/lab/firewall/nft-match.ts
function shareOfMatch({ op, left, right }, family, sets, flow) {
  const values = valuesOf(right, sets);
  if (values === void 0) return "unknown";
  const share = shareOfAny(values.map((value) => shareOfValue(left, value, family, flow)));
  if (op === "==" || op === "in") return share;
  if (op === "!=") return shareOfOthers(share);
  return shareOfValue(left, void 0, family, flow) === "none" ? "none" : "some";
}
function valuesOf(right, sets) {
  if (typeof right === "string" && right.startsWith("@")) return sets.get(right.slice(1));
  const members = Array.isArray(right) ? right : fieldOf(right, "set") ?? [right];
  const list = Array.isArray(members) ? members : [members];
  return list.map((each) => fieldOf(fieldOf(each, "elem"), "val") ?? each);
}
var fieldOf = (value, name) => typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : void 0;
function shareOfValue(left, value, family, flow) {
  const [payload, meta, ct] = ["payload", "meta", "ct"].map((name) => fieldOf(left, name));
  if (payload !== void 0) return shareOfPayload(payload, value, flow);
  if (meta !== void 0) return shareOfMeta(fieldOf(meta, "key"), value, family, flow);
  if (ct !== void 0) return shareOfConnection(fieldOf(ct, "key"), value, flow);
  if (fieldOf(left, "numgen") !== void 0) return "some";
  const masked = fieldOf(left, "&");
  if (Array.isArray(masked)) return shareOfBoth("some", shareOfValue(masked[0], void 0, family, flow));
  return "unknown";
}
function shareOfPayload(payload, value, flow) {
  const [protocol, field] = [fieldOf(payload, "protocol"), fieldOf(payload, "field")];
  const isIp = flow.protocol !== "arp";
  switch (protocol) {
    case "ip":
      if (!isIp) return "none";
      if (field === "saddr") return shareOfAddress(flow.source, value);
      if (field === "daddr") return shareOfAddress(flow.target, value);
      if (field === "protocol") return allIf(value === flow.protocol);
      return field === "version" ? allIf(value === 4) : "some";
    case "ether":
      return field === "type" ? ofEtherType(value, flow) : "some";
    case "arp":
      return someIf(!isIp);
    case "icmp":
      return someIf(flow.protocol === "icmp");
    case "tcp":
    case "udp":
      return someIf(flow.protocol === protocol);
    case "th":
      return someIf(flow.protocol === "tcp" || flow.protocol === "udp");
    case "ip6":
    case "icmpv6":
    case "vlan":
      return "none";
    default:
      return "unknown";
  }
}
function shareOfAddress(addresses, value) {
  const prefix = fieldOf(value, "prefix");
  const range = fieldOf(value, "range");
  if (typeof value === "string") return shareOfPrefix(addresses, value);
  if (prefix !== void 0)
    return shareOfPrefix(addresses, `${fieldOf(prefix, "addr")}/${fieldOf(prefix, "len")}`);
  if (Array.isArray(range)) return shareOfRange(addresses, String(range[0]), String(range[1]));
  return value === void 0 ? "some" : "unknown";
}
var ofEtherType = (value, { protocol }) => allIf(value === (protocol === "arp" ? "arp" : "ip"));
function shareOfMeta(key, value, family, flow) {
  const { protocol, bridge, ports } = flow;
  switch (key) {
    case "iif":
    case "iifname":
    case "oif":
    case "oifname": {
      const names2 = family === "bridge" || family === "netdev" ? ports : [bridge];
      const count = names2.filter((name) => isNamed(value, name)).length;
      return count > 0 && count === names2.length ? "all" : someIf(count > 0);
    }
    case "ibrname":
    case "obrname":
      return allIf(isNamed(value, bridge));
    case "nfproto":
      return allIf(value === "ipv4");
    case "protocol":
      return ofEtherType(value, flow);
    case "l4proto":
      return allIf(value === protocol);
    case "pkttype":
      return someIf(protocol === "arp" || value === "host" || value === "unicast" || value === "other");
    case "length":
    case "random":
    case "cpu":
    case "hour":
    case "time":
    case "day":
      return "some";
    case "skuid":
    case "skgid":
      return "none";
    default:
      return "unknown";
  }
}
var isNamed = (pattern, name) => typeof pattern === "string" && (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
function shareOfConnection(key, value, { state, protocol }) {
  if (protocol === "arp") return "none";
  if (key === "state") return allIf(value === state);
  if (key === "status") return value === "dnat" || value === "snat" ? "none" : "unknown";
  return "unknown";
}

// src/lab/firewall/read-nft.ts
var place = { family: z3.string(), table: z3.string() };
var ruleset = z3.object({
  nftables: z3.array(
    z3.object({
      chain: z3.object({
        ...{ ...place, name: z3.string(), hook: z3.string().optional(), prio: z3.int().optional() },
        policy: z3.enum(["accept", "drop"]).optional(),
        dev: z3.union([z3.string(), z3.array(z3.string())]).optional()
      }).optional(),
      rule: z3.object({
        ...{ ...place, chain: z3.string(), handle: z3.int() },
        expr: z3.array(z3.union([z3.string(), z3.record(z3.string(), z3.unknown())]))
      }).optional(),
      set: z3.object({ ...place, name: z3.string(), elem: z3.array(z3.unknown()).optional() }).optional(),
      map: z3.object({ ...place, name: z3.string(), elem: z3.array(z3.unknown()).optional() }).optional()
    })
  )
});
function readNft(text, what) {
  const { nftables } = readJson(text, ruleset, what);
  const tables = /* @__PURE__ */ new Map();
  const tableOf = ({ family, table }) => {
    const key = `${family} ${table}`;
    const fresh = { tool: "nft", family, name: table, chains: [], sets: /* @__PURE__ */ new Map(), isPartial: false };
    const known = tables.get(key) ?? fresh;
    tables.set(key, known);
    return known;
  };
  for (const { chain, rule, set, map } of nftables) {
    const named = set ?? map;
    if (named) tableOf(named).sets.set(named.name, named.elem ?? []);
    if (chain) {
      const { name, hook, prio = 0, policy = "accept", dev = [] } = chain;
      const devices = [dev].flat();
      const own = hook === void 0 ? void 0 : { name: hook, priority: prio, policy, devices };
      tableOf(chain).chains.push({ name, hook: own, rules: [] });
    }
    if (rule) {
      const table = tableOf(rule);
      const { sets, chains, family } = table;
      table.isPartial ||= rule.expr.some((each) => fieldOf(each, "xt") !== void 0);
      const own = chains.find(({ name }) => name === rule.chain);
      own?.rules.push(...rulesOf(rule.expr, `rule ${rule.handle}`, family, sets));
    }
  }
  return [...tables.values()];
}
function rulesOf(statements, text, family, sets) {
  const conditions = [];
  const shareOf = (flow) => conditions.map((condition) => condition(flow)).reduce(shareOfBoth, "all");
  for (const statement of statements) {
    const match = fieldOf(statement, "match");
    const map = fieldOf(statement, "vmap");
    const act = actOf(statement);
    if (match !== void 0) conditions.push((flow) => shareOfMatch(match, family, sets, flow));
    else if (map !== void 0) return verdictsOf(map, { text, family, sets, shareOf });
    else if (act !== void 0) return [{ text, act, shareOf }];
    else conditions.push(() => shareOfStatement(statement));
  }
  return [{ text, act: "pass", shareOf }];
}
function verdictsOf(map, {
  text,
  family,
  sets,
  shareOf
}) {
  const left = fieldOf(map, "key");
  return (valuesOf(fieldOf(map, "data"), sets) ?? []).flatMap((entry) => {
    const [right, verdict] = Array.isArray(entry) ? entry : [];
    const act = actOf(verdict);
    if (act === void 0) return [];
    const own = (flow) => shareOfMatch({ op: "==", left, right }, family, sets, flow);
    return [{ text, act, shareOf: (flow) => shareOfBoth(shareOf(flow), own(flow)) }];
  });
}
function actOf(statement) {
  const has = (name) => fieldOf(statement, name) !== void 0;
  const jump = fieldOf(fieldOf(statement, "jump"), "target");
  const goto = fieldOf(fieldOf(statement, "goto"), "target");
  if (jump !== void 0) return { jump: String(jump) };
  if (goto !== void 0) return { goto: String(goto) };
  if (has("drop") || has("reject")) return "drop";
  if (has("accept")) return "accept";
  if (has("return")) return "return";
  return fieldOf(fieldOf(statement, "xt"), "name") === "REJECT" ? "drop" : void 0;
}
function shareOfStatement(statement) {
  const has = (name) => fieldOf(statement, name) !== void 0;
  if (has("limit") || has("quota") || has("ct count")) return "some";
  return fieldOf(fieldOf(statement, "xt"), "type") === "match" ? "unknown" : "all";
}

// src/lab/firewall/firewall-of.ts
var questions = [
  ["nft", "-j", "list", "ruleset"],
  ["iptables-nft-save"],
  ["iptables-legacy-save"],
  ["sh", "-c", "[ ! -e /proc/net/ip_tables_names ] || cat /proc/net/ip_tables_names"]
];
async function firewallOf(place2) {
  const said = await runTogether(place2, questions);
  const answer = (index) => {
    const { status, stdout, stderr } = said[index];
    if (status === 0) return stdout;
    const why = stderr.trim() || `status ${status}`;
    throw new LabError(`cannot read the firewall of ${place2.name}: ${questions[index]?.join(" ")}: ${why}`);
  };
  const what = (index) => `the answer of "${questions[index]?.join(" ")}" on ${place2.name}`;
  const tables = readNft(answer(0), what(0));
  const foreign = tables.filter(({ family, isPartial }) => family === "ip" && isPartial);
  const shown3 = foreign.length === 0 ? [] : readIptables(answer(1), "iptables", what(1));
  const isShown = (table) => foreign.includes(table) && shown3.some(({ name }) => name === table.name);
  const names2 = answer(3).trim().split(/\s+/);
  const legacy = names2[0] === "" ? [] : readIptables(answer(2), "iptables-legacy", what(2));
  return [
    ...tables.filter((table) => !isShown(table)),
    ...shown3.filter(({ name }) => foreign.some((table) => table.name === name)),
    ...legacy
  ];
}

// src/overlays/fan/nothing-drops-forwarded.ts
var protocols = ["icmp", "tcp", "udp", "arp"];
var states = ["new", "established"];
var nothingDropsForwarded = (overlay) => async ({ lab }) => {
  const found = await Promise.all(
    lab.places.map(async (place2) => ({ place: place2, drops: await dropsOn(overlay, place2, lab.places) }))
  );
  const problems = found.flatMap(({ place: place2, drops }) => drops.map((drop) => `${drop.words} on ${place2.name}`));
  const [first] = found.filter(({ drops }) => drops.length > 0);
  if (!first) return;
  throw new CheckFailed({
    expected: "no member of the fan drops what it forwards",
    got: problems.join("; "),
    hint: `${first.drops[0]?.command}, on ${first.place.name}`
  });
};
async function dropsOn(overlay, place2, places) {
  const [tables, links] = await Promise.all([firewallOf(place2), linksOf(place2)]);
  const bridge = overlay.linksAmong(links).bridge?.ifname ?? overlay.bridge;
  const ports = links.filter(({ master }) => master === bridge).map(({ ifname }) => ifname);
  const flows = flowsOf(overlay, place2, places).map((flow) => ({ ...flow, bridge, ports }));
  const found = /* @__PURE__ */ new Map();
  for (const flow of flows) {
    const drop = findDrop(tables, flow);
    if (!drop) continue;
    const known = found.get(drop.text) ?? { drop, flows: [] };
    known.flows.push(flow);
    found.set(drop.text, known);
  }
  return [...found.values()].map(({ drop: { text, command }, flows: dropped }) => ({
    command,
    words: `${text} drops ${sampleOf(dropped)}`
  }));
}
function flowsOf(overlay, place2, places) {
  const own = overlay.sliceOf(place2);
  const ends2 = places.flatMap((other) => {
    const theirs = overlay.sliceOf(other);
    const there = { source: own, target: theirs };
    return other === place2 ? [there] : [there, { source: theirs, target: own }];
  });
  return ends2.flatMap((end) => protocols.flatMap((protocol) => states.map((state) => ({ ...end, protocol, state }))));
}
function sampleOf(flows) {
  const names2 = protocols.filter((protocol) => flows.some((flow) => flow.protocol === protocol)).join(", ");
  const { source, target } = flows[0];
  return `${names2}, such as from ${formatPrefix(source)} to ${formatPrefix(target)},`;
}

// src/overlays/fan/invariants.ts
var invariantsOfFan = (overlay) => [
  { id: "F1", sentence: "every bridge has the address of the mapping", check: bridgesHaveAddresses(overlay) },
  { id: "F2", sentence: "bridges and tunnels have the overlay\u2019s MTU", check: linksHaveMtu(overlay) },
  { id: "F3", sentence: "every tunnel is up and a port of its bridge", check: tunnelsArePorts(overlay) },
  { id: "F4", sentence: "every bridge has a MAC address of its own", check: bridgesHaveOwnMacs(overlay) },
  { id: "F5", sentence: "every member forwards", check: membersForward(overlay) },
  {
    id: "F6",
    sentence: "nothing drops what is forwarded on the overlay",
    check: nothingDropsForwarded(overlay)
  },
  {
    id: "F7",
    sentence: "containers took MTU and prefix length from DHCP",
    check: containersHaveFanMtu(overlay)
  },
  { id: "F8", sentence: "every overlay address belongs to one endpoint", check: addressesAreUnique(overlay) },
  {
    id: "F9",
    sentence: "every container has one default route",
    check: containersHaveDefaultRoute(overlay)
  },
  {
    id: "F10",
    sentence: "what containers send elsewhere is translated",
    check: containersLeaveTranslated(overlay)
  },
  { id: "F11", sentence: "tunnels take no frame of another VNI", check: tunnelsTakeOwnVni(overlay) }
];
var bridgesHaveAddresses = (overlay) => everyMember(overlay, ({ place: place2, ...links }) => {
  const own = links.bridge?.addr_info.filter(({ family }) => family === "inet").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
  const expected = `${overlay.addressOf(place2)}/${overlay.prefix.length}`;
  return difference(`address of ${names(links).bridge}`, expected, own?.join(" and ") || "none");
});
var linksHaveMtu = (overlay) => everyMember(overlay, (links) => [
  ...difference(`mtu of ${names(links).bridge}`, overlay.mtu, links.bridge?.mtu),
  ...difference(`mtu of ${names(links).tunnel}`, overlay.mtu, links.tunnel?.mtu)
]);
var tunnelsArePorts = (overlay) => everyMember(overlay, (links) => {
  const { bridge, tunnel } = links;
  const { bridge: bridgeName2, tunnel: tunnelName } = names(links);
  const isPort = bridge !== void 0 && tunnel?.master === bridge.ifname;
  return [
    ...isPort ? [] : [`master of ${tunnelName} is ${tunnel?.master ?? "none"} instead of ${bridgeName2}`],
    ...difference(`${bridgeName2} up`, true, bridge?.flags.includes("UP") ?? false),
    ...difference(`${tunnelName} up`, true, tunnel?.flags.includes("UP") ?? false)
  ];
});
var bridgesHaveOwnMacs = (overlay) => async (context) => {
  const macs = (await findMembers(overlay, context)).map(({ place: place2, bridge }) => ({
    name: place2.name,
    mac: bridge?.address
  }));
  const shared2 = macs.filter(
    ({ mac }, index) => mac !== void 0 && macs.findIndex((other) => other.mac === mac) !== index
  );
  judge(shared2.map(({ name, mac }) => `${mac} of ${name}'s bridge is another member's, too`));
};
var membersForward = (overlay) => everyMember(overlay, async ({ place: place2, bridge }) => {
  const underlay = overlay.envelope({ address: overlay.addressOf(place2) }).target;
  const links = await place2.json(["ip", "-json", "-4", "addr", "show", "to", underlay], ipLinks);
  const keys = ["ip_forward", ...interfacesOf(bridge, links).map((name) => `conf/${name}/forwarding`)];
  const files = keys.map((key) => `/proc/sys/net/ipv4/${key}`);
  const { stdout } = await place2.run(["grep", "-H", "", ...files]);
  return keys.flatMap((key, index) => {
    const value = stdout.split("\n").find((line) => line.startsWith(`${files[index]}:`));
    return difference(`net/ipv4/${key}`, "1", value?.split(":").at(-1) ?? "unknown");
  });
});
var interfacesOf = (bridge, underlay) => [
  .../* @__PURE__ */ new Set([...bridge ? [bridge.ifname] : [], ...underlay.map(({ ifname }) => ifname)])
];
var names = ({ bridge, tunnel }) => ({
  bridge: bridge?.ifname ?? "the bridge",
  tunnel: tunnel?.ifname ?? "the tunnel"
});
var everyMember = (overlay, problemsOf2) => async (context) => {
  const members = await findMembers(overlay, context);
  const problems = await Promise.all(
    members.map(
      async (member) => (await problemsOf2(member)).map((problem) => `${problem} on ${member.place.name}`)
    )
  );
  judge(problems.flat());
};
function judge(problems) {
  if (problems.length > 0)
    throw new CheckFailed({ expected: "it holds on every member of the fan", got: problems.join("; ") });
}
var difference = (what, expected, got) => expected === got ? [] : [`${what} is ${got} instead of ${expected}`];
var findMembers = (overlay, { lab }) => Promise.all(lab.places.map(async (place2) => ({ place: place2, ...await overlay.links(place2) })));

// src/lab/adopt.ts
var beforeFolder = "/var/lib/fanlab-before";
async function adoptPlaces(context, candidates, options) {
  const { lab } = context;
  const machines = options.machines ? candidates : [];
  const host = options.host && lab.topology.hostAbsent === void 0 ? [lab.host] : [];
  const places = [
    ...machines.map((machine) => [machine, "machine"]),
    ...host.map((place2) => [place2, "host"])
  ];
  const found = (await Promise.all(places.map(async ([place2, kind]) => leftovers(context, place2, kind, options.empty)))).flat();
  if (found.length > 0) {
    throw new LabError(`cannot use computers that are not empty:
${found.join("\n")}`, {
      hint: `remove it by hand, or on machines: ${optionName("empty")}, which removes all that LXD, Docker and fans have there`
    });
  }
  await Promise.all(places.map(([place2, kind]) => adopt(place2, kind, lab.name, options.empty)));
}
async function leftovers({ lab }, place2, kind, empty) {
  const owner = await place2.run(["cat", `${beforeFolder}/lab`]);
  if (owner.status === 0 && owner.stdout.trim() === lab.name) return [];
  if (kind === "machine" && empty) return [];
  const script = (await guestFile("guest/leftovers", "/", "0755")).content;
  const { overlay } = lab.topology;
  const network = overlay ? formatPrefix(overlay) : "0.0.0.0/32";
  const said = await place2.succeed(["sh", "-s", network, kind], { stdin: script });
  return said.split("\n").filter((line) => line !== "").map((line) => `  ${place2.name}: ${line}`);
}
async function adopt(place2, kind, lab, empty) {
  await place2.succeed(["sh", "-s", lab, kind], { stdin: (await guestFile("guest/adopt", "/", "0755")).content });
  const names2 = kind === "machine" ? ["empty", "undo"] : ["undo"];
  await installFiles(
    place2,
    await Promise.all(names2.map((name) => guestFile(`guest/${name}`, `${guestLibrary}/${name}`, "0755")))
  );
  if (kind === "machine" && empty) await place2.succeed([`${guestLibrary}/empty`], { timeoutMs: 12e4 });
}
async function noteMade(place2, paths) {
  const script = 'before=$1; shift; [ ! -d "$before" ] || printf "%s\\n" "$@" >>"$before/made"';
  if (paths.length > 0) await place2.succeed(["sh", "-euc", script, "note", beforeFolder, ...paths]);
}

// src/overlays/fan/join-fan.ts
async function joinFan(overlay, place2, address) {
  const [underlay, prefix] = pair(overlay, address);
  await noteFan(place2, underlay, prefix);
  await place2.succeed(["fanctl", "up", "-u", underlay, "-o", prefix]);
}
async function leaveFan(overlay, place2, address) {
  const [underlay, prefix] = pair(overlay, address);
  await place2.succeed(["fanctl", "down", "-u", underlay, "-o", prefix]);
}
var pair = ({ underlay, prefix }, address) => [
  `${address}/${underlay.length}`,
  formatPrefix(prefix)
];
async function noteFan(place2, underlay, prefix) {
  const script = '[ ! -d "$1" ] || echo "$2 $3" >"$1/fan"';
  await place2.succeed(["sh", "-euc", script, "note", beforeFolder, underlay, prefix]);
}

// src/overlays/fan/links-of-fan.ts
function linksOfFan(prefix, links) {
  const bridges = links.filter(({ kind }) => kind === "bridge");
  const tunnels = links.filter(({ kind }) => kind === "vxlan");
  const addressed = bridges.filter((link) => addressesOn(link).some((address) => contains(prefix, address)));
  const bare = bridges.filter((link) => addressesOn(link).length === 0);
  const withTunnel = (some) => some.find(({ ifname }) => tunnels.some(({ master }) => master === ifname));
  const bridge = withTunnel(addressed) ?? addressed[0] ?? withTunnel(bare);
  const tunnel = (bridge && tunnels.find(({ master }) => master === bridge.ifname)) ?? tunnels.find(({ master }) => master === void 0);
  return { bridge, tunnel };
}
var addressesOn = ({ addr_info }) => addr_info.filter(({ family }) => family === "inet").map(({ local }) => parseAddress(local));

// src/overlays/fan/persist-fan.ts
async function persistFan(overlay, place2, address) {
  const settings = hookSettings({
    interface: await deviceWith(place2, address),
    overlay: formatPrefix(overlay.prefix),
    underlayLength: overlay.underlay.length
  });
  const files = await Promise.all(persistenceFiles().map(guestFileOfFan));
  await installFiles(place2, [...files, { target: fanSettingsPath, mode: "0644", content: settings }]);
  await place2.succeed(["systemctl", "daemon-reload"]);
  await place2.succeed(["systemctl", "restart", "networkd-dispatcher.service"]);
}
async function deviceWith(place2, address) {
  const links = await place2.json(["ip", "-json", "-4", "addr", "show"], ipLinks);
  const link = links.find(({ addr_info }) => addr_info.some(({ local }) => local === address));
  if (link) return link.ifname;
  throw new LabError(`cannot make the fan persistent on ${place2.name}: no interface has ${address}`, {
    hint: `ip -br addr, on ${place2.name}`
  });
}

// src/overlays/fan/persistence-problems.ts
var dispatcherSettings = "/etc/default/networkd-dispatcher";
async function unlikeToPersistFan(place2) {
  const files = await Promise.all(persistenceFiles().map(guestFileOfFan));
  const said = await runTogether(place2, [
    ["sh", "-c", '. "$0" && printf "%s" "$networkd_dispatcher_args"', dispatcherSettings],
    ...files.flatMap(({ target }) => [
      ["stat", "--format=%F %U:%G 0%a", target],
      ["cat", target]
    ])
  ]);
  const starts = said[0]?.stdout.split(/\s+/).includes("--run-startup-triggers");
  return [
    ...starts ? [] : [`${dispatcherSettings} does not give --run-startup-triggers`],
    ...files.flatMap(({ target, mode, content }, index) => {
      const [kind, text] = [said[2 * index + 1], said[2 * index + 2]];
      if (text?.status !== 0) return [`${target} is not there`];
      return [
        ...kind?.stdout.trim() === `regular file root:root ${mode}` ? [] : [`${target} is a ${kind?.stdout.trim() || "file that nobody can tell"}`],
        ...text.stdout === content.toString() ? [] : [`${target} is not as the lab wrote it`]
      ];
    })
  ];
}

// src/overlays/fan/tell-fan-engines.ts
import { createHash } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
async function tellFanEngines(context) {
  const { lab, fact } = context;
  const decisions = await Promise.all(lab.places.map((place2) => decideFanEngine(context, place2)));
  fact("fan engine", await engineFact(decisions));
  fact("Ubuntu's own fan", ubuntuFact(decisions));
}
async function engineFact(decisions) {
  const program = createHash("sha256").update(await readFile2(guestPath("overlays/fan/guest/fan.bpf.o")));
  const version = { ebpf: ` ${program.digest("hex").slice(0, 12)}`, ubuntu: "" };
  return grouped(decisions, ({ engine }) => `${engine.name}${version[engine.name]}`);
}
var ubuntuFact = (decisions) => grouped(
  decisions,
  ({ engine, facts, user }) => engine.name === "ubuntu" ? "in use" : ubuntuProblems(facts, user).join("; ") || "would work here"
);
function grouped(decisions, tell) {
  const told = decisions.map((decision) => ({ place: decision.place, said: tell(decision) }));
  const different = [...new Set(told.map(({ said }) => said))];
  const placesOf = (text) => told.filter(({ said }) => said === text).map(({ place: place2 }) => place2);
  if (different.length === 1) return different.join();
  return different.map((said) => `${said} on ${placesOf(said).join(", ")}`).join("; ");
}

// src/overlays/fan/fan.ts
function fanOver(topology) {
  const { underlay, overlay: prefix } = topology;
  const problems = problemsOfFan(topology);
  if (problems.length > 0) {
    throw new LabError(
      `cannot put a fan ${formatPrefix(prefix)} over the machines' network ${formatPrefix(underlay)}: ${problems.join("; ")}`,
      { hint: `choose another ${optionName("overlay")}, or give the machines a network of /24 or /16` }
    );
  }
  const owns = (address) => contains(prefix, parseAddress(address));
  const underlayAddress = (place2) => formatAddress(underlayAddressOf(topology, place2));
  const overlay = {
    type: "fan",
    prefix,
    underlay,
    mtu: overlayMtu(topology.mtu),
    vni: vni(prefix),
    bridge: bridgeName(prefix),
    addressOf: (place2) => formatAddress(fanAddress(underlayAddressOf(topology, place2), underlay, prefix)),
    sliceOf: (place2) => sliceOf(underlayAddressOf(topology, place2), underlay, prefix),
    owns,
    envelope({ address }) {
      if (!owns(address))
        throw new LabError(`cannot find the machine of ${address}: it is not in ${formatPrefix(prefix)}`);
      return {
        target: formatAddress(underlayOf(parseAddress(address), underlay, prefix)),
        vni: vni(prefix)
      };
    },
    links: async (place2) => linksOfFan(prefix, await linksOf(place2)),
    linksAmong: (links) => linksOfFan(prefix, links),
    tell: tellFanEngines,
    // Ubuntu's own fanctl; where the kernel has no fan, the engine brings another one.
    needs: ({ id }) => id === "ubuntu" ? [{ command: "/usr/sbin/fanctl", package: "ubuntu-fan" }] : [],
    install: installFan,
    join: (place2) => joinFan(overlay, place2, underlayAddress(place2)),
    leave: (place2) => leaveFan(overlay, place2, underlayAddress(place2)),
    persist: (place2) => persistFan(overlay, place2, underlayAddress(place2)),
    unlikeToPersist: unlikeToPersistFan,
    evidence: evidenceOfFan,
    get invariants() {
      return invariantsOfFan(overlay);
    }
  };
  return overlay;
}
function underlayAddressOf({ hostAddress, machines, later }, { name }) {
  if (name === "host") return hostAddress;
  const plan = [...machines, ...later].find((each) => each.name === name);
  if (plan) return plan.address;
  throw new LabError(`cannot find the overlay address of ${shownValue(name)}: the lab has no such machine`);
}

// src/overlays/index.ts
var overlayIn = (topology) => topology.overlay && fanOver({ ...topology, overlay: topology.overlay });
function overlayOf({ name, topology }) {
  const overlay = overlayIn(topology);
  if (overlay) return overlay;
  throw new LabError(`cannot ask for the overlay of lab ${shownValue(name)}: it has none`, {
    hint: "its lab file has to have one under overlays"
  });
}

export {
  timedOutIn,
  PlaceHandle,
  Machine,
  reason,
  sharedWhileAsked,
  linkCommands,
  readLinks,
  guestLibrary,
  guestFile,
  installFiles,
  ubuntuProblems,
  chooseFanEngine,
  fanFactsScript,
  parseFanFacts,
  NotObservable,
  CheckFailed,
  inEndpoint,
  askEndpoints,
  expectEqual,
  askProgram,
  findDrop,
  firewallOf,
  adoptPlaces,
  noteMade,
  overlayIn,
  overlayOf
};
