import type {Owner} from './owner.ts'

/**
 * Does something synchronous with the rights of another user of this host, and is root again after it: what a caller who
 * used sudo names is looked at as he could look at it. Without a user, or when this process is not root, it just does it.
 */
export function asUser<T>(user: Owner | undefined, act: () => T): T {
  if (!user || process.geteuid?.() !== 0 || !process.setgroups || !process.setegid || !process.seteuid)
    return act()
  const [groups, gid] = [process.getgroups?.() ?? [], process.getegid?.() ?? 0]
  try {
    takeGroups(user)
    process.setegid(user.gid)
    process.seteuid(user.uid)
    return act()
  } finally {
    process.seteuid(0)
    process.setegid(gid)
    process.setgroups(groups)
  }
}

/** All groups of the user; one that no list of users knows has none but his own. */
function takeGroups({uid, gid}: Owner): void {
  // Node has it wherever it has setgroups; its types do not tell.
  const {initgroups} = process as {initgroups?: (user: number, group: number) => void}
  try {
    initgroups?.(uid, gid)
  } catch {
    process.setgroups?.([gid])
  }
}
