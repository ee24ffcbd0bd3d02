import {anyCell, crossing, type Sabotage} from '../../../src/faults/sabotage.ts'
import {all, each} from '../../../src/faults/targets.ts'
import type {Lab} from '../../../src/lab/lab.ts'
import {overlayOf} from '../../../src/overlays/index.ts'
import {formatPrefix} from '../../../src/process/prefix.ts'
import {createNetworkCommand} from '../../../src/roles/docker/docker.ts'
import {fanNetwork} from '../../../src/roles/docker/docker-api.ts'

const docker = (lab: Lab, ...words: string[]): string[] => [
  'docker',
  ...words,
  lab.containersOf('docker')[0] ?? '',
]

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
    act: lab => all(lab.loadBalancer, docker(lab, 'stop')),
    undo: lab => all(lab.loadBalancer, docker(lab, 'start')),
  },
  {
    name: 'nginx is on the default bridge only',
    expect: ['P45', 'P46', 'P47'],
    may: ['P48', 'P51', 'F8'],
    act: lab => all(lab.loadBalancer, docker(lab, 'network', 'disconnect', fanNetwork)),
    undo: lab => all(lab.loadBalancer, docker(lab, 'network', 'connect', fanNetwork)),
  },
  {
    name: 'the Docker network has a wrong gateway',
    expect: ['F1', 'P28'],
    may: [...anyCell, 'P45', 'P39'],
    act: lab => remakeNetwork(lab, overlayOf(lab).addressOf(lab.loadBalancer).replace(/\d+$/, '254')),
    async undo(lab) {
      await removeNetwork(lab)
      const own = `${overlayOf(lab).addressOf(lab.loadBalancer)}/${overlayOf(lab).prefix.length}`
      const wrong = own.replace(/\d+\/(\d+)$/, '254/$1')
      await each(
        lab.loadBalancer,
        ['ip', 'addr', 'del', wrong, 'dev', overlayOf(lab).bridge],
        ['ip', 'addr', 'add', own, 'dev', overlayOf(lab).bridge],
      )
      await remakeNetwork(lab, overlayOf(lab).addressOf(lab.loadBalancer))
    },
  },
  {
    name: 'dockerd made the fan’s bridge before fanctl could',
    expect: ['F3', 'P50', 'D3'],
    may: [...crossing, 'F2', 'P28', 'P39'],
    async act(lab) {
      await all(
        lab.loadBalancer,
        ['systemctl', 'stop', '--quiet', 'docker.socket', 'docker.service'],
        ['fanctl', 'down', '-u', underlay(lab), '-o', formatPrefix(overlayOf(lab).prefix)],
        ['mv', waitForFan, `${waitForFan}.off`],
        ['systemctl', 'daemon-reload'],
        ['systemctl', 'start', 'docker.socket', 'docker.service'],
      )
    },
    async undo(lab) {
      await each(
        lab.loadBalancer,
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
  `${lab.underlayAddress(lab.loadBalancer)}/${overlayOf(lab).underlay.length}`

/** Edits nginx's configuration in its container, and makes nginx read it. */
async function nginx(lab: Lab, edit: string): Promise<void> {
  const inside = ['docker', 'exec', lab.containersOf('docker')[0] ?? '']
  await all(
    lab.loadBalancer,
    [...inside, 'sed', '-i', edit, '/etc/nginx/nginx.conf'],
    [...inside, 'nginx', '-s', 'reload'],
  )
}

async function remakeNetwork(lab: Lab, gateway: string): Promise<void> {
  await removeNetwork(lab)
  await all(
    lab.loadBalancer,
    createNetworkCommand(lab, gateway),
    docker(lab, 'network', 'connect', fanNetwork),
  )
}

const removeNetwork = (lab: Lab): Promise<void> =>
  each(lab.loadBalancer, docker(lab, 'network', 'disconnect', fanNetwork), [
    'docker',
    'network',
    'rm',
    fanNetwork,
  ])
