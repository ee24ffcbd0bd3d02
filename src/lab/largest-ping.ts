/** Bytes of the largest ICMP payload that passes an MTU with DF set: 20 bytes of IP and 8 of ICMP come before it. */
export const largestPing = (mtu: number): number => mtu - 28
