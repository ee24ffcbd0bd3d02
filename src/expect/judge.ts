import type {Unanswered} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Overlay} from '../overlays/overlay.ts'
import {answersIn, isSeenIn, type Question, type SeenProbe, type Told} from '../probe/question.ts'
import {shownValue} from '../process/shown-value.ts'
import {cameTo} from './asked-question.ts'
import {pathFaults} from './path-faults.ts'
import {wereTaken} from './were-taken.ts'
import {whyUnseen} from './why-unseen.ts'

/** What a question's answers are worth. */
export interface Judgement {
  /** Each probe was answered once, by whom it was meant for, who saw the right source, and by the overlay. */
  complete: boolean
  /** There were answers, and those that came are as they have to be. */
  faultless: boolean
  /** What came, in words. */
  got: string
  /** Why nothing can be said about it; undefined where it can. */
  unjudged: string | undefined
  /** Nobody answered; undefined where somebody did. */
  unanswered?: Unanswered | undefined
}

/** What else has to be true of answers. */
interface Wanted {
  /** It carries what goes from one place to another. */
  overlay?: Overlay | undefined
  /** The addresses from which the target may see the question come; default: the asker's one. */
  sources?: readonly string[]
  /** What a page is; default: status 200. */
  page?: {status?: number | undefined; contains?: string | undefined} | undefined
}

/** Compares what the probers saw with what has to be. */
export function judgeAnswers(question: Question, told: Told, wanted: Wanted): Judgement {
  const answered = answersIn(told)
  const refusals = Object.entries(told.refusals)
  const counted = answered === 0 ? 'no answer' : `${answered} of ${askedOf(question, told)} answers`
  const reasons = refusals.map(([reason]) => reason)
  const taken = wereTaken(question, told)
  const isSilent = answered === 0 && taken !== true
  const lastSeen = isSilent ? lastSeenOf(question, told) : undefined
  const faults = isSilent
    ? lastSeen
      ? [lastSeen.text]
      : cameUnanswered(question, told)
    : faultsOf(question, told, wanted)
  const complete = (answered === question.count || taken === true) && faults.length === 0
  return {
    complete,
    faultless: answered > 0 && faults.length === 0,
    got: [`${counted}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`, ...faults].join('; '),
    unjudged: complete ? undefined : whyUnjudged(question, told, answered),
    ...(answered === 0 && {unanswered: lastSeen ? {lastSeen} : {}}),
  }
}

/** How many probes it was about: the others are not asked when the first ones stay without an answer. */
const askedOf = ({count, first = count}: Question, {times}: Told): number =>
  answersIn({times: times.slice(0, first)}) === first ? count : first

/**
 * A question as if only its first probes had been asked. Where these are answered as they have to be, the cell answers, and
 * what it loses from then on is lost.
 */
export function beginningOf(question: Question, told: Told): {question: Question; told: Told} {
  const {first = question.count} = question
  const beginning: Told = {
    ...told,
    times: told.times.slice(0, first),
    // The last element is the number of the first probe that was answered so.
    answers: told.answers.filter(([, , , number]) => number < first),
    again: 0,
  }
  return {question: {...question, count: first}, told: beginning}
}

/** Where the first probe was seen last, of those that nobody answered; undefined where it is not known to be lost behind it. */
function lastSeenOf(question: Question, told: Told): Unanswered['lastSeen'] {
  const {source, target} = question
  if (told.times.length === 0) return undefined
  const of = (which: SeenProbe['direction']): SeenProbe[] =>
    told.sightings.filter(({direction}) => direction === which)
  const [questions, answers] = [of('question'), of('answer')]
  const isAnswer = answers.length > 0
  if (!isAnswer && (questions.length === 0 || cameTo(question, told))) return undefined
  const seen = isAnswer ? lastOf(answers, source, target) : lastOf(questions, target, source)
  const where = seen.endpoint?.name ?? seen.place.name
  const link = `${seen.outgoing ? 'leaving' : 'arriving'} by ${seen.link} of ${where}`
  return {text: `the ${isAnswer ? 'answer' : 'question'} was last seen ${link}`, where}
}

function cameUnanswered(question: Question, told: Told): string[] {
  const {target, service} = question
  if (told.times.length === 0 || !cameTo(question, told)) return []
  return told.unread
    ? [
        `${target.name} got the question, and its server on ${service.kind}/${service.port} does not read what comes`,
      ]
    : [`${target.name} got the question, and its answer was not seen`]
}

/** On the links of the place that it goes to, where it came so far; on those of the place that it left otherwise. */
function lastOf(seen: readonly SeenProbe[], to: Endpoint, from: Endpoint): SeenProbe {
  const at = (place: Endpoint['place'], inside: boolean): SeenProbe | undefined =>
    seen.filter(each => each.place === place && (each.endpoint !== undefined) === inside).at(-1)
  // A container's own links are the last of the way there, and the first of the way from there.
  const there = at(to.place, true) ?? at(to.place, false)
  const near = there ?? lastBetween(seen, from, to) ?? at(from.place, false) ?? at(from.place, true)
  return near ?? (seen.at(-1) as SeenProbe)
}

/** Each machine that forwards a packet takes one from its hops; it leaves one with as many as it comes to the next. */
function lastBetween(seen: readonly SeenProbe[], from: Endpoint, to: Endpoint): SeenProbe | undefined {
  const between = seen.filter(({place, endpoint}) => !endpoint && place !== to.place && place !== from.place)
  const fewest = Math.min(...between.map(({hops}) => hops))
  const last = between.filter(({hops}) => hops === fewest)
  const came = last.find(({outgoing}) => !outgoing)
  return last.find(({place, outgoing}) => outgoing && (!came || place === came.place)) ?? came
}

/** Milliseconds from which on a pause of whoever has to answer can be what an answer was lost by. */
const notablePause = 200

function whyUnjudged(question: Question, told: Told, answered: number): string | undefined {
  const {source, target, count, service} = question
  const unseen = whyUnseen(told)
  if (unseen !== undefined) return unseen
  if (answered === 0 && wereTaken(question, told) === undefined)
    return `of ${count + told.beside} datagrams that came to ${target.name} its programs have taken ${told.delivered}: nobody can tell which`
  // The kernel answers to ICMP, and servers are the lab's own.
  const ownAnswers = service.kind === 'udp' || service.kind === 'tcp'
  if (answered < count && ownAnswers && told.pauses.target >= notablePause)
    return `${target.place.name} could not run for ${(told.pauses.target / 1000).toFixed(1)} s: the host is overloaded`
  if (answered < count && told.pauses.source >= notablePause && told.late > 0)
    return `${source.place.name} could not run for ${(told.pauses.source / 1000).toFixed(1)} s: the host is overloaded`
  if (told.unserved && !told.foreign)
    return `${target.name} cannot answer on ${service.kind}/${service.port}: ${told.unserved}`
  return undefined
}

function faultsOf(question: Question, told: Told, {overlay, sources, page}: Wanted): string[] {
  const {source, target, service} = question
  const may = sources ?? [source.address]
  const ofProber = !told.foreign && told.answers.some(([who]) => typeof who === 'number')
  return [
    ...(told.again > 0 ? [`${told.again} answers came more than once`] : []),
    ...pageFaults(question, told, page),
    ...(ofProber && service.kind !== 'http'
      ? proberFaults(question, told, may)
      : sightFaults(question, told, may)),
    ...(target.place === source.place || !overlay ? [] : pathFaults(question, told, overlay)),
  ]
}

function pageFaults(
  {service}: Question,
  told: Told,
  {status = 200, contains}: Wanted['page'] = {},
): string[] {
  if (service.kind !== 'http') return []
  const others = [...new Set(told.answers.map(([own]) => own).filter(own => own !== status))]
  // Of several pages the first one is told.
  const isOther = contains !== undefined && !told.answers.some(([, text]) => text.includes(contains))
  return [
    ...(others.length > 0 ? [`status ${others.join(', ')}`] : []),
    ...(isOther ? [`the page does not contain ${shownValue(contains)}`] : []),
  ]
}

/** Who answers tells who he is, and whom he saw asking. */
function proberFaults({source, target}: Question, told: Told, may: readonly string[]): string[] {
  const impostors = told.answers.some(([who]) => who !== told.who)
  const sources = [...new Set(told.answers.map(([, seen]) => seen).filter(seen => !may.includes(seen)))]
  return [
    ...(impostors ? [`somebody else than ${target.name} answered`] : []),
    ...sources.map(seen => wrongSource(target, seen, source, may)),
  ]
}

const wrongSource = (target: Endpoint, seen: string, source: Endpoint, may: readonly string[]): string =>
  may.includes(source.address)
    ? `${target.name} saw ${seen} asking, where ${source.name} has ${source.address}`
    : `${target.name} saw ${seen} asking, instead of ${may.join(' or ')}`

/** Where somebody else's server or kernel answers, the question has to be seen in the target's network namespace. */
function sightFaults({source, target}: Question, told: Told, may: readonly string[]): string[] {
  const there = told.sightings.filter(
    sighting =>
      sighting.direction === 'question' &&
      !sighting.outgoing &&
      !sighting.envelope &&
      sighting.target === target.address &&
      isSeenIn(sighting, target),
  )
  if (there.length === 0) return [`somebody else answered: ${target.name} never saw the question`]
  const sources = [...new Set(there.map(({source: seen}) => seen).filter(seen => !may.includes(seen)))]
  return sources.map(seen => wrongSource(target, seen, source, may))
}
