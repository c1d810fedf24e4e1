import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'vehicles.askType': 'Mutwara iki?',
  'vehicles.typeButton': 'Ikinyabiziga',
  'vehicles.askPlate': 'Mwandike purake ({type}) uko yanditse ku kinyabiziga, urugero {example}.',
  'vehicles.plate.not_a_plate':
    'Iyo si purake yo mu Rwanda nzi. Mwandike inyuguti n’imibare uko biri ku kinyabiziga, urugero {example}.',
  'vehicles.plate.letter_o':
    'Mu nyuguti za purake nta O ibamo, nta na zeru. Mwongere murebe, ishobora kuba ari Q cyangwa D, maze mwongere mwandike purake.',
  'vehicles.plate.letter_for_zero':
    'Nta nyuguti O iba muri purake. Niba ari *{meant}*, muyandike mukoresheje zeru.',
  'vehicles.plate.yours_already': 'Iki kinyabiziga musanzwe mucyandikishije.',
  'vehicles.plate.too_many':
    'Mufite hano ibinyabiziga {max}, nta kindi cyakwiyongeraho. Mubanze mukureho kimwe.',
  'vehicles.saved':
    '✅ *{plate}* ({type}) yanditswe.\n\nMuzashobora kuyitwara ushinzwe serivisi amaze kureba impapuro zayo.',
  'vehicles.saved.car':
    '⚠️ Iyo ni purake y’imodoka. Niba mwibeshye ku kinyabiziga, mugikureho muri *Ibinyabiziga* maze mwongere mucyandikishe.',
  'vehicles.saved.moto':
    '⚠️ Iyo ni purake ya moto. Niba mwibeshye ku kinyabiziga, mugikureho muri *Ibinyabiziga* maze mwongere mucyandikishe.',
  'vehicles.title': 'Ibinyabiziga',
  'vehicles.list': 'Ibinyabiziga byanyu. Muhitemo icyo mutwara cyangwa icyo mukuraho.',
  'vehicles.listButton': 'Ibinyabiziga',
  'vehicles.state.valid': 'cyemerewe gutwara',
  'vehicles.state.chosen': 'ni cyo mutwara',
  'vehicles.state.pending': 'kiragenzurwa',
  'vehicles.state.rejected': 'nticyemewe',
  'vehicles.state.suspended': 'cyahagaritswe',
  'vehicles.state.ended': 'ubwishingizi bwararangiye',
  'vehicles.addVehicle': 'Ongeraho ikindi',
  'vehicles.useVehicle': 'Gitware',
  'vehicles.removeVehicle': 'Gikureho',
  'vehicles.nowChosen': 'Ubu mutwaye *{plate}*.',
  'vehicles.askRemove':
    'Nkureho *{plate}*? Ingendo n’amafaranga byashize biragumaho. Kongera kuyitwara bisaba ko ushinzwe serivisi yongera kuyigenzura.',
  'vehicles.yesRemove': 'Yego, gikureho',
  'vehicles.keepVehicle': 'Kigumeho',
  'vehicles.removed': '{plate} yakuweho.',
  'vehicles.problem.gone': 'Icyo kinyabiziga ntikikiri icyanyu.',
  'vehicles.problem.invalid': 'Ntimurashobora kugitwara.',
  'vehicles.problem.busy': 'Hari urugendo cyangwa ubusabe burimo. Mubikore nibirangira.',

  'vehicles.keywords':
    'ibinyabiziga, ikinyabiziga, ikinyabiziga cyanjye, ibinyabiziga byanjye, imodoka yanjye, moto yanjye, andikisha ikinyabiziga, ubwishingizi, ubwishingizi bwanjye, icyemezo, icyemezo cy’ubwishingizi, icyemezo gishya',
  'vehicles.oneButton': 'Hitamo',
  'vehicles.state.ahead': 'ubwishingizi ntiburatangira',
  'vehicles.daysLeft': 'iminsi isigaye: {n}',
  'vehicles.withOperator': '📄 Ushinzwe serivisi ari kureba icyemezo cyacyo.',
  'vehicles.openPapers': '📄 Ibyemezo bitegereje ibisubizo byanyu: {n}',
  'vehicles.beingRead': '📄 Ibyemezo biri gusomwa: {n}',
  'vehicles.aboveMenu': '📄 Hari icyemezo gitegereje ibisubizo byanyu: mufungure *Ibinyabiziga*.',
  'vehicles.newCertificate': 'Icyemezo gishya',
  'vehicles.sendCertificate': 'Ohereza icyemezo',
  'vehicles.papers': 'Impapuro',
  'vehicles.papersOf': '*Impapuro za {plate}*',
  'vehicles.noPapers': 'Nta cyemezo cya *{plate}* mfite.',
  'vehicles.paper.approved': '✅ Cyemewe',
  'vehicles.paper.submitted': '⏳ Ushinzwe serivisi ari kukireba',
  'vehicles.askPhoto':
    'Mwohereze ifoto cyangwa PDF y’*icyemezo cy’ubwishingizi* bw’ikinyabiziga cyanyu ({type}).',
  'vehicles.askPhotoOf': 'Mwohereze ifoto cyangwa PDF y’*icyemezo cy’ubwishingizi* bwa *{plate}*.',
  'vehicles.howToPhoto':
    '📷 Mukirambike ahantu hari urumuri, nta gicucu nta na flash.\nMugifotore muhereye hejuru neza, inguni zose uko ari enye zigaragara.',
  'vehicles.noPaper': 'Nta cyo mfite hano',
  'vehicles.photoProblem':
    'Nkeneye ifoto cyangwa PDF. Mukande ku kamenyetso ko komekaho (📎), mufate ifoto cyangwa muhitemo ifoto cyangwa dosiye.',
  'vehicles.take.wrong_type': 'Nshobora gusoma amafoto na PDF gusa. Mwohereze ifoto y’icyemezo.',
  'vehicles.take.same_file': 'Iyi dosiye nsanzwe nyifite; rimwe rirahagije.',
  'vehicles.take.too_many':
    'Sinshobora kubabikira ibindi byemezo bifunguye. Mubanze musubize ibibazo kuri ibyo, hanyuma mwongere mucyohereze.',
  'vehicles.take.too_many_today':
    'Sinakira ibyemezo birenze ibi ku munsi. Mucyohereze ejo, cyangwa mwandike *umukozi*.',
  'vehicles.reading': '📄 Nacyakiriye, ndi kugisoma…',
  'vehicles.readingMany': '📄 Nakiriye: {n}. Ndabisoma kimwe kimwe…',
  'vehicles.ahead': 'Hari ibindi bibanza: {n}. Ndabamenyesha hano icyanyu nikimara gusomwa.',
  'vehicles.readingOff':
    '📄 Nacyakiriye ndakibika. Ubu ibyemezo ntibiri gusomwa; ndabamenyesha hano icyanyu nigisomwa.',
  'vehicles.stillReading':
    'Ndacyabikora, ndabamenyesha hano nikimara gusomwa. Hagati aho mushobora gukora ibindi.',
  'vehicles.giveUp': 'Byihorere',
  'vehicles.givenUp': 'Nabyihoreye. Nta cyabitswe.',
  'vehicles.askGiveUp': 'Hari icyemezo cyanyu kigifunguye. Nkihorere?',
  'vehicles.readAlready': 'Icyemezo cyanyu cyasomwe.',
  'vehicles.nothingOpen': 'Nta cyemezo cyanyu kigifunguye.',
  'vehicles.checkIt': 'Genzura',
  'vehicles.toCheck': 'Hari ibyo ntazi neza: mumfashe tubigenzure.',
  'vehicles.moreWait': 'Ibyemezo bikurikira iki: {n}.',
  'vehicles.alsoReceived': '📄 Na cyo nacyakiriye; kiraza nyuma y’iki.',
  'vehicles.summary': '*Ibyo nasomye*',
  'vehicles.field.plate': 'Purake',
  'vehicles.field.insurer': 'Umwishingizi',
  'vehicles.field.policy_number': 'Nimero y’amasezerano',
  'vehicles.field.certificate_number': 'Nimero y’icyemezo',
  'vehicles.field.valid_from': 'Gitangira',
  'vehicles.field.valid_to': 'Kirangira',
  'vehicles.field.make': 'Ubwoko',
  'vehicles.field.model': 'Modeli',
  'vehicles.field.year': 'Umwaka',
  'vehicles.field.chassis': 'Shasi',
  'vehicles.field.engine_number': 'Nimero ya moteri',
  'vehicles.field.usage': 'Icyo ikoreshwa',
  'vehicles.field.owner_name': 'Nyir’ikinyabiziga',
  'vehicles.field.seats': 'Imyanya',
  'vehicles.askIs': 'Ibi ni byo?\n{field}: *{value}*',
  'vehicles.askIsPlate': 'Iki cyemezo gisa n’icya *{value}*, si icya *{expected}*. Ni byo?',
  'vehicles.right': 'Ni byo',
  'vehicles.correct': 'Bikosore',
  'vehicles.another': 'Indi foto',
  'vehicles.leaveOut': 'Simbizi',
  'vehicles.askValue': 'Mubyandike uko biri ku cyemezo: *{field}*',
  'vehicles.askUnread': 'Ibi sinashoboye kubisoma: *{field}*. Mubyandike uko biri ku cyemezo.',
  'vehicles.example': 'Urugero: {example}',
  'vehicles.value.not_a_date': 'Iyo si itariki nzi. Mwandike umunsi, ukwezi n’umwaka.',
  'vehicles.value.not_a_year': 'Uwo ntushobora kuba umwaka ikinyabiziga cyakozwemo. Mwandike imibare ine.',
  'vehicles.value.not_seats': 'Mwandike umubare w’imyanya, kuva kuri 1 kugeza ku 100.',
  'vehicles.value.not_a_number':
    'Bene iyo nimero iba ifite inyuguti, imibare, - na / gusa. Muyandike uko yanditse.',
  'vehicles.value.not_a_name': 'Iryo si izina nshobora kwandika. Mwandike izina ryose uko ryanditse.',
  'vehicles.value.too_long': 'Ibyo ni birebire cyane. Mwandike ibihari gusa, bitarenze inyuguti 40.',
  'vehicles.value.not_in_order': 'Ubwishingizi bwarangira butaratangira. Mwongere murebe amatariki yombi.',
  'vehicles.paperGone': 'Icyo cyemezo ntikigifunguye.',
  'vehicles.approved':
    '✅ *{plate}* ifite ubwishingizi kugeza ku wa {until}. Mushobora kujya ku murongo muyitwaye.',
  'vehicles.approvedAhead':
    '✅ *{plate}* ifite ubwishingizi kuva ku wa {from} kugeza ku wa {until}. Guhera ubwo muzashobora kujya ku murongo.',
  'vehicles.submitted': '✅ Nabibitse: *{plate}*, ubwishingizi kugeza ku wa {until}.',
  'vehicles.why.operator_checks': 'Ubu ushinzwe serivisi ari kureba icyemezo. Ndabamenyesha nibirangira.',
  'vehicles.why.corrected':
    'Kubera ko hari ibitasomwe neza, ushinzwe serivisi arabigereranya n’icyemezo. Ndabamenyesha nibirangira.',
  'vehicles.why.comesa':
    'Iyi ni ikarita y’umuhondo ya COMESA; ushinzwe serivisi ari kuyireba. Ndabamenyesha nibirangira.',
  'vehicles.why.plate_taken':
    '⚠️ Hari undi utwara hano akoresheje iyi purake, ubu ntimushobora kujya ku murongo muyikoresheje. Ushinzwe serivisi arareba icyemezo, afate umwanzuro.',
  'vehicles.coverGoesOn': 'Hagati aho nta gihinduka: mufite ubwishingizi kugeza ku wa {date}.',
  'vehicles.refused.expired':
    '❌ Iki cyemezo cyarangiye ku wa {date}, nta cyabitswe. Mwohereze igifite agaciro ubu.',
  'vehicles.refused.registration':
    '❌ Iyi ni karita jone, nta cyabitswe kuri iyo. Mwohereze hano ifoto y’*icyemezo cy’ubwishingizi*.',
  'vehicles.refused.licence':
    '❌ Uru ni uruhushya rwo gutwara, nta cyabitswe kuri rwo. Mwohereze hano ifoto y’*icyemezo cy’ubwishingizi*.',
  'vehicles.refused.other':
    '❌ Muri iyi foto simbonamo icyemezo cy’ubwishingizi, nta cyabitswe. Mwohereze hano ifoto yacyo, igaragara neza.',
  'vehicles.refused.other_plate':
    '❌ Iki cyemezo ni icya *{plate}*, si icya *{expected}*, nta cyabitswe. Mwohereze icyacyo, cyangwa mwongereho {plate} nk’ikindi kinyabiziga.',
  'vehicles.refused.nothing_new':
    '*{plate}* isanzwe ifite hano ubwishingizi kugeza ku wa {date}, kandi iki cyemezo nta cyo cyongeraho.',
  'vehicles.refused.waits_already':
    'Ushinzwe serivisi asanzwe areba iki cyemezo cya *{plate}*; rimwe rirahagije.',
  'vehicles.fault.damaged':
    '❌ Iyi dosiye ntiyageze hano yose, cyangwa yangiritse. Mwongere muyohereze, cyangwa mufate indi foto.',
  'vehicles.fault.wrong_type': '❌ Iyi si ifoto isanzwe kandi si PDF. Mwohereze ifoto y’icyemezo.',
  'vehicles.fault.too_large': '❌ Iyi dosiye ni nini cyane. Mwohereze ifoto ntoya y’icyemezo.',
  'vehicles.fault.too_small': '❌ Iyi foto ni ntoya cyane ntisomeka. Mwohereze ifoto mu bunini bwayo bwose.',
  'vehicles.fault.too_many_pages':
    '❌ Iyi PDF ifite impapuro nyinshi cyane. Mwohereze urupapuro rw’icyemezo gusa, cyangwa ifoto yacyo.',
  'vehicles.fault.encrypted':
    '❌ Iyi PDF ifunze n’ijambo ry’ibanga. Muyohereze idafunze, cyangwa ifoto y’icyemezo.',
  'vehicles.fault.no_text':
    '❌ Nta cyo nshobora gusoma kuri iyi foto. Mufotore icyemezo muhereye hejuru, ahari urumuri.',
  'vehicles.fault.timeout':
    '❌ Gusoma iyi byatinze cyane. Mwohereze ifoto igaragara neza irimo icyemezo gusa.',
  'vehicles.fault.lost': '❌ Sinashoboye kubona iyi dosiye kuri WhatsApp. Mwongere muyohereze.',
  'vehicles.fault.ours':
    '❌ Sinashoboye gusoma iyi, kandi ikosa ni iryanjye. Mwongere muyohereze mu kanya, cyangwa mwandike *umukozi*.',
  'vehicles.decided.rejected': '❌ Icyemezo cya *{plate}* nticyemewe: {why}',
  'vehicles.decided.rejectedAny': '❌ Icyemezo cyanyu nticyemewe: {why}',
  'vehicles.coverStays': 'Mukomeje kugira ubwishingizi kugeza ku wa {date}.',
  'vehicles.remind.days':
    '⏰ Ubwishingizi bwa *{plate}* buzarangira ku wa {date} (iminsi isigaye: {n}). Nimubona icyemezo gishya, mucyohereze hano.',
  'vehicles.remind.last':
    '⏰ Uyu munsi, {date}, ni wo wa nyuma *{plate}* ifite ubwishingizi. Mwohereze hano icyemezo gishya kugira ngo ejo muzakomeze gutwara.',
  'vehicles.remind.ended':
    '⚠️ Ubwishingizi bwa *{plate}* bwarangiye ku wa {date}. Muzongera kujya ku murongo icyemezo gishya nikigera hano.',
  'vehicles.remind.begun':
    '✅ Ubwishingizi bwa *{plate}* bwatangiye: buzageza ku wa {date}. Ubu mushobora kujya ku murongo.',
  'vehicles.askSort': 'Iki ni icyemezo cy’ubwishingizi bw’ikinyabiziga?',
  'vehicles.yesRead': 'Yego, gisome',
  'vehicles.noOther': 'Oya',
  'vehicles.notPapers': 'Ubwo nta cyo nabikoresha hano.',
  'vehicles.pictureGone': 'Iyo foto sinkibasha kuyibona. Mwongere muyohereze.',
  'vehicles.askWhose': 'Iki cyemezo ni icy’ikihe kinyabiziga?',
  'vehicles.otherVehicle': 'Ikindi kinyabiziga',
  'vehicles.keptFirst': '📄 Ifoto yanyu ndayifite. Mbere yo kuyisoma, hari ikibazo kimwe:',
  'vehicles.askNew': 'Iki ni icyemezo gishya cya *{plate}*?',
  'vehicles.codeToo': 'Muri iyi foto harimo na kode ya QR.',
  'vehicles.codeInstead': 'Oya, ni kode ya QR',
  'vehicles.leftOpen':
    'Ibibazo mbaye mbiretse, *nta cyabitswe kandi nta cyihorewe*: icyemezo kirabategereje. Niba mushaka ko nkihorera, mukande hasi.',
  'vehicles.fieldLine': '{field}: {value}',
  'vehicles.andMore': 'n’ibindi {n}',
  'vehicles.listNone': 'Nta kinyabiziga mufite hano.',
  'vehicles.waitToBeRead':
    '📄 Ibyemezo bitegereje: {n}. Ubu nta kiri gusomwa; ndabamenyesha hano icyanyu nigisomwa.',
  'vehicles.aboveEnded':
    '⚠️ Ubwishingizi bwa *{plate}* bwarangiye ku wa {date}. Mwohereze hano ifoto y’icyemezo gishya.',
  'vehicles.nthOf': '📷 {nth} kuri {count}',
  'vehicles.fault.oursAgain':
    '❌ Byongeye kwanga, kandi ikosa ni iryanjye si iryanyu. Mwandike *umukozi*, umuntu abafashe; cyangwa mwongere muyohereze nyuma.',
  'vehicles.usage.PASSENGER': 'gutwara abantu',
  'vehicles.usage.TAXI_MOTO': 'taxi moto',
  'vehicles.usage.GOODS': 'gutwara imizigo',
  'vehicles.usage.PRIVATE': 'ku giti cye',
  'vehicles.usage.RENTAL': 'gukodeshwa',
})
