// src/process/os-release.ts
function parseOsRelease(text) {
  const field = (name) => {
    const value = [...text.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].at(-1)?.[1]?.trim();
    return value && unquoted(value);
  };
  return {
    id: field("ID") ?? "linux",
    version: field("VERSION_ID") ?? "",
    name: field("PRETTY_NAME") ?? "Linux"
  };
}
function unquoted(value) {
  if (/^'.*'$/.test(value)) return value.slice(1, -1);
  const inner = /^".*"$/.test(value) ? value.slice(1, -1) : value;
  return inner.replace(/\\(.)/g, "$1");
}

export {
  parseOsRelease
};
