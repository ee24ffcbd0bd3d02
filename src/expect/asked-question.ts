import {probesThatCame} from '../probe/datagrams-beside.ts'
import {answersIn, isSeenIn, type Question, type Told} from '../probe/question.ts'

export interface AskedQuestion {
  question: Question
  told: Told
}

/**
 * The question came to somebody who answered: also too late, with what is no proper answer, by taking a connection, or with
 * one that was lost on its way back.
 */
export const isAnswered = ({question, told}: AskedQuestion): boolean =>
  answersIn(told) > 0 || told.late > 0 || saysReached(told) || answerLeft(question, told)

/** Such as that it took the connection, or answered from another address. */
const saysReached = ({refusals}: Told): boolean =>
  Object.keys(refusals).some(reason => reason.startsWith('it '))

/** What came of a question that nobody should answer, in words. */
export function shownAnswers({question, told}: AskedQuestion): string {
  const answered = answersIn(told)
  if (answered > 0) return `${answered} of ${question.count} answers`
  const counted =
    told.late > 0
      ? `${told.late} of ${question.count} answers, too late`
      : !saysReached(told) && answerLeft(question, told)
        ? 'it answered, and the answer was lost on its way'
        : 'no answer'
  return [counted, ...Object.keys(told.refusals)].join('; ')
}

/** The question was seen where it had to come, and not only in the envelope that it travelled in. */
export const cameTo = (question: Question, {sightings}: Told): boolean =>
  probesThatCame(question, sightings) > 0

/** An answer was seen leaving the target: the kernel or a program there has taken the question. */
const answerLeft = ({target}: Question, {sightings}: Told): boolean =>
  sightings.some(seen => seen.direction === 'answer' && seen.outgoing && isSeenIn(seen, target))
