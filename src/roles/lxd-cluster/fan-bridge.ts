/** Name of LXD's network in fan mode, and of the bridge that it makes for it on each member. */
export const fanBridge = 'lxdfan0'
