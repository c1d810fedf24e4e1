export const en = {
  'push.title': 'Notifications',
  'push.help': 'Your phone tells you of requests, rides and trips, also while this page is closed.',
  'push.isOn': 'Your phone tells you when there is news.',
  'push.blocked':
    'Your browser does not let us. Tap the sign beside the address, then Permissions or Site settings, and allow notifications.',
  'push.install':
    'On an iPhone or iPad add this page to the home screen first: Share, then Add to Home Screen.',
  'push.unsupported': 'This browser cannot show notifications. You hear of everything on WhatsApp.',
  'push.ask': 'Shall your phone tell you?',
  'push.ask.ride': 'When a driver has accepted, and when they wait for you.',
  'push.ask.drive': 'As soon as somebody asks you for a ride: there are only minutes to answer.',
  'push.ask.schedule': 'When somebody suits your trip or answers, and before you leave.',
  'push.ask.yes': 'Yes, tell me',
  'push.ask.no': 'Not now',
} as const
