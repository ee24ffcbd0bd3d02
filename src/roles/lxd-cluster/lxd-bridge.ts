/** Name of LXD's usual network, which a cluster has that is on no overlay: on each member another one, behind its NAT. */
export const lxdBridge = 'lxdbr0'
