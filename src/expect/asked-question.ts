import {answersIn, type Question, type Told} from '../probe/question.ts'

export interface AskedQuestion {
  question: Question
  told: Told
}

/** Also what is no proper answer comes from somebody who was reached. */
export const isAnswered = ({told}: AskedQuestion): boolean =>
  answersIn(told) > 0 || Object.keys(told.refusals).some(reason => reason.startsWith('it '))
