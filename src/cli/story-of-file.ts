import {isDeepStrictEqual} from 'node:util'
import type {LabFile} from '../lab/file/lab-file.ts'
import type {LabRecord} from '../lab/lab-record.ts'
import {UsageError} from '../process/usage-error.ts'
import type {Request} from '../run/request.ts'
import type {Story} from '../run/story.ts'
import {loadFileLab} from './load-file-lab.ts'

/** A story about the lab of a file, and how reports call it: by the lab, so that two of them can stand side by side. */
interface StoryOfFile {
  name: string
  story: (story: Story) => Promise<void>
  /** What it breaks. */
  faults?: LabFile['faults']
}

/** What a scenario with a lab of its own tells where it got a lab file; undefined where it did not. */
export async function storyOfFile(
  scenario: 'full' | 'up' | 'sabotage',
  {file, path}: Request['lab'],
  acts: string | undefined,
): Promise<StoryOfFile | undefined> {
  if (path === undefined) return undefined
  if (scenario === 'sabotage') return sabotageOfFile(file, path, acts)
  const {wholeLab, labUp} = await import('../run/of-file/stories-of-lab.ts')
  const lab = await loadFileLab(file, path)
  return scenario === 'full'
    ? {name: file.lab, story: story => wholeLab(story, lab), faults: file.faults}
    : {name: `${file.lab}-up`, story: story => labUp(story, lab)}
}

/** `acts` chooses from those that follow from the file. */
async function sabotageOfFile(file: LabFile, path: string, acts: string | undefined): Promise<StoryOfFile> {
  const {actsOfFile, sabotageLab} = await import('../run/any-sabotage/sabotage-lab.ts')
  const {chooseActs} = await import('./choose-acts.ts')
  const {chosen, problems} = chooseActs(actsOfFile(file), acts)
  if (problems.length > 0) throw new UsageError(problems)
  const lab = await loadFileLab(file, path)
  return {name: `${file.lab}-sabotage`, story: story => sabotageLab(story, lab, chosen)}
}

/**
 * What a scenario tells of a lab that is up and was made from a file, by that file or by the one that was given now, which
 * has to have the same machines and networks. undefined for a lab of the article's.
 */
export async function storyOfOpenLab(
  scenario: 'check' | 'persistence',
  record: LabRecord,
  given: Request['lab'],
  reboot: string | undefined,
): Promise<StoryOfFile | undefined> {
  const [file, path] = given.path === undefined ? [record.lab, record.path] : [given.file, given.path]
  if (path === undefined) return undefined
  const different = shape.filter(key => !isDeepStrictEqual(plain(file[key]), plain(record.lab[key])))
  if (different.length > 0)
    throw new UsageError([
      {
        tell: name =>
          `${name('file')} must have the ${different.join(', ')} that lab ${record.name} was made with: make a new lab`,
      },
    ])
  const {checkLab, labPersists} = await import('../run/of-file/stories-of-lab.ts')
  const lab = await loadFileLab(file, path)
  return scenario === 'check'
    ? {name: `${file.lab}-check`, story: story => checkLab(story, lab)}
    : {name: `${file.lab}-persistence`, story: story => labPersists(story, lab, reboot)}
}

/** What a lab is; the rest of its file says what is asked of it. */
const shape = ['networks', 'machines', 'overlays', 'containers'] as const satisfies (keyof LabFile)[]

/** As a record on disk has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
