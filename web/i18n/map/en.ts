/** Choosing a place, and maps. */
export const en = {
  'map.placeholder': 'Place name or map link',
  'map.myLocation': 'My location',
  'map.onMap': 'On the map',
  'map.clear': 'Clear',
  'map.suggestions': 'Suggestions',
  'map.found': 'Suggestions: {n}. Choose with the arrow keys.',
  'map.noneFound': 'Nothing found. Try a market, a bus park or a sector nearby, or choose on the map.',
  'map.searching': 'Searching…',
  'map.reading': 'Looking at what you pasted…',
  'map.saved': 'Saved',
  'map.google': 'Google Maps',
  'map.centreOf': 'only the centre of {place} is known',
  'map.near': '{distance} from {place}',
  'map.at': 'At {place}',
  'map.within': 'accurate to {distance}',
  'map.point': 'Point on the map',
  'map.noPosition': 'That holds no position. Paste another link, type a name, or choose on the map.',
  'map.unreachable':
    'That short link cannot be opened now. Open it in your map app and paste the coordinates, or choose on the map.',
  'map.locating': 'Finding where you are…',
  'map.denied':
    'This site may not see your location. Allow it in the browser’s site settings and try again, or choose another way.',
  'map.unavailable':
    'Your phone does not know where it is. Switch location on, go near a window, and try again.',
  'map.timeout': 'Finding your location took too long. Try again in the open, or choose on the map.',
  'map.insecure':
    'The browser gives your location to secure pages only. Open this address with https://, or choose on the map.',
  'map.use': 'Use this place',
  'map.tap': 'Tap the map where you mean.',
  'map.drag': 'Drag the marker to be exact.',
  'map.keys':
    'Map. Arrow keys move the marker, with Shift further; plus and minus zoom; Enter uses the place.',
  'map.zoomIn': 'Zoom in',
  'map.zoomOut': 'Zoom out',
  'map.nothingNear': 'No known place nearby',
  'map.loadFailed':
    'The map could not be loaded. Check the network and try again, or type the name of a place.',
  'map.listOnly': 'The map could not be loaded; the list says the same.',
  'map.noTiles': 'The map pictures do not load now; names show the way.',
  'map.me': 'You',
  'map.pickup': 'Pickup',
  'map.dropoff': 'Destination',
  'map.whole': 'Show everything',
} as const
