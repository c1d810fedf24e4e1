/** Signing in to the web app by a message or a link. */
export const en = {
  'signIn.keywords':
    'web, website, web app, app, the app, site, login, log in, sign in, signin, browser, computer',
  'signIn.message':
    'Sign me in to Inzira: {code}\n\n(Only send this if you yourself opened the sign-in page. If somebody else sent you this text, delete it.)',
  'signIn.done':
    '✅ You are signed in on {device}. You can go back to the page.\n\nWas it not you? Sign it out at once.',
  'signIn.doneByLink':
    '✅ Your link was opened: you are signed in on {device}.\n\nWas it not you? Sign it out at once.',
  'signIn.aBrowser': 'a browser',
  'signIn.signOut': 'Sign it out',
  'signIn.signedOut':
    'That browser is signed out. To see where else you are signed in, open Profile in the web app.',
  'signIn.isOut': 'That browser is not signed in any more.',
  'signIn.expired': 'This code is not valid (any more). Open the sign-in page again, and send the new one.',
  'signIn.slowed':
    'Those were too many codes that do not exist. Wait ten minutes, then open the sign-in page again.',
  'signIn.link':
    'Here is your way into the web app. It works once, for ten minutes, and whoever opens it is signed in as you: do not pass it on.',
  'signIn.open': 'Open the web app',
  'signIn.noAddress':
    'The web app cannot be reached from outside at the moment. You can do everything here as well: type *menu*.',
  'signIn.askLink': 'Shall I send you a link to the web app?',
  'signIn.send': 'Send the link',
  'signIn.webApp': 'Web app',
  'signIn.help': '*web* – the web app',
  'signIn.menuFooter': 'There is a web app too: type web',
} as const
