import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { scopeTo } from '../policy/scope.ts'
import { usualRules } from '../rides/rules.ts'
import { readingsOf } from './qr-typed.ts'
import { hourMs, type Transcript, transcript } from './testing.ts'

/** A code for somebody else, who is then made the default. */
async function makesDefault(chat: Transcript, words: string): Promise<void> {
  await chat.says(words)
  await chat.taps('Change default')
  await chat.says('1')
  chat.hears('Your default is now')
}

describe('a QR code, step by step', () => {
  test('English: own number, a preset amount, a picture with digits, fee and a link to dial', async () => {
    const chat = await transcript({ language: 'en' })
    await chat.says('hi')
    chat.hears('What would you like to do?', 'QR codes')
    await chat.taps('QR codes')
    chat.hears('Who is to be paid?')
    chat.offers('My own number')
    await chat.taps('My own number')
    chat.hears('How much for 0788 111 222?')
    chat.offers('1,000 RWF', '2,000 RWF', '5,000 RWF', 'Other amount', 'No amount')
    await chat.taps('2,000 RWF')
    chat.hears(
      '[▣ picture]',
      'Pay *0788 111 222* (MTN)',
      'Amount: *2,000 RWF*',
      'Fee for the payer: about 100 RWF',
      '```*182*1*1*0788111222*2000#```',
      'tel:*182*1*1*0788111222*2000%23',
      'I keep this as your default',
    )
    chat.offers('Again', 'Change default', 'Sticker or poster')
    await chat.standsAt('menu.idle')
  })

  test('French: numéro tapé, autre montant', async () => {
    const chat = await transcript({ language: 'fr' })
    await chat.says('bonjour')
    await chat.taps('Codes QR')
    await chat.says('078 812 34 56')
    chat.hears('Combien pour 0788 123 456 ?')
    await chat.says('autre montant')
    chat.hears('Tapez le montant en francs')
    await chat.says('12.500 francs')
    chat.hears('Payer *0788 123 456*', 'Montant : *12\u00a0500 RWF*', 'environ 250 RWF', '*12500#')
    chat.offers('Encore', 'Changer de favori', 'Imprimer')
  })

  test('Kinyarwanda: kode y’umucuruzi, nta mafaranga', async () => {
    const chat = await transcript({ language: 'rw' })
    await chat.says('muraho')
    await chat.taps('Kode za QR')
    chat.hears('Ni nde wishyurwa?')
    await chat.says('123456')
    chat.hears('kode y’umucuruzi 123456')
    await chat.says('5')
    chat.hears('Kwishyura kode y’umucuruzi *123456*', 'yandikwa n’uwishyura', '```*182*8*1*123456#```')
    chat.offers('Ongera', 'Hindura isanzwe', 'Sitikeri / Afishi')
  })

  test('Swahili: namba na kiasi kwa ujumbe mmoja', async () => {
    const chat = await transcript({ language: 'sw' })
    await chat.says('habari')
    await chat.says('lipa 0738 123 456 700')
    chat.hears('Mlipe *0738 123 456* (Airtel)', 'Kiasi: *700 RWF*', '```*182*1*2*0738123456*700#```')
    chat.offers('Tena', 'Badili ya kawaida', 'Stika au bango')
  })

  test('with a public address the bubble holds a link to share', async () => {
    const chat = await transcript({ publicUrl: 'https://pay.example.rw' })
    await chat.says('123456 1000')
    chat.hears('Link to share: https://pay.example.rw/q/')
  })

  test('somebody known only by a username is asked without an offer of their own number', async () => {
    const chat = await transcript({ phone: null })
    await chat.says('qr')
    chat.hears('Who is to be paid?')
    expect(chat.heard[0]?.kind).toBe('text')
    await chat.says('0788123456')
    chat.hears('How much for 0788 123 456?')
  })

  test('a foreign WhatsApp number is not offered, a contact card is taken', async () => {
    const chat = await transcript({ phone: '256772123456' })
    await chat.says('qr')
    expect(chat.heard[0]?.kind).toBe('text')
    await chat.sends({ kind: 'contacts', phones: ['+250 788 123 456', '250788123456'] })
    chat.hears('How much for 0788 123 456?')
    await chat.says('menu')
    await chat.says('qr')
    await chat.sends({ kind: 'contacts', phones: ['0788123456', '0788123457'] })
    chat.hears('That contact has several numbers')
  })
})

describe('what is remembered', () => {
  test('the own number becomes the default by itself, and a bare amount is enough', async () => {
    const chat = await transcript()
    await chat.says('0788111222 500')
    chat.hears('I keep this as your default')
    await chat.says('1500')
    chat.hears('Pay *0788 111 222*', 'Amount: *1,500 RWF*')
  })

  test.each(['0788123456', '123456'])(
    'nobody else does without being chosen: rides are paid to the default (%s)',
    async (payee) => {
      const chat = await transcript()
      for (const amount of ['500', '700']) {
        await chat.says(`${payee} ${amount}`)
        chat.hears('yours? Then tap *Change default*')
        expect(chat.visible()).not.toContain('I keep this as your default')
      }
      await chat.says('profile')
      chat.hears('MoMo default: not set')
      await chat.says('1,500')
      chat.hears('Who is to get 1,500 RWF?')
    },
  )

  test('a chosen default is offered next time, and a bare amount is enough', async () => {
    const chat = await transcript()
    await makesDefault(chat, '123456 500')
    await chat.says('1500')
    chat.hears('merchant code *123456*', 'Amount: *1,500 RWF*')
    expect(chat.visible()).not.toContain('default: next time')
    await chat.says('qr')
    chat.offers('★ 123456', 'My own number')
    await chat.says('1')
    chat.hears('How much for merchant code 123456?')
  })

  test('another payee later leaves the default alone', async () => {
    const chat = await transcript()
    await makesDefault(chat, '123456 500')
    await chat.says('0788123456 700')
    await chat.says('800 rwf')
    chat.hears('merchant code *123456*', '*800 RWF*')
  })

  test('"Again" asks only for the amount, of the code under which it was tapped', async () => {
    const chat = await transcript()
    await chat.says('123456 500')
    await chat.taps('Again')
    chat.hears('How much for merchant code 123456?')
    await chat.says('back')
    chat.hears('What would you like to do?')
  })

  test('"Change default" takes another number, or none', async () => {
    const chat = await transcript()
    await makesDefault(chat, '123456 500')
    await chat.says('123456 500')
    await chat.taps('Change default')
    chat.hears('shall be your default?')
    chat.hears('Your default is merchant code 123456. Which')
    chat.offers('My own number', 'No default')
    await chat.says('0738123456')
    chat.hears('Your default is now 0738 123 456.')
    await chat.taps('Make a QR code')
    chat.hears('How much for 0738 123 456?')
    await chat.says('cancel')
    await chat.taps('Change default')
    await chat.taps('No default')
    chat.hears('You have no default any more.')
    await chat.says('qr')
    chat.offers('My own number')
  })

  test('"Change default" names what it would use, and offers the own number once', async () => {
    const chat = await transcript()
    await makesDefault(chat, '123456 500')
    await chat.says('999999999 500')
    await chat.taps('Change default')
    chat.hears('Your default is merchant code 123456.')
    chat.offers('Use 999999999', 'My own number', 'No default')
    await chat.says('1')
    chat.hears('Your default is now merchant code 999999999.')
    await chat.says('0788111222 500')
    await chat.taps('Change default')
    chat.offers('My own number', 'No default')
    await chat.taps('My own number')
    chat.hears('Your default is now 0788 111 222.')
    await chat.taps('Change default')
    chat.offers('No default')
  })

  test('a code of somebody else’s is never reached, whatever is tapped', async () => {
    const chat = await transcript()
    for (const id of ['make-qr!again!999', 'make-qr!sticker!999', 'make-qr!print!abc', 'make-qr!payTo!x:y']) {
      await chat.sends({ kind: 'choice', id, title: 'x' })
      expect(chat.heard).toHaveLength(1)
      await chat.standsAt('menu.idle')
    }
  })
})

describe('a number typed at the menu', () => {
  const cases: [typed: string, withDefault: boolean, hears: string][] = [
    // A phone number is always a payee.
    ['0788123456', true, 'How much for 0788 123 456?'],
    ['+250 788-123-456', false, 'How much for 0788 123 456?'],
    // Round numbers are amounts for the default, and asked about where there is none.
    ['1500', true, 'Amount: *1,500 RWF*'],
    ['350', true, 'Amount: *350 RWF*'],
    ['12 500', true, 'Amount: *12,500 RWF*'],
    ['1.500', true, 'Amount: *1,500 RWF*'],
    ['2,5k', true, 'Amount: *2,500 RWF*'],
    ['500 frw', true, 'Amount: *500 RWF*'],
    ['5000', false, 'Which do you mean by 5000?'],
    ['5,000', false, 'Who is to get 5,000 RWF?'],
    // Odd numbers are codes where there is no default, and asked about where there is one.
    ['123456', false, 'How much for merchant code 123456?'],
    ['123456', true, 'Which do you mean by 123456?'],
    ['12345678', false, 'How much for merchant code 12345678?'],
    ['123456789', true, 'How much for merchant code 123456789?'],
    // The default's own code is the default.
    ['7777', true, 'How much for merchant code 7777?'],
    // Two numbers are a payee and an amount.
    ['123456 2000', true, 'Amount: *2,000 RWF*'],
    ['qr 0788123456 2,000', false, 'Amount: *2,000 RWF*'],
    ['123456 none', false, 'Amount: the payer types it'],
    ['1234 500', false, 'merchant code *1234*'],
    ['123 456', true, 'Which do you mean by 123 456?'],
    ['kode 1500', true, 'How much for merchant code 1500?'],
    ['code 1500 700', true, 'merchant code *1500*'],
    ['pay 1500', true, 'Amount: *1,500 RWF*'],
    // What is wrong with it is said.
    ['07881234567', false, 'too long'],
    ['+1 202 555 0142', true, 'only use numbers of Rwanda'],
    ['0252 571 234', false, 'landline'],
    ['0751234567', false, 'No network in Rwanda'],
    ['50', true, 'I did not understand'],
    // A number that begins with 0 is never an amount, and one that begins like a phone is one with digits missing.
    ['078', true, 'Some digits are missing.'],
    ['078', false, 'Some digits are missing.'],
    ['0788123', true, 'Some digits are missing.'],
    ['07881234', true, 'Some digits are missing.'],
    ['０７８８１２３', true, 'Some digits are missing.'],
    ['078 81 23', true, 'Some digits are missing.'],
    ['0788123 2000', true, 'Some digits are missing.'],
    ['0788 123 45 2,000', false, 'Some digits are missing.'],
    ['0788 2k', true, 'Some digits are missing.'],
    ['pay 0788123', true, 'Some digits are missing.'],
    ['2507881', true, 'Some digits are missing.'],
    ['+250 788 12', false, 'Some digits are missing.'],
    ['2507881 2000', true, 'Some digits are missing.'],
    ['code 250788', true, 'How much for merchant code 250788?'],
    ['003456', true, 'How much for merchant code 003456?'],
    ['012', true, 'too short'],
    ['0500 frw', true, 'I did not understand'],
    ['0.5k', true, 'I did not understand'],
    ['see you at 07', true, 'I did not understand'],
  ]
  test.each(cases)('%s (default: %p)', async (typed, withDefault, heard) => {
    const chat = await transcript()
    if (withDefault) {
      await makesDefault(chat, '7777 100')
      await chat.says('menu')
    }
    await chat.says(typed)
    chat.hears(heard)
    await chat.close()
  })

  test('that may be two things is asked about, and the answer goes on', async () => {
    const chat = await transcript()
    await makesDefault(chat, '7777 100')
    await chat.says('123456')
    chat.offers('Code 123456', '123,456 RWF')
    await chat.taps('123,456 RWF')
    chat.hears('merchant code *7777*', '*123,456 RWF*')
    await chat.says('123456')
    await chat.says('1')
    chat.hears('How much for merchant code 123456?')
  })

  test('while that is asked, another number is a new beginning', async () => {
    const chat = await transcript()
    await makesDefault(chat, '7777 100')
    await chat.says('788123')
    chat.hears('Which do you mean by 788123?')
    await chat.says('0788123456')
    chat.hears('How much for 0788 123 456?')
    await chat.says('menu')
    await chat.says('788123')
    await chat.says('123457')
    chat.hears('Which do you mean by 123457?')
    await chat.says('0788123')
    chat.hears('Some digits are missing.', 'Which do you mean by 123457?')
    await chat.says('what?')
    chat.hears('tap one of the choices', 'Which do you mean by 123457?')
    await chat.says('1,500')
    chat.hears('merchant code *7777*', '*1,500 RWF*')
  })

  test('that begins with 0 never becomes an amount, whatever follows and whatever is asked', async () => {
    const chat = await transcript()
    const likely = fc.string({ unit: fc.constantFrom(...'00123456789 .,kmf-+'), maxLength: 14 })
    await chat.db.write((tx) => {
      const { qr } = scopeTo(chat.personId, tx, {
        now: chat.clock.now(),
        correlationId: 'test',
        botPauseMs: hourMs,
        publicUrl: null,
        rules: usualRules,
        wake: () => {},
      })
      qr.setDefault({ country: 'RW', kind: 'merchant', value: '7777', network: 'MTN' }, null)
      fc.assert(
        fc.property(fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 14 })), (rest) => {
          const typed = `0${rest}`
          expect(qr.readAmount(typed).ok).toBe(false)
          for (const { payee, amountRwf } of readingsOf(typed, qr)) {
            // A whole phone number may have an amount behind it.
            if (amountRwf != null) expect(payee?.kind).toBe('phone')
          }
        }),
        { numRuns: 2000 },
      )
    })
  })

  test('an amount without a default waits for its payee', async () => {
    const chat = await transcript()
    await chat.says('5,000')
    chat.hears('Who is to get 5,000 RWF?')
    await chat.says('1234')
    chat.hears('merchant code *1234*', '*5,000 RWF*')
  })
})

describe('what cannot be used', () => {
  test('is told in a clear sentence, and the question is asked again in the same bubble', async () => {
    const chat = await transcript()
    await chat.says('qr')
    const wrong: [string, string][] = [
      ['Alice', 'That is no number I can use.'],
      ['123', 'That number is too short.'],
      ['078812345', 'Some digits are missing.'],
      ['12345678901234567890', 'That number is too long.'],
    ]
    for (const [typed, sentence] of wrong) {
      await chat.says(typed)
      chat.hears(sentence, 'Who is to be paid?')
      expect(chat.heard).toHaveLength(1)
    }
    await chat.says('123456')
    const amounts: [string, string][] = [
      ['a lot', 'digits only'],
      ['1,0000', 'not sure which amount'],
      ['10.50', 'Francs have no cents.'],
      ['-5', 'more than 0'],
      ['10000001', 'at most 10,000,000 RWF'],
      ['0788123', 'not sure which amount'],
    ]
    for (const [typed, sentence] of amounts) {
      await chat.says(typed)
      chat.hears(sentence, 'How much for merchant code 123456?')
    }
  })

  test('a network that needs an amount in its code is not offered without one', async () => {
    const chat = await transcript()
    await chat.db.write((tx) => {
      tx.run(`update ussd_template set enabled = 0 where reach = 'cross'`)
      tx.run(`update ussd_template set enabled = 1 where name = 'rw.airtel.phone'`)
    })
    await chat.says('0738123456')
    chat.offers('1,000 RWF', '2,000 RWF', '5,000 RWF', 'Other amount')
    await chat.says('none')
    chat.hears('This network needs an amount in the code.')
    await chat.says('800')
    chat.hears('Not confirmed: nobody has told us yet that this code works on Airtel.')
  })

  test('a number that no template can pay is told so, and the next one is taken', async () => {
    const chat = await transcript()
    await chat.db.write((tx) => tx.run(`update ussd_template set enabled = 0 where kind = 'phone'`))
    await chat.says('0788123456 500')
    chat.hears('I cannot make a code for that number yet.', 'Who is to be paid?')
    await chat.says('0788123456')
    chat.hears('I cannot make a code for that number yet.')
    await chat.says('4444')
    chat.hears('How much for merchant code 4444?')
  })

  test('switched off, a new one is refused kindly and one begun may finish', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.db.write((tx) => tx.run(`update feature_flag set enabled = 0 where name = 'qr_generation'`))
    await chat.says('123456')
    await chat.says('1000')
    chat.hears('merchant code *123456*')
    await chat.taps('Again')
    chat.hears('This is switched off at the moment.')
    expect(chat.visible()).not.toContain('‹QR codes›')
    await chat.says('1500')
    chat.hears('I did not understand that.')
  })
})

describe('stickers and posters', () => {
  test('come as PDF files, also long after and in the middle of something else', async () => {
    const chat = await transcript({ language: 'fr' })
    await chat.says('123456 1000')
    await chat.taps('Imprimer')
    chat.hears('Que dois-je préparer pour le code marchand 123456 ?')
    chat.offers('Autocollant', 'Affiche A4')
    await chat.taps('Affiche A4')
    expect(chat.heard[0]).toMatchObject({
      kind: 'file',
      filename: 'inzira-123456-poster.pdf',
      file: { source: 'qr', as: 'poster', language: 'fr' },
    })
    chat.hears('Autre chose pour le code marchand 123456 ?')
    chat.offers('Autocollant', 'Encore')
    await chat.says('2')
    chat.hears('Combien pour le code marchand 123456 ?')
    await chat.says('profil')
    await chat.says('menu')
    await chat.says('profil')
    await chat.taps('Nom')
    await chat.taps('Autocollant')
    chat.hears('[▣ inzira-123456-sticker.pdf]', 'Comment dois-je vous appeler ?')
    await chat.says('Aline')
    chat.hears('Merci, Aline.')
  })
})

describe('a code that was scanned, pasted or photographed', () => {
  test('is explained, with a button that makes the same one', async () => {
    const chat = await transcript()
    await chat.says('tel:*182*8*1*123456*1000%23')
    chat.hears('This is a payment code:', 'merchant code *123456*', '*1,000 RWF*')
    await chat.taps('Make a QR code')
    chat.hears('[▣ picture]', '*182*8*1*123456*1000#')
  })

  test('is a warning when it is no payment', async () => {
    const chat = await transcript()
    await chat.says('**21*0788123456#')
    chat.hears('⚠️ This sends your calls to somebody else', 'Do not dial it:\n```**21*0788123456#```')
    expect(chat.visible()).toEndWith('```')
    await chat.says('*182*7*1#')
    chat.hears('a mobile money menu, but it is not a payment I know')
    await chat.says('*#06#')
    chat.hears('only shows information')
  })

  test('is one of our own links', async () => {
    const chat = await transcript({ publicUrl: 'https://pay.example.rw' })
    await chat.says('123456 1000')
    const link = /https:\S+/.exec(chat.visible())?.[0] ?? ''
    await chat.says(link)
    chat.hears('This is a payment code:', '*123456*')
    await chat.says('https://pay.example.rw/q/zzzzzzzzzz')
    chat.hears('there is no payment code behind it')
  })

  test('is an EMV code of a bank', async () => {
    const chat = await transcript()
    await chat.says(emv)
    chat.hears('bank or wallet payment code (EMV)', 'For: KIGALI COFFEE, KIGALI', 'Amount: 2,500 RWF')
    await chat.says(`${emv.slice(0, -1)}0`)
    chat.hears('its checksum is wrong')
  })

  test('a picture is read by a worker, and its result speaks without disturbing what is open', async () => {
    const chat = await transcript()
    await chat.says('qr')
    await chat.sends({ kind: 'media', media: 'image', mediaId: 'M1', mime: 'image/jpeg' })
    chat.hears('Received. I am reading it…')
    expect(chat.db.read.all('select media_id, purpose, state from media_job')).toEqual([
      { media_id: 'M1', purpose: 'qr', state: 'waiting' },
    ])
    await chat.gets('make-qr.pictureRead', { texts: ['tel:*182*8*1*123456*1000#'] })
    chat.hears('This is a payment code:', '*123456*')
    await chat.standsAt('make-qr.payee')
    await chat.taps('Make a QR code')
    chat.hears('[▣ picture]', '*182*8*1*123456*1000#')
  })

  test('a picture that says something else is explained, and one that says nothing is asked for again', async () => {
    const chat = await transcript()
    await chat.sends({ kind: 'media', media: 'document', mediaId: 'M2', mime: 'image/png' })
    const read: [unknown, string][] = [
      [{ texts: ['http://bit.ly/x'] }, 'opens the website bit.ly'],
      [{ texts: ['WIFI:S:home;P:secret;;'] }, 'something else on your phone (wifi)'],
      [{ texts: ['hello there'] }, 'It only says: “hello there”'],
      [{ texts: ['0788123456'] }, 'only holds 0788 123 456'],
      [{ texts: ['tel:112'] }, 'It calls 112.'],
      [{ texts: [''] }, 'It is empty.'],
      [{ problem: 'picture_without_code' }, 'I see no QR code'],
      [{ problem: 'picture_not_readable' }, 'JPEG or PNG'],
      [{ problem: 'picture_too_large' }, 'too large'],
      [{ problem: 'picture_unavailable' }, 'Please send it again.'],
      [{}, 'Please send it again.'],
    ]
    for (const [data, sentence] of read) {
      await chat.gets('make-qr.pictureRead', data)
      chat.hears(sentence)
    }
  })
})

const emv =
  '00020101021126310015rw.example.bank0108123456785204549953036465404' +
  '25005802RW5913KIGALI COFFEE6006KIGALI6304415D'
