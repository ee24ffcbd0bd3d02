/** Whether an address, with or without its length, is one of IPv6. */
export const isV6 = (address: string): boolean => address.includes(':')

/** 10.79.89.1/24 without its length. */
export const withoutLength = (cidr: string): string => cidr.split('/')[0] ?? ''
