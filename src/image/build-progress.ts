/** Tells what is being done, in words, and how much of the whole is done, from 0 to 1. */
export type OnProgress = (text: string, fraction?: number) => void

interface Step {
  /** In the output of mmdebstrap or of our own script; matched in this place only. */
  sign: RegExp
  text: string
  /** Seconds it took on two cores beside the mirror; only their proportions matter. */
  seconds: number
}

// Real output, of mmdebstrap 1.3.5:
//   I: running apt-get update...
//   I: downloading packages with apt...
//   I: extracting archives...
//   I: installing essential packages...
//   I: installing remaining packages inside the chroot...
//   I: running --customize-hook directly: /var/lib/fanlab/build-…/customize /var/lib/fanlab/build-…/root
//   fanlab: container image
//   I: cleaning package lists and apt cache...
const steps: readonly Step[] = [
  {sign: /^I: running apt-get update/, text: 'fetching package lists', seconds: 4},
  {sign: /^I: downloading packages/, text: 'downloading the base system', seconds: 2},
  {sign: /^I: extracting archives/, text: 'unpacking the base system', seconds: 2},
  {sign: /^I: installing essential/, text: 'installing the base system', seconds: 6},
  {sign: /^I: installing remaining/, text: 'installing LXD, Docker and tools', seconds: 20},
  {sign: /^fanlab: container image/, text: 'making the container image', seconds: 1},
  {sign: /^fanlab: nginx image/, text: 'making the nginx image', seconds: 2},
  {sign: /^fanlab: machine/, text: 'setting up the machine', seconds: 2},
  {sign: /^I: cleaning package lists/, text: 'cleaning up', seconds: 1},
  {sign: /^fanlab: archive/, text: 'packing the archive', seconds: 4},
]
const total = steps.reduce((sum, step) => sum + step.seconds, 0)

/** Returns a listener for the build's output, which reports each step once, with the time since the start. */
export function buildProgress(onProgress: OnProgress): (output: string) => void {
  const start = performance.now()
  let next = 0
  let rest = ''
  return output => {
    const lines = (rest + output).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const ahead = steps.slice(next).findIndex(({sign}) => sign.test(line))
      if (ahead === -1) continue
      next += ahead
      const done = steps.slice(0, next).reduce((sum, step) => sum + step.seconds, 0)
      const elapsed = Math.round((performance.now() - start) / 1000)
      onProgress(`building the machine image: ${steps[next]?.text} (${elapsed} s)`, done / total)
      next++
    }
  }
}
