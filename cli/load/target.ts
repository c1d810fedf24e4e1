import type { ServeConfig } from '../../server/config.ts'
import { AppError } from '../../server/error.ts'

/** The stand-in takes the identity a running server expects of Meta. */
export const identityOf = (config: ServeConfig) => ({
  phoneNumberId: config.metaPhoneNumberId,
  accessToken: config.metaAccessToken,
  verifyToken: config.metaWabaVerifyToken,
  appSecret: config.metaWabaAppSecret,
  ...(config.metaWabaId !== undefined && { wabaId: config.metaWabaId }),
})

/** The port where that server looks for Meta, which must be on this machine. */
export function portOf({ metaGraphUrl }: ServeConfig): number {
  const { hostname, port } = new URL(metaGraphUrl)
  if (port !== '' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return Number(port)
  throw new AppError(
    'config.invalid',
    `META_GRAPH_URL is ${metaGraphUrl}: set it to a free port of this machine, such as http://127.0.0.1:4000, for the server and here.`,
  )
}
