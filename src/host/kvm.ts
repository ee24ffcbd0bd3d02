import {randomUUID} from 'node:crypto'
import {closeSync, openSync, unlinkSync, writeSync} from 'node:fs'
import {access, constants} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import {paced} from '../process/host-pace.ts'
import {missingTools} from '../process/missing-tools.ts'
import {run} from '../process/run.ts'

interface KvmTrial {
  /** Undefined where it cannot be tried. */
  works: boolean | undefined
  why: string
  /** The next command, where there is one. */
  hint?: string
}

interface KvmTrialOptions {
  device?: string
  /** Default: this process's. */
  arch?: string
}

/** QEMU's own device that ends it: a byte n written to its port is the exit status 2 n + 1. */
const exitPort = 0x501
const passByte = 0x2a
const passStatus = 2 * passByte + 1

/** A processor does a hundred million rounds of the loop in less than a tenth of it. */
const trialDeadline = 3_000

const qemu = 'qemu-system-x86_64'

/**
 * Whether KVM runs machines at a processor's speed. That /dev/kvm exists and gives out machines does not tell: inside some
 * virtual machines each instruction of a guest is emulated, and ordinary kernels never come up.
 */
export async function tryKvm({
  device = '/dev/kvm',
  arch = process.arch,
}: KvmTrialOptions = {}): Promise<KvmTrial> {
  const refusal = await access(device, constants.R_OK | constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  )
  if (refusal === 'ENOENT') {
    return {
      works: false,
      why: `there is no ${device}`,
      hint: 'modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above',
    }
  }
  if (refusal !== undefined) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      hint: 'sudo usermod -aG kvm "$USER", and log in anew',
    }
  }
  if (arch !== 'x64') return {works: undefined, why: `${device} exists, but is not tested on ${arch}`}
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: undefined,
      why: `${device} exists; testing it needs ${qemu}, which is not installed`,
      hint: 'apt-get install --no-install-recommends qemu-system-x86',
    }
  }
  return runProbeMachine()
}

/** Leaves nothing, even when this process is killed in the middle: the machine ends with it, its file has no name. */
async function runProbeMachine(): Promise<KvmTrial> {
  const firmware = openNameless(probeFirmware())
  try {
    const {status, timedOut, stderr} = await run(
      [
        ...boundToThisProcess,
        ...[qemu, '-accel', 'kvm', '-nodefaults', '-no-user-config', '-display', 'none', '-m', '16'],
        ...['-bios', `/proc/${process.pid}/fd/${firmware}`],
        ...['-device', `isa-debug-exit,iobase=${exitPort},iosize=2`],
      ],
      {timeoutMs: paced(trialDeadline)},
    )
    if (timedOut) {
      return {
        works: false,
        why: `a test machine starts but is too slow (${paced(trialDeadline) / 1000} s for what takes 0.1 s): its instructions are emulated`,
      }
    }
    if (status === passStatus) return {works: true, why: 'a test machine ran at full speed'}
    const said = stderr.trim().split('\n').at(-1) || `status ${status}`
    return {works: false, why: `a test machine does not start: ${said}`}
  } finally {
    closeSync(firmware)
  }
}

/** Number of an open file with that content, which is gone from its folder already. */
function openNameless(content: Uint8Array): number {
  const path = join(tmpdir(), `fanlab-kvm-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  writeSync(file, content)
  return file
}

/** Firmware that fits behind the address where a processor starts, 16 bytes below the end. */
export function probeFirmware(): Uint8Array {
  const program = [
    ...[0x66, 0xb9, 0x00, 0xe1, 0xf5, 0x05], // mov ecx, 100000000
    ...[0x66, 0x49], // dec ecx
    ...[0x75, 0xfc], // jnz to the dec
    ...[0xb0, passByte], // mov al, passByte
    ...[0xba, exitPort & 0xff, exitPort >> 8], // mov dx, exitPort
    0xee, // out dx, al
  ]
  const firmware = new Uint8Array(65_536)
  firmware.set(program, firmware.length - 16)
  return firmware
}
