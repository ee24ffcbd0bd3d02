import type {LabFile} from '../../lab/file/lab-file.ts'
import {joinedBy, progressAfter, startedBy} from '../../lab/file/progress-of.ts'
import {noProgress} from '../../lab/progress.ts'
import {joinOverlay, startMachines} from '../lab-arrivals.ts'
import type {Story} from '../story.ts'
import type {FileLab} from './file-lab.ts'
import {layFilesOfLab} from './lay-files-of-lab.ts'

type OrderItem = NonNullable<LabFile['order']>[number]

/** Machines start in a lab that is up; gives the lab that has them. */
export async function tellStart(
  story: Story,
  lab: FileLab,
  start: NonNullable<OrderItem['start']>,
  named: (name: string) => string,
): Promise<FileLab> {
  const names = startedBy(lab.file, start)
  await story.phase(named(`start ${start.join(', ')}`), () =>
    story.step(`${names.join(', ')}: started, and part of the lab`, context =>
      startMachines(context, names, machines => layFilesOfLab(context, machines, lab)),
    ),
  )
  return after(story, lab, {start})
}

/** Places join an overlay of a lab that is up. */
export async function tellJoin(
  story: Story,
  lab: FileLab,
  join: NonNullable<OrderItem['join']>,
  named: (name: string) => string,
): Promise<FileLab> {
  const {overlay, members} = join
  const names = joinedBy(lab.file, members)
  await story.phase(named(`join ${overlay}`), () =>
    story.step(`${names.join(', ')}: on ${overlay}`, context => joinOverlay(context, overlay, names)),
  )
  return after(story, lab, {join})
}

function after(story: Story, lab: FileLab, item: OrderItem): FileLab {
  const progress = progressAfter(lab.file, lab.progress ?? noProgress, item)
  story.goOn(progress)
  return {...lab, progress}
}
