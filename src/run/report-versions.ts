import type {Machine} from '../lab/machine.ts'
import type {StepContext} from '../lab/step-context.ts'

/** Packages whose versions decide whether a fan works. */
const interesting = ['lxd', 'docker.io', 'iproute2', 'networkd-dispatcher', 'systemd', 'nginx']

/**
 * The image's own list, with a line such as "lxd 5.0.2-5" for each package; where machines have another image, what dpkg
 * tells, and LXD's own word where it is a snap.
 */
const versions = `cat /usr/share/fanlab/versions 2>/dev/null || {
  dpkg-query --show --showformat='\${Package} \${Version}\\n'
  if [ -d /snap/lxd ]; then echo "lxd $(lxd --version)"; fi
}`

/** Tells in the report what is under test, as the machines themselves have it. */
export async function reportVersions({lab, fact}: StepContext): Promise<void> {
  const machine = lab.machines[0] as Machine
  const [kernel, installed] = await Promise.all([
    machine.succeed(['uname', '-r']),
    machine.succeed(['sh', '-c', versions]),
  ])
  fact('kernel', kernel.trim())
  for (const line of installed.split('\n')) {
    const [name = '', version = ''] = line.split(' ')
    if (interesting.includes(name)) fact(name, version)
  }
}
