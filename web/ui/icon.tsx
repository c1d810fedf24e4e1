import { road } from '../icons/road.ts'

/** Line drawings of 24 × 24, drawn with the colour of the text beside them. */
const paths = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5',
  pin: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500C5 14.8 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500H14zM17.5 17.500H20V20h-2.500zM20 14v1M14 20h1',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.500V7M15 3.500V7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  moto: 'M5.5 18.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM18.5 18.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8.5 15.500h4l3-5H8M14 7h2.500l2 5.500M8 10.5 6 12.5',
  car: 'M4 16v-3.500l2-5.500h12l2 5.500V16zM6.5 16v2.500M17.5 16v2.500M4.5 12h15M7.5 14h1M15.5 14h1',
  truck:
    'M3 16V7h10v9M13 10h4l3.5 3.500V16H13M7 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  papers: 'M7 3.500h7l4 4v13H7zM14 3.500V8h4M9.5 12h6M9.5 16h6',
  history: 'M4.5 12a7.5 7.5 0 1 0 2.3-5.400M4.5 4.500V8H8M12 8v4.500l3 2',
  phone:
    'M6.5 4h3l1.5 4-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4 1.500v3c0 1-1 2-2 2C11 19 5 13 4.5 6c0-1 1-2 2-2Z',
  message: 'M4.5 5h15v11h-9L6.5 19.500V16h-2z',
  share: 'M12 15V4M8 7.5 12 4l4 3.500M6 12v8h12v-8',
  download: 'M12 4v11M8 11.5 12 15l4-3.500M5 20h14',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  camera: 'M4 8h3.500L9 5.500h6L16.5 8H20v11H4zM12 16.500a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400Z',
  file: 'M7 3.500h7l4 4v13H7zM14 3.500V8h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  close: 'm6 6 12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  down: 'm5.5 9.5 6.5 6.5 6.5-6.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  locate: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12 2.500V6M12 18v3.500M2.5 12H6M18 12h3.5',
  map: 'm4 6.5 5-2 6 2 5-2v13l-5 2-6-2-5 2zM9 4.500v13M15 6.500v13',
  star: 'm12 4 2.4 5 5.6.8-4 3.9.9 5.500L12 16.600l-4.9 2.6.9-5.5-4-3.9 5.6-.8z',
  shield: 'M12 3.5 5 6v5.500c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z',
  alert: 'M12 4 3 19.500h18zM12 10v4.500M12 17v.5',
  info: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.500M12 7.500V8',
  offline:
    'M4 4l16 16M8.5 15.500a5 5 0 0 1 5-1.200M5.5 12a9 9 0 0 1 4-2.300M3 8.500A13 13 0 0 1 7 6.200M12.5 5.500A13 13 0 0 1 21 8.500M15 10.200a9 9 0 0 1 3.5 1.800M12 19h.01',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.5 1.500h-15zM10 20.500h4',
  out: 'M14 5H6v14h8M11 12h9M17 8.500l3.5 3.5-3.5 3.5',
  print: 'M7 9V4h10v5M7 17H4.500V9h15v8H17M7 14h10v6.500H7z',
  wallet: 'M4 7h14a2 2 0 0 1 2 2v9H4zM4 7l11-3v3M16 13h.5',
  language:
    'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.500c5 5.5 5 11.5 0 17M12 3.500c-5 5.5-5 11.5 0 17',
  device: 'M7 3h10v18H7zM11 18h2',
  trash: 'M5 7h14M9.5 7V4h5v3M7 7l1 13h8l1-13M10.5 11v5.500M13.5 11v5.5',
  edit: 'm5 19 .8-4L15.5 5.300l3.2 3.200L9 18.200zM13.5 7.300l3.2 3.2',
  clock: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7v5.500l3.5 2',
  swap: 'M7 4v15M3.5 15.5 7 19l3.5-3.500M17 20V5M13.5 8.5 17 5l3.5 3.5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.400M19.5 4.500V8H16',
} as const

export type IconName = keyof typeof paths

/** Decoration beside words; `label` makes it say something where it stands alone. */
export function Icon({ name, size = 24, label }: { name: IconName; size?: number; label?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside words that say the same
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark of the app in one colour: the road of its icon, towards the morning. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 512 512" fill="currentColor" aria-hidden>
      <circle cx="256" cy="96" r="58" />
      <path d={road} />
    </svg>
  )
}
