import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {meshOf} from '../expect/mesh.ts'
import type {CaseResult} from '../report/case.ts'
import {Recorder} from '../report/recorder.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'

/** Milliseconds that a broken cell is given to answer after all: what is broken on purpose stays so. */
const patience = 1500

/** Tells the story to a recorder of its own, which nobody sees but us. */
export async function askQuietly(
  context: StoryContext,
  tell: (story: Story) => Promise<void>,
): Promise<CaseResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-ask-'))
  const recorder = new Recorder({scenario: 'ask', file: join(folder, 'TEST-ask.xml'), signal: context.signal})
  try {
    await tell(liveStory(recorder, {...context, patience, witness: undefined}, meshOf(context.lab.topology)))
    return recorder.results()
  } finally {
    recorder.close('asked')
    await rm(folder, {recursive: true, force: true})
  }
}

export const isRed = ({outcome}: CaseResult): boolean =>
  outcome.status === 'failed' || outcome.status === 'error'
