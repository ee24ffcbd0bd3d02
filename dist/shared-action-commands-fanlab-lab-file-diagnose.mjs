import {
  identify,
  isAlive
} from "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import {
  quoted
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/providers/provider-names.ts
var providerNames = ["lxc", "uml", "qemu", "lxd", "incus", "multipass", "vagrant", "ssh"];
var isProviderName = (name) => providerNames.includes(name);

// src/run/request.ts
var autoProvider = "auto";
var usualDistribution = "debian-12";
var usualFan = "ebpf";

// src/process/command-line.ts
var readable = (word) => /^[\w./:@%+-][\w./=:@%+-]*$/.test(word) ? word : quoted(word);
function commandLine(argv, environment = {}) {
  const assignments = Object.entries(environment).flatMap(
    ([name, value]) => value ? [`${name}=${readable(value)}`] : []
  );
  return [...assignments, ...argv.map(readable)].join(" ");
}

// src/files/callers-files.ts
import {
  chownSync,
  closeSync as closeSync4,
  constants as constants4,
  fstatSync as fstatSync3,
  mkdirSync,
  openSync as openSync4,
  readdirSync as readdirSync3,
  readFileSync as readFileSync2,
  writeFileSync
} from "node:fs";
import { basename, dirname as dirname2 } from "node:path";

// src/files/draft.ts
import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync
} from "node:fs";

// src/files/refused.ts
import { dirname } from "node:path";
var Refused = class extends Error {
  name = "Refused";
  /** What a person would do next. */
  hint;
  constructor(cause, hint) {
    super(cause);
    this.hint = hint;
  }
};
function telling(verb, path, act) {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof LabError) throw cause;
    const hint = printable(cause instanceof Refused ? cause.hint : hintOf(cause, path));
    throw new LabError(printable(`cannot ${verb} ${path}: ${causeOf(cause)}`), { hint, cause });
  }
}
var causeOf = (error) => error instanceof Refused ? error.message : String(error.message).replace(/, \w+( '.*)?$/s, "");
var hintOf = (error, path) => error.code === "ENOSPC" ? `df -h ${dirname(path)}` : `namei -l ${dirname(path)}`;
var printable = (text) => text.replaceAll(new RegExp("\\p{Cc}", "gu"), (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

// src/files/draft.ts
var prefix = ".fanlab-draft-";
var anew = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
var abandonedAfter = 6e4;
function beginDraft(folder, name, mode, owner) {
  const own = identify(process.pid);
  const draft = folder.at(`${prefix}${own?.pid}-${own?.startTime}-${randomBytes(8).toString("hex")}`);
  const fd = openSync(draft, anew, 384);
  const drop = () => {
    closeSync(fd);
    rmSync(draft, { force: true });
  };
  const keepBy = (give) => () => {
    try {
      if (owner) fchownSync(fd, owner.uid, owner.gid);
      fchmodSync(fd, mode);
      give(draft, folder.at(name));
    } finally {
      drop();
    }
  };
  return {
    fd,
    path: `/proc/${process.pid}/fd/${fd}`,
    keep: keepBy(renameSync),
    keepAsNew: keepBy(linkAsNew),
    drop
  };
}
function linkAsNew(draft, name) {
  try {
    linkSync(draft, name);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    throw new Refused("it is there already", "choose another name, or remove it");
  }
}
function sweepDrafts(folder) {
  for (const name of readdirSync(`/proc/self/fd/${folder.fd}`)) {
    const [, pid, startTime] = new RegExp(`^\\${prefix}(\\d+)-(\\d+)-[0-9a-f]{16}$`).exec(name) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    const found = folder.look(name);
    if (found?.isFile() && Date.now() - found.mtimeMs > abandonedAfter) unlinkSync(folder.at(name));
  }
}

// src/files/may-write.ts
import { fstatSync } from "node:fs";

// src/process/run-with-folders.ts
import { spawnSync } from "node:child_process";
var deadline = 1e4;
function runWithFolders(argv, folders) {
  const [command = "", ...words] = argv;
  const { stdout } = spawnSync(command, words, {
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin" },
    stdio: ["ignore", "pipe", "ignore", ...folders],
    encoding: "utf8",
    timeout: deadline
  });
  return (stdout ?? "").trim();
}

// src/files/may-write.ts
var known = /* @__PURE__ */ new Map();
function mayWrite(folder, owner) {
  if (owner.uid === 0) return true;
  const key = folder.way.map((fd) => rightsOf(fd, owner)).join(" ");
  const before = known.get(key);
  if (before !== void 0) return before;
  const answer = askKernel(folder, owner);
  known.set(key, answer);
  return answer;
}
function mayReplace(folder, name, { uid }) {
  const { uid: owner, mode } = fstatSync(folder.fd);
  const isSticky = (mode & 512) !== 0;
  const found = folder.look(name);
  return !isSticky || uid === 0 || owner === uid || !found || found.uid === uid;
}
function rightsOf(fd, { uid, gid }) {
  const { dev, ino, uid: owner, gid: group, mode } = fstatSync(fd);
  return [uid, gid, dev, ino, owner, group, mode].join(":");
}
function askKernel(folder, { uid, gid }) {
  const ask = (groups) => runWithFolders(
    [
      "setpriv",
      `--reuid=${uid}`,
      `--regid=${gid}`,
      groups,
      "--",
      "sh",
      "-c",
      question,
      "may-write",
      String(folder.way.length)
    ],
    folder.way
  );
  const said = ask("--init-groups") || ask("--clear-groups");
  return said === "yes";
}
var question = `
last=$(($1 + 2))
fd=3
while [ "$fd" -le "$last" ]; do
  if ! [ -x "/proc/self/fd/$fd/." ]; then echo no; exit; fi
  fd=$((fd + 1))
done
if [ -w "/proc/self/fd/$last/." ]; then echo yes; else echo no; fi
`;

// src/files/pinned-folder.ts
import { closeSync as closeSync2, constants as constants2, fstatSync as fstatSync2, lstatSync, openSync as openSync2, readlinkSync } from "node:fs";

// src/files/system-folders.ts
var trees = [
  "/bin",
  "/boot",
  "/dev",
  "/etc",
  "/lib",
  "/lib32",
  "/lib64",
  "/libx32",
  "/proc",
  "/sbin",
  "/sys",
  "/usr"
];
var exceptions = ["/dev/shm", "/usr/local", "/usr/src"];
function systemFolder(path) {
  if (exceptions.some((folder) => isIn(path, folder))) return void 0;
  return trees.find((folder) => isIn(path, folder));
}
var shared = [
  "/",
  "/home",
  "/media",
  "/mnt",
  "/opt",
  "/run",
  "/srv",
  "/usr/local",
  "/var",
  "/var/lib",
  "/var/log"
];
var isSharedFolder = (path) => shared.includes(path) || systemFolder(path) !== void 0;
var isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);

// src/files/pinned-folder.ts
var pathOnly = 2097152;
var asFolder = pathOnly | constants2.O_DIRECTORY | constants2.O_NOFOLLOW;
var mostLinks = 40;
var PinnedFolder = class {
  fd;
  /** Descriptors of all folders on the way to it, itself included. */
  way;
  constructor(way) {
    this.way = way;
    this.fd = way.at(-1);
  }
  /** Where it is now, without any link. */
  get path() {
    return readlinkSync(`/proc/self/fd/${this.fd}`);
  }
  /** A path by which a name in this folder is reached, and no other; `..` and links in it are the kernel's to follow. */
  at(name) {
    return `/proc/self/fd/${this.fd}/${name}`;
  }
  /** What has that name here, a link itself; undefined for nothing. */
  look(name) {
    return lstatSync(this.at(name), { throwIfNoEntry: false });
  }
  close() {
    for (const fd of new Set(this.way)) closeSync2(fd);
  }
};
function pinFolder(path) {
  const way = [openSync2("/", asFolder)];
  try {
    const names = namesIn(path);
    for (let links = 0; names.length > 0; ) {
      const folder = new PinnedFolder(way);
      const name = names.shift();
      const found = folder.look(name);
      if (!found) return { folder, missing: missingNames([name, ...names], folder) };
      if (found.isSymbolicLink()) {
        const target = followable(folder, name);
        if (++links > mostLinks)
          throw new Refused(`${folder.path}/${name} leads in circles`, "give the real path");
        names.unshift(...namesIn(target));
        if (target.startsWith("/")) way.push(openSync2("/", asFolder));
      } else if (found.isDirectory()) way.push(openSync2(folder.at(name), asFolder));
      else throw new Refused(`${under(folder, name)} is not a folder`, "choose another folder");
    }
    return { folder: new PinnedFolder(way), missing: [] };
  } catch (error) {
    new PinnedFolder(way).close();
    throw error;
  }
}
var namesIn = (path) => path.split("/").filter((name) => name !== "" && name !== ".");
var under = (folder, name) => `${folder.path === "/" ? "" : folder.path}/${name}`;
function missingNames(names, folder) {
  if (!names.includes("..")) return names;
  throw new Refused(`${under(folder, names.join("/"))} does not exist`, "give the real path");
}
function followable(folder, name) {
  const target = readlinkSync(folder.at(name));
  const { uid, mode } = fstatSync2(folder.fd);
  if (isSharedFolder(folder.path) && uid === 0 && (mode & 18) === 0) return target;
  throw new Refused(
    `${under(folder, name)} is a link to ${target}, and links are not followed there`,
    "give the real path, or remove the link"
  );
}

// src/files/remove-inside.ts
import { closeSync as closeSync3, constants as constants3, openSync as openSync3, readdirSync as readdirSync2, readFileSync, rmdirSync, unlinkSync as unlinkSync2 } from "node:fs";
function removeInside(folder, name, permit) {
  const found = folder.look(name);
  if (!found) return;
  permit(folder, name);
  if (!found.isDirectory()) {
    unlinkSync2(folder.at(name));
    return;
  }
  const fd = openSync3(folder.at(name), constants3.O_RDONLY | constants3.O_DIRECTORY | constants3.O_NOFOLLOW);
  try {
    const inner = new PinnedFolder([...folder.way, fd]);
    if (mountOf(fd) !== mountOf(folder.fd))
      throw new Refused(`something is mounted at ${under(folder, name)}`, `umount ${under(folder, name)}`);
    for (const each of readdirSync2(`/proc/self/fd/${fd}`)) removeInside(inner, each, permit);
  } finally {
    closeSync3(fd);
  }
  rmdirSync(folder.at(name));
}
var mountOf = (fd) => /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1] ?? "";

// src/files/callers-files.ts
var umask = process.umask() | 18;
var CallersFiles = class {
  #owner;
  /** @param owner who used sudo; undefined when the caller is this process's own user. */
  constructor(owner) {
    this.#owner = owner;
  }
  /** Replaces the file, or makes it with its folder: a reader, or a kill, finds the old text or the new one. */
  write(path, content) {
    this.#filled(path, content).keep();
  }
  /** Makes the file, with its folder. Throws when something has the name, whatever it is. */
  create(path, content) {
    this.#filled(path, content).keepAsNew();
  }
  #filled(path, content) {
    const draft = this.draft(path);
    try {
      telling("write", path, () => writeFileSync(draft.fd, content));
      return draft;
    } catch (error) {
      draft.drop();
      throw error;
    }
  }
  /** The same for a file that somebody else writes, or that is large. Whoever begins it has to keep or to drop it. */
  draft(path) {
    const folder = this.#make(dirname2(path), "write", path);
    try {
      return telling("write", path, () => {
        checkTarget(folder, basename(path), this.#owner);
        const draft = beginDraft(folder, basename(path), 438 & ~umask, this.#owner);
        return {
          ...draft,
          keep: () => closing(
            folder,
            () => telling("write", path, () => {
              checkTarget(folder, basename(path), this.#owner);
              draft.keep();
            })
          ),
          keepAsNew: () => closing(folder, () => telling("write", path, draft.keepAsNew)),
          drop: () => closing(folder, draft.drop)
        };
      });
    } catch (error) {
      folder.close();
      throw error;
    }
  }
  /** Throws when the file could not be written now, and leaves it as it is. Its folder is made. */
  tryWriting(path) {
    this.draft(path).drop();
  }
  /** Makes the folder, and throws when nothing could be written there. What killed runs left of drafts is removed. */
  tryFolder(path) {
    const folder = this.#make(path, "write to", path);
    closing(
      folder,
      () => telling("write to", path, () => {
        if (isSharedFolder(folder.path))
          throw new Refused("it is a folder for others", "choose a folder in it");
        beginDraft(folder, "", 384, this.#owner).drop();
        sweepDrafts(folder);
      })
    );
  }
  /** Opens a regular file for reading; undefined when there is none. Whoever opens it has to close it. */
  open(path) {
    return this.#inside("read", path, (folder, name) => {
      const found = folder.look(name);
      if (!found) return void 0;
      if (!found.isFile()) throw notRegular(folder, name);
      const fd = openSync4(folder.at(name), constants4.O_RDONLY | constants4.O_NOFOLLOW | constants4.O_NONBLOCK);
      if (fstatSync3(fd).isFile()) return fd;
      closeSync4(fd);
      throw notRegular(folder, name);
    });
  }
  /** The text of a regular file of at most so many bytes; undefined when there is none, or it is longer. */
  read(path, mostBytes) {
    const fd = this.open(path);
    if (fd === void 0) return void 0;
    try {
      return fstatSync3(fd).size > mostBytes ? void 0 : readFileSync2(fd, "utf8");
    } finally {
      closeSync4(fd);
    }
  }
  /** Names in a folder, in alphabetical order; none when there is no such folder. */
  list(path) {
    const found = this.#inside("list", path, (folder) => readdirSync3(folder.at(".")), path);
    return (found ?? []).sort();
  }
  /** Removes the file, or the folder with all that is in it; a link itself. None there is no error. */
  remove(path) {
    this.#inside(
      "remove",
      path,
      (folder, name) => removeInside(folder, name, (each, inner) => {
        this.#permit(each);
        checkOwner(each, inner, this.#owner);
      })
    );
  }
  /** Acts in the folder, which is by default the one that the path lies in; undefined when there is none. */
  #inside(verb, path, act, where = dirname2(path)) {
    return telling(verb, path, () => {
      checkName(path);
      const { folder, missing } = pinFolder(where);
      return closing(folder, () => missing.length > 0 ? void 0 : act(folder, basename(path)));
    });
  }
  /** The folder, made as far as it is missing, in which the caller may write. */
  #make(path, verb, what) {
    return telling(verb, what, () => {
      checkName(what);
      let { folder, missing } = pinFolder(path);
      try {
        this.#permit(folder);
        for (const name of missing) folder = this.#makeInside(folder, name);
        this.#permit(folder);
        return folder;
      } catch (error) {
        folder.close();
        throw error;
      }
    });
  }
  #makeInside(folder, name) {
    const isNew = madeFolder(folder.at(name));
    const fd = openSync4(folder.at(name), constants4.O_RDONLY | constants4.O_DIRECTORY | constants4.O_NOFOLLOW);
    const inner = new PinnedFolder([...folder.way, fd]);
    const isOurs = fstatSync3(fd).uid === process.geteuid?.() && readdirSync3(inner.at(".")).length === 0;
    if (isNew && isOurs && this.#owner) chownSync(inner.at("."), this.#owner.uid, this.#owner.gid);
    return inner;
  }
  #permit(folder) {
    const system = systemFolder(folder.path);
    if (system) throw new Refused(`${system} is the system's own`, "choose another folder");
    const owner = this.#owner;
    if (owner && !mayWrite(folder, owner))
      throw new Refused(
        `user ${owner.uid}, who used sudo, may not write to ${folder.path}`,
        `namei -l ${folder.path}`
      );
  }
};
function checkName(path) {
  if (new RegExp("\\p{Cc}", "u").test(path)) throw new Refused("a path must have no control characters", "choose another name");
}
function checkTarget(folder, name, owner) {
  if (name === "" || name === "..") throw new Refused("it is a folder", "choose another name");
  const found = folder.look(name);
  if (found && !found.isFile()) throw notRegular(folder, name);
  checkOwner(folder, name, owner);
}
function checkOwner(folder, name, owner) {
  if (owner && !mayReplace(folder, name, owner))
    throw new Refused(`${under(folder, name)} is somebody else's`, "choose another name");
}
function madeFolder(path) {
  try {
    mkdirSync(path, 511 & ~umask);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
function notRegular(folder, name) {
  const what = folder.look(name)?.isSymbolicLink() ? "a link" : "no regular file";
  return new Refused(`${under(folder, name)} is ${what}`, "choose another name, or remove it");
}
function closing(folder, act) {
  try {
    return act();
  } finally {
    folder.close();
  }
}

export {
  providerNames,
  isProviderName,
  autoProvider,
  usualDistribution,
  usualFan,
  systemFolder,
  isSharedFolder,
  commandLine,
  Refused,
  telling,
  PinnedFolder,
  pinFolder,
  under,
  CallersFiles
};
