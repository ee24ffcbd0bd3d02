import type {Role} from './role.ts'

/** A machine that runs nothing for the lab but what its scenario starts. */
export const plain: Role = {
  name: 'plain',
  formsOverlay: false,
  needs: () => [],
  images: [],
  inotifyInstances: 0,
  units: [],
  plainDirectories: [],
  versions: async () => ({}),
  form: async () => {},
  add: async () => {},
  joined: async () => {},
  endpoints: async () => [],
  find: async () => ({endpoints: [], passedOver: []}),
  launched: async () => [],
  findPlace: async () => undefined,
  ready: async () => {},
  evidence: {},
  invariants: [],
}
