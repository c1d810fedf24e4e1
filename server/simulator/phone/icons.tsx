import type { JSX } from 'preact'

/** Line icons, drawn on 24 × 24; decoration only, the words are on the control. */
const paths = {
  send: <path d="M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4" />,
  attach: <path d="M12 5v14M5 12h14" />,
  photo: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="3" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m5 18 5-5 3 3 2.5-2.5L20 17" />
    </>
  ),
  document: <path d="M7 3h7l4 4v14H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm7 0v4h4M9.5 12h5m-5 4h5" />,
  papers: (
    <>
      <path d="M9 3.5h7l3.5 3.5v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1Z" />
      <path d="M5 7.5v12a1 1 0 0 0 1 1h9M11 10.5l1.8 1.8 3-3.3" />
    </>
  ),
  location: (
    <>
      <path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 1 1 13 0c0 5-6.5 11-6.5 11Z" />
      <circle cx="12" cy="10" r="2.3" />
    </>
  ),
  contact: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6" />
    </>
  ),
  list: <path d="M8.5 7H20M8.5 12H20M8.5 17H20M4.5 7h.01M4.5 12h.01M4.5 17h.01" />,
  link: <path d="M14 5h5v5m0-5-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4" />,
  reply: <path d="M9 7 4 12l5 5M4 12h9c4 0 6 2 7 6" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  more: <path d="M12 5.5h.01M12 12h.01M12 18.5h.01" stroke-width="2.6" />,
  chevron: <path d="m7 10 5 5 5-5" />,
  person: (
    <>
      <circle cx="10" cy="8.5" r="3.5" />
      <path d="M3.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M19 6v6m-3-3h6" />
    </>
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" />
    </>
  ),
  moon: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />,
  auto: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />
    </>
  ),
  panel: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="3" />
      <path d="M14 5v14" />
    </>
  ),
  phone: (
    <path d="M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1.4-1.1 2-2.5 2A15.5 15.5 0 0 1 4 6c0-1.4.6-2.5 2-2.5Z" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  warning: <path d="M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.5v.01" />,
  lock: (
    <path d="M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
  ),
  copy: <path d="M9 9h10v11H9zM5 15V4h10" />,
} as const satisfies Record<string, JSX.Element>

export type IconName = keyof typeof paths

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {paths[name]}
    </svg>
  )
}
