import type { Language } from '../i18n/languages.ts'
import type { Payee } from './payee.ts'

/** The texts on pictures, prints and the landing page; all languages or it does not compile. */
export interface QrWords {
  scanToPay: string
  /** Above a phone number. */
  phone(network: string | null): string
  merchantCode: string
  amount: string
  anyAmount: string
  orDial: string
  /** How to pay by the code, for whoever stands before a poster. */
  steps: readonly [string, string, string]
  /** The same when the code opens the landing page. */
  stepsByPage: readonly [string, string, string]
  checkFirst: string
  page: {
    title: string
    payTo: string
    dialNow: string
    copy: string
    copied: string
    dialYourself: string
    onComputer: string
    /** Above digits that work from one network only. */
    usingNetwork(network: string): string
    unverified: string
    notFoundTitle: string
    notFound: string
  }
}

export const qrWords: Record<Language, QrWords> = {
  en: {
    scanToPay: 'Scan to pay',
    phone: (network) => (network === null ? 'Phone number' : `${network} number`),
    merchantCode: 'Merchant code',
    amount: 'Amount',
    anyAmount: 'You choose the amount',
    orDial: 'or dial',
    steps: [
      'Point your phone’s camera at the code.',
      'Tap the number that appears, then call it.',
      'Check the name and the amount, then enter your PIN.',
    ],
    stepsByPage: [
      'Point your phone’s camera at the code.',
      'Open the page and tap “Dial now”.',
      'Check the name and the amount, then enter your PIN.',
    ],
    checkFirst: 'Your PIN belongs on your own phone only. Nobody needs to know it.',
    page: {
      title: 'Pay by mobile money',
      payTo: 'Pay to',
      dialNow: 'Dial now',
      copy: 'Copy the code',
      copied: 'Copied',
      dialYourself: 'If nothing happens, dial these digits in your phone app:',
      onComputer: 'Open this page on your phone, or scan the code with it.',
      usingNetwork: (network) => `If you use ${network}`,
      unverified: 'not confirmed',
      notFoundTitle: 'This code is not known',
      notFound: 'There is no payment code at this address. Ask the person you want to pay for a new one.',
    },
  },
  fr: {
    scanToPay: 'Scannez pour payer',
    phone: (network) => (network === null ? 'Numéro de téléphone' : `Numéro ${network}`),
    merchantCode: 'Code marchand',
    amount: 'Montant',
    anyAmount: 'Montant libre',
    orDial: 'ou composez',
    steps: [
      'Visez le code avec l’appareil photo du téléphone.',
      'Touchez le numéro qui s’affiche, puis appelez-le.',
      'Vérifiez le nom et le montant, puis entrez votre code PIN.',
    ],
    stepsByPage: [
      'Visez le code avec l’appareil photo du téléphone.',
      'Ouvrez la page et touchez « Composer ».',
      'Vérifiez le nom et le montant, puis entrez votre code PIN.',
    ],
    checkFirst: 'Votre code PIN ne se tape que sur votre téléphone. Ne le donnez à personne.',
    page: {
      title: 'Payer par mobile money',
      payTo: 'Payer à',
      dialNow: 'Composer',
      copy: 'Copier le code',
      copied: 'Copié',
      dialYourself: 'Si rien ne se passe, composez ces chiffres dans l’application Téléphone :',
      onComputer: 'Ouvrez cette page sur votre téléphone, ou scannez le code avec lui.',
      usingNetwork: (network) => `Si vous êtes chez ${network}`,
      unverified: 'non confirmé',
      notFoundTitle: 'Code inconnu',
      notFound:
        'Il n’y a pas de code de paiement à cette adresse. Demandez-en un nouveau à la personne à payer.',
    },
  },
  rw: {
    scanToPay: 'Sikana wishyure',
    phone: (network) => (network === null ? 'Nimero ya telefone' : `Nimero ya ${network}`),
    merchantCode: 'Kode y’umucuruzi',
    amount: 'Amafaranga',
    anyAmount: 'Andika amafaranga ushaka',
    orDial: 'cyangwa ukande',
    steps: [
      'Fungura kamera ya telefone uyerekeze kuri kode.',
      'Kanda kuri nimero ibonetse, maze uhamagare.',
      'Banza urebe izina n’amafaranga, ushyiremo umubare w’ibanga.',
    ],
    stepsByPage: [
      'Fungura kamera ya telefone uyerekeze kuri kode.',
      'Fungura urupapuro, ukande kuri “Hamagara”.',
      'Banza urebe izina n’amafaranga, ushyiremo umubare w’ibanga.',
    ],
    checkFirst: 'Umubare w’ibanga uwandika kuri telefone yawe gusa. Ntukawubwire undi muntu.',
    page: {
      title: 'Ishyura na mobile money',
      payTo: 'Ishyura',
      dialNow: 'Hamagara',
      copy: 'Koporora kode',
      copied: 'Byakoporowe',
      dialYourself: 'Niba ntacyo bikoze, kanda iyi mibare aho uhamagarira muri telefone:',
      onComputer: 'Fungura uru rupapuro kuri telefone yawe, cyangwa usikane kode.',
      usingNetwork: (network) => `Niba ukoresha ${network}`,
      unverified: 'ntibiremezwa',
      notFoundTitle: 'Iyi kode ntizwi',
      notFound: 'Nta kode yo kwishyura iri hano. Saba indi uwo ushaka kwishyura.',
    },
  },
  sw: {
    scanToPay: 'Skani ulipe',
    phone: (network) => (network === null ? 'Namba ya simu' : `Namba ya ${network}`),
    merchantCode: 'Namba ya mfanyabiashara',
    amount: 'Kiasi',
    anyAmount: 'Weka kiasi unachotaka',
    orDial: 'au piga',
    steps: [
      'Elekeza kamera ya simu yako kwenye msimbo.',
      'Gusa namba inayoonekana, kisha ipige.',
      'Hakikisha jina na kiasi, kisha weka PIN yako.',
    ],
    stepsByPage: [
      'Elekeza kamera ya simu yako kwenye msimbo.',
      'Fungua ukurasa, kisha gusa “Piga sasa”.',
      'Hakikisha jina na kiasi, kisha weka PIN yako.',
    ],
    checkFirst: 'PIN yako iandike kwenye simu yako tu. Usimwambie mtu yeyote.',
    page: {
      title: 'Lipa kwa pesa ya simu',
      payTo: 'Mlipe',
      dialNow: 'Piga sasa',
      copy: 'Nakili msimbo',
      copied: 'Imenakiliwa',
      dialYourself: 'Ikiwa hakuna kinachotokea, piga tarakimu hizi kwenye simu yako:',
      onComputer: 'Fungua ukurasa huu kwenye simu yako, au skani msimbo kwa simu.',
      usingNetwork: (network) => `Ikiwa unatumia ${network}`,
      unverified: 'haijathibitishwa',
      notFoundTitle: 'Msimbo huu haujulikani',
      notFound: 'Hakuna msimbo wa malipo kwenye anwani hii. Mwombe unayetaka kumlipa akupe mpya.',
    },
  },
}

/** What kind of number is paid: "MTN number", "Merchant code · MTN". */
export function labelOf(payee: Pick<Payee, 'kind' | 'network'>, language: Language): string {
  const words = qrWords[language]
  if (payee.kind === 'phone') return words.phone(payee.network)
  return payee.network === null ? words.merchantCode : `${words.merchantCode} · ${payee.network}`
}
