/** Driving: vehicles, being online, income. */
export const en = {
  'drive.title': 'Drive',
  'drive.keywords':
    'drive, driving, i drive, i am a driver, become a driver, go online, online, go offline, offline, income, my income, earnings',

  'drive.intro':
    'To drive with us, register your vehicle here. The operator checks it before your first ride; you keep the whole fare.',
  'drive.type.moto': 'Moto',
  'drive.type.cab': 'Cab',
  'drive.type.liffan': 'Liffan',
  'drive.type.truck': 'Truck',
  'drive.type.rental': 'Rental car',
  'drive.type.other': 'Other vehicle',
  'drive.papers':
    '📄 Send a photo of its insurance certificate. If the operator asks for your driving licence too, type *agent* and send a photo of it.',

  'drive.is.vehicle_pending':
    '⏳ The operator is still checking *{plate}*. I tell you as soon as you can drive.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* was not accepted: {why}\n\nWhen that is put right, register it again. Type *agent* to ask the operator.',
  'drive.is.vehicle_suspended': '⛔ *{plate}* is suspended: {why}\n\nType *agent* to ask the operator.',
  'drive.is.insurance_ended':
    '⚠️ The insurance of *{plate}* ended on {date}.\n\nWhen you have the new certificate, send a photo of it.',
  'drive.is.insurance_ahead':
    '⏳ The insurance of *{plate}* begins on {date}. From then on you can go online.',
  'drive.is.suspended':
    '⛔ You are suspended as a driver: {why}\n\nType *agent* to talk to the operator about it.',
  'drive.nowOffline': 'You are offline now.',
  'drive.afterRide': 'Your ride goes on as agreed. After it you are offline.',

  'drive.isOffline': '⚪ *You are offline.* No requests come to you.',
  'drive.isOnline': '🟢 *You are online* until {time}.',
  'drive.vehicleLine': '{plate} · {type} · insured until {date}',
  'drive.starsLine': 'Your stars: {stars}',
  'drive.todayLine': 'Today: *{rwf} RWF*',
  'drive.weekLine': 'This week: *{rwf} RWF*',
  'drive.everLine': 'Since you began: *{rwf} RWF*',
  'drive.ridesCount': 'rides: {rides}',
  'drive.offerWaits': '🔔 A request waits for your answer.',
  'drive.rideWaits': '🏁 You have a ride under way.',

  'drive.goOnline': 'Go online',
  'drive.goOffline': 'Go offline',
  'drive.requests': 'Requests',
  'drive.showRequest': 'See the request',
  'drive.showRide': 'See the ride',
  'drive.income': 'Income',

  'drive.share':
    'Share your location to go online with *{plate}*. Passengers nearby find you for {time}; share it again to stay online.',
  'drive.shareProblem':
    'I need your location to go online. Tap the button below, or the paper clip and then *Location*.',
  'drive.nowOnline':
    '🟢 *You are online* with {plate} until {time}.\n\nRequests nearby come to you here. Send your location again to stay online.',
  'drive.renewed': '🟢 You stay online until {time}.',
  'drive.wentOffline': '⚪ You are offline. No requests come to you until you go online again.',
  'drive.wasOffline': '⚪ You were offline already.',
  'drive.stops': 'You are offline as a driver too.',
  'drive.noRequests': 'No request at the moment. New ones come to you here by themselves.',
  'drive.noRequestsOffline': 'No request: you are offline. Go online to get some.',

  'drive.askHere': 'What shall I do with this location?',
  'drive.here.online': 'Go online here',
  'drive.here.ride': 'Find a ride here',
  'drive.hereOld': 'That location is some minutes old. Please share where you are now.',

  'drive.incomeTitle': '*Your income*',
  'drive.statementHint': 'A statement as PDF:',
  'drive.statement.week': 'This week (PDF)',
  'drive.statement.month': 'This month (PDF)',
  'drive.statement.last_month': 'Last month (PDF)',
  'drive.statementCaption': 'Your statement, {from} – {to}.',
  'drive.noStatement': 'No ride was completed from {from} to {to}, so there is nothing to state.',
  'drive.afterStatement': 'Anything else?',

  'drive.verified': '✅ *{plate}* is verified, insured until {date}. You can go online now.',
  'drive.restored': '✅ You can drive again.',
  'drive.expired':
    '⚪ You are offline: I have not had your location for {time}. Go online again when you want requests.',
} as const
