import type {Role} from './role.ts'

/** A machine that runs nothing for the lab but what its scenario starts. */
export const plain: Role = {
  name: 'plain',
  plainDirectories: [],
  endpoints: async () => [],
  launched: async () => [],
  findPlace: async () => undefined,
  ready: async () => {},
}
