/** Words that a link to WhatsApp brought along, to be sent by whoever taps "send": https://wa.me/<number>?text=… */
export function broughtText(): string {
  const text = new URLSearchParams(location.search).get('text') ?? ''
  // A reload is no second tap on the link.
  if (text !== '') history.replaceState(null, '', '/')
  return text
}
