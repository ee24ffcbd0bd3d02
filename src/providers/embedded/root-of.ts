import type {LabSpec} from '../provider.ts'

/** Directories that a machine's root is laid over, the uppermost first. Nothing is written to them. */
export function rootOf(
  machine: string,
  {image, images, layers}: Pick<LabSpec, 'image' | 'images' | 'layers'>,
): string[] {
  const [layer, base] = [layers[machine], images?.[machine] ?? image]
  return layer === undefined ? [base] : [layer, base]
}
