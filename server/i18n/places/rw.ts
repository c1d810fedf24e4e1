import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'places.hintPin': 'Mukande buto, mwandike izina ry’ahantu, cyangwa mushyireho link y’ikarita.',
  'places.hintChoices':
    'Muhitemo, mwandike izina ry’ahantu, cyangwa mushyireho link y’ikarita. Mushobora no kohereza aho ari: mukande 📎, hanyuma Location.',
  'places.sendPin': '📍 Aho ndi',
  'places.tapToSend': 'Mukande buto mwohereze aho muri. Aho mushobora no guhitamo ahandi hantu.',
  'places.which': 'Ni hehe mushatse kuvuga?',
  'places.another': 'Ahandi hantu',
  'places.onlyCentre': 'hazwi gusa hagati muri {centre}',
  'places.centreTaken': '📍 {place}. Nzi gusa hagati muri {centre}; mwohereze aho ari nyakuri niba bikenewe.',
  'places.unknown':
    'Sinzi “{words}”. Mugerageze isoko, gare cyangwa umurenge uri hafi, cyangwa mwohereze aho ari.',
  'places.nameOnly': '{place} nzi izina ryaho gusa, sinzi aho hari. Mwohereze aho ari.',
  'places.noPosition': 'Iyo link ntigaragaza ahantu. Mwohereze aho ari.',
  'places.readingLink': 'Ndimo kureba iyo link…',
  'places.linkFailed': 'Nta hantu nabonye muri iyo link. Mwohereze aho ari.',
  'places.needed': 'Mwohereze aho ari, izina ry’ahantu cyangwa link y’ikarita.',
  'places.gone': 'Aho hantu ntihakibitse. Muhitemo ahandi.',

  'places.title': 'Ahantu nabitse',
  'places.contact': 'Uwo nizeye',
  'places.change': 'Hindura',
  'places.forget': 'Siba',
  'places.add': 'Ongeraho ahantu',
  'places.home': 'Mu rugo',
  'places.work': 'Ku kazi',
  'places.overview': 'Ahantu habitse: {places}\nUwo mwizeye: {contact}',
  'places.noneSaved':
    'Nta hantu murabika. Ahantu habitse muhahitamo mukanze rimwe igihe mbajije aho muri cyangwa aho mujya.',
  'places.savedList': '*Ahantu mwabitse*\nMukande ku hantu muharebe cyangwa muhasibe.',
  'places.askWhich': 'Ni ahahe hantu mbabikira?',
  'places.askName': 'Nhahe irihe zina? Muhitemo, cyangwa mwandike izina rigufi.',
  'places.nameNeedsLetters': 'Mwandike izina mu nyuguti, urugero Mu rugo.',
  'places.nameTooLong': 'Ni rirerire cyane. Mwandike izina ritarengeje inyuguti {max}.',
  'places.saved': 'Byabitswe: {name}.',
  'places.forgotten': 'Aho hantu harasibwe.',
  'places.full': 'Mbabikira ahantu {max}, kandi mwamaze kuhuzuza. Mubanze musibe hamwe.',
  'places.near': 'hafi ya {place}, metero {distance}',
  'places.askContact':
    'Ni nde namenyesha nimutabaza muri mu rugendo? Mwohereze kontaki ye (📎, hanyuma Contact), cyangwa mwandike izina na nimero bye.',
  'places.askContactName': 'Yitwa nde?',
  'places.noName': 'Nta zina',
  'places.contactNeeded':
    'Mwohereze kontaki imwe, cyangwa mwandike nimero ya telefone nka 0788 123 456. Izo hanze zitangirwa na + n’igihugu.',
  'places.contactSeveral': 'Iyo kontaki ifite nimero nyinshi. Mwandike iyo nkoresha.',
  'places.contactIsYou': 'Iyo ni nimero yanyu. Muhitemo undi muntu mwizeye.',
  'places.contactSaved': 'Murakoze.',
  'places.contactIs':
    'Uwo mwizeye ni {contact}. Nimutabaza muri mu rugendo, ndamwandikira niba yaranyandikiye mu munsi ushize. Bitabaye ibyo, mbaha ubutumwa mushobora kumwoherereza mukanze rimwe.',
  'places.contactForgotten': 'Nta muntu wizewe mugifite.',
})
