import {
  shownValue
} from "./shared-diagnose-lab-diagram-witness.mjs";

// src/process/input-problem.ts
var names = (flag) => `--${flag}`;
var tellAtDesk = ({ tell }) => tell(names);
var mustBe = (flag, rule, value, hint) => ({
  tell: (name) => `${name(flag)} must be ${rule}; got ${shownValue(value)}${hint ? `: ${hint}` : ""}`
});
var variableMustBe = (variable, rule, value) => ({
  tell: () => `${variable} must be ${rule}; got ${shownValue(value)}`
});
var mustBeOneOf = (flag, choices, value) => choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(", ")}`, value)];

// src/process/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
  problems;
  constructor(problems) {
    const all = typeof problems === "string" ? [{ tell: () => problems }] : problems;
    super(all.map(tellAtDesk).join("\n"));
    this.problems = all;
  }
};

// src/process/owner.ts
function sudoCaller(env = process.env, euid = process.geteuid?.()) {
  const { SUDO_UID: uid = "", SUDO_GID: gid = "" } = env;
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return void 0;
  return { uid: Number(uid), gid: Number(gid) };
}

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
  mustBe,
  variableMustBe,
  mustBeOneOf,
  UsageError,
  sudoCaller,
  asUser
};
