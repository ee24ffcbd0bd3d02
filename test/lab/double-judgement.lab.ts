import process from 'node:process'
import test from 'ava'
import type {Protocol} from '../../src/lab/cell.ts'
import type {Endpoint} from '../../src/lab/endpoint.ts'
import {missingTools} from '../../src/process/missing-tools.ts'
import {makeProbedFan, type ProbedFan, reachCell} from '../support/probed-fan.ts'
import {skipHere} from '../support/skip-here.ts'
import {type Child, startChild} from '../support/start-child.ts'

// Acts of each kind that sabotage has, judged twice: by the prober, and by ping, curl and tcpdump. ping and curl tell only
// that somebody answered; tcpdump tells at the target who asked, and on the underlay whether it came in an envelope. All
// three together have to agree with the prober. Where ping and curl alone do not, the table says why.
// Needs root, iptables, tcpdump.

interface Act {
  name: string
  source: string
  target: string
  protocol: Extract<Protocol, 'icmp' | 'full-size' | 'http'>
  /** Commands with the place in whose namespace they run. */
  make: [place: string, command: string][]
  undo: [place: string, command: string][]
  passes: boolean
  /** What the prober says; of what passes nothing. */
  says?: RegExp
  /** Why ping and curl are content with what the prober refuses. */
  difference?: string
}

const filter = (place: string, words: string): Pick<Act, 'make' | 'undo'> => ({
  make: [[place, `iptables --wait --append ${words}`]],
  undo: [[place, `iptables --wait --delete ${words}`]],
})
const own = {a: '240.132.0.1', b: '240.228.0.1', 'c-a': '240.132.0.5', 'c-b': '240.228.0.5'}
const across = {source: 'c-a', target: 'c-b'}
const spare = '240.132.77.77'

const acts: Act[] = [
  {...across, name: 'nothing is wrong', protocol: 'icmp', make: [], undo: [], passes: true},
  {...across, name: 'nothing is wrong', protocol: 'full-size', make: [], undo: [], passes: true},
  {...across, name: 'nothing is wrong', protocol: 'http', make: [], undo: [], passes: true},
  {
    ...{...across, name: 'the tunnel of b is down', protocol: 'icmp', passes: false},
    make: [['b', 'ip link set ftun0 down']],
    undo: [['b', 'ip link set ftun0 up']],
  },
  {
    ...{...across, name: 'the tunnel of b is no port of its bridge', protocol: 'icmp', passes: false},
    make: [['b', 'ip link set ftun0 nomaster']],
    undo: [['b', 'ip link set ftun0 master fan-240']],
  },
  {
    ...{...across, name: 'the tunnel of a has MTU 1400', protocol: 'full-size', passes: false},
    make: [['a', 'ip link set ftun0 mtu 1400']],
    undo: [['a', 'ip link set ftun0 mtu 1450']],
  },
  {
    ...{...across, name: 'small packets pass a tunnel of MTU 1400', protocol: 'icmp', passes: true},
    make: [['a', 'ip link set ftun0 mtu 1400']],
    undo: [['a', 'ip link set ftun0 mtu 1450']],
  },
  {
    ...{...across, name: 'b drops the fan’s packets', protocol: 'icmp', passes: false},
    ...filter('b', 'INPUT --protocol udp --dport 8472 --jump DROP'),
  },
  {
    ...{...across, name: 'b loses one in three of the fan’s packets', protocol: 'icmp', passes: false},
    ...filter(
      'b',
      'INPUT --protocol udp --dport 8472 --match statistic --mode nth --every 3 --packet 1 --jump DROP',
    ),
  },
  {
    ...{...across, name: 'echoes are dropped in one direction', protocol: 'icmp', passes: false},
    ...filter('c-b', 'INPUT --protocol icmp --icmp-type echo-request --jump DROP'),
  },
  {
    ...{name: 'the other direction passes', source: 'c-b', target: 'c-a', protocol: 'icmp', passes: true},
    ...filter('c-b', 'INPUT --protocol icmp --icmp-type echo-request --jump DROP'),
  },
  {
    ...{...across, name: 'the asker drops the answers', protocol: 'icmp', passes: false},
    ...filter('c-a', 'INPUT --protocol icmp --icmp-type echo-reply --jump DROP'),
  },
  {
    ...{...across, name: 'port 80 is dropped', protocol: 'http', passes: false},
    ...filter('c-b', 'INPUT --protocol tcp --dport 80 --jump DROP'),
  },
  {
    ...{...across, name: 'echoes pass where port 80 is dropped', protocol: 'icmp', passes: true},
    ...filter('c-b', 'INPUT --protocol tcp --dport 80 --jump DROP'),
  },
  {
    ...{...across, name: 'c-b has a mask of /16', protocol: 'icmp', passes: false},
    make: [
      ['c-b', `ip addr add ${own['c-b']}/16 dev eth0`],
      ['c-b', `ip addr del ${own['c-b']}/8 dev eth0`],
    ],
    undo: [
      ['c-b', `ip addr add ${own['c-b']}/8 dev eth0`],
      ['c-b', `ip addr del ${own['c-b']}/16 dev eth0`],
    ],
  },
  {
    ...{...across, name: 'c-a’s address is translated', protocol: 'icmp', passes: false},
    make: [
      ['c-a', `ip addr add ${spare}/32 dev eth0`],
      ['c-a', `iptables --wait --table nat --append POSTROUTING --jump SNAT --to-source ${spare}`],
    ],
    undo: [
      ['c-a', `iptables --wait --table nat --delete POSTROUTING --jump SNAT --to-source ${spare}`],
      ['c-a', `ip addr del ${spare}/32 dev eth0`],
    ],
    says: /c-b saw 240\.132\.77\.77 asking/,
    difference: 'the translation is undone for the answer, so that the asker sees nothing of it',
  },
  {
    ...{...across, name: 'somebody else answers on port 80', protocol: 'http', passes: false},
    make: [['c-a', `iptables --wait --table nat --append OUTPUT ${impostor()}`]],
    undo: [['c-a', `iptables --wait --table nat --delete OUTPUT ${impostor()}`]],
    says: /somebody else answered: c-b never saw the question/,
    difference: 'the page is the right one, and its sender’s address is translated back',
  },
  {
    ...{...across, name: 'c-a has the address of c-b, too', protocol: 'icmp', passes: false},
    make: [['c-a', `ip addr add ${own['c-b']}/32 dev eth0`]],
    undo: [['c-a', `ip addr del ${own['c-b']}/32 dev eth0`]],
    difference: 'c-a answers itself, and no packet leaves it',
  },
  {
    ...{name: 'a has a route past the overlay', source: 'a', target: 'b', protocol: 'icmp', passes: false},
    make: [['a', `ip route add ${own.b}/32 via 10.79.89.228 dev ens3 src ${own.a}`]],
    undo: [['a', `ip route del ${own.b}/32`]],
    says: /outside of the overlay, by ens3/,
    difference: 'the target answers what reaches it by any way',
  },
]

function impostor(): string {
  return `--protocol tcp --destination ${own['c-b']} --dport 80 --jump DNAT --to-destination ${own['c-a']}`
}

let fan: ProbedFan

test.before(async () => {
  fan = await makeProbedFan()
})

test.after.always(() => fan?.remove())

const endpoint = (name: string): Endpoint => fan.endpoints.find(each => each.name === name) as Endpoint

/** ping and curl: whether all questions are answered, as somebody at a shell would ask. */
async function askByHand({source, target, protocol}: Act): Promise<boolean> {
  const {address} = endpoint(target)
  const large = ['-M', 'do', '-s', String(1450 - 28)]
  const argv =
    protocol === 'http'
      ? ['curl', '--silent', '--fail', '--max-time', '2', '--output', '/dev/null', `http://${address}/`]
      : [
          'ping',
          '-n',
          '-c',
          '10',
          '-i',
          '0.05',
          '-W',
          '1',
          ...(protocol === 'full-size' ? large : []),
          address,
        ]
  const {status, stdout} = await fan.lab.exec(source, argv)
  return status === 0 && (protocol === 'http' || stdout.includes(' 0% packet loss'))
}

/** tcpdump in a namespace; it listens when this resolves. */
async function dump(place: string, device: string, words: string): Promise<Child> {
  const argv = [
    'tcpdump',
    '-n',
    '-l',
    '--immediate-mode',
    '-Q',
    'in',
    '-Z',
    'root',
    '-i',
    device,
    ...words.split(' '),
  ]
  const child = startChild(['nsenter', `--net=${fan.lab.file(place)}`, '--', ...argv], {
    cwd: '/',
    env: process.env,
  })
  await child.says(/listening on/, 10_000)
  return child
}

/** What ping and curl say, and whether tcpdump saw the source's own address at the target, in an envelope. */
async function judgeByHand(act: Act): Promise<{answered: boolean; seenRight: boolean}> {
  const {source, target, protocol} = act
  const [from, to] = [endpoint(source), endpoint(target)]
  const questions = protocol === 'http' ? 'tcp dst port 80' : 'icmp[icmptype]=icmp-echo'
  const [inside, outside] = await Promise.all([
    dump(target, to.kind === 'container' ? 'eth0' : 'fan-240', `${questions} and dst host ${to.address}`),
    dump(to.place.name, 'ens3', 'udp dst port 8472'),
  ])
  const answered = await askByHand(act)
  const [seen, envelopes] = await Promise.all(
    [inside, outside].map(async child => {
      child.kill('SIGINT')
      return (await child.ended).output
    }),
  )
  const sources = [...(seen ?? '').matchAll(/ IP (\d+\.\d+\.\d+\.\d+)[. ][^>]*> /g)].map(([, found]) => found)
  const seenRight =
    sources.length > 0 && sources.every(found => found === from.address) && / IP .* > /.test(envelopes ?? '')
  return {answered, seenRight}
}

for (const act of acts) {
  const {name, source, target, protocol, passes, says, difference} = act
  test.serial(
    `${name}: ${source} to ${target} by ${protocol} is judged alike by the prober and by hand`,
    async t => {
      if ((await missingTools(['tcpdump'])).length > 0) return skipHere(t, 'there is no tcpdump')
      try {
        for (const [place, command] of act.make) await fan.lab.succeed(place, command.split(' '))
        const [cell] = await fan.ask(reachCell(source, target, protocol))
        const {answered, seenRight} = await judgeByHand(act)
        t.is(cell?.passed, passes, cell?.got)
        if (says) t.regex(cell?.got ?? '', says)
        t.is(answered && seenRight, passes, `ping or curl: ${answered}, tcpdump: ${seenRight}`)
        // A difference that nobody explained, or an explanation of none, is a mistake of one of the two.
        t.is(answered !== cell?.passed, difference !== undefined, `ping or curl: ${answered}; ${cell?.got}`)
      } finally {
        for (const [place, command] of act.undo) await fan.lab.exec(place, command.split(' '))
      }
    },
  )
}
