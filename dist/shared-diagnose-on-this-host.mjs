// src/providers/embedded/cgroup-layout.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
var limitingControllers = ["cpu", "memory", "pids"];
async function readCgroupLayout() {
  const mounts = await readFile("/proc/self/mounts", "utf8");
  const tree = unifiedRoot(cgroupMounts(mounts));
  const available = tree ? await readFile(join(tree, "cgroup.controllers"), "utf8").catch(() => "") : "";
  return parseCgroupLayout(mounts, available);
}
function parseCgroupLayout(mounts, available) {
  const entries = cgroupMounts(mounts);
  const tree = unifiedRoot(entries);
  const ofTree = new Set(available.split(/\s+/));
  const placeOf = (controller) => {
    const old = entries.find(({ type, options }) => type === "cgroup" && options.includes(controller));
    if (old) return { root: old.path, version: 1 };
    return tree !== void 0 && ofTree.has(controller) ? { root: tree, version: 2 } : void 0;
  };
  const found = limitingControllers.flatMap((name) => {
    const place = placeOf(name);
    return place ? [[name, place]] : [];
  });
  const tracking = tree ?? entries.find(({ options }) => !options.includes("cpuset"))?.path;
  return {
    version: tree === void 0 ? "legacy" : tree === "/sys/fs/cgroup" ? "unified" : "hybrid",
    roots: [...new Set(entries.map(({ path }) => path))],
    controllers: Object.fromEntries(found),
    tracking
  };
}
var cgroupMounts = (mounts) => mounts.split("\n").map((line) => line.split(" ")).map(([, path = "", type = "", options = ""]) => ({ path, type, options: options.split(",") })).filter(({ path, type }) => path.startsWith("/sys/fs/cgroup") && /^cgroup2?$/.test(type));
var unifiedRoot = (mounts) => mounts.find(({ type }) => type === "cgroup2")?.path;

// src/host/inotify.ts
import { readdir, readFile as readFile2, readlink } from "node:fs/promises";
async function freeInotifyInstances() {
  const limit = Number(await readFile2("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const used = await Promise.all(pids.map(instancesOf));
  return limit - used.reduce((sum, count) => sum + count, 0);
}
async function instancesOf(pid) {
  try {
    const status = await readFile2(`/proc/${pid}/status`, "utf8");
    if (!/^Uid:\t0\t/m.test(status)) return 0;
    const names = await readdir(`/proc/${pid}/fd`);
    const targets = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => "")));
    return targets.filter((target) => target === "anon_inode:inotify").length;
  } catch {
    return 0;
  }
}

export {
  limitingControllers,
  readCgroupLayout,
  freeInotifyInstances
};
