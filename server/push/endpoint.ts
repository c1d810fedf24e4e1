import { isAddress } from '../places/links/public-address.ts'

/**
 * Why nothing is sent to this address, or undefined. A stranger gives it and this server asks it, so it must belong
 * to a push service that is known: of the browsers, or named by the operator ("push.example.org", "*.example.org").
 */
export function refusalOfEndpoint(
  endpoint: string,
  others: readonly string[] = [],
): EndpointRefusal | undefined {
  if (endpoint.length > maxEndpoint) return 'too_long'
  // No port, no name or password, and nothing that one reader of addresses understands otherwise than the next.
  if (!/^https:\/\/[a-z0-9.-]+\/[\x21-\x5b\x5d-\x7e]*$/.test(endpoint) || !URL.canParse(endpoint))
    return 'not_an_address'
  const url = new URL(endpoint)
  if (url.hash !== '' || isAddress(url.hostname)) return 'not_an_address'
  return [...known, ...others].some((host) => isHost(url.hostname, host)) ? undefined : 'unknown_service'
}

export type EndpointRefusal = 'too_long' | 'not_an_address' | 'unknown_service'

/** "*.example.org" stands for every name beneath it, and not for itself. */
const isHost = (hostname: string, pattern: string): boolean =>
  pattern.startsWith('*.')
    ? hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1
    : hostname === pattern

/** As the browsers' makers document them, or their sources say. */
const known = [
  // Chrome, Edge and Samsung Internet on Android, Opera, Brave
  'fcm.googleapis.com',
  // Chromium built without Google's keys: components/push_messaging/push_messaging_constants.cc
  'jmt17.google.com',
  // Firefox
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  // Edge on Windows: learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/firewall-allowlist-config
  '*.notify.windows.com',
  // Safari: developer.apple.com/documentation/usernotifications/sending-web-push-notifications-in-web-apps-and-browsers
  '*.push.apple.com',
]
/** Those of Windows are the longest, of some 400. */
const maxEndpoint = 1024
