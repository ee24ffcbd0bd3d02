import {
  createNetworkCommand,
  fanNetwork,
  formatPrefix,
  inEndpoint,
  ipLinks,
  type Lab,
  LabError,
  overlayOf,
  type Sabotage,
} from '../../../src/api/index.ts'
import {loadBalancer, nginxEndpoint, nginxOf} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {anyCell, crossing, withoutNginx} from './red-claims.ts'

const docker = (lab: Lab, ...words: string[]): string[] => ['docker', ...words, nginxOf(lab)]

const waitForFan = '/etc/systemd/system/docker.service.d/10-fan.conf'

/** Acts on Docker, its network on the fan and nginx. */
export const dockerActs: Sabotage[] = [
  {
    name: 'nginx answers with status 500',
    expect: ['P46'],
    may: ['P51'],
    act: lab => nginx(lab, 's/listen 80[^;]*;/& return 500;/'),
    undo: lab => nginx(lab, 's/ return 500;//'),
  },
  {
    name: 'nginx is stopped',
    expect: ['P45', 'P46', 'P47'],
    may: withoutNginx,
    act: lab => all(loadBalancer(lab), docker(lab, 'stop')),
    undo: lab => all(loadBalancer(lab), docker(lab, 'start')),
  },
  {
    name: 'nginx is on the default bridge only',
    expect: ['P45', 'P46', 'P47'],
    may: withoutNginx,
    act: lab => all(loadBalancer(lab), docker(lab, 'network', 'disconnect', fanNetwork)),
    undo: lab => all(loadBalancer(lab), docker(lab, 'network', 'connect', fanNetwork)),
  },
  {
    name: 'the Docker network has a wrong gateway',
    expect: ['F1', 'P28', 'P53'],
    may: [...anyCell, 'P45', 'P39'],
    act: lab => remakeNetwork(lab, ownAddress(lab).replace(/\d+$/, '254')),
    async undo(lab) {
      await removeNetwork(lab)
      const own = `${ownAddress(lab)}/${overlayOf(lab).prefix.length}`
      const wrong = own.replace(/\d+\/(\d+)$/, '254/$1')
      await each(
        loadBalancer(lab),
        ['ip', 'addr', 'del', wrong, 'dev', overlayOf(lab).bridge],
        ['ip', 'addr', 'add', own, 'dev', overlayOf(lab).bridge],
      )
      await remakeNetwork(lab, ownAddress(lab))
    },
  },
  {
    name: 'the Docker network has no MTU of its own',
    // nginx takes fragments of UDP, and sends none that fit into the fan.
    expect: ['P53', 'P51'],
    may: ['P48'],
    act: lab => remakeNetwork(lab, ownAddress(lab), word => !word.includes('driver.mtu=')),
    undo: lab => remakeNetwork(lab, ownAddress(lab)),
  },
  {
    name: 'nginx has a mask of /16',
    // It sends to the other slices by its default route, past the fan.
    expect: ['P53', 'P46', 'P47', 'P48', 'P51'],
    lastSeen: 'the question was last seen arriving by docker0 of load-balancer',
    act: lab => changeMask(lab, overlayOf(lab).prefix.length, 16),
    undo: lab => changeMask(lab, 16, overlayOf(lab).prefix.length),
  },
  {
    name: 'nginx has MTU 1400 on the fan',
    expect: ['P53', 'P48', 'P51'],
    act: lab => setMtu(lab, 1400),
    undo: lab => setMtu(lab, overlayOf(lab).mtu),
  },
  {
    name: 'dockerd made the fan’s bridge before fanctl could',
    // What makes Docker wait for the fan is gone, too.
    expect: ['F3', 'P50', 'D3', 'P55'],
    may: [...crossing, 'F2', 'P28', 'P39'],
    lastSeen: 'the question was last seen arriving by eth0 of load-balancer',
    async act(lab) {
      await all(
        loadBalancer(lab),
        ['systemctl', 'stop', '--quiet', 'docker.socket', 'docker.service'],
        ['fanctl', 'down', '-u', underlay(lab), '-o', formatPrefix(overlayOf(lab).prefix)],
        ['mv', waitForFan, `${waitForFan}.off`],
        ['systemctl', 'daemon-reload'],
        ['systemctl', 'start', 'docker.socket', 'docker.service'],
      )
    },
    async undo(lab) {
      await each(
        loadBalancer(lab),
        ['systemctl', 'stop', '--quiet', 'docker.socket', 'docker.service'],
        ['ip', 'link', 'del', overlayOf(lab).bridge],
        ['fanctl', 'up', '-u', underlay(lab), '-o', formatPrefix(overlayOf(lab).prefix)],
        ['mv', `${waitForFan}.off`, waitForFan],
        ['systemctl', 'daemon-reload'],
        ['iptables', '--policy', 'FORWARD', 'ACCEPT'],
        ['systemctl', 'start', 'docker.socket', 'docker.service'],
      )
    },
  },
]

const underlay = (lab: Lab): string =>
  `${lab.underlayAddress(loadBalancer(lab))}/${overlayOf(lab).underlay.length}`

/** Edits nginx's configuration in its container, and makes nginx read it. */
async function nginx(lab: Lab, edit: string): Promise<void> {
  const inside = ['docker', 'exec', nginxOf(lab)]
  await all(
    loadBalancer(lab),
    [...inside, 'sed', '-i', edit, '/etc/nginx/nginx.conf'],
    [...inside, 'nginx', '-s', 'reload'],
  )
}

const ownAddress = (lab: Lab): string => overlayOf(lab).addressOf(loadBalancer(lab))

/** Runs commands of ip in nginx's network namespace, each with the name of its interface on the fan. */
async function inNginx(
  lab: Lab,
  ...commands: ((device: string, address: string) => readonly string[])[]
): Promise<void> {
  const nginx = await nginxEndpoint(lab)
  const find = ['ip', '-json', '-4', 'addr', 'show', 'to', nginx.address]
  const [link] = await loadBalancer(lab).json(inEndpoint(nginx, find), ipLinks)
  if (!link) throw new LabError(`cannot find the interface of nginx with ${nginx.address}`)
  const argvs = commands.map(command => inEndpoint(nginx, ['ip', ...command(link.ifname, nginx.address)]))
  await all(loadBalancer(lab), ...argvs)
}

const setMtu = (lab: Lab, bytes: number): Promise<void> =>
  inNginx(lab, device => ['link', 'set', device, 'mtu', String(bytes)])

const changeMask = (lab: Lab, from: number, to: number): Promise<void> =>
  inNginx(
    lab,
    // The new one first: without any the default route would be lost.
    (device, address) => ['addr', 'add', `${address}/${to}`, 'dev', device],
    (device, address) => ['addr', 'del', `${address}/${from}`, 'dev', device],
  )

/** A word of the command that is not kept goes with the option before it. */
async function remakeNetwork(
  lab: Lab,
  gateway: string,
  keeps: (word: string) => boolean = () => true,
): Promise<void> {
  const words = createNetworkCommand(lab, loadBalancer(lab), gateway)
  await removeNetwork(lab)
  await all(
    loadBalancer(lab),
    words.filter((word, index) => keeps(word) && keeps(words[index + 1] ?? '')),
    docker(lab, 'network', 'connect', fanNetwork),
  )
}

const removeNetwork = (lab: Lab): Promise<void> =>
  each(loadBalancer(lab), docker(lab, 'network', 'disconnect', fanNetwork), [
    'docker',
    'network',
    'rm',
    fanNetwork,
  ])
