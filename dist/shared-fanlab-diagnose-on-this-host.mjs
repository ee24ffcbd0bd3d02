import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import {
  missingTools
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  paced
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";

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

export {
  tryKvm,
  architectureProblems
};
