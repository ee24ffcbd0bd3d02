import test from 'ava'
import {loadBalancerReachesDefaultBridge} from '../../labs/article/claims/default-bridge.ts'
import {everyoneGetsWelcomePage, nginxHasFirstAddress} from '../../labs/article/claims/docker.ts'
import {interfacesOf} from '../../labs/article/claims/fan-bridge.ts'
import {joinWasRefused} from '../../labs/article/claims/join-refusals.ts'
import {networkdManages} from '../../labs/article/claims/machines.ts'
import {loadBalancerHasNoFan} from '../../labs/article/claims/outside-the-fan.ts'
import {machinesHaveOneAddress, machinesRunDistribution} from '../../labs/article/claims/resources.ts'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {CheckContext} from '../lab/check-context.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {everyRole} from '../roles/index.ts'
import {askEveryone} from './ask-everyone.ts'
import {containersIn, findEndpoints} from './endpoints.ts'
import {readMachineState} from './machine-state.ts'
import {mtuIsExact} from './mtu.ts'

// Root on a machine can make every tool there say anything. What it says becomes a failure or an error that names the
// machine, never a trace of ours, and never a word of a command on another machine that is not what it was taken for.

/** Taken for an option, it would make a tool on another machine read that file. */
const option = '-f/etc/shadow'

/** Answers as the tools give them, cut to what is read. */
const addresses = [
  {
    ...{
      ifindex: 3,
      ifname: 'lxdfan0',
      mtu: 1450,
      flags: ['UP'],
      operstate: 'UP',
      address: '00:16:3e:00:00:01',
    },
    addr_info: [{family: 'inet', local: '240.132.0.1', prefixlen: 8, scope: 'global'}],
  },
]
const instances = ['lxd-1', 'lxd-2', 'lxd-3'].flatMap((location, member) =>
  [1, 2].map(each => ({
    ...{name: `container-${member * 2 + each}`, status: 'Running', location},
    state: {
      pid: 100 + each,
      network: {
        eth0: {
          ...{mtu: 1450, host_name: 'veth1'},
          addresses: [
            {family: 'inet', address: `240.${132 + member}.0.${10 + each}`, netmask: '8', scope: 'global'},
          ],
        },
      },
    },
  })),
)
const docker = {
  State: {Running: true, Pid: 7},
  NetworkSettings: {Networks: {fanbr0: {IPAddress: '240.225.0.2', IPPrefixLen: 8}}},
}

const truths: readonly [asked: RegExp, answer: unknown][] = [
  [/instances\?recursion/, instances],
  [/instances\/.*\/state/, instances[0]?.state],
  [/members\?recursion/, [{server_name: 'lxd-1', status: 'Online', message: 'Fully operational'}]],
  [/lxc query \/1\.0$/, {environment: {server_clustered: false}}],
  [/docker\/containers\//, docker],
  [/networkctl/, {Interfaces: [{Name: 'eth0', AdministrativeState: 'configured'}]}],
  [/ip -json/, addresses],
]

/** All that the value becomes when one place of it is something else. */
function mutants(value: unknown): unknown[] {
  const lies = [null, 1.5, {}, option]
  const inside = Array.isArray(value)
    ? value.slice(0, 1).flatMap(first => mutants(first).map(lie => [lie, ...value.slice(1)]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, own]) => mutants(own).map(lie => ({...value, [key]: lie})))
      : []
  return [...lies, ...inside]
}

const checks: Readonly<Record<string, (context: CheckContext) => Promise<unknown>>> = {
  ...Object.fromEntries(everyRole.flatMap(({invariants}) => invariants.map(check => [check.name, check]))),
  ...{P45: nginxHasFirstAddress, P35: networkdManages},
  ...{P5: machinesHaveOneAddress, P14: loadBalancerHasNoFan},
  P3: context => machinesRunDistribution(context, 'debian-12'),
  ...Object.fromEntries(
    overlayOf(fakeLab()).invariants.map(({id, check}) => [
      id,
      async (context: CheckContext) => check(context, await findEndpoints(context.lab)),
    ]),
  ),
  interfaces: ({lab}) => interfacesOf(lab.machine('load-balancer')),
  state: ({lab}) => readMachineState(lab.machine('load-balancer')),
  matrix: context =>
    askEveryone(context, [
      {source: 'lxd-1', target: 'container-1', protocol: 'icmp', expected: 'answer'},
      {source: 'lxd-2', target: 'docker-container-1', protocol: 'http', expected: 'answer'},
    ]),
  P48: async context => {
    const [first] = await containersIn(context.lab, 'lxd-cluster')
    if (first) await mtuIsExact(context, (await findEndpoints(context.lab)).endpoints, first)
  },
  P46: async context => {
    const {endpoints} = await findEndpoints(context.lab)
    const nginx = endpoints.find(({kind}) => kind === 'docker')
    if (nginx) await everyoneGetsWelcomePage(context, endpoints, nginx)
  },
  P41: async context => {
    const [self] = (await findEndpoints(context.lab)).endpoints
    if (self) await loadBalancerReachesDefaultBridge(context, self)
  },
  P9: ({lab}) =>
    joinWasRefused(
      lab.machine('load-balancer'),
      {...{argv: [], status: 1, signal: null, stdout: '', stderr: 'no'}, durationMs: 1, timedOut: false},
      /no/,
    ),
}

/** A lab all of whose machines say the lie where they are asked for that, and the truth where not. */
function lyingLab(about: RegExp, lie: string, heard: string[]): Lab {
  return fakeLab((_, argv) => {
    const asked = argv.join(' ')
    heard.push(asked)
    const said = (question: string): string => {
      if (about.test(question)) return lie
      const truth = truths.find(([pattern]) => pattern.test(question))
      return truth ? JSON.stringify(truth[1]) : ''
    }
    if (/readonly|next\(\)/.test(asked)) return [JSON.stringify(addresses), lie].join('\u001e\n')
    return said(asked)
  })
}

for (const [about, truth] of truths) {
  test(`whatever a machine says to ${about.source}, it is a failure or an error about the machine`, async t => {
    const texts = [
      '',
      '{',
      '[null]',
      JSON.stringify('x'.repeat(500)),
      ...mutants(truth).map(lie => JSON.stringify(lie)),
    ]
    const tries = texts.flatMap(text => Object.entries(checks).map(([name, check]) => ({text, name, check})))
    const wrong = await Promise.all(
      tries.map(async ({text, name, check}): Promise<string[]> => {
        const heard: string[] = []
        const context = {lab: lyingLab(about, text, heard), patience: 1}
        const error = await check(context).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        const isOurs = error === undefined || error instanceof LabError || error instanceof CheckFailed
        return [
          ...(isOurs ? [] : [`${name} of ${text.slice(0, 200)}: ${(error as Error).stack}`]),
          ...(heard.some(asked => asked.includes(option)) ? [`${name}: an option of ${text}`] : []),
        ]
      }),
    )
    t.deepEqual(wrong.flat().slice(0, 5), [])
  })
}
