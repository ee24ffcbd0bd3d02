import * as z from 'zod'

const cidr = z.union([z.cidrv4(), z.cidrv6()])

/** A machine as it was asked for, read from what a provider wrote down about it. */
export const machineShape = z.object({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  interfaces: z
    .array(
      z.object({
        network: z.string(),
        device: z.string().regex(/^eth\d{1,3}$/),
        addresses: z.array(cidr).readonly(),
        gateways: z.array(z.union([z.ipv4(), z.ipv6()])).readonly(),
      }),
    )
    .min(1)
    .readonly(),
  forward: z.boolean(),
  cpus: z.number().positive(),
  /** Bytes. */
  memory: z.number().positive(),
  disk: z.number().positive().exactOptional(),
  plainDirectories: z.array(z.string().startsWith('/')).readonly(),
})
