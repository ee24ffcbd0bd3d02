import type {LabSpec} from '../provider.ts'

/** Directories that a machine's root is laid over, the uppermost first. Nothing is written to them. */
export function rootOf(machine: string, {image, layers}: Pick<LabSpec, 'image' | 'layers'>): string[] {
  const layer = layers[machine]
  return layer === undefined ? [image] : [layer, image]
}
