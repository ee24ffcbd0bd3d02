import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {run} from '../src/process/run.ts'

/**
 * Compiles what is not a script: the tc programs that are installed in labs, the fan's and that of faults, and the library
 * that is loaded into kernels of User-mode Linux. They are committed, so that nobody needs clang to run a lab; `--check`
 * proves that they are what their sources say.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

interface Program {
  source: string
  committed: string
  flags: readonly string[]
}

/** The release that made the committed object: another one may order instructions in another way. */
const clangMajor = '14'

/** Explicit about all that could differ between installations: endianness, instruction set, identification. */
const common = ['-O2', '-Wall', '-Wextra', '-Werror', '-fno-ident', '-fno-addrsig']
const ofKernel = ['-target', 'bpfel', '-mcpu=v2', '-c']
/** The C library is there where it is loaded. */
const library = [
  ...['-target', 'x86_64-linux-gnu', '-march=x86-64', '-shared', '-fPIC', '-ffreestanding', '-nostdlib'],
  ...['-fuse-ld=lld', '-Wl,--build-id=none', '-Wl,-z,noseparate-code', '-Wl,--hash-style=gnu'],
]

const programs = [
  {source: 'src/overlays/fan/ebpf/fan.bpf.c', committed: 'src/overlays/fan/guest/fan.bpf.o', flags: ofKernel},
  {source: 'src/faults/ebpf/fault.bpf.c', committed: 'src/faults/guest/fault.bpf.o', flags: ofKernel},
  {
    source: 'src/providers/uml/native/whole_xstate.c',
    committed: 'src/providers/uml/guest/whole_xstate.so',
    flags: library,
  },
].map(({source, committed, flags}): Program => {
  return {source: path.join(root, source), committed: path.join(root, committed), flags}
})

async function tool(name: string, aptPackage: string, argv: string[], source = ''): Promise<string> {
  const {status, stdout, stderr} = await run([name, ...argv], {cwd: root, timeoutMs: 60_000})
  if (status === 127) {
    throw new Error(`cannot find ${name}\nhint: apt-get install --no-install-recommends ${aptPackage}`)
  }
  if (status !== 0) throw new Error(`cannot build ${path.relative(root, source)}: ${name} said\n${stderr}`)
  return stdout
}

async function build({source, flags}: Program): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fanlab-native-'))
  try {
    const object = path.join(folder, 'program')
    await tool('clang', 'clang lld', [...common, ...flags, source, '-o', object], source)
    // Paths and line numbers would make the bytes depend on the place where they were built.
    await tool('llvm-strip', 'llvm', ['--strip-debug', object], source)
    return await readFile(object)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function check(object: Buffer, {source, committed}: Program): Promise<void> {
  if (object.equals(await readFile(committed))) return
  const version = (await tool('clang', 'clang', ['--version'])).split('\n')[0]
  throw new Error(
    `cannot accept ${path.relative(root, committed)}: it differs from what ${path.relative(root, source)} gives ` +
      `(compared with ${version}; the committed one is of clang ${clangMajor})\nhint: npm run build:native`,
  )
}

try {
  for (const program of programs) {
    const object = await build(program)
    await (process.argv.includes('--check') ? check(object, program) : writeFile(program.committed, object))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
