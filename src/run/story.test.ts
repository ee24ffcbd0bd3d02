import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Mesh} from '../expect/mesh.ts'
import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import {CommandTimedOut} from '../process/command-timed-out.ts'
import {LabError} from '../process/lab-error.ts'
import {Recorder} from '../report/recorder.ts'
import {planStory} from './plan-story.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'

const ends = ['a', 'b']
const mesh: Mesh = {
  endpoints: ends.map(name => ({name, kind: 'machine', http: false})),
  expect: [{ids: ['P51'], from: ends, to: ends, where: undefined, protocols: ['icmp', 'full-size', 'http']}],
  topology: fakeLab().topology,
}

async function withStory(
  body: (
    recorder: Recorder,
    story: ReturnType<typeof liveStory>,
    controller: AbortController,
  ) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder()
  const controller = new AbortController()
  const recorder = new Recorder({
    scenario: 'test',
    file: join(folder, 'TEST-test.xml'),
    signal: controller.signal,
  })
  const context = {signal: controller.signal, lab: fakeLab()} as StoryContext
  try {
    await body(recorder, liveStory(recorder, context, mesh), controller)
  } finally {
    recorder.close('done')
  }
}

const tell = (story: Story): Promise<void> =>
  story.phase('one', async () => {
    await story.step('is built', () => {}, 'P26')
    await story.check('P1 P2', 'holds', () => {})
    await story.matrix(async (_, cells) =>
      cells.map(cell => ({cell, claims: ['D1'], passed: true, got: '', attempts: 1, durationMs: 1})),
    )
  })

test('phases at the same time have their own cases, and one that fails does not end the others', async t => {
  const together = (story: Story): Promise<void> =>
    story.phasesTogether({
      one: async () => {
        await story.check('P1', 'waits', () => other.promise)
        await story.check('P2', 'comes later', () => {})
      },
      two: async () => {
        await story.check('P3', 'is first', () => other.resolve())
        await story.step('breaks', () => {
          throw new LabError('broken')
        })
      },
    })
  const other = Promise.withResolvers<void>()
  const plan = await planStory(together, mesh)
  await withStory(async (recorder, story) => {
    await t.throwsAsync(together(story), {message: /broken/})
    const told = recorder.results().map(({suite, name, outcome}) => `${suite}: ${name} ${outcome.status}`)
    t.deepEqual(told, [
      'one: P1 waits passed',
      'one: P2 comes later passed',
      'two: P3 is first passed',
      'two: breaks error',
    ])
    t.is(plan.length, told.length)
  })
})

test('a phase that begins in another has its own cases, and those after it belong to the other again', async t => {
  const nested = (story: Story): Promise<void> =>
    story.phase('outer', async () => {
      await story.check('P1', 'comes first', () => {})
      await Promise.all([
        story.check('P2', 'is asked', () => {}),
        story.phase('inner', async () => {
          await story.step('goes on beside', () => {})
          await story.check('P3', 'holds', () => {})
        }),
      ])
      await story.check('P4', 'comes last', () => {})
    })
  const plan = await planStory(nested, mesh)
  const planned = plan.map(({suite, name}) => `${suite}: ${name}`)
  await withStory(async (recorder, story) => {
    await nested(story)
    t.deepEqual(
      recorder.results().map(({suite, name}) => `${suite}: ${name}`),
      [
        ...['outer: P1 comes first', 'outer: P2 is asked', 'outer: P4 comes last'],
        ...['inner: goes on beside', 'inner: P3 holds'],
      ],
    )
  })
  t.deepEqual(planned, [
    ...['outer: P1 comes first', 'outer: P2 is asked'],
    ...['inner: goes on beside', 'inner: P3 holds', 'outer: P4 comes last'],
  ])
})

test('phases that are planned at the same time keep their own cases', async t => {
  const two = async (story: Story, name: string): Promise<void> =>
    story.phase(name, async () => {
      await story.check('P1', 'is asked', () => {})
      await story.check('P2', 'is asked', () => {})
    })
  const plan = await planStory(async story => {
    await Promise.all([two(story, 'one'), two(story, 'two')])
  }, mesh)
  t.deepEqual(plan.map(({suite, name}) => `${suite}: ${name}`).sort(), [
    ...['one: P1 is asked', 'one: P2 is asked', 'two: P1 is asked', 'two: P2 is asked'],
  ])
})

test('a plan has the cases of the run, by the same names, and runs nothing', async t => {
  const plan = await planStory(tell, mesh)
  await withStory(async (recorder, story) => {
    await tell(story)
    t.deepEqual(
      recorder.results().map(({suite, name}) => `${suite}: ${name}`),
      plan.map(({suite, name}) => `${suite}: ${name}`),
    )
  })
  t.deepEqual(plan.slice(0, 2), [
    {suite: 'one', name: 'is built', claims: ['P26']},
    {suite: 'one', name: 'P1 P2 holds', claims: ['P1', 'P2']},
  ])
})

test('claims that are known only at the end are added to the planned ones', async t => {
  await withStory(async (recorder, story) => {
    recorder.plan(await planStory(tell, mesh))
    await tell(story)
    const [cell] = recorder.results().filter(({cell}) => cell?.protocol === 'icmp')
    t.deepEqual(cell?.claims, ['P51', 'D1'])
  })
})

test('a failed check does not end the story, a failed step does', async t => {
  await withStory(async (recorder, story) => {
    await t.throwsAsync(
      story.phase('one', async () => {
        await story.check('P1', 'holds', () => {
          throw new CheckFailed({expected: 'yes', got: 'no'})
        })
        await story.step('breaks', () => {
          throw new LabError('cannot do it')
        })
        await story.step('is never tried', () => t.fail())
      }),
      {message: 'cannot do it'},
    )
    t.deepEqual(
      recorder.results().map(({outcome}) => outcome.status),
      ['failed', 'error'],
    )
  })
})

test('an aborted story stops in the middle of a step, and tears down all the same', async t => {
  await withStory(async (recorder, story, controller) => {
    setTimeout(() => controller.abort(new Error('stop')), 20)
    await t.throwsAsync(
      story.phase('one', () => story.step('takes for ever', () => new Promise(() => {}))),
      {
        message: 'stop',
      },
    )
    await t.throwsAsync(
      story.phase('two', async () => t.fail()),
      {message: 'stop'},
    )
    let removed = false
    const isDone = await story.tearDown('is removed', async () => {
      removed = true
    })
    t.true(removed)
    t.true(isDone)
    t.like(recorder.results().at(-1), {suite: 'teardown', outcome: {status: 'passed'}})
  })
})

test('a removal that fails is a warning, and the caller is told so', async t => {
  await withStory(async (recorder, story) => {
    const busy = async () => {
      throw new LabError('process 7 does not end')
    }
    t.false(await story.tearDown('is removed', busy))
    t.like(recorder.results().at(-1), {
      outcome: {status: 'skipped', reason: 'not done: process 7 does not end'},
    })
  })
})

test('a step that proves a claim has failed when its command hangs on a machine that answers; any other is an error', async t => {
  const hang = (): never => {
    throw new CommandTimedOut('cannot run "lxd init" on lxd-2: it did not end', {
      ...{place: 'lxd-2', command: 'lxd init'},
    })
  }
  await withStory(async (recorder, story) => {
    await t.throwsAsync(story.phase('one', () => story.step('lxd-2 joins', hang, 'P7')))
    await t.throwsAsync(story.phase('two', () => story.step('packages are there', hang)))
    t.deepEqual(
      recorder.results().map(({outcome}) => outcome.status),
      ['failed', 'error'],
    )
  })
})

test('a step that the lab cannot do skips the rest of its phase, with the reason, and the story goes on', async t => {
  const reason = 'the power of these machines cannot be cut'
  const tellWithout = async (story: Story): Promise<void> => {
    await story.phase('power cut', async () => {
      await story.step('the power is cut', () => {
        throw new NotObservable(reason)
      })
      await story.check('P40', 'everything came back', () => t.fail())
    })
    await story.phase('after', () => story.step('goes on', () => {}))
  }
  await withStory(async (recorder, story) => {
    recorder.plan(await planStory(tellWithout, mesh))
    await tellWithout(story)
    t.deepEqual(
      recorder.results().map(({name, outcome}) => ({name, ...outcome})),
      [
        {name: 'the power is cut', status: 'skipped', reason},
        {name: 'P40 everything came back', status: 'skipped', reason},
        {name: 'goes on', status: 'passed'},
      ],
    )
  })
})

test('a cell whose end has no part in the lab is skipped with the reason', async t => {
  await withStory(async (recorder, story) => {
    await story.phase('one', () =>
      story.matrix(async (_, cells) =>
        cells.map(cell => ({
          ...{cell, claims: ['D4'], passed: false, got: 'it is elsewhere', attempts: 1, durationMs: 0},
          absent: true,
        })),
      ),
    )
    const [cell] = recorder.results().filter(({cell}) => cell)
    t.deepEqual(cell?.outcome, {status: 'skipped', reason: 'it is elsewhere'})
  })
})
