import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {guestPath} from './package-root.ts'

/** A program in Python that runs on a machine without being installed there. */
interface GuestProgram {
  argv: readonly string[]
  /** What its standard input has to begin with; what follows is the program's own. */
  source: Buffer
}

/** Reads each module behind its length, takes not a byte more than that, and runs the last one. */
const loader = `
import sys, types
stream = open(0, "rb", 0, closefd=False)
for name in sys.argv[1:]:
    length, source = int(stream.readline()), b""
    while len(source) < length:
        piece = stream.read(length - len(source))
        if not piece:
            sys.exit("the program did not come whole")
        source += piece
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
module.main()
`

const cache = new Map<string, Buffer>()

/** Of src/guest, or of the path below src/ that it has. */
const read = (module: string): Buffer => {
  const path = module.includes('/') ? module : `guest/${module}`
  const source = cache.get(path) ?? readFileSync(guestPath(`${path}.py`))
  cache.set(path, source)
  return source
}

/**
 * The program of these modules, in the order in which they import each other; the last one has `main`. They are named as in
 * src/guest, or by their path below src/.
 */
export const guestProgram = (modules: readonly string[]): GuestProgram => ({
  argv: ['python3', '-c', loader, ...modules.map(module => basename(module))],
  source: Buffer.concat(modules.map(read).flatMap(source => [Buffer.from(`${source.length}\n`), source])),
})
