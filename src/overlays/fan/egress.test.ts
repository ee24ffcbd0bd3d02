import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import {overlayOf} from '../index.ts'
import {containersHaveDefaultRoute, containersLeaveTranslated} from './egress.ts'

const underlay: Record<string, string> = {'lxd-1': '10.79.89.132', 'lxd-2': '10.79.89.228'}

/** What a container on that machine is told to have seen, but for what differs. */
const whole = (machine: string) => ({
  gateways: [overlayOf(fakeLab()).addressOf({name: machine})],
  foreign: [] as string[],
  left: {icmp: [underlay[machine]], udp: [underlay[machine]], tcp: [underlay[machine]]} as Record<
    string,
    unknown
  >,
  answered: true,
  refused: null as string | null,
})
type Seen = ReturnType<typeof whole>

/** Two containers, of which container-2, on lxd-2, sees what differs. */
const labWith = (differs: Partial<Seen>): Lab =>
  fakeLab(machine =>
    JSON.stringify(
      machine === 'lxd-1'
        ? {'container-1': whole(machine)}
        : {'container-2': {...whole(machine), ...differs}},
    ),
  )

const endpoints = (lab: Lab): Endpoint[] =>
  ['1', '2'].map(number => ({
    ...{name: `container-${number}`, kind: 'container', address: `240.9.9.${number}`, http: true, pid: 7},
    place: lab.machine(`lxd-${number}`),
  }))

type Invariant = typeof containersHaveDefaultRoute
const judge = (invariant: Invariant, lab: Lab, missing: {name: string; reason: string}[] = []) =>
  invariant(overlayOf(lab))({lab}, {endpoints: endpoints(lab), missing})

/** What the invariant says of it. */
async function said(invariant: Invariant, differs: Partial<Seen>): Promise<string | undefined> {
  const error = await judge(invariant, labWith(differs)).catch((thrown: unknown) => thrown)
  if (error !== undefined && !(error instanceof CheckFailed)) throw error
  return error?.got
}

test('containers with one default route by their own machine, translated and answered, are as they have to be', async t => {
  t.is(await said(containersHaveDefaultRoute, {}), undefined)
  t.is(await said(containersLeaveTranslated, {}), undefined)
})

test('no default route, two of them, or one by another machine is told', async t => {
  t.is(await said(containersHaveDefaultRoute, {gateways: []}), 'container-2 has 0 default routes: none')
  t.is(
    await said(containersHaveDefaultRoute, {gateways: ['240.228.0.1', '240.1.0.1']}),
    'container-2 has 2 default routes: 240.228.0.1, 240.1.0.1',
  )
  t.is(
    await said(containersHaveDefaultRoute, {foreign: ['240.132.0.1']}),
    "container-2's gateway 240.132.0.1 is not on lxd-2",
  )
})

test('what leaves untranslated, as somebody else or not at all is told for each protocol', async t => {
  const left = {...whole('lxd-2').left, udp: ['240.228.0.66'], tcp: []}
  t.is(
    await said(containersLeaveTranslated, {left}),
    'udp of container-2 leaves lxd-2 as 240.228.0.66 instead of 10.79.89.228; tcp of container-2 leaves lxd-2 as nothing instead of 10.79.89.228',
  )
  t.is(
    await said(containersLeaveTranslated, {
      left: {...left, tcp: ['10.79.89.228'], udp: ['10.79.89.228', '240.9.9.9']},
    }),
    'udp of container-2 leaves lxd-2 as 10.79.89.228 and 240.9.9.9 instead of 10.79.89.228',
  )
})

test('what leaves and is not answered has failed, and so has what cannot be sent', async t => {
  t.is(await said(containersLeaveTranslated, {answered: false}), 'container-2 hears no answer')
  t.is(
    await said(containersLeaveTranslated, {refused: 'Network is unreachable'}),
    'container-2 cannot send: Network is unreachable',
  )
})

test('a container that is not there is told, for nobody asked it', async t => {
  const missing = [{name: 'container-3', reason: 'Stopped, without an overlay address'}]
  await t.throwsAsync(judge(containersLeaveTranslated, labWith({}), missing), {
    message: /container-3 cannot be asked: Stopped/,
  })
})
