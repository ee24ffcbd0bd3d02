import type {Cell, Protocol} from '../lab/cell.ts'
import {cellsFailed} from '../lab/cells-failed.ts'
import type {CheckContext} from '../lab/check-context.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import type {Question, Told} from '../probe/question.ts'
import {askRound} from '../probe/round.ts'
import {LabError} from '../process/lab-error.ts'
import {mostRepeats} from './ask-until-answered.ts'
import {type AskedQuestion, isAnswered, shownAnswers} from './asked-question.ts'
import {findEndpoints} from './endpoints.ts'
import {serviceOf} from './service-of.ts'
import {mostControls, silence, whySourceProvesNothing} from './silence-controls.ts'
import {whyUnseen} from './why-unseen.ts'

/**
 * No source reaches any target. What is silent proves something only when, at the same moment, the target answers somebody
 * else, and the source reaches somebody by the same interface: without both it is a LabError.
 */
export async function expectSilence(
  {lab, signal}: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  protocol: Protocol = 'icmp',
): Promise<void> {
  const everyone = (await findEndpoints(lab)).endpoints
  const denied = pairs(sources, targets)
  const witnesses = targets.flatMap(target =>
    pairs(witnessesOf(target, sources, targets, everyone), [target]),
  )
  const ways = sources.flatMap(source => pairs([source], peersOf(lab, source, targets, everyone)))

  const questionFor =
    (how: Protocol) =>
    ([source, target]: readonly [Endpoint, Endpoint]): Question => ({
      ...{
        source,
        target,
        service: serviceOf({kind: how, ...(how === 'http' && {port: 80})}, overlayOf(lab).mtu),
        ...{count: silence.count, traced: silence.count},
      },
      ...{period: silence.period * lab.pace, within: silence.within * lab.pace},
    })
  const questions = [
    ...denied.map(questionFor(protocol)),
    ...witnesses.map(questionFor(protocol)),
    ...ways.map(questionFor('icmp')),
  ]
  let told = await askRound(questions, {pace: lab.pace, signal})
  for (let repeat = 0; repeat < mostRepeats && told.slice(0, denied.length).some(isUnseen); repeat++)
    told = await askRound(questions, {pace: lab.pace, signal})
  const asked = questions.map((question, index): AskedQuestion => ({question, told: told[index] as Told}))
  const [silent, seen, left] = [
    asked.slice(0, denied.length),
    asked.slice(denied.length, denied.length + witnesses.length),
    asked.slice(denied.length + witnesses.length),
  ]

  const broken = silent.filter(isAnswered)
  if (broken.length > 0) {
    throw cellsFailed(
      denied.length,
      broken.map(each => ({cell: cellOf(each.question, protocol), got: shownAnswers(each)})),
    )
  }
  const unproven = [
    ...silent.flatMap(({told: own}) => whyUnseen(own) ?? []),
    ...targets.flatMap(target => whyTargetProvesNothing(target, silent, seen)),
    ...sources.flatMap(source => {
      const own = (list: readonly AskedQuestion[]): AskedQuestion[] =>
        list.filter(({question}) => question.source === source)
      return whySourceProvesNothing(source, own(silent), own(left).filter(isAnswered))
    }),
  ]
  if (unproven.length > 0)
    throw new LabError(`cannot tell whether silence proves anything: ${[...new Set(unproven)].join('; ')}`)
}

const isUnseen = (told: Told): boolean => whyUnseen(told) !== undefined

const pairs = (sources: readonly Endpoint[], targets: readonly Endpoint[]): [Endpoint, Endpoint][] =>
  sources.flatMap(source =>
    targets
      .filter(target => target.name !== source.name)
      .map((target): [Endpoint, Endpoint] => [source, target]),
  )

/** Who should be answered by the target: first of all whoever is on its own machine. */
function witnessesOf(
  target: Endpoint,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  everyone: readonly Endpoint[],
): Endpoint[] {
  const names = new Set([...sources, ...targets].map(({name}) => name))
  // What asks itself proves nothing, by whatever address.
  const isSelf = ({place, pid}: Endpoint): boolean => place === target.place && pid === target.pid
  const others = everyone.filter(endpoint => !names.has(endpoint.name) && !isSelf(endpoint))
  return nearestFirst(others, target)
}

/** Whom a source should reach: a place others on the underlay, a container first of all whoever is on its machine. */
function peersOf(
  lab: Lab,
  source: Endpoint,
  targets: readonly Endpoint[],
  everyone: readonly Endpoint[],
): Endpoint[] {
  if (source.pid === undefined) return underlayPeers(lab, source).slice(0, mostControls)
  const names = new Set([source, ...targets].map(({name}) => name))
  return nearestFirst(
    everyone.filter(({name}) => !names.has(name)),
    source,
  )
}

/** As many as are asked; what is on the same machine tells of the least between both. */
const nearestFirst = (others: readonly Endpoint[], {place}: Endpoint): Endpoint[] =>
  [...others.filter(other => other.place === place), ...others.filter(other => other.place !== place)].slice(
    0,
    mostControls,
  )

const underlayPeers = (lab: Lab, source: Endpoint): Endpoint[] =>
  lab.machines
    .filter(machine => machine !== source.place && lab.planned(machine) !== undefined)
    .map(machine => ({
      ...{name: `${machine.name} on the underlay`, kind: 'machine', http: false},
      ...{address: lab.underlayAddress(machine), place: machine},
    }))

function whyTargetProvesNothing(
  target: Endpoint,
  silent: readonly AskedQuestion[],
  seen: readonly AskedQuestion[],
): string[] {
  const own = seen.filter(({question}) => question.target === target)
  if (own.some(isAnswered)) return []
  // Its own machine says that there is nobody to answer.
  if (silent.some(({question, told}) => question.target === target && told.absent)) return []
  const asked = own.map(({question}) => question.source.name)
  return [`${target.name} answers nobody else, either (asked by ${asked.join(', ') || 'nobody'})`]
}

const cellOf = ({source, target}: Question, protocol: Protocol): Cell => ({
  ...{source: source.name, target: target.name, protocol, expected: 'silence'},
})
