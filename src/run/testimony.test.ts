import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Failure, Testimony, Witness} from '../evidence/witness.ts'
import type {Mesh} from '../expect/mesh.ts'
import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import type {Lab} from '../lab/lab.ts'
import {LabError} from '../process/lab-error.ts'
import {Recorder} from '../report/recorder.ts'
import type {JudgedCell} from './cell-case.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'

const ends = ['a', 'b']
const mesh: Mesh = {
  endpoints: ends.map(name => ({name, kind: 'machine', http: false})),
  expect: [{ids: [], from: ends, to: ends, where: undefined, protocols: ['icmp', 'full-size', 'http']}],
  topology: fakeLab().topology,
}

/** Tells the story with a witness that says the same of every group; gives the results and what it was asked. */
async function told(tell: (story: Story) => Promise<void>, scene: Partial<StoryContext> = {lab: fakeLab()}) {
  const {signal} = new AbortController()
  const asked: (Failure & {lab: Lab})[] = []
  const witness = {
    async testify(lab: Lab, failure: Failure) {
      asked.push({lab, ...failure})
      const groups: Testimony[] = failure.groups.map(cells => ({
        explanation: `${cells.length} died at lxd-2`,
        hint: 'look there',
      }))
      return {folder: `evidence/test/${failure.name}`, groups}
    },
  } as unknown as Witness
  const recorder = new Recorder({scenario: 'test', file: join(temporaryFolder(), 'TEST-test.xml'), signal})
  const context = {signal, witness, ...scene} as StoryContext
  await tell(liveStory(recorder, context, mesh)).catch(() => {})
  const results = recorder.results()
  recorder.close('done')
  return {results, asked}
}

test('a failed check has the evidence, and where packets did not arrive, the hop', async t => {
  const silent = [{source: 'a', target: 'b', protocol: 'icmp', expected: 'answer'} as const]
  const {results, asked} = await told(story =>
    story.phase('docker', async () => {
      await story.check('P1', 'holds', () => {
        throw new CheckFailed({expected: 'yes', got: 'no, on lxd-2'})
      })
      await story.check('P2', 'reaches', () => {
        throw new CheckFailed({expected: 'yes', got: 'no', silent})
      })
      await story.check('P3', 'is fine', () => {})
    }),
  )
  t.like(results[0], {
    evidence: 'evidence/test/docker-p1-holds',
    outcome: {status: 'failed', got: 'no, on lxd-2'},
  })
  t.is(results[0]?.explanation, undefined)
  t.like(results[1], {evidence: 'evidence/test/docker-p2-reaches', explanation: '1 died at lxd-2'})
  t.is(results[2]?.evidence, undefined)
  t.like(asked, [{texts: ['P1 holds', 'expected yes, got no, on lxd-2'], groups: []}, {groups: [silent]}])
  t.is(asked.length, 2)
})

test('a failed step has it too, and ends the story as ever', async t => {
  const {results} = await told(story =>
    story.phase('cluster', () =>
      story.step('lxd-1 bootstraps', () => {
        throw new LabError('cannot bootstrap')
      }),
    ),
  )
  t.like(results[0], {evidence: 'evidence/test/cluster-lxd-1-bootstraps', outcome: {status: 'error'}})
})

test('what cannot be observed here is no failure to look into', async t => {
  const {asked} = await told(story =>
    story.phase('x', () =>
      story.check('P1', 'holds', () => {
        throw new NotObservable('no disks')
      }),
    ),
  )
  t.deepEqual(asked, [])
})

test('cells that failed for the same reason share one trace, and each tells it', async t => {
  const {results, asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, cells) =>
        cells.map(
          (cell, index): JudgedCell => ({
            ...{cell, claims: [], attempts: 1, durationMs: 1},
            passed: index === 3,
            got: index === 2 ? 'loss' : 'silence',
          }),
        ),
      ),
    ),
  )
  t.deepEqual(
    asked.map(({name, groups}) => [name, groups.map(({length}) => length)]),
    [['matrix', [2, 1]]],
  )
  const cells = results.slice(1)
  t.deepEqual(
    cells.map(({explanation, evidence}) => [explanation, evidence]),
    [
      ['2 died at lxd-2', 'evidence/test/matrix'],
      ['2 died at lxd-2', 'evidence/test/matrix'],
      ['1 died at lxd-2', 'evidence/test/matrix'],
      [undefined, undefined],
    ],
  )
  t.like(cells[0]?.outcome, {status: 'failed', got: 'silence', hint: 'look there'})
})

test('cells that were last seen on the same link share one trace, whatever they were asked by', async t => {
  const lastSeen = {text: 'the question was last seen leaving by tunnel of lxd-2', where: 'lxd-2'}
  const {asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, cells) =>
        cells.map(
          (cell, index): JudgedCell => ({
            ...{cell, claims: [], attempts: 1, durationMs: 1, passed: index === 3},
            ...(index === 2
              ? {got: '9 of 10 answers'}
              : {
                  got: `no answer${index === 0 ? ' (no connection)' : ''}; ${lastSeen.text}`,
                  unanswered: {lastSeen},
                }),
          }),
        ),
      ),
    ),
  )
  t.deepEqual(
    asked.map(({groups}) => groups.map(({length}) => length)),
    [[2, 1]],
  )
})

test('an answer that nobody saw shares the trace of what the same two lost by another protocol', async t => {
  const lastSeen = {text: 'the answer was last seen leaving by tunnel of lxd-2', where: 'lxd-2'}
  const {asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, cells) =>
        cells
          .slice(0, 2)
          .flatMap(cell => [
            judged({...cell, protocol: 'icmp'}, `no answer; ${lastSeen.text}`, {lastSeen}),
            judged(
              {...cell, protocol: 'tcp'},
              `no answer; ${cell.target} got the question, and its answer was not seen`,
              {},
            ),
          ]),
      ),
    ),
  )
  t.deepEqual(
    asked.map(({groups}) => groups.map(({length}) => length)),
    [[4]],
  )
})

test('one of a group that has a reason of its own does not keep the others from theirs', async t => {
  const lastSeen = {text: 'the answer was last seen leaving by tunnel of lxd-2', where: 'lxd-2'}
  const unseen = 'no answer; b got the question, and its answer was not seen'
  const {asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, [cell]) => {
        if (!cell) return []
        const from = (source: string, protocol: 'icmp' | 'tcp') => ({...cell, source, target: 'b', protocol})
        return [
          judged(from('a', 'icmp'), `no answer; ${lastSeen.text}`, {lastSeen}),
          judged(from('a', 'tcp'), unseen, {}),
          judged(from('c', 'tcp'), unseen, {}),
        ]
      }),
    ),
  )
  t.deepEqual(
    asked.map(({groups}) => groups.map(cells => cells.map(({source, protocol}) => `${source} ${protocol}`))),
    [[['a icmp', 'a tcp'], ['c tcp']]],
  )
})

test('what two endpoints lose in both directions shares one trace where no probe of theirs was seen', async t => {
  const {asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, [cell]) => {
        if (!cell) return []
        const back = {...cell, source: cell.target, target: cell.source}
        return [
          judged(cell, 'no answer; b got the question, and its answer was not seen', {}),
          judged(back, 'no answer (unreachable (code 1), says 240.0.2.1)', {}),
          judged({...back, protocol: 'tcp'}, 'no answer (No route to host)', {}),
        ]
      }),
    ),
  )
  t.deepEqual(
    asked.map(({groups}) => groups.map(({length}) => length)),
    [[3]],
  )
})

const judged = (cell: JudgedCell['cell'], got: string, unanswered: JudgedCell['unanswered']): JudgedCell => ({
  ...{cell, got, unanswered, claims: [], attempts: 1, durationMs: 1, passed: false},
})

test('a green run asks nobody', async t => {
  const {asked} = await told(story =>
    story.phase('matrix', () =>
      story.matrix(async (_, cells) =>
        cells.map(cell => ({cell, claims: [], passed: true, got: '', attempts: 1, durationMs: 1})),
      ),
    ),
  )
  t.deepEqual(asked, [])
})

test('machines that did not all come up are looked at as far as they came', async t => {
  const whole = fakeLab()
  const provided = {
    spec: {name: 'test'},
    host: whole.host.place,
    list: async () => whole.machines.slice(0, 2).map(({place}) => place),
  } as unknown as StoryContext['provided']
  const {topology} = whole
  const fails = (story: Story): Promise<void> =>
    story.phase('bring-up', () =>
      story.step('four machines boot', () => {
        throw new LabError('cannot start lxd-3')
      }),
    )
  const {asked} = await told(fails, {provided, topology})
  t.deepEqual(
    asked[0]?.lab.machines.map(({name}) => name),
    ['lxd-1', 'lxd-2'],
  )
  t.deepEqual((await told(fails, {topology})).asked, [], 'before there is anything of the lab')
})

test('the logs that an error brings are kept, also when nothing of the lab is there yet', async t => {
  const logs = [{name: 'keeper.log', text: 'no room for namespaces'}]
  const {results, asked} = await told(
    story =>
      story.phase('bring-up', () =>
        story.step('four machines boot', () => {
          throw new LabError('cannot make a lab', {cause: new AggregateError([new LabError('why', {logs})])})
        }),
      ),
    {},
  )
  t.deepEqual(asked[0]?.logs, logs)
  t.is(results[0]?.evidence, 'evidence/test/bring-up-four-machines-boot')
})
