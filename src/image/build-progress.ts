/** Tells what is being done, in words, and how much of the whole is done, from 0 to 1. */
export type OnProgress = (text: string, fraction?: number) => void

interface Step {
  /** In the output of mmdebstrap or of our own script; matched in this place only. */
  sign: RegExp
  text: string
  /** How long it took on two cores near a mirror; only the proportions matter. */
  seconds: number
}

// Real output, of mmdebstrap 1.3.5:
//   I: running apt-get update...
//   I: installing remaining packages inside the chroot...
//   Unpacking libcap2:amd64 (1:2.66-4+deb12u3) ...
//   Setting up docker.io (20.10.24+dfsg1-1+deb12u1+b6) ...
//   I: running --customize-hook directly: /var/lib/fanlab/build-…/customize /var/lib/fanlab/build-…/root
//   fanlab: container image
const steps: readonly Step[] = [
  {sign: /^I: running apt-get update/, text: 'fetching package lists', seconds: 2},
  {sign: /^I: downloading packages/, text: 'downloading the base system', seconds: 1},
  {sign: /^I: extracting archives/, text: 'unpacking the base system', seconds: 10},
  {sign: /^I: installing essential/, text: 'installing the base system', seconds: 6},
  {sign: /^I: installing remaining/, text: 'installing LXD, Docker and tools', seconds: 20},
  {sign: /^fanlab: container image/, text: 'making the container image', seconds: 1},
  {sign: /^fanlab: nginx image/, text: 'making the nginx image', seconds: 1},
  {sign: /^fanlab: machine/, text: 'setting up the machine', seconds: 1},
  {sign: /^I: cleaning package lists/, text: 'cleaning up', seconds: 1},
  {sign: /^fanlab: archive/, text: 'packing the archive', seconds: 3},
]
const total = steps.reduce((sum, step) => sum + step.seconds, 0)
const packageLine = /^(?:Unpacking|Setting up) ([^ :]+)/

/** Milliseconds between two reports of the same step: often enough to see that something moves. */
const reportEvery = 2000

/**
 * Returns a listener for the build's output. It reports each step, and inside the long ones the package at hand, with
 * the time since the start. A log that can't redraw a line gets some thirty lines of it.
 */
export function buildProgress(
  onProgress: OnProgress,
  now: () => number = Date.now,
): (output: string) => void {
  const start = now()
  let next = 0
  let stepStart = start
  let reported = Number.NEGATIVE_INFINITY
  let rest = ''

  const report = (step: Step, detail: string): void => {
    reported = now()
    const before = steps.slice(0, next - 1).reduce((sum, {seconds}) => sum + seconds, 0)
    const inStep = Math.min((reported - stepStart) / 1000, step.seconds * 0.95)
    const elapsed = Math.round((reported - start) / 1000)
    onProgress(`building the machine image: ${step.text}${detail} (${elapsed} s)`, (before + inStep) / total)
  }
  const read = (line: string): void => {
    const ahead = steps.slice(next).findIndex(({sign}) => sign.test(line))
    if (ahead !== -1) {
      next += ahead + 1
      stepStart = now()
    }
    const step = steps[next - 1]
    if (!step) return
    const name = packageLine.exec(line)?.[1]
    if (ahead !== -1) report(step, '')
    else if (name !== undefined && now() - reported >= reportEvery) report(step, `: ${name}`)
  }
  return output => {
    const lines = (rest + output).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) read(line)
  }
}
