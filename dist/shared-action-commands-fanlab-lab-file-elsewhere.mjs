// src/providers/settings.ts
var flagsOfProviders = {
  inventory: ["ssh"],
  empty: ["ssh"],
  remote: ["lxd", "incus"],
  network: ["lxd", "incus"],
  vm: ["lxd", "incus"],
  box: ["vagrant"],
  hypervisor: ["vagrant"]
};
var hypervisors = ["virtualbox", "libvirt", "vmware_desktop"];
var settingRules = {
  remote: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a server: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  network: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a network: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  box: {
    pattern: /^[A-Za-z0-9][\w.+-]{0,62}(\/[A-Za-z0-9][\w.+-]{0,62})?$/,
    rule: "the name of a box, such as debian/bookworm64"
  }
};

export {
  flagsOfProviders,
  hypervisors,
  settingRules
};
