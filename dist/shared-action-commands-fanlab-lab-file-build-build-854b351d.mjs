import {
  proxyVariables
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";

// src/image/distributions.ts
var commonPackages = [
  ...["systemd", "systemd-sysv", "dbus", "udev", "kmod", "procps", "netbase", "busybox-static"],
  ...["lxd", "docker.io", "networkd-dispatcher", "dnsmasq-base", "iptables", "nftables", "openssh-server"],
  // For the legacy way to keep a fan, a stanza in /etc/network/interfaces; its service is disabled.
  "ifupdown",
  ...["iproute2", "fping", "iputils-ping", "jq", "curl", "tcpdump", "ca-certificates"]
];
var debian = (suite, packages = []) => ({
  suite,
  mirror: "http://deb.debian.org/debian",
  securityMirror: "http://deb.debian.org/debian-security",
  securitySuite: `${suite}-security`,
  components: "main",
  keyring: "/usr/share/keyrings/debian-archive-keyring.gpg",
  keyringPackage: "debian-archive-keyring",
  hasLxd: true,
  packages
});
var ubuntu = (suite) => {
  const isMainPort = process.arch === "x64";
  const ports = "http://ports.ubuntu.com/ubuntu-ports";
  return {
    suite,
    mirror: isMainPort ? "http://archive.ubuntu.com/ubuntu" : ports,
    securityMirror: isMainPort ? "http://security.ubuntu.com/ubuntu" : ports,
    securitySuite: `${suite}-security`,
    components: "main universe",
    keyring: "/usr/share/keyrings/ubuntu-archive-keyring.gpg",
    keyringPackage: "ubuntu-keyring",
    hasLxd: false,
    packages: []
  };
};
var distributions = {
  "debian-12": debian("bookworm"),
  // From Debian 13 on, docker.io is the daemon only.
  "debian-13": debian("trixie", ["docker-cli"]),
  "ubuntu-22.04": ubuntu("jammy"),
  "ubuntu-24.04": ubuntu("noble"),
  "ubuntu-26.04": ubuntu("resolute")
};
function archiveLines(distribution) {
  const { suite, mirror, securityMirror, securitySuite, components, keyring } = distribution;
  const line = (url, name) => `deb [signed-by=${keyring}] ${url} ${name} ${components}`;
  return [line(mirror, suite), line(mirror, `${suite}-updates`), line(securityMirror, securitySuite)];
}

// src/process/url-credentials.ts
var credentials = /:\/\/[^\s/]*@/g;
var withoutCredentials = (text) => text.replaceAll(credentials, "://***@");
function proxySecrets(env = process.env) {
  const found = proxyVariables.flatMap((name) => {
    const [, user = "", password = ""] = /:\/\/([^\s/:]*):([^\s/]*)@/.exec(env[name] ?? "") ?? [];
    if (password === "") return [];
    const plain = decoded(password);
    return [password, plain, Buffer.from(`${decoded(user)}:${plain}`).toString("base64")];
  });
  return [...new Set(found)];
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export {
  commonPackages,
  distributions,
  archiveLines,
  withoutCredentials,
  proxySecrets
};
