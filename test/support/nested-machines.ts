import {checkout, type NestedHost} from './nested-host.ts'

// What the nested host of tests has beside its LXD: the fixture that plays Multipass, and machines that exist already.

/** Words in front of a command on the nested host with which it finds the fixture that plays Multipass. */
export const withMultipass = (version: string): string[] => [
  'env',
  `PATH=${checkout}/src/providers/multipass/fixtures:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  `MULTIPASS_FIXTURE_VERSION=${version}`,
]

const project = ['--project', 'multipass']

/** Makes, once, what the fixture takes for granted: an image, and a bridge with a network of its own. */
export async function prepareMultipass(nested: NestedHost): Promise<void> {
  const bridge = 'mpqemubr0'
  if ((await nested.machine.run(['lxc', 'project', 'show', 'multipass'])).status === 0) return
  const pack =
    'cd "$(mktemp -d)" && printf "architecture: $(uname -m)\\ncreation_date: 1700000000\\n" >metadata.yaml && tar --numeric-owner -cf - metadata.yaml -C "$1" --transform "s,^\\.,rootfs,S" . | lxc image import --project multipass /dev/stdin --alias machine'
  const device = (...settings: string[]): string[] => [
    'lxc',
    'profile',
    'device',
    'add',
    ...project,
    'default',
    ...settings,
  ]
  for (const argv of [
    ['lxc', 'project', 'create', 'multipass', '-c', 'features.images=true', '-c', 'features.profiles=true'],
    ['lxc', 'network', 'create', bridge, '--type=bridge', 'ipv4.address=10.79.89.1/24', 'ipv6.address=none'],
    device('root', 'disk', 'path=/', 'pool=local'),
    device('eth0', 'nic', `network=${bridge}`),
    ['sh', '-euc', pack, 'pack', nested.image],
  ])
    await nested.succeed(argv, {timeoutMs: 120_000})
}

/**
 * Makes machines that "exist already" on the nested host, with ssh, and an inventory of them there. Gives ways to run
 * commands on them that have nothing to do with ssh.
 */
export async function makeReachable(
  nested: NestedHost,
  names: readonly string[],
): Promise<{inventory: string; machines: ((argv: readonly string[]) => Promise<string>)[]}> {
  const config = [
    ...['security.privileged=true', 'security.nesting=true', 'limits.cpu=1', 'limits.memory=1GiB'],
    'raw.lxc=lxc.apparmor.profile = unconfined\nlxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0',
  ].flatMap(each => ['-c', each])
  await nested.succeed(['sh', '-c', '[ -e /root/key ] || ssh-keygen -q -t ed25519 -N "" -f /root/key'])
  const publicKey = await nested.succeed(['cat', '/root/key.pub'])
  const setUp = `
    systemctl is-system-running --wait
    ssh-keygen -A >/dev/null
    install -d -m 700 /root/.ssh
    cat >/root/.ssh/authorized_keys
    systemctl enable --quiet --now ssh.service
    until ip -4 -o addr show dev eth0 scope global | grep -q inet; do sleep 0.2; done
    ip -4 -o addr show dev eth0 scope global | awk '{sub("/.*", "", $4); print $4}'`
  const addresses: string[] = []
  for (const name of names) {
    await nested.succeed(['lxc', 'launch', ...project, 'machine', name, ...config], {timeoutMs: 120_000})
    const said = await nested.succeed(['lxc', 'exec', ...project, name, '--', 'sh', '-c', setUp], {
      stdin: publicKey,
    })
    addresses.push(said.trim().split('\n').at(-1) ?? '')
  }
  const inventory = '/root/inventory.json'
  const machines = names.map((name, index) => ({name, address: addresses[index]}))
  const stdin = JSON.stringify({defaults: {identityFile: 'key'}, machines})
  await nested.succeed(['sh', '-c', 'cat >"$1"', 'write', inventory], {stdin})
  return {
    inventory,
    machines: names.map(
      name => argv => nested.succeed(['lxc', 'exec', ...project, name, '--', ...argv], {timeoutMs: 60_000}),
    ),
  }
}
