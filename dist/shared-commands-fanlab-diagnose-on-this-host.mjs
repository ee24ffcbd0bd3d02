import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import {
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/process/with-lock.ts
import { constants as constants2 } from "node:fs";
import { mkdir, open as open2, stat as stat2 } from "node:fs/promises";
import { dirname } from "node:path";

// src/process/lock-holder.ts
import { constants } from "node:fs";
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
  const handle = await open(file, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
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
  const handle = await open2(file, constants2.O_WRONLY | constants2.O_CREAT | constants2.O_NOFOLLOW, 384);
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
  withLock
};
