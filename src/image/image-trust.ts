import type {ImageDigest} from './image-digest.ts'

/** Who vouches for an image, which is code that runs as root. */
export type ImageOrigin = 'built' | 'pinned' | 'unverified'

/** Which images are taken beside those that this host has built. */
export interface ImageTrust {
  /** This one and no other. */
  digest?: ImageDigest | undefined
  /** Whatever is in the cache: the host is thrown away, and whoever filled the cache is root on it anyway. */
  anyCached?: boolean
}

export function isTrusted(image: {digest: ImageDigest; origin: ImageOrigin}, trust: ImageTrust): boolean {
  if (trust.digest !== undefined) return image.digest === trust.digest
  return image.origin === 'built' || (image.origin === 'unverified' && trust.anyCached === true)
}

/** For a report. */
export const originTexts: Readonly<Record<ImageOrigin, string>> = {
  built: 'built by this host',
  pinned: 'named by its digest',
  unverified: "from the job's cache, not verified",
}
