import { translationOf } from '../translation.ts'
import { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'welcome.ask': en['welcome.ask'],
  'welcome.button': en['welcome.button'],
  'welcome.useTheList': en['welcome.useTheList'],
  'welcome.guessed':
    'Murakaza neza kuri Inzira.\nEnglish · Français · Kiswahili: mwandike gusa ururimi mwifuza.',

  'menu.body': 'Murifuza gukora iki?',
  'menu.button': 'Hitamo',
  'menu.help': 'Ubufasha',
  'menu.notUnderstood': 'Ntabwo nabyumvise.',
  'menu.cannotUse': 'Ibyo simbasha kubikoresha hano.',

  'flow.lapsed':
    'Ntitwari twarangije ({what}), none nabishyize ku ruhande. Mwakongera gutangira igihe mushakiye.',
  'flow.tapOne':
    'Mukande ku cyo muhisemo, cyangwa mwandike nimero yacyo. Niba mushaka kuvamo, mwandike *menyu*.',
  'flow.passed': 'Icyo kibazo cyararangiye.',
  'flow.off': 'Iyi serivisi ntirimo gukora muri aka kanya. Mwongere mugerageze nyuma.',
  'flow.cancelled': 'Yego, ibyo mbiretse.',
  'flow.renewed': 'Navuguruwe tukiganira, none reka twongere dutangire.',
  'flow.stuck':
    'Tugerageze ubundi buryo? Mwandike *ubufasha* murebe uko nkora, cyangwa *umukozi* muvugane n’umuntu.',
  'flow.failed':
    'Habaye ikibazo ku ruhande rwanjye. Ubutumwa bwanyu burabitse kandi buzarebwa. Mwandike *menyu* dukomeze.',

  help: 'Mwakanda ku cyo muhisemo, cyangwa mukandika nimero yacyo cyangwa amagambo yacyo.\n\n*menyu* – ibyo muhitamo byose\n*inyuma* – ikibazo kibanza\n*bireke* – kuva muri ibi\n*umukozi* – kuvugana n’umuntu\n*hagarika* – nta bundi butumwa',
  'stop.done': 'Nta bundi butumwa nzaboherereza. Nimwisubiraho, mwandike *tangira*.',
  'stop.still': 'Mwarampagaritse, ni yo mpamvu nceceka. Mwandike *tangira* twongere tuvugane.',
  'start.done': 'Murakaza neza nanone.',
  'agent.coming':
    'Nasabye ko umukozi abasubiza. Ubu ndaceceka mu gihe cy’{time}, cyangwa kugeza mwanditse *tangira*.',
  'time.minute': 'umunota umwe',
  'time.hour': 'isaha imwe',
  'time.hours': 'amasaha {n}',
  'time.minutes': 'iminota {n}',
  'agent.released': 'Nagarutse, nshobora kongera kubafasha. Mwandike *menyu* murebe ibyo nakora.',
  thanks: 'Ntacyo bitwaye.',
  unsupported: 'Sinshobora gusoma ubutumwa nk’ubu. Mwabwandika mu magambo.',

  'qr.title': 'Kode za QR',
  'qr.keywords': 'qr, kode, kode ya qr, kode za qr, kora qr, ishyura, kwishyura, momo, mobile money',
  'qr.askPayee':
    'Ni nde wishyurwa? Mwohereze nimero ya mobile money cyangwa kode y’umucuruzi (imibare 4 kugeza kuri 9). Mushobora no kohereza ifoto ya kode ya QR.',
  'qr.askPayeeOf':
    'Ni nde uhabwa {amount} RWF? Mwohereze nimero ya mobile money cyangwa kode y’umucuruzi (imibare 4 kugeza kuri 9).',
  'qr.myNumber': 'Nimero yanjye',
  'qr.merchant': 'kode y’umucuruzi {code}',
  'qr.askAmount': 'Ni amafaranga angahe kuri {payee}? Muhitemo, cyangwa mwandike amafaranga.',
  'qr.amountButton': 'Amafaranga',
  'qr.otherAmount': 'Andi mafaranga',
  'qr.noAmount': 'Nta mafaranga yanditse',
  'qr.noAmountHint': 'Uwishyura ni we uyandika',
  'qr.typeAmount': 'Mwandike amafaranga, urugero 1500.',

  'qr.payPhone': 'Kwishyura *{payee}*',
  'qr.payMerchant': 'Kwishyura kode y’umucuruzi *{payee}*',
  'qr.amountLine': 'Amafaranga: *{amount} RWF*',
  'qr.anyAmountLine': 'Amafaranga: yandikwa n’uwishyura',
  'qr.feeLine': 'Ikiguzi ku wishyura: {fee} RWF',
  'qr.aboutFeeLine': 'Ikiguzi ku wishyura: hafi {fee} RWF',
  'qr.dial': 'Musikane mukoresheje telefone ya {network}, cyangwa mukande:',
  'qr.dialAnywhere': 'Musikane, cyangwa mukande:',
  'qr.tapToDial': 'Mukande hano muhamagare: {link}',
  'qr.share': 'Link yo gusangiza abandi: {link}',
  'qr.unverified':
    'Ntibiremezwa: nta muntu uratubwira ko iyi kode ikora kuri {network}. Mubanze mugerageze amafaranga make.',
  'qr.networkUnknown': 'Sinzi umuyoboro iyi nimero iriho. Mubanze murebe izina mbere yo kwishyura.',
  'qr.firstDefault': 'Iyi nyibitse nk’isanzwe: ubutaha muzandike amafaranga gusa, urugero 1500.',
  'qr.isItTheirs':
    'Ese {payee} ni iyanyu? Mukande kuri *Hindura isanzwe*, ubutaha muzandike amafaranga gusa, urugero 1500.',
  'qr.again': 'Ongera',
  'qr.changeDefault': 'Hindura isanzwe',
  'qr.print': 'Sitikeri / Afishi',

  'qr.askPrint': 'Mbakorere iki kuri {payee}?',
  'qr.sticker': 'Sitikeri',
  'qr.poster': 'Afishi ya A4',
  'qr.stickerCaption': 'Dore sitikeri yanyu. Muyicape mu bunini bwayo (100 %).',
  'qr.posterCaption': 'Dore afishi yanyu. Muyicape ku rupapuro rwa A4, kuri 100 %.',
  'qr.afterPrint': 'Hari ikindi mbakorera kuri {payee}?',
  'qr.gone': 'Iyo kode ya QR sinkiyifite. Mukore indi nshya.',

  'qr.askDefault':
    'Ni iyihe nimero cyangwa kode y’umucuruzi mukoresha buri gihe? Nimuyibika, muzajya mwandika amafaranga gusa mubone kode ya QR.',
  'qr.defaultNow': 'Isanzwe yanyu ni {payee}.',
  'qr.useAsDefault': 'Koresha {payee}',
  'qr.noDefault': 'Nta n’imwe',
  'qr.defaultIs': 'Isanzwe yanyu ubu ni {payee}.',
  'qr.defaultForgotten': 'Nta nimero isanzwe mugifite.',
  'qr.make': 'Kora kode ya QR',

  'qr.which': 'Mushatse kuvuga iki kuri {typed}?',
  'qr.francs': '{amount} RWF',
  'qr.whichCode': 'Kode {code}',

  'qr.payee_not_a_number':
    'Iyo si nimero nakoresha. Mwohereze nimero ya telefone nka 0788 123 456, cyangwa kode y’umucuruzi y’imibare 4 kugeza kuri 9.',
  'qr.payee_too_short':
    'Iyo nimero ni ngufi cyane. Nimero ya telefone igira imibare 10 (07…), kode y’umucuruzi ikagira 4 kugeza kuri 9.',
  'qr.payee_too_long':
    'Iyo nimero ni ndende cyane. Nimero ya telefone igira imibare 10 (07…), kode y’umucuruzi ikagira 4 kugeza kuri 9.',
  'qr.payee_phone_incomplete': 'Hari imibare ibura. Mwohereze nimero yose y’imibare 10, nka 0788 123 456.',
  'qr.payee_foreign': 'Nkoresha nimero zo mu Rwanda gusa. Mwohereze itangirwa na 07 cyangwa +250 7.',
  'qr.payee_landline':
    'Iyo ni nimero ya telefone yo mu biro. Mwohereze iya telefone igendanwa, itangirwa na 07.',
  'qr.payee_unknown_prefix':
    'Nta muyoboro wo mu Rwanda ufite nimero nk’iyo. Mugenzure: iza MTN zitangirwa na 078 cyangwa 079, iza Airtel na 072 cyangwa 073.',
  'qr.payee_several':
    'Uwo muntu afite nimero nyinshi, cyangwa nta n’imwe nakoresha. Mwandike nimero yishyurwa.',
  'qr.cannotPay': 'Sindashobora gukora kode y’iyo nimero. Mwohereze indi nimero, cyangwa kode y’umucuruzi.',
  'qr.amount_not_a_number': 'Mwandike amafaranga mu mibare gusa, urugero 1500.',
  'qr.amount_unclear': 'Sinamenye neza amafaranga ayo ari yo. Mwandike imibare gusa, urugero 1500.',
  'qr.amount_not_whole': 'Ifaranga ntirigira ibice. Mwandike umubare wuzuye, urugero 1500.',
  'qr.amount_not_positive': 'Amafaranga agomba kurenga 0. Mwandike andi, urugero 1500.',
  'qr.amount_too_large': 'Mobile money ntirenza {max} RWF icyarimwe. Mwandike amafaranga ari munsi yayo.',
  'qr.amount_needed': 'Uyu muyoboro usaba ko amafaranga aba ari muri kode. Muyandike, urugero 1500.',

  'qr.reading': 'Nayakiriye. Ndimo kuyisoma…',
  'qr.picture_without_code':
    'Nta kode ya QR mbona muri iyo foto. Mwongere muyifotore: hafi, imbere yayo neza, ahari urumuri.',
  'qr.picture_not_readable': 'Sinshobora gufungura iyo foto. Muyohereze nk’ifoto (JPEG cyangwa PNG).',
  'qr.picture_too_large': 'Iyo foto ni nini cyane. Muyohereze nk’ifoto isanzwe, atari nka dosiye.',
  'qr.picture_unavailable': 'Sinashoboye kubona ifoto yanyu. Mwongere muyohereze.',

  'qr.is.payment': 'Iyi ni kode yo kwishyura:',
  'qr.is.ownGone': 'Iyi ni link yacu, ariko nta kode yo kwishyura ikiriho. Musabe indi nshya.',
  'qr.is.forwards_calls':
    '⚠️ Iyi yohereza abahamagara mwebwe ku wundi muntu, na kode zanyu z’umutekano zikajyana. Ntimuyikande:\n{ussd}',
  'qr.is.changes_settings': '⚠️ Iyi ihindura imikorere ya nimero yanyu. Ntimuyikande:\n{ussd}',
  'qr.is.phone_secret':
    '⚠️ Iyi ishobora guhindura cyangwa gusiba ibiri muri telefone yanyu. Ntimuyikande:\n{ussd}',
  'qr.is.shows_information': 'Iyi yerekana gusa amakuru ya telefone cyangwa ya nimero yanyu:\n{ussd}',
  'qr.is.may_move_money':
    '⚠️ Iyi ifungura menyu ya mobile money, ariko si uburyo bwo kwishyura nzi. Ishobora kohereza amafaranga yanyu. Ntimuyikande niba mutazi icyo ikora:\n{ussd}',
  'qr.is.unknown': '⚠️ Sinzi icyo iyi ikora, none ntimuyikande:\n{ussd}',
  'qr.is.emv': 'Iyi ni kode yo kwishyura ya banki (EMV). Muyishyure mukoresheje porogaramu ya banki yanyu.',
  'qr.is.emvName': 'Izina: {name}',
  'qr.is.emvAccount': 'Konti: {account}',
  'qr.is.emvAmount': 'Amafaranga: {amount} {currency}',
  'qr.is.emvBroken': '⚠️ Yarangiritse cyangwa yarahinduwe: umubare uyigenzura si wo. Ntimuyishyure.',
  'qr.is.payee': 'Irimo {payee} gusa, nta mafaranga arimo.',
  'qr.is.call': 'Ihamagara {number}. Si iyo kwishyura.',
  'qr.is.website': 'Ifungura urubuga {host}. Murufungure ari uko mwizeye uwayibahaye.',
  'qr.is.suspicious':
    '⚠️ Aderesi yayo yubatse mu buryo bushobora kubeshya. Ntimuzahandike umubare wanyu w’ibanga.',
  'qr.is.action': 'Si iyo kwishyura: ikora ikindi kintu kuri telefone yanyu ({scheme}).',
  'qr.is.text': 'Si iyo kwishyura. Ivuga gusa iti: “{text}”',
  'qr.is.nothing': 'Nta kintu kirimo.',

  'profile.title': 'Umwirondoro',
  'profile.keywords': 'umwirondoro, umwirondoro wanjye, ururimi, izina',
  'profile.overview': '*Umwirondoro wanyu*\nIzina: {name}\nUrurimi: {language}\nMoMo isanzwe: {payee}',
  'profile.notSet': 'ntibirashyirwamo',
  'profile.name': 'Izina',
  'profile.language': 'Ururimi',
  'profile.momo': 'MoMo isanzwe',
  'profile.askName': 'Mbite nde? (Mwandike *bireke* niba mushaka kuvamo.)',
  'profile.nameNeedsLetters': 'Mwandike izina ryanyu mu nyuguti.',
  'profile.nameTooLong': 'Ni rirerire cyane. Mwandike izina ritarengeje inyuguti {max}.',
  'profile.nameSaved': 'Murakoze, {name}.',
  'profile.isItYourName': '“{name}” ni izina ryanyu?',
  'profile.itIs': 'Yego, ni ryo',
  'profile.itIsNot': 'Oya',
  'profile.askLanguage': 'Tuvugane mu ruhe rurimi?',
  'profile.languageSaved': 'Ubu tuvugana mu Kinyarwanda.',
})
