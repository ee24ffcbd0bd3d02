import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {stepContext} from '../../test/support/step-context.ts'
import {equipMachines, equipMachinesWith} from './lab-steps.ts'
import type {StoryContext} from './story.ts'

/** A lab whose machines lack nothing, or only the one command; tells what was asked for. */
function contextWith(asked: string[]): StoryContext {
  const lab = fakeLab((machine, argv) => {
    if (argv.includes('missing')) asked.push(`${machine}: ${argv.slice(4).join(' ')}`)
    return ''
  })
  const provided = {spec: {image: '/nowhere'}}
  return {...stepContext(lab), provided, features: {adopts: 'nothing'}} as unknown as StoryContext
}

test('a step takes what a story gives its steps, the facts of a case, too', async t => {
  const step: (context: StoryContext, facts: object) => Promise<void> = equipMachines
  await t.notThrowsAsync(step(contextWith([]), {expected: 'x'}))
})

test('what a scenario needs beside is looked for on its machine only', async t => {
  const asked: string[] = []
  const beside = equipMachinesWith(({name}) => (name === 'lxd-2' ? [{command: 'own', package: 'own'}] : []))
  await beside(contextWith(asked))
  t.deepEqual(
    asked.filter(each => / own$/.test(each)).map(each => each.split(':')[0]),
    ['lxd-2'],
  )
})
