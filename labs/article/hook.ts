// The networkd-dispatcher hook that makes the fan persistent, where the article puts it.

export const hookPath = '/etc/networkd-dispatcher/routable.d/50-fan'
/** Its settings: by interface, not by address, so that a new lease is no matter. */
export const hookSettingsPath = '/etc/default/fanlab-fan'
