import {readFileSync} from 'node:fs'
import path from 'node:path'
import {labDiagram} from '../src/cli/lab-diagram.ts'
import {readLabFile} from '../src/lab/file/read-lab-file.ts'
import {mermaidDiagram} from '../src/report/mermaid-diagram.ts'

/** The lab of a folder of labs/ as a picture for a Markdown page, as `fanlab graph` draws it. */
export function labPicture(name: string): string {
  const file = path.join(path.dirname(import.meta.dirname), 'labs', name, 'lab.yaml')
  return `\`\`\`mermaid\n${mermaidDiagram(labDiagram(readLabFile(readFileSync(file, 'utf8'), file), false))}\n\`\`\``
}
