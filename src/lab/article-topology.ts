import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../process/package-root.ts'
import type {Prefix} from '../process/prefix.ts'
import type {LabFile} from './file/lab-file.ts'
import {onPrefixes} from './file/on-prefixes.ts'
import {readLabFile} from './file/read-lab-file.ts'
import {topologyOf} from './file/topology-of.ts'
import type {Topology} from './topology.ts'

const path = 'labs/article/lab.yaml'
let file: LabFile | undefined

/** The default lab on these two prefixes, which must be a valid fan pair, see validateFanPair. */
export function defaultLab(underlay: Prefix, overlay: Prefix): LabFile {
  file ??= readLabFile(readFileSync(join(packageRoot, path), 'utf8'), path)
  return onPrefixes(file, underlay, overlay)
}

export const articleTopology = (underlay: Prefix, overlay: Prefix): Topology =>
  topologyOf(defaultLab(underlay, overlay))
