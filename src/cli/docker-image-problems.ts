import type {LabFile} from '../lab/file/lab-file.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import {nameInDocker} from '../lab/name-in-docker.ts'
import {callersSpawnSync} from '../process/as-caller.ts'

/** Milliseconds that Docker may take to tell whether it has an image; 40 ms were measured. */
const askDeadline = 20_000

/** Images that a lab file wants of the caller's Docker, and that cannot be taken from it: asked before anything is made. */
export function dockerImageProblems({containers}: LabFile): LocatedProblem[] {
  const known = new Map<string, string | undefined>()
  return Object.entries(containers).flatMap(([container, {image = ''}]) => {
    const name = nameInDocker(image)
    if (name === undefined) return []
    if (!known.has(name)) known.set(name, whyNot(name))
    const why = known.get(name)
    if (why === undefined) return []
    const rule = `must be an image of this computer’s Docker: ${why}`
    // In a message of Docker's own there is no other word for that.
    const remedy = /no such image/i.test(why)
      ? `docker pull ${name}`
      : 'start Docker here, or name a file that docker image save has written'
    return [{path: ['containers', container, 'image'], rule, value: image, remedy}]
  })
}

/** Why Docker does not have it; undefined when it has. */
function whyNot(name: string): string | undefined {
  const words = ['image', 'inspect', '--format', '{{.Id}}', name]
  const {error, status, stderr} = callersSpawnSync('docker', words, {
    ...{timeout: askDeadline, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe']},
  })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return 'there is no command docker'
  if (error) return error.message
  if (status === 0) return undefined
  // Error: No such image: nginx:1.29
  const said = String(stderr).trim().split('\n').at(-1) ?? ''
  return said.replace(/^(error|error response from daemon): /i, '') || `docker ended with status ${status}`
}
