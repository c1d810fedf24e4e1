import { translationOf } from '../translation.ts'
import { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'welcome.ask': en['welcome.ask'],
  'welcome.button': en['welcome.button'],
  'welcome.useTheList': en['welcome.useTheList'],
  'welcome.guessed': 'Karibu Inzira.\nIkinyarwanda · English · Français: andika tu lugha unayopendelea.',

  'menu.body': 'Ungependa kufanya nini?',
  'menu.button': 'Chagua',
  'menu.help': 'Msaada',
  'menu.notUnderstood': 'Samahani, sijaelewa.',
  'menu.cannotUse': 'Siwezi kutumia hicho hapa.',

  'flow.lapsed': 'Hatukuwa tumemaliza ({what}), kwa hiyo nimeiweka kando. Unaweza kuanza tena wakati wowote.',
  'flow.tapOne': 'Tafadhali gusa mojawapo ya chaguo, au andika namba yake. Kutoka, andika *menyu*.',
  'flow.passed': 'Swali hilo limepita.',
  'flow.off': 'Huduma hii imezimwa kwa sasa. Tafadhali jaribu tena baadaye.',
  'flow.cancelled': 'Sawa, nimeacha hilo.',
  'flow.renewed': 'Nimeboreshwa tulipokuwa tukizungumza, kwa hiyo tuanze tena.',
  'flow.stuck':
    'Tujaribu njia nyingine? Andika *msaada* uone ninavyofanya kazi, au *mhudumu* uzungumze na mtu.',
  'flow.failed':
    'Kuna hitilafu upande wangu. Ujumbe wako umehifadhiwa na utaangaliwa. Andika *menyu* ili kuendelea.',

  help: 'Unaweza kugusa chaguo, au kuandika namba yake au maneno yake.\n\n*menyu* – chaguo zote\n*rudi* – swali lililotangulia\n*ghairi* – kuacha hili\n*mhudumu* – kuzungumza na mtu\n*simamisha* – kutopokea ujumbe tena',
  'stop.done': 'Hutapokea ujumbe mwingine kutoka kwangu. Andika *anza* ukibadili mawazo.',
  'stop.still': 'Ulinisimamisha, kwa hiyo ninanyamaza. Andika *anza* ili uzungumze nami tena.',
  'start.done': 'Karibu tena.',
  'agent.coming':
    'Nimeomba mhudumu akujibu. Sasa ninanyamaza kwa muda wa {time}, au hadi utakapoandika *anza*.',
  'time.minute': 'dakika moja',
  'time.hour': 'saa moja',
  'time.hours': 'saa {n}',
  'time.minutes': 'dakika {n}',
  'agent.released': 'Nimerudi na ninaweza kukusaidia tena. Andika *menyu* uone ninachoweza kufanya.',
  thanks: 'Karibu.',
  unsupported: 'Siwezi kusoma ujumbe wa aina hii. Tafadhali uandike kwa maneno.',

  'qr.title': 'Misimbo ya QR',
  'qr.keywords': 'qr, msimbo, msimbo wa qr, misimbo ya qr, tengeneza qr, lipa, malipo, momo, mobile money',
  'qr.askPayee':
    'Nani atalipwa? Tuma namba ya mobile money au namba ya mfanyabiashara (tarakimu 4 hadi 9). Picha ya msimbo wa QR pia inafaa.',
  'qr.askPayeeOf':
    'Nani atapokea {amount} RWF? Tuma namba ya mobile money au namba ya mfanyabiashara (tarakimu 4 hadi 9).',
  'qr.myNumber': 'Namba yangu',
  'qr.merchant': 'namba ya mfanyabiashara {code}',
  'qr.askAmount': 'Kiasi gani kwa {payee}? Chagua, au andika kiasi.',
  'qr.amountButton': 'Kiasi',
  'qr.otherAmount': 'Kiasi kingine',
  'qr.noAmount': 'Bila kiasi',
  'qr.noAmountHint': 'Anayelipa ndiye ataandika kiasi',
  'qr.typeAmount': 'Andika kiasi kwa faranga, kwa mfano 1500.',

  'qr.payPhone': 'Mlipe *{payee}*',
  'qr.payMerchant': 'Lipa namba ya mfanyabiashara *{payee}*',
  'qr.amountLine': 'Kiasi: *{amount} RWF*',
  'qr.anyAmountLine': 'Kiasi: anayelipa ndiye ataandika',
  'qr.feeLine': 'Ada kwa anayelipa: {fee} RWF',
  'qr.aboutFeeLine': 'Ada kwa anayelipa: takriban {fee} RWF',
  'qr.dial': 'Uskani kwa simu ya {network}, au piga:',
  'qr.dialAnywhere': 'Uskani, au piga:',
  'qr.tapToDial': 'Gusa ili kupiga: {link}',
  'qr.share': 'Kiungo cha kushiriki: {link}',
  'qr.unverified':
    'Haijathibitishwa: hakuna aliyetuambia bado kwamba msimbo huu unafanya kazi kwenye {network}. Jaribu kiasi kidogo kwanza.',
  'qr.networkUnknown': 'Siwezi kujua namba hii iko mtandao gani. Hakikisha jina kabla ya kulipa.',
  'qr.firstDefault': 'Nimeiweka kuwa chaguo lako la kawaida: wakati ujao andika kiasi tu, kwa mfano 1500.',
  'qr.isItTheirs':
    'Je, {payee} ni yako? Basi gusa *Badili ya kawaida*, na wakati ujao andika kiasi tu, kwa mfano 1500.',
  'qr.again': 'Tena',
  'qr.changeDefault': 'Badili ya kawaida',
  'qr.print': 'Stika au bango',

  'qr.askPrint': 'Nikutengenezee nini kwa {payee}?',
  'qr.sticker': 'Stika',
  'qr.poster': 'Bango la A4',
  'qr.stickerCaption': 'Stika yako. Ichapishe kwa ukubwa wake halisi (100 %).',
  'qr.posterCaption': 'Bango lako. Lichapishe kwenye karatasi ya A4 kwa 100 %.',
  'qr.afterPrint': 'Kuna kingine kwa {payee}?',
  'qr.gone': 'Sina tena msimbo huo wa QR. Tafadhali tengeneza mpya.',

  'qr.askDefault':
    'Ni namba gani au namba ya mfanyabiashara gani iwe ya kawaida? Ukishaichagua, utaandika kiasi tu na kupata msimbo wa QR.',
  'qr.defaultNow': 'Chaguo lako la kawaida ni {payee}.',
  'qr.useAsDefault': 'Tumia {payee}',
  'qr.noDefault': 'Hakuna',
  'qr.defaultIs': 'Chaguo lako la kawaida sasa ni {payee}.',
  'qr.defaultForgotten': 'Huna tena chaguo la kawaida.',
  'qr.make': 'Tengeneza QR',

  'qr.which': 'Unamaanisha nini kwa {typed}?',
  'qr.francs': '{amount} RWF',
  'qr.whichCode': 'Namba {code}',

  'qr.payee_not_a_number':
    'Siwezi kutumia namba hiyo. Tuma namba ya simu kama 0788 123 456, au namba ya mfanyabiashara yenye tarakimu 4 hadi 9.',
  'qr.payee_too_short':
    'Namba hiyo ni fupi mno. Namba ya simu ina tarakimu 10 (07…), ya mfanyabiashara tarakimu 4 hadi 9.',
  'qr.payee_too_long':
    'Namba hiyo ni ndefu mno. Namba ya simu ina tarakimu 10 (07…), ya mfanyabiashara tarakimu 4 hadi 9.',
  'qr.payee_phone_incomplete':
    'Tarakimu kadhaa hazipo. Tuma namba nzima ya simu, tarakimu 10, kama 0788 123 456.',
  'qr.payee_foreign': 'Ninatumia namba za Rwanda tu. Tuma inayoanza na 07 au +250 7.',
  'qr.payee_landline': 'Hiyo ni simu ya mezani. Tuma namba ya simu ya mkononi, inayoanza na 07.',
  'qr.payee_unknown_prefix':
    'Hakuna mtandao wa Rwanda wenye namba kama hiyo. Hakikisha: MTN huanza na 078 au 079, Airtel na 072 au 073.',
  'qr.payee_several': 'Mtu huyo ana namba kadhaa, au hana ninayoweza kuitumia. Andika namba ya kulipwa.',
  'qr.cannotPay':
    'Bado siwezi kutengeneza msimbo wa namba hiyo. Tuma namba nyingine, au namba ya mfanyabiashara.',
  'qr.amount_not_a_number': 'Tafadhali andika kiasi kwa tarakimu tu, kwa mfano 1500.',
  'qr.amount_unclear': 'Sina uhakika unamaanisha kiasi gani. Andika tarakimu tu, kwa mfano 1500.',
  'qr.amount_not_whole': 'Faranga haina senti. Andika kiasi kizima, kwa mfano 1500.',
  'qr.amount_not_positive': 'Kiasi lazima kizidi 0. Andika kingine, kwa mfano 1500.',
  'qr.amount_too_large': 'Mobile money hubeba {max} RWF tu kwa mara moja. Andika kiasi kidogo zaidi.',
  'qr.amount_needed': 'Mtandao huu unahitaji kiasi ndani ya msimbo. Kiandike, kwa mfano 1500.',

  'qr.reading': 'Nimeipokea. Ninaisoma…',
  'qr.picture_without_code':
    'Sioni msimbo wa QR kwenye picha hiyo. Ipige tena: karibu, moja kwa moja mbele yake, penye mwanga.',
  'qr.picture_not_readable': 'Siwezi kufungua picha hiyo. Itume kama picha (JPEG au PNG).',
  'qr.picture_too_large': 'Picha hiyo ni kubwa mno. Itume kama picha ya kawaida, si kama faili.',
  'qr.picture_unavailable': 'Sikuweza kuipata picha yako. Tafadhali itume tena.',

  'qr.is.payment': 'Huu ni msimbo wa malipo:',
  'qr.is.ownGone': 'Hiki ni kiungo chetu, lakini hakina tena msimbo wa malipo. Omba kipya.',
  'qr.is.forwards_calls':
    '⚠️ Hii inapeleka simu zako kwa mtu mwingine, pamoja na namba zako za usalama. Usiipige:\n{ussd}',
  'qr.is.changes_settings': '⚠️ Hii inabadili mipangilio ya laini yako. Usiipige:\n{ussd}',
  'qr.is.phone_secret': '⚠️ Hii inaweza kubadili au kufuta simu yako. Usiipige:\n{ussd}',
  'qr.is.shows_information': 'Hii huonyesha tu taarifa za simu au laini yako:\n{ussd}',
  'qr.is.may_move_money':
    '⚠️ Hii inafungua menyu ya mobile money, lakini si malipo ninayoyajua. Inaweza kutuma pesa zako. Usiipige usipojua inafanya nini:\n{ussd}',
  'qr.is.unknown': '⚠️ Sijui hii inafanya nini, kwa hiyo tafadhali usiipige:\n{ussd}',
  'qr.is.emv': 'Huu ni msimbo wa malipo wa benki (EMV). Ulipe kwa programu ya benki au pochi yako ya simu.',
  'qr.is.emvName': 'Kwa: {name}',
  'qr.is.emvAccount': 'Akaunti: {account}',
  'qr.is.emvAmount': 'Kiasi: {amount} {currency}',
  'qr.is.emvBroken': '⚠️ Umeharibika au umebadilishwa: namba yake ya uhakiki si sahihi. Usiulipe.',
  'qr.is.payee': 'Una {payee} tu, bila kiasi.',
  'qr.is.call': 'Unapiga simu kwa {number}. Si malipo.',
  'qr.is.website': 'Unafungua tovuti {host}. Ifungue tu ikiwa unamwamini aliyekupa.',
  'qr.is.suspicious': '⚠️ Anwani yake imeundwa kwa njia inayoweza kudanganya. Usiandike PIN yako humo kamwe.',
  'qr.is.action': 'Si malipo: ni kwa ajili ya kitu kingine kwenye simu yako ({scheme}).',
  'qr.is.text': 'Si malipo. Unasema tu: “{text}”',
  'qr.is.nothing': 'Hauna kitu ndani.',

  'profile.title': 'Wasifu',
  'profile.keywords': 'wasifu, wasifu wangu, mipangilio, lugha, jina',
  'profile.overview': '*Wasifu wako*\nJina: {name}\nLugha: {language}\nMoMo ya kawaida: {payee}',
  'profile.notSet': 'bado haijawekwa',
  'profile.name': 'Jina',
  'profile.language': 'Lugha',
  'profile.momo': 'MoMo ya kawaida',
  'profile.askName': 'Nikuite nani? (Andika *ghairi* kuacha.)',
  'profile.nameNeedsLetters': 'Tafadhali andika jina lako kwa herufi.',
  'profile.nameTooLong': 'Ni refu mno kwangu. Andika jina lisilozidi herufi {max}.',
  'profile.nameSaved': 'Asante, {name}.',
  'profile.isItYourName': 'Je, “{name}” ni jina lako?',
  'profile.itIs': 'Ndiyo, jina langu',
  'profile.itIsNot': 'Hapana',
  'profile.askLanguage': 'Tuzungumze lugha gani?',
  'profile.languageSaved': 'Sasa tunazungumza Kiswahili.',
})
