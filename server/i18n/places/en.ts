/** Asking for a place, saved places and the trusted contact. */
export const en = {
  'places.hintPin': 'Tap the button, type the name of a place, or paste a map link.',
  'places.hintChoices':
    'Choose, type the name of a place, or paste a map link. A pin works too: tap 📎, then Location.',
  'places.sendPin': '📍 My location',
  'places.tapToSend': 'Tap the button to send where you are. There you can also pick another place.',
  'places.which': 'Which one do you mean?',
  'places.another': 'Another place',
  'places.onlyCentre': 'only the centre of {centre} is known',
  'places.centreTaken': '📍 {place}. I know only the centre of {centre}; send a pin if you need to be exact.',
  'places.unknown':
    'I do not know “{words}”. Try a market, a bus park or a sector nearby, or send a pin: tap 📎, then Location.',
  'places.nameOnly':
    'I know {place} only by name, not where it lies. Please send a pin: tap 📎, then Location.',
  'places.noPosition': 'That link holds no position. Please send a pin: tap 📎, then Location.',
  'places.readingLink': 'I am looking at that link…',
  'places.linkFailed':
    'I could not find a position behind that link. Please send a pin: tap 📎, then Location.',
  'places.needed': 'Please send a location, the name of a place or a map link.',
  'places.gone': 'You have forgotten that place. Choose another one.',

  'places.title': 'Saved places',
  'places.contact': 'Trusted contact',
  'places.change': 'Change',
  'places.forget': 'Forget it',
  'places.add': 'Add a place',
  'places.home': 'Home',
  'places.work': 'Work',
  'places.overview': 'Saved places: {places}\nTrusted contact: {contact}',
  'places.noneSaved': 'You have saved no place yet. A saved place is chosen with one tap when I ask where.',
  'places.savedList': '*Your saved places*\nTap one to see it or to forget it.',
  'places.askWhich': 'Which place shall I keep for you?',
  'places.askName': 'What shall I call it? Choose, or type a short name.',
  'places.nameNeedsLetters': 'Please type a name in letters, such as Home.',
  'places.nameTooLong': 'That is too long. Please type a name of at most {max} letters.',
  'places.saved': 'Saved: {name}.',
  'places.forgotten': 'That place is forgotten.',
  'places.full': 'I keep {max} places for you, and you have them. Forget one first.',
  'places.near': '{distance} m from {place}',
  'places.askContact':
    'Who shall be told if you call for help during a ride? Share their contact (📎, then Contact), or type their name and number.',
  'places.askContactName': 'What is their name?',
  'places.noName': 'No name',
  'places.contactNeeded':
    'Please share one contact, or type a phone number such as 0788 123 456. With + and the country for numbers abroad.',
  'places.contactSeveral': 'That contact has several numbers. Please type the one to use.',
  'places.contactIsYou': 'That is your own number. Choose somebody else whom you trust.',
  'places.contactSaved': 'Thank you.',
  'places.contactIs':
    'Your trusted contact is {contact}. If you call for help during a ride, I write to them, if they have written to me within the last day. If not, I give you a message that you can send them with one tap.',
  'places.contactForgotten': 'You have no trusted contact any more.',
} as const
