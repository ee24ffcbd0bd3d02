// src/process/as-user.ts
function asUser(user, act) {
  if (!user || process.geteuid?.() !== 0 || !process.setgroups || !process.setegid || !process.seteuid)
    return act();
  const [groups, gid] = [process.getgroups?.() ?? [], process.getegid?.() ?? 0];
  try {
    takeGroups(user);
    process.setegid(user.gid);
    process.seteuid(user.uid);
    return act();
  } finally {
    process.seteuid(0);
    process.setegid(gid);
    process.setgroups(groups);
  }
}
function takeGroups({ uid, gid }) {
  const { initgroups } = process;
  try {
    initgroups?.(uid, gid);
  } catch {
    process.setgroups?.([gid]);
  }
}

export {
  asUser
};
