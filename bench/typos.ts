/** The same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** A letter left out, doubled, mistaken, or changed with its neighbour. */
export function withOneMistake(name: string, random: () => number): string {
  const letters = [...name]
  const at = Math.floor(random() * letters.length)
  const other = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? 'a'
  switch (Math.floor(random() * 4)) {
    case 0:
      letters.splice(at, 1)
      break
    case 1:
      letters.splice(at, 0, other)
      break
    case 2:
      letters.splice(at, 1, other)
      break
    default:
      letters.splice(
        Math.min(at, letters.length - 2),
        2,
        ...letters.slice(Math.min(at, letters.length - 2), Math.min(at, letters.length - 2) + 2).reverse(),
      )
  }
  return letters.join('')
}
