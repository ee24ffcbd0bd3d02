import {run} from '../../src/process/run.ts'

// Helps tests: a command as on a person's terminal, which a pseudo-terminal is for it.

/** Runs argv on a terminal of its own, types the keys once the command has said `prompt`, and prints what it showed. */
const program = `
import os, pty, select, sys, time
prompt, keys, argv = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
shown, deadline = b"", time.monotonic() + 60
while time.monotonic() < deadline:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    shown += data
    if keys and prompt in shown:
        os.write(terminal, keys)
        keys = b""
else:
    os.kill(pid, 9)
    shown += b"\\n[no end within 60 s]"
sys.stdout.buffer.write(shown)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
`

export interface Typed {
  /** What has to be shown before the keys are typed. */
  after: string
  keys: string
}

export const onTerminal = (
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  {after, keys}: Typed = {after: '', keys: ''},
): ReturnType<typeof run> =>
  run(['python3', '-c', program, after, keys, ...argv], {env: {TERM: 'xterm', ...env}, timeoutMs: 90_000})
