import test from 'ava'
import {askRules} from '../../src/expect/rules/ask-rules.ts'
import {cellsOfRules} from '../../src/expect/rules/cells-of-rules.ts'
import type {RuleDefinition} from '../../src/lab/file/rule-definition.ts'
import {makeLabNamespaces} from '../support/lab-namespaces.ts'
import {type Child, startChild} from '../support/start-child.ts'

// Rules of a lab file on this machine's kernel: network namespaces stand for machines. Needs root, iptables and ip6tables.

const file = `
version: 1
lab: rules
networks:
  left: {subnet: [10.1.0.0/24, "fd00:1::/64"]}
  between: {subnet: [10.2.0.0/24, "fd00:2::/64"], mtu: 1400}
  right: {subnet: [10.3.0.0/24, "fd00:3::/64"]}
machines:
  r1: {forward: true, networks: {left: [10.1.0.1, "fd00:1::1"], between: [10.2.0.1, "fd00:2::1"]}}
  r2: {forward: true, networks: {between: [10.2.0.2, "fd00:2::2"], right: [10.3.0.1, "fd00:3::1"]}}
  client: {networks: {left: [10.1.0.10, "fd00:1::10"]}, gateway: [10.1.0.1, "fd00:1::1"]}
  other: {networks: {left: [10.1.0.11, "fd00:1::11"]}, gateway: [10.1.0.1, "fd00:1::1"]}
  server: {networks: {right: [10.3.0.10, "fd00:3::10"]}, gateway: [10.3.0.1, "fd00:3::1"]}
`

let names: Awaited<ReturnType<typeof makeLabNamespaces>>
const children: Child[] = []

test.before(async () => {
  names = await makeLabNamespaces(file)
  await names.at('r1', 'ip route add 10.3.0.0/24 via 10.2.0.2')
  await names.at('r1', 'ip route add fd00:3::/64 via fd00:2::2')
  await names.at('r2', 'ip route add 10.1.0.0/24 via 10.2.0.1')
  await names.at('r2', 'ip route add fd00:1::/64 via fd00:2::1')
})

test.after.always(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(children.map(({ended}) => ended))
  await names?.remove()
})

/** What came of each case, by its sentence: `passed`, what came instead, or why nothing can be said. */
async function outcomes(...rules: Partial<RuleDefinition>[]): Promise<Record<string, string>> {
  const {lab} = names
  const all = rules.map((rule): RuleDefinition => ({from: ['client'], to: ['server'], ...rule}))
  const results = await askRules({lab, patience: 1500}, cellsOfRules(lab.topology, all))
  return Object.fromEntries(
    results.map(({cell, passed, got, unjudged}) => [
      cell.name,
      passed ? 'passed' : unjudged === undefined ? `failed: ${got}` : `error: ${unjudged}`,
    ]),
  )
}

test.serial('every service passes by two routers, over both families', async t => {
  const found = await outcomes(
    // By IPv6 all have to find their neighbours first, and both ends have to learn what passes between the routers.
    {allow: ['icmp', 'udp', 'tcp', 'tcp/443', 'udp/53'], within: '10s'},
    {path: ['r1', 'r2'], within: '10s'},
    {mtu: 1400, within: '10s'},
    {latency: {max: '500ms'}, within: '10s'},
    {loss: {max: '1%'}, within: '10s'},
    {source: 'own', within: '10s'},
  )
  t.deepEqual(
    Object.entries(found).filter(([, outcome]) => outcome !== 'passed'),
    [],
  )
})

const drop = (rule: string, body: () => Promise<void>, tool = 'iptables', machine = 'r2'): Promise<void> =>
  names.having(machine, `${tool} --append ${rule}`, `${tool} --delete ${rule}`, body)

test.serial('what a router drops is silent, and the case says which one', async t => {
  await drop('FORWARD --protocol tcp --dport 443 --jump DROP', async () => {
    t.deepEqual(await outcomes({allow: ['tcp/443', 'icmp'], family: 'v4'}), {
      'client reaches server by tcp/443':
        'failed: no answer (no connection); the question was last seen arriving by eth0 of r2',
      'client reaches server by icmp': 'passed',
    })
  })
  await drop(
    'FORWARD --protocol icmpv6 --source fd00:1::10 --jump DROP',
    async () => {
      t.deepEqual(await outcomes({allow: ['icmp']}), {
        'client reaches server by icmp': 'passed',
        'client reaches server by icmp over IPv6':
          'failed: no answer; the question was last seen arriving by eth0 of r2',
      })
    },
    'ip6tables',
  )
})

test.serial(
  'silence counts while the service answers somebody else, and the asker reaches somebody',
  async t => {
    const rule = {deny: ['tcp/22', 'icmp', 'udp/53']}
    await drop('FORWARD --source 10.1.0.10 --jump DROP', () =>
      drop(
        'FORWARD --source fd00:1::10 --jump REJECT',
        async () => {
          const found = await outcomes(rule)
          t.is(Object.keys(found).length, 6)
          t.deepEqual([...new Set(Object.values(found))], ['passed'])
        },
        'ip6tables',
      ),
    )
    t.deepEqual(await outcomes({...rule, family: 'v6'}), {
      'client does not reach server by tcp/22 over IPv6': 'failed: 3 of 3 answers',
      'client does not reach server by icmp over IPv6': 'failed: 3 of 3 answers',
      'client does not reach server by udp/53 over IPv6': 'failed: 3 of 3 answers',
    })
  },
)

test.serial('silence proves nothing where nobody is answered, or the asker is cut off', async t => {
  const rule: Partial<RuleDefinition> = {deny: ['tcp/22'], family: 'v4'}
  await drop(
    'INPUT --protocol tcp --dport 22 --jump DROP',
    async () => {
      t.deepEqual(await outcomes(rule), {
        'client does not reach server by tcp/22':
          'error: silence proves nothing: server answers nobody else, either (asked by r2)',
      })
    },
    'iptables',
    'server',
  )
  await names.having('client', 'ip link set eth0 down', 'ip link set eth0 up', async () => {
    t.deepEqual(await outcomes(rule), {
      'client does not reach server by tcp/22':
        'error: silence proves nothing: client reaches nobody else, either',
    })
  })
  await names.at('client', 'ip route add default via 10.1.0.1')
  await names.at('client', 'ip -6 addr add fd00:1::10/64 dev eth0 nodad').catch(() => {})
  await names.at('client', 'ip -6 route add default via fd00:1::1').catch(() => {})
})

test.serial('a translated source is a failure, unless the rule says so', async t => {
  const rule = 'POSTROUTING --table nat --source 10.1.0.10 --jump SNAT --to-source 10.3.0.1'
  await drop(rule, async () => {
    t.deepEqual(
      await outcomes(
        {allow: ['icmp', 'tcp'], family: 'v4'},
        {source: '10.3.0.1', allow: ['tcp', 'udp', 'icmp']},
      ),
      {
        'client reaches server by icmp':
          'failed: 1 of 1 answers; server saw 10.3.0.1 asking, where client has 10.1.0.10',
        'client reaches server by tcp':
          'failed: 1 of 1 answers; server saw 10.3.0.1 asking, where client has 10.1.0.10',
        'client reaches server by tcp as 10.3.0.1': 'passed',
        'client reaches server by udp as 10.3.0.1': 'passed',
        'client reaches server by icmp as 10.3.0.1': 'passed',
      },
    )
  })
  t.deepEqual(await outcomes({source: '10.3.0.1'}), {
    'client reaches server by icmp as 10.3.0.1':
      'failed: 1 of 1 answers; server saw 10.1.0.10 asking, instead of 10.3.0.1',
  })
})

test.serial(
  'an answer from another address than the one that was asked is none: no client takes it',
  async t => {
    // No kernel knows of connections anything here, as where a router that keeps no state rewrites addresses.
    const [add, remove] = [
      '/usr/sbin/nft add table ip other { chain way { type filter hook forward priority 0; ip saddr 10.3.0.10 ip saddr set 10.2.0.2; } ; }',
      '/usr/sbin/nft delete table ip other',
    ] as const
    await names.having('r2', add, remove, async () => {
      const found = await outcomes({allow: ['icmp', 'udp', 'udp/99', 'tcp'], family: 'v4'})
      for (const [name, said] of Object.entries(found))
        t.regex(
          said,
          name.endsWith('tcp') ? /^failed: no answer/ : /^failed: no answer \(it answered from 10\.2\.0\.2\)/,
        )
      t.deepEqual(await outcomes({deny: ['icmp', 'udp/99'], family: 'v4'}), {
        'client does not reach server by icmp': 'failed: no answer; it answered from 10.2.0.2',
        'client does not reach server by udp/99': 'failed: no answer; it answered from 10.2.0.2',
      })
    })
  },
)

test.serial('a path by other machines is told', async t => {
  const found = await outcomes({path: ['r2', 'r1'], family: 'v4'}, {path: ['r1'], family: 'v6'})
  t.deepEqual(Object.keys(found), [
    'client reaches server by icmp by way of r2, r1',
    'client reaches server by icmp over IPv6 by way of r1',
  ])
  // Routes may still become what they have to be: each was asked as long as that may take.
  for (const outcome of Object.values(found))
    t.regex(outcome, /^failed: by way of r1, r2, still after [1-9]\.\d s$/)
})

test.serial('another largest packet is told with its size', async t => {
  t.deepEqual(await outcomes({mtu: 1500}, {mtu: 1300, family: 'v6'}), {
    'packets from client to server have at most 1500 bytes':
      'failed: no answer (unreachable (code 4), says 10.1.0.1); the question was last seen arriving by eth0 of r1; the largest that passes has 1400 bytes',
    'packets from client to server have at most 1500 bytes over IPv6':
      'failed: no answer (too big (code 0), says fd00:1::1); the question was last seen arriving by eth0 of r1; the largest that passes has 1400 bytes',
    'packets from client to server have at most 1300 bytes over IPv6':
      'failed: a packet of 1301 bytes passes, too over IPv6; the largest that passes has 1400 bytes',
  })
})

test.serial('a share of loss is counted', async t => {
  const rule = 'INPUT --protocol icmp --match statistic --mode nth --every 20 --packet 3 --jump DROP'
  await drop(
    rule,
    async () => {
      const lossOf = async (max: string) =>
        Object.values(await outcomes({loss: {max}, family: 'v4'}))[0] ?? ''
      t.is(await lossOf('10%'), 'passed')
      t.regex(await lossOf('1%'), /^failed: 9[3-6] of 100 answers/)
    },
    'iptables',
    'server',
  )
})

test.serial('where somebody else serves a port, the connection and the packet’s arrival count', async t => {
  const enter = ['nsenter', `--net=${names.file('server')}`, '--']
  const serve = (...argv: string[]): Child => {
    const child = startChild([...enter, ...argv], {cwd: '/', env: {PATH: process.env.PATH}})
    children.push(child)
    return child
  }
  const page = ['-c', pageServer]
  serve('python3', ...page)
  for (let tries = 0; !(await names.at('server', 'ss -Hltun')).includes(':53'); tries++) t.true(tries < 100)
  const rules = [
    // Others are asked at the same time; what the prober itself takes is not the server's.
    {allow: ['tcp/8080', 'udp/53', 'udp/54', 'udp', 'udp/99'], family: 'v4'},
    {allow: ['http/8080/health'], http: {status: 203, contains: 'fine'}, family: 'v4'},
    {allow: ['http/8080/other'], family: 'v4'},
  ] as const
  t.deepEqual(await outcomes(...rules.map(rule => ({...rule, allow: [...rule.allow]}))), {
    'client reaches server by tcp/8080': 'passed',
    'client reaches server by udp/53': 'passed',
    'client reaches server by udp/54':
      'failed: no answer; server got the question, and its server on udp/54 does not read what comes',
    'client reaches server by udp': 'passed',
    'client reaches server by udp/99': 'passed',
    'client reaches server by http/8080/health with status 203 and a page that has "fine"': 'passed',
    'client reaches server by http/8080/other': 'failed: 1 of 1 answers; status 203',
  })
  t.deepEqual(await outcomes({deny: ['tcp/8080', 'http/8080/health', 'http/81', 'udp/53'], family: 'v4'}), {
    'client does not reach server by tcp/8080': 'failed: 3 of 3 answers',
    'client does not reach server by http/8080/health': 'failed: 3 of 3 answers',
    'client does not reach server by http/81': 'failed: 3 of 3 answers',
    'client does not reach server by udp/53':
      'error: the question comes to server, where another program has udp/53 and need not answer',
  })
  await drop(
    'INPUT --source 10.1.0.10 --protocol udp --jump DROP',
    async () => {
      const found = await outcomes({allow: ['udp/53'], family: 'v4'})
      t.regex(found['client reaches server by udp/53'] ?? '', /^failed: no answer; server got the question/)
    },
    'iptables',
    'server',
  )
})

/** A web server that says 203, one that takes datagrams and says nothing, and one that stands still. */
const pageServer = `
import http.server, socket, threading
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(203)
        self.end_headers()
        self.wfile.write(b"all is fine")
def take():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("", 53))
    still = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    still.bind(("::", 54))
    while True:
        sock.recv(2000)
threading.Thread(target=take, daemon=True).start()
http.server.ThreadingHTTPServer(("", 8080), Page).serve_forever()
`
