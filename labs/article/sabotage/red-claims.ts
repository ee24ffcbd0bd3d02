// Claims of the article that turn red together.

/** What a cut between one member of the fan and the others can take along. */
export const crossing = [
  'D2',
  'D3',
  'D4',
  'P20',
  'P21',
  'P29',
  'P30',
  'P46',
  'P47',
  'P48',
  'P51',
  'F11',
] as const

/**
 * What can turn red when a container or a whole machine is missing. P42 needs each of them to reach somebody: the silence of
 * one that reaches nobody proves nothing.
 */
export const anyCell = [
  ...crossing,
  ...['D1', 'P19', 'P42', 'F7', 'F8', 'F9', 'F10', 'P56', 'P57', 'P58'],
] as const

/** What is read from LXD about its members and containers. */
export const anyLxd = ['P10', 'P11', 'P12', 'P16', 'P17', 'P18', 'P54'] as const

/** What asks nginx, or reads its interface, when it is not on the fan. */
export const withoutNginx = ['P42', 'P48', 'P51', 'P53', 'F8', 'F9', 'F10'] as const
