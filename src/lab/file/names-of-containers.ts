import type {LabFile} from './lab-file.ts'

/** The containers of one key of `containers`: numbered where the file says how many, else the one of that name. */
export function namesOfContainers({containers}: LabFile, key: string): string[] {
  const count = containers[key]?.count
  return count === undefined ? [key] : Array.from({length: count}, (_, index) => `${key}-${index + 1}`)
}
