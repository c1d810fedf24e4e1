import { describe, expect, test } from 'bun:test'
import { chosenIn, type Effect, firstView, press, type Shown, type View } from './view.ts'

const shown: Shown = { dead: [9, 7, 4], outbox: [20, 21], mostScroll: 12, pageRows: 10 }

/** What comes of pressing these keys one after the other. */
function after(keys: string[], from: View = firstView, lists = shown): { view: View; effects: Effect[] } {
  const effects: Effect[] = []
  const view = keys.reduce((before, key) => {
    const pressed = press(before, key, lists)
    if (pressed.effect !== undefined) effects.push(pressed.effect)
    return pressed.view
  }, from)
  return { view, effects }
}
const chosen = (view: View, lists = shown) => chosenIn(view, 'dead', lists.dead)

describe('keys', () => {
  test.each([
    [['d'], 'dead'],
    [['o'], 'outbox'],
    [['h'], 'health'],
    [['?'], 'help'],
    [['d', 'd'], 'overview'],
    [['d', 'o'], 'outbox'],
    [['d', 'escape'], 'overview'],
    [['d', 'enter'], 'details'],
    [['o', 'enter', 'escape'], 'outbox'],
    [['x', 'enter'], 'overview'],
  ] as const)('%j lead to %s', (keys, page) => {
    expect(after([...keys]).view.page).toBe(page)
  })

  test('q quits from everywhere', () => {
    for (const keys of [['q'], ['d', 'enter', 'q'], ['?', 'q']])
      expect(after(keys).effects).toEqual([{ do: 'quit' }])
  })

  test('p pauses and goes on', () => {
    expect(after(['p']).view.isPaused).toBe(true)
    expect(after(['p', 'd', 'p']).view.isPaused).toBe(false)
  })

  test('arrows choose a row and stop at both ends', () => {
    expect(chosen(after(['d']).view)).toBe(9)
    expect(chosen(after(['d', 'down', 'j']).view)).toBe(4)
    expect(chosen(after(['d', 'pagedown', 'down', 'up']).view)).toBe(7)
    expect(chosen(after(['d', 'end', 'home', 'k']).view)).toBe(9)
  })

  test('scroll what is longer than the screen, and no further', () => {
    expect(after(['?', 'down', 'down', 'up']).view.scroll).toBe(1)
    expect(after(['?', 'end']).view.scroll).toBe(12)
    expect(after(['?', 'pagedown', 'escape', '?']).view.scroll).toBe(0)
  })
})

describe('the chosen row', () => {
  test('stays chosen while the list moves', () => {
    const { view } = after(['d', 'down'])
    expect(chosen(view, { ...shown, dead: [12, 11, 9, 7, 4] })).toBe(7)
  })

  test('gives way to the next when it is gone, and to none in an empty list', () => {
    const { view } = after(['d', 'down'])
    expect(chosen(view, { ...shown, dead: [9, 4] })).toBe(4)
    expect(chosen(view, { ...shown, dead: [9] })).toBe(9)
    expect(chosen(view, { ...shown, dead: [] })).toBeUndefined()
    expect(after(['d', 'down', 'enter'], firstView, { ...shown, dead: [] }).view.page).toBe('dead')
  })
})

describe('replay', () => {
  test('asks first, and does it on y alone', () => {
    expect(after(['d', 'down', 'r']).view.asking).toBe(7)
    expect(after(['d', 'down', 'r', 'y'])).toMatchObject({
      effects: [{ do: 'replay', eventId: 7 }],
      view: { asking: null },
    })
    for (const no of ['n', 'escape', 'enter', 'q', 'd'])
      expect(after(['d', 'r', no])).toMatchObject({
        effects: [],
        view: { asking: null, page: 'dead', notice: 'Nothing was replayed.' },
      })
  })

  test('works from the details of a dead event, not of a message', () => {
    expect(after(['d', 'end', 'enter', 'r', 'y']).effects).toEqual([{ do: 'replay', eventId: 4 }])
    expect(after(['o', 'enter', 'r']).view).toMatchObject({ asking: null, notice: expect.any(String) })
    expect(after(['r']).view.notice).toContain('press d')
    expect(after(['d', 'r'], firstView, { ...shown, dead: [] }).view.notice).toBe('No event is dead.')
  })
})
