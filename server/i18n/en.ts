/** The source of every text a person sees. Placeholders are in braces; the other languages must have the same ones. */
export const en = {
  'welcome.ask':
    'Welcome to Inzira. Please choose your language.\nMurakaza neza. Hitamo ururimi.\nBienvenue. Choisissez votre langue.\nKaribu. Chagua lugha.',
  'welcome.button': 'Language · Ururimi',
  'welcome.useTheList': 'Please choose one of the languages: type 1, 2, 3 or 4.',

  'menu.body': 'What would you like to do?',
  'menu.button': 'Choose',
  'menu.help': 'Help',
  'menu.notUnderstood': 'I did not understand that.',
  'menu.cannotUse': 'I cannot use that here.',

  'flow.lapsed': 'We had not finished ({what}), so I put it aside. You can begin again at any time.',
  'flow.passed': 'That question has passed.',
  'flow.off': 'This is switched off at the moment. Please try again later.',
  'flow.cancelled': 'Cancelled. Nothing was changed.',
  'flow.renewed': 'I was improved while we were talking, so let us begin again.',
  'flow.failed':
    'Something went wrong on my side. Your message is kept and I will look at it. Type menu to go on.',

  help: 'You can tap a choice, or type its number or its words.\n\n*menu* – all choices\n*back* – the question before\n*cancel* – leave this\n*agent* – talk to a human\n*stop* – no more messages',
  'stop.done': 'You will get no more messages from me. Type *start* if you change your mind.',
  'start.done': 'Welcome back.',
  'agent.coming':
    'I told a human. They will answer here; until then I am silent. Type *start* to talk to me again.',
  'agent.released': 'I am back and can help you again. Type *menu* to see what I can do.',
  unsupported: 'I cannot read this kind of message. Please write it in words.',
} as const
