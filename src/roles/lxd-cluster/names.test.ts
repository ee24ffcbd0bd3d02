import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {CheckFailed, NotObservable} from '../../lab/check-failed.ts'
import {dhcpAndDnsAnswer, otherNamesResolve, ownNamesResolve} from './names.ts'

interface Question {
  server: string
  names: string[]
  known: string
  seconds: number
  containers: Record<string, number>
}

/** What a container is told of a name, and after how many seconds. */
type Resolve = (asker: string, name: string) => {says: string; after?: number}

const placeOf = (name: string): number => ((Number(name.replace(/\D/g, '')) - 1) % 3) + 1
const addressOf = (name: string): string => `240.${100 + placeOf(name)}.0.${name.replace(/\D/g, '')}`
const isOwn = (asker: string, name: string): boolean => placeOf(asker) === placeOf(name)
const right: Resolve = (_, name) => ({says: addressOf(name)})

const instances = JSON.stringify(
  [1, 2, 3, 4, 5, 6].map(number => ({
    ...{name: `container-${number}`, status: 'Running', location: `lxd-${placeOf(`${number}`)}`},
    state: {
      pid: number,
      network: {
        eth0: {
          mtu: 1450,
          addresses: [{family: 'inet', address: addressOf(`${number}`), netmask: '8', scope: 'global'}],
        },
      },
    },
  })),
)

/** Three members; the program that asks waits as long as it may. */
const labThat = (resolve: Resolve, dhcp = true) =>
  fakeLab((_machine, argv, options) => {
    if (argv[0] !== 'python3') return instances
    const said = String(options?.stdin)
    const {server, names, known, seconds, containers} = JSON.parse(
      said.slice(said.lastIndexOf('{"server"')),
    ) as Question
    const hear = (asker: string, name: string): string => {
      const {says, after = 0} = resolve(asker, name.replace('.lxd', ''))
      return after < seconds ? says : 'silence'
    }
    return JSON.stringify(
      Object.fromEntries(
        Object.keys(containers).map(asker => [
          asker,
          {
            resolver: server,
            answers: Object.fromEntries(names.map(name => [name, hear(asker, name)])),
            dns: hear(asker, known) !== 'silence',
            dhcp: dhcp ? server : null,
            refused: null,
          },
        ]),
      ),
    )
  })

const others = async (resolve: Resolve) => {
  const told: string[] = []
  try {
    await otherNamesResolve({lab: labThat(resolve)}, state => told.push(state))
    return {told}
  } catch (error) {
    return {told, error: error as Error}
  }
}

test('names of other members that are unknown are the known fault, also when LXD asked every member in vain', async t => {
  // As measured: where nobody listens on the other two, refusals are rationed, and each is waited for.
  const {told, error} = await others((asker, name) =>
    isOwn(asker, name) ? {says: addressOf(name)} : {says: 'NXDOMAIN', after: 4.01},
  )
  t.true(error instanceof NotObservable, error?.message)
  t.is(
    error?.message,
    "known fault of LXD, canonical/lxd#4788: 24 of 24 names of other members' containers are unknown",
  )
  t.deepEqual(told, ['present'])
})

test('where all names resolve, the fault is gone', async t => {
  t.deepEqual(await others(right), {told: ['gone']})
})

test('a wrong address of another member’s container is a failure, and so is silence', async t => {
  for (const says of ['240.9.9.9', 'silence', 'code 2']) {
    const {told, error} = await others((asker, name) =>
      asker === 'container-4' && name === 'container-6' ? {says} : right(asker, name),
    )
    t.true(error instanceof CheckFailed, says)
    t.regex(
      error?.message ?? '',
      new RegExp(`container-6.lxd is ${says} for container-4 instead of ${addressOf('6')}`),
    )
    t.deepEqual(told, [])
  }
})

test('a name on the same member has to resolve', async t => {
  await t.notThrowsAsync(ownNamesResolve({lab: labThat(right)}))
  const lab = labThat((asker, name) =>
    asker === 'container-2' && name === 'container-5' ? {says: 'NXDOMAIN'} : right(asker, name),
  )
  const error = await t.throwsAsync(ownNamesResolve({lab}), {instanceOf: CheckFailed})
  t.regex(error.message, /container-5.lxd is NXDOMAIN for container-2 instead of 240\.102\.0\.5$/m)
})

test('whether DNS of a member answers does not hang on names that it has to ask others for', async t => {
  const relaysNothing: Resolve = (asker, name) =>
    isOwn(asker, name) ? right(asker, name) : {says: 'silence'}
  await t.notThrowsAsync(dhcpAndDnsAnswer({lab: labThat(relaysNothing)}))
})

test('a member whose DNS or DHCP is silent fails with the names of its containers', async t => {
  const silent: Resolve = (asker, name) => (placeOf(asker) === 2 ? {says: 'silence'} : right(asker, name))
  const dns = await t.throwsAsync(dhcpAndDnsAnswer({lab: labThat(silent)}), {instanceOf: CheckFailed})
  t.regex(dns.message, /DNS of lxd-2 does not answer container-2; DNS of lxd-2 does not answer container-5/)
  t.notRegex(dns.message, /lxd-1/)
  const dhcp = await t.throwsAsync(dhcpAndDnsAnswer({lab: labThat(right, false)}), {instanceOf: CheckFailed})
  t.regex(dhcp.message, /DHCP of lxd-1 does not answer container-1/)
})
