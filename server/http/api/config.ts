import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { isOn } from '../../flags/flags.ts'

/** /api/config: what a page must know before anybody is signed in; the same for everybody, and no secret in it. */
export const config = ({ config, version, db }: Context) =>
  new Elysia({ name: 'api-config' }).get(
    '/config',
    () => ({
      version,
      timezone: config.timezone,
      emergencyNumber: config.emergencyNumber,
      publicUrl: config.publicUrl ?? null,
      flags: {
        qr_generation: isOn(db.read, 'qr_generation'),
        nearby_drivers: isOn(db.read, 'nearby_drivers'),
        ocr_processing: isOn(db.read, 'ocr_processing'),
        real_time_updates: isOn(db.read, 'real_time_updates'),
        offline_support: isOn(db.read, 'offline_support'),
        advanced_maps: isOn(db.read, 'advanced_maps'),
      },
    }),
    { detail: { summary: 'What the web app must know before anybody signs in', tags: ['Server'] } },
  )
