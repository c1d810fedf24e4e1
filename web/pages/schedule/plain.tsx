/** Small facts beside each other; what is false is left out. */
export function Plain({ parts }: { parts: (string | false | undefined)[] }) {
  const said = parts.filter((part) => typeof part === 'string' && part !== '')
  return said.length === 0 ? null : <span class="quiet small">{said.join(' · ')}</span>
}
