import {formLab} from '../form-lab.ts'
import {bootMachines, equipMachines, findOutVersions} from '../lab-steps.ts'
import type {Story} from '../story.ts'
import type {FileLab} from './file-lab.ts'
import {filesOfMachines, layFilesOfLab} from './lay-files-of-lab.ts'

/** Makes the machines of a lab file with their files, and what they form together. */
export async function bringUpLab(
  story: Story,
  lab: FileLab,
  {forms: mayForm}: {forms: boolean} = {forms: true},
): Promise<void> {
  const {file} = lab
  await story.phase('bring-up', async () => {
    await story.step('the machines boot', bootMachines)
    await story.step('the machines have what they need', equipMachines)
    if (filesOfMachines(file).size > 0)
      await story.step('the machines have the files of the lab', context =>
        layFilesOfLab(context, context.lab.machines, lab),
      )
    await story.step('versions are found out', findOutVersions)
    const forms = !mayForm ? [] : [...Object.keys(file.overlays), ...rolesIn(lab)]
    if (forms.length > 0) await story.step(`${forms.join(', ')}: formed`, formLab)
  })
}

const rolesIn = ({file}: FileLab): string[] => [
  ...new Set(
    Object.values(file.machines)
      .filter(({role, start}) => role !== 'plain' && start !== 'later')
      .map(({role}) => role),
  ),
]
