import {runQuickCommand} from './run-quick-command.ts'
import {tellLabFile} from './tell-lab-file.ts'

/** `fanlab graph FILE`: writes a picture of the lab of a file, as Mermaid or DOT; makes nothing. Ends the process. */
export const drawLab = (script: string): Promise<never> =>
  runQuickCommand({
    script,
    flags: ['format', 'rules'],
    positionals: 'FILE',
    run: ({format, rules = false}, words) =>
      tellLabFile('graph', words, async lab => {
        const {labDiagram} = await import('./lab-diagram.ts')
        const diagram = labDiagram(lab, rules)
        if (format === 'dot') console.log((await import('../report/dot-diagram.ts')).dotDiagram(diagram))
        else console.log((await import('../report/mermaid-diagram.ts')).mermaidDiagram(diagram))
      }),
  })
