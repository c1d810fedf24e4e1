import ipaddr from 'ipaddr.js'

/**
 * Whether an address belongs to the public internet. Everything else is refused: this machine, private and shared
 * networks, link-local ones (where clouds keep their secrets), multicast, reserved, and IPv6 addresses that hide an
 * IPv4 one.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast'
}

/** "127.0.0.1", "[::1]", "2130706433" and "0x7f.1": numbers where a name belongs, in every form a URL may write. */
export const isAddress = (hostname: string): boolean =>
  hostname.startsWith('[') || ipaddr.isValid(hostname) || /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i.test(hostname)
