import {
  createNetworkCommand,
  fanNetwork,
  formatPrefix,
  type Lab,
  overlayOf,
  type Sabotage,
} from '../../../src/api/index.ts'
import {loadBalancer, nginxOf} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {anyCell, crossing} from './red-claims.ts'

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
    may: ['P48', 'P51', 'F8'],
    act: lab => all(loadBalancer(lab), docker(lab, 'stop')),
    undo: lab => all(loadBalancer(lab), docker(lab, 'start')),
  },
  {
    name: 'nginx is on the default bridge only',
    expect: ['P45', 'P46', 'P47'],
    may: ['P48', 'P51', 'F8'],
    act: lab => all(loadBalancer(lab), docker(lab, 'network', 'disconnect', fanNetwork)),
    undo: lab => all(loadBalancer(lab), docker(lab, 'network', 'connect', fanNetwork)),
  },
  {
    name: 'the Docker network has a wrong gateway',
    expect: ['F1', 'P28'],
    may: [...anyCell, 'P45', 'P39'],
    act: lab => remakeNetwork(lab, overlayOf(lab).addressOf(loadBalancer(lab)).replace(/\d+$/, '254')),
    async undo(lab) {
      await removeNetwork(lab)
      const own = `${overlayOf(lab).addressOf(loadBalancer(lab))}/${overlayOf(lab).prefix.length}`
      const wrong = own.replace(/\d+\/(\d+)$/, '254/$1')
      await each(
        loadBalancer(lab),
        ['ip', 'addr', 'del', wrong, 'dev', overlayOf(lab).bridge],
        ['ip', 'addr', 'add', own, 'dev', overlayOf(lab).bridge],
      )
      await remakeNetwork(lab, overlayOf(lab).addressOf(loadBalancer(lab)))
    },
  },
  {
    name: 'dockerd made the fan’s bridge before fanctl could',
    expect: ['F3', 'P50', 'D3'],
    may: [...crossing, 'F2', 'P28', 'P39'],
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

async function remakeNetwork(lab: Lab, gateway: string): Promise<void> {
  await removeNetwork(lab)
  await all(
    loadBalancer(lab),
    createNetworkCommand(lab, loadBalancer(lab), gateway),
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
