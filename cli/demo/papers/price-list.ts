import type { Drawing, Item } from './drawing.ts'
import { paperColor } from './drawing.ts'

/** What people send by mistake: text enough, and nothing of a vehicle. */
export function priceList(): Drawing {
  const text = { kind: 'text', on: paperColor, color: '#2b1d12' } as const
  return {
    title: 'Price list of a bar',
    widthMm: 150,
    heightMm: 190,
    items: [
      { kind: 'box', xMm: 0, yMm: 0, widthMm: 150, heightMm: 6, color: '#8a3b12' },
      {
        ...text,
        text: 'Bar Inshuti, Remera',
        xMm: 75,
        yMm: 24,
        sizeMm: 9,
        weight: 'bold',
        anchor: 'middle',
      },
      {
        ...text,
        text: 'Ibiciro / Price list',
        xMm: 75,
        yMm: 36,
        sizeMm: 6,
        weight: 'regular',
        anchor: 'middle',
      },
      ...dishes.flatMap(([dish, price], row): Item[] => {
        const line = { ...text, yMm: 54 + row * 13, sizeMm: 6, weight: 'regular' } as const
        return [
          { ...line, text: dish, xMm: 16, anchor: 'start' },
          { ...line, text: price, xMm: 134, anchor: 'end' },
        ]
      }),
    ],
  }
}

const dishes: [dish: string, price: string][] = [
  ['Brochette of goat', '1,500'],
  ['Grilled tilapia', '8,000'],
  ['Ibirayi, chips', '1,000'],
  ['Isombe with rice', '2,500'],
  ['Akabenz', '3,000'],
  ['Igikoma', '500'],
  ['Fanta citron', '700'],
  ['African tea', '800'],
  ['Fresh juice', '1,200'],
]
