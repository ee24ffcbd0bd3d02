import * as z from 'zod'

/** A machine as it was asked for, read from what a provider wrote down about it. */
export const machineShape = z.object({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  address: z.ipv4(),
  cpus: z.number().positive(),
  /** Bytes. */
  memory: z.number().positive(),
  plainDirectories: z.array(z.string().startsWith('/')).readonly(),
})
