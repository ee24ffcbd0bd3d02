import {
  boundToThisProcess
} from "./shared-fanlab-build-build-layer-diagnose-on-this-host.mjs";
import {
  missingTools,
  run
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  optionName
} from "./shared-fanlab-build-build-layer-diagnose-elsewhere-1ebad081.mjs";
import {
  paced
} from "./shared-attach-fanlab-diagnose-elsewhere-idle-rules-501dd8c2.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/host/kvm.ts
import { randomUUID } from "node:crypto";
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
var exitPort = 1281;
var passByte = 42;
var passStatus = 2 * passByte + 1;
var trialDeadline = 3e3;
var qemu = "qemu-system-x86_64";
async function tryKvm({
  device = "/dev/kvm",
  arch = process.arch
} = {}) {
  const refusal = await access(device, constants.R_OK | constants.W_OK).then(
    () => void 0,
    (error) => error.code
  );
  if (refusal === "ENOENT") {
    return {
      works: false,
      why: `there is no ${device}`,
      hint: "modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above"
    };
  }
  if (refusal !== void 0) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      hint: 'sudo usermod -aG kvm "$USER", and log in anew'
    };
  }
  if (arch !== "x64") return { works: void 0, why: `${device} exists, but is not tested on ${arch}` };
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: void 0,
      why: `${device} exists; testing it needs ${qemu}, which is not installed`,
      hint: "apt-get install --no-install-recommends qemu-system-x86"
    };
  }
  return runProbeMachine();
}
async function runProbeMachine() {
  const firmware = openNameless(probeFirmware());
  try {
    const { status, timedOut, stderr } = await run(
      [
        ...boundToThisProcess,
        ...[qemu, "-accel", "kvm", "-nodefaults", "-no-user-config", "-display", "none", "-m", "16"],
        ...["-bios", `/proc/${process.pid}/fd/${firmware}`],
        ...["-device", `isa-debug-exit,iobase=${exitPort},iosize=2`]
      ],
      { timeoutMs: paced(trialDeadline) }
    );
    if (timedOut) {
      return {
        works: false,
        why: `a test machine starts but is too slow (${paced(trialDeadline) / 1e3} s for what takes 0.1 s): its instructions are emulated`
      };
    }
    if (status === passStatus) return { works: true, why: "a test machine ran at full speed" };
    const said = stderr.trim().split("\n").at(-1) || `status ${status}`;
    return { works: false, why: `a test machine does not start: ${said}` };
  } finally {
    closeSync(firmware);
  }
}
function openNameless(content) {
  const path = join(tmpdir(), `fanlab-kvm-${randomUUID()}`);
  const file = openSync(path, "wx+", 384);
  unlinkSync(path);
  writeSync(file, content);
  return file;
}
function probeFirmware() {
  const program = [
    ...[102, 185, 0, 225, 245, 5],
    // mov ecx, 100000000
    ...[102, 73],
    // dec ecx
    ...[117, 252],
    // jnz to the dec
    ...[176, passByte],
    // mov al, passByte
    ...[186, exitPort & 255, exitPort >> 8],
    // mov dx, exitPort
    238
    // out dx, al
  ];
  const firmware = new Uint8Array(65536);
  firmware.set(program, firmware.length - 16);
  return firmware;
}

// src/host/architecture.ts
function architectureProblems(provider, architectures, arch = process.arch) {
  if (architectures === void 0 || architectures.includes(arch)) return [];
  return [
    {
      message: `provider ${provider} works on ${architectures.join(", ")} only; this host is ${arch}`,
      hint: `use ${optionName("provider")} lxc`
    }
  ];
}

// src/process/with-lock.ts
import { constants as constants3 } from "node:fs";
import { mkdir, open as open2, stat as stat2 } from "node:fs/promises";
import { dirname } from "node:path";

// src/process/lock-holder.ts
import { constants as constants2 } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import * as z from "./packages/zod.mjs";
var lockNote = z.object({
  pid: z.int().positive(),
  /** ISO 8601. */
  since: z.string().max(40),
  /** Such as `removing lab a`; empty when there is no more to say than who. */
  doing: z.string().max(200)
});
async function writeLockNote(file, note) {
  const handle = await open(file, constants2.O_WRONLY | constants2.O_TRUNC | constants2.O_NOFOLLOW);
  try {
    if (note) await handle.writeFile(`${JSON.stringify(note)}
`);
  } finally {
    await handle.close();
  }
}
async function lockHolder(file) {
  const pid = await lockingProcess(file);
  const note = await readNote(file);
  if (pid === void 0) return "another process";
  if (note && (note.pid === pid || note.pid === await parentOf(pid)))
    return `process ${note.pid}${note.doing === "" ? "" : ` (${note.doing}, since ${note.since})`}`;
  const words = (await textOf(`/proc/${pid}/cmdline`)).replaceAll(/[\0\p{Cc}]+/gu, " ").trim();
  return `process ${pid} (${words.slice(0, 100) || "of unknown name"})`;
}
async function lockingProcess(file) {
  const inode = (await stat(file).catch(() => void 0))?.ino;
  for (const line of (await textOf("/proc/locks")).split("\n")) {
    const [, pid, own] = /^\d+: FLOCK +\S+ +\S+ +(\d+) \S+:\S+:(\d+) /.exec(line) ?? [];
    if (own !== void 0 && Number(own) === inode && Number(pid) > 0) return Number(pid);
  }
  return void 0;
}
async function readNote(file) {
  try {
    return lockNote.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return void 0;
  }
}
var parentOf = async (pid) => Number(/^PPid:\s*(\d+)$/m.exec(await textOf(`/proc/${pid}/status`))?.[1]);
var textOf = (file) => readFile(file, "utf8").catch(() => "");

// src/process/with-lock.ts
var quietMs = 300;
var longestWait = 36e5;
async function withLock({ file, doing = "", onWait, within = longestWait, signal, run: run2 = run }, body) {
  signal?.throwIfAborted();
  const isFile = await makeLockFile(file);
  const release = new AbortController();
  const giveUp = () => release.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  let got;
  const locked = new Promise((resolve) => {
    got = resolve;
  });
  const holding = run2(
    [...boundToThisProcess, "flock", "--no-fork", file, "sh", "-c", "echo locked; exec sleep infinity"],
    {
      signal: release.signal,
      onOutput: (text) => {
        if (text.includes("locked")) got();
      }
    }
  );
  const lost = holding.then(({ stderr }) => {
    throw new LabError(`cannot lock ${file}: ${stderr.trim() || "the process that held the lock was ended"}`);
  });
  const impatience = setTimeout(async () => onWait(await lockHolder(file)), quietMs);
  const deadline = setTimeout(async () => release.abort(await tooLate(file, within)), within);
  const stopWaiting = () => {
    clearTimeout(impatience);
    clearTimeout(deadline);
    signal?.removeEventListener("abort", giveUp);
  };
  try {
    await Promise.race([locked, lost]);
    stopWaiting();
    if (isFile) await writeLockNote(file, { pid: process.pid, since: (/* @__PURE__ */ new Date()).toISOString(), doing });
    try {
      return await body();
    } finally {
      if (isFile) await writeLockNote(file, void 0).catch(() => {
      });
    }
  } finally {
    stopWaiting();
    release.abort();
    await lost.catch(() => {
    });
  }
}
async function makeLockFile(file) {
  if ((await stat2(file).catch(() => void 0))?.isDirectory()) return false;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open2(file, constants3.O_WRONLY | constants3.O_CREAT | constants3.O_NOFOLLOW, 384);
  try {
    await handle.chmod(384);
  } finally {
    await handle.close();
  }
  return true;
}
async function tooLate(file, within) {
  const holder = await lockHolder(file);
  const pid = /\d+/.exec(holder)?.[0];
  const message = `cannot lock ${file} within ${Math.round(within / 1e3)} s: ${holder} has it`;
  return new LabError(message, {
    hint: pid ? `ps -fp ${pid}, and kill ${pid} if it hangs` : `fuser -v ${file}`
  });
}

export {
  withLock,
  tryKvm,
  architectureProblems
};
