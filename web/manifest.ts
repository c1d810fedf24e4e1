import type { Language } from '../server/i18n/languages.ts'
import { colours } from './build/colours.ts'
import type { Icon, Icons } from './build/icons.ts'
import type { Screenshot } from './build/screenshots.ts'
import { texts } from './build/texts.ts'

/** What a phone is told of the app when it installs it. `id` never changes: by it a phone knows the app again. */
export function manifestIn(
  language: Language,
  { icons, screenshots }: { icons: Icons; screenshots: Screenshot[] },
) {
  const { name, shortName, description, shortcuts } = texts[language]
  return {
    id: '/',
    start_url: '/',
    scope: '/',
    name,
    short_name: shortName,
    description,
    lang: language,
    dir: 'ltr',
    display: 'standalone',
    display_override: ['standalone', 'minimal-ui', 'browser'],
    orientation: 'natural',
    theme_color: colours.brand,
    background_color: colours.light,
    categories: ['travel', 'navigation', 'finance', 'utilities'],
    prefer_related_applications: false,
    icons: [
      icon(icons.any192),
      icon(icons.any512),
      icon(icons.maskable192, 'maskable'),
      icon(icons.maskable512, 'maskable'),
      icon(icons.monochrome, 'monochrome'),
      { src: `/-/${icons.favicon.file}`, type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
    ],
    screenshots: screenshots.map(({ file, type, widthPx, heightPx, label }) => ({
      src: `/-/${file}`,
      type,
      sizes: `${widthPx}x${heightPx}`,
      form_factor: widthPx > heightPx ? 'wide' : 'narrow',
      label,
    })),
    shortcuts: [
      { name: shortcuts.nearby, url: '/nearby', icons: [icon(icons.nearby)] },
      { name: shortcuts.qr, url: '/qr', icons: [icon(icons.qr)] },
      { name: shortcuts.schedule, url: '/schedule', icons: [icon(icons.schedule)] },
    ],
    share_target: {
      action: '/share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        title: 'title',
        text: 'text',
        url: 'url',
        files: [{ name: 'files', accept: ['image/*', 'application/pdf', '.pdf'] }],
      },
    },
    protocol_handlers: [
      { protocol: 'web+inzira', url: '/share?open=%s' },
      { protocol: 'tel', url: '/qr?dial=%s' },
    ],
    launch_handler: { client_mode: ['navigate-existing', 'auto'] },
    handle_links: 'preferred',
  }
}

const icon = ({ file, sizePx }: Icon, purpose: 'any' | 'maskable' | 'monochrome' = 'any') => ({
  src: `/-/${file}`,
  type: 'image/png',
  sizes: `${sizePx}x${sizePx}`,
  purpose,
})
