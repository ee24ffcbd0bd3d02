/** Numeric user and group that files are given to. */
export interface Owner {
  uid: number
  gid: number
}

/** The caller who used sudo: files in the workspace must stay theirs to read and remove. */
export function sudoCaller(
  env: NodeJS.ProcessEnv = process.env,
  euid = process.geteuid?.(),
): Owner | undefined {
  const {SUDO_UID: uid = '', SUDO_GID: gid = ''} = env
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return undefined
  return {uid: Number(uid), gid: Number(gid)}
}
