import type { Json } from './json.ts'

/**
 * An error as the Graph API answers it. Codes, titles and HTTP statuses:
 * developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export interface GraphFault {
  code: number
  title: string
  details: string
  status: number
  subcode?: number
  /** Instead of "(#code) title". */
  message?: string
  type: 'OAuthException' | 'GraphMethodException'
}

export function graphFault(
  code: number,
  details?: string,
  more: Partial<Pick<GraphFault, 'status' | 'subcode' | 'message' | 'type'>> = {},
): GraphFault {
  const known = catalogue[code] ?? { status: 400, title: 'Unknown error' }
  return {
    code,
    title: known.title,
    details: details ?? known.title,
    status: known.status,
    type: 'OAuthException',
    ...more,
  }
}

export const missing = (what: string): GraphFault => graphFault(131008, `Parameter ${what} is required`)
export const invalid = (details: string): GraphFault => graphFault(131009, details)
export const parameter = (name: string, fault: string): GraphFault =>
  graphFault(100, `Param ${name} ${fault}`)

/** What Graph says of an id that is unknown, or that this token may not see. */
export const noSuchObject = (method: 'get' | 'post' | 'delete', id: string): GraphFault =>
  graphFault(100, `Object with ID '${id}' does not exist.`, {
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })

/** `error` of a Graph answer. */
export function errorBody(fault: GraphFault, traceId: string): Json {
  return {
    error: {
      message: fault.message ?? `(#${fault.code}) ${fault.title}`,
      type: fault.type,
      code: fault.code,
      ...(fault.subcode !== undefined && { error_subcode: fault.subcode }),
      ...(transient.has(fault.code) && { is_transient: true }),
      error_data: { messaging_product: 'whatsapp', details: fault.details },
      fbtrace_id: traceId,
    },
  }
}

/** One of `errors` in a failed status or an unsupported message. */
export function statusError(fault: GraphFault): Json {
  return {
    code: fault.code,
    title: fault.title,
    message: fault.title,
    error_data: { details: fault.details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  }
}

/**
 * Codes that concern the account rather than one message: token, permission, policy, payment, registration. A bot
 * does well to stop sending altogether, and ours does.
 */
export const concernsAccount = (code: number): boolean => account.has(code) || (code >= 200 && code <= 299)

const account = new Set([0, 3, 10, 33, 190, 368, 131005, 131031, 131042, 131045, 131048, 131064, 133010])

const transient = new Set([2, 4, 80007, 130429, 131000, 131016, 131057, 133004])

const catalogue: Record<number, { status: number; title: string }> = {
  0: { status: 401, title: 'AuthException' },
  1: { status: 400, title: 'API Unknown' },
  2: { status: 503, title: 'API Service' },
  3: { status: 500, title: 'API Method' },
  4: { status: 429, title: 'API Too Many Calls' },
  10: { status: 403, title: 'Permission Denied' },
  33: { status: 400, title: 'Parameter value is not valid' },
  100: { status: 400, title: 'Invalid parameter' },
  190: { status: 401, title: 'Invalid OAuth access token - Cannot parse access token' },
  200: { status: 403, title: 'API Permission' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  80007: { status: 429, title: 'Rate limit issues' },
  104: { status: 401, title: 'Access token required' },
  130403: { status: 403, title: 'Access denied' },
  130429: { status: 429, title: 'Rate limit hit' },
  130472: { status: 400, title: "User's number is part of an experiment" },
  130497: { status: 403, title: 'Business account is restricted from messaging users in this country' },
  131000: { status: 500, title: 'Something went wrong' },
  131005: { status: 403, title: 'Access denied' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 500, title: 'Service unavailable' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131031: { status: 403, title: 'Account has been locked' },
  131042: { status: 400, title: 'Business eligibility payment issue' },
  131045: { status: 500, title: 'Incorrect certificate' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 400, title: 'Spam rate limit hit' },
  131049: { status: 400, title: 'Meta chose not to deliver' },
  131050: { status: 400, title: 'User has stopped receipt of marketing messages from this business' },
  131051: { status: 400, title: 'Unsupported message type' },
  131052: { status: 400, title: 'Media download error' },
  131053: { status: 400, title: 'Media upload error' },
  131056: { status: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { status: 500, title: 'Account in maintenance mode' },
  131062: { status: 400, title: 'Business-scoped user ids cannot be used for this message' },
  131064: { status: 400, title: 'Account restricted' },
  132000: { status: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132005: { status: 400, title: 'Translated text too long' },
  132012: { status: 400, title: 'Parameter format does not match format in the created template' },
  132015: { status: 400, title: 'Template is paused' },
  132016: { status: 400, title: 'Template is disabled' },
  133004: { status: 503, title: 'Server temporarily unavailable' },
  133010: { status: 400, title: 'Phone number not registered' },
  135000: { status: 400, title: 'Generic user error' },
}

/** For the menu of the fault panel. */
export const faultTitle = (code: number): string | undefined => catalogue[code]?.title
