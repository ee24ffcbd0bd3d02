// src/process/owner.ts
function sudoCaller(env = process.env, euid = process.geteuid?.()) {
  const { SUDO_UID: uid = "", SUDO_GID: gid = "" } = env;
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return void 0;
  return { uid: Number(uid), gid: Number(gid) };
}

export {
  sudoCaller
};
