import {element} from './element.ts'
import type {RunCase} from './read-run.ts'

/** Shows all there is to say of cases. */
export type ShowCases = (title: string, cases: readonly RunCase[]) => void

/** A button that shows a case. */
export const caseButton = (
  own: RunCase,
  show: ShowCases,
  {looks = 'link', words = own.name}: {looks?: 'link' | 'chip'; words?: string} = {},
): HTMLElement => element('button', {type: 'button', class: looks, click: () => show(own.name, [own])}, words)
