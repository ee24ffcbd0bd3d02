import test from 'ava'
import {type AskedCell, askUntilAnswered, mostRepeats, notAskedYet, noteAnswer} from './ask-until-answered.ts'

const judgement = (complete: boolean, unjudged?: string): AskedCell['judgement'] => ({
  ...{complete, faultless: complete, got: complete ? 'all' : 'some'},
  unjudged,
})

/** Asks one cell that is late from the start; the answers are used up one after the other, the last one for ever. */
async function askedOften(...answers: {complete: boolean; unjudged?: string}[]) {
  const cell = notAskedYet()
  let asked = 0
  await askUntilAnswered([cell], {
    isLate: () => true,
    async ask(cells) {
      for (const each of cells) {
        const {complete, unjudged} = answers[Math.min(asked, answers.length - 1)] as (typeof answers)[number]
        noteAnswer(each, {judgement: judgement(complete, unjudged), hasBegun: complete, durationMs: 1})
      }
      if (cells.length > 0) asked++
    },
  })
  return {cell, asked}
}

test('a cell about which nothing can be said is asked again, also when its time to begin is over', async t => {
  const {cell, asked} = await askedOften(
    {complete: false, unjudged: 'the host is overloaded'},
    {complete: true},
  )
  t.true(cell.judgement.complete)
  t.is(asked, 2)
})

test('a cell about which nothing can ever be said is given up', async t => {
  const {cell, asked} = await askedOften({complete: false, unjudged: 'the host is overloaded'})
  t.is(cell.judgement.unjudged, 'the host is overloaded')
  t.is(asked, 2 + mostRepeats)
})

test('a cell that is wrong for a known reason is not asked again when its time is over', async t => {
  t.is((await askedOften({complete: false})).asked, 1)
})
