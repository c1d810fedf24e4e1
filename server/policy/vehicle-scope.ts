import type { Tx } from '../db/open.ts'
import type { DocumentState } from '../db/schema-documents.ts'
import { factsOf } from '../documents/approve.ts'
import { atPageOf } from '../documents/at-page.ts'
import { besideOf } from '../documents/beside.ts'
import {
  believeRead,
  cropOfField,
  type Document,
  documentById,
  documentFields,
  documentsOf,
  giveUpDocument,
  markAsked,
  settleField,
} from '../documents/documents.ts'
import { openDocumentWith, orderDocument, takeUpload } from '../documents/intake.ts'
import { believedFrom, isNeeded, knownValue, questionsAbout } from '../documents/judge.ts'
import { outcomeOf } from '../documents/outcome.ts'
import { aheadOf, line } from '../documents/queue.ts'
import { aboutOf, settleDocument } from '../documents/settle.ts'
import { isSurelyValue, shownValue, valueTyped } from '../documents/values.ts'
import { wantedPapers } from '../documents/wanted.ts'
import { isOn } from '../flags/flags.ts'
import { announcedSha256 } from '../media/announced.ts'
import { bytesKeptSince } from '../media/files.ts'
import { type FieldName, fieldNames } from '../ocr/document.ts'
import type { RideRules } from '../rides/rules.ts'
import { shownPlate } from '../vehicles/plate.ts'
import { type Vehicle, vehiclesOf } from '../vehicles/vehicles.ts'

import type { NotTaken, Paper, Question, SentFile, VehicleScope } from './vehicles.ts'

export interface VehicleScopeOptions {
  now: number
  correlationId: string
  rules: RideRules
  wake(lane: string): void
}

export function vehicleScope(personId: number, tx: Tx, options: VehicleScopeOptions): VehicleScope {
  const { now, correlationId, rules, wake } = options
  const { timezone, vehicleApproval } = rules
  const theirs = (id: number): Document | undefined => {
    const document = documentById(tx, id)
    return document?.person_id === personId ? document : undefined
  }
  const inReview = (id: number): Document | undefined => {
    const document = theirs(id)
    return document?.state === 'review' ? document : undefined
  }
  const asked = (document: Document, name: FieldName): Question => {
    const field = documentFields(tx, document.id).find((one) => one.name === name)
    const read = field?.read_value ?? null
    const expected = name === 'plate' ? aboutOf(tx, document, { now, timezone }).plate : null
    const isOther = expected !== null && read !== null && read.replaceAll(' ', '') !== expected
    return {
      name,
      proposed: read === null ? null : shownOf(name, read),
      hasCrop: cropOfField(tx, document.id, name) !== undefined,
      isNeeded: isNeeded(document.kind, name),
      expected: isOther ? shownPlate(expected) : null,
    }
  }
  const mayNotReceive: VehicleScope['mayNotReceive'] = ({ sha256, bytes }, { vehicleId }) => {
    if (vehicleId !== undefined && vehiclesOf(tx, personId).every(({ id }) => id !== vehicleId)) return 'gone'
    if (openDocumentWith(tx, personId, sha256) !== undefined) return undefined
    const isTooMuch = bytesKeptSince(tx, personId, now - dayMs) + bytes > maxBytesInADay
    return fullFor(tx, personId, now) ?? (isTooMuch ? 'too_much_today' : undefined)
  }
  return {
    get isReading() {
      return isOn(tx, 'ocr_processing')
    },
    take(file, { type, vehicleId }) {
      const vehicle = vehiclesOf(tx, personId).find(({ id }) => id === vehicleId)
      if (vehicleId !== undefined && vehicle === undefined) return { problem: 'gone' }
      const problem = isReadable(file.mime) ? mayNotSend(tx, personId, file, now) : 'wrong_type'
      if (problem !== undefined) return { problem }
      const about = {
        personId,
        vehicleType: vehicle?.type ?? type,
        vehicleId: vehicle?.id ?? null,
        correlationId,
      }
      const { mediaId, sha256 } = file
      const announced = { mediaId, ...(sha256 !== undefined && { sha256 }) }
      const documentId = orderDocument(tx, about, announced, now)
      return { documentId, ahead: aheadOf(tx, documentId) }
    },
    receive(file, { type, vehicleId }) {
      const problem = mayNotReceive(file, { vehicleId })
      if (problem !== undefined) return { problem }
      const vehicle = vehiclesOf(tx, personId).find(({ id }) => id === vehicleId)
      const about = {
        personId,
        vehicleType: vehicle?.type ?? type,
        vehicleId: vehicle?.id ?? null,
        source: 'web' as const,
        correlationId,
      }
      return { documentId: takeUpload(tx, about, file, now).documentId }
    },
    mayNotReceive,
    sentPicture(jobId) {
      const job = tx.get<{ media_id: string; sha256: string | null; created_at: number }>(
        `select media_id, sha256, created_at from media_job where id = ? and person_id = ? and purpose = 'qr'`,
        jobId,
        personId,
      )
      if (job === undefined || now - job.created_at > keptByMetaMs) return undefined
      // Only pictures are read for codes; what it is in truth is told by its bytes.
      const file = { mediaId: job.media_id, mime: 'image/jpeg' }
      return job.sha256 === null ? file : { ...file, sha256: job.sha256 }
    },
    wanted: () => wantedPapers(tx, personId, now),
    paper(id) {
      const document = theirs(id)
      return document && paperOf(tx, document, { now, timezone })
    },
    openPapers: () =>
      documentsOf(tx, personId, open).map((document) => paperOf(tx, document, { now, timezone })),
    papersOf: (vehicleId) =>
      documentsOf(tx, personId, ['submitted', 'approved'])
        .filter((document) => document.vehicle_id === vehicleId && isCurrent(tx, personId, document))
        .map((document) => paperOf(tx, document, { now, timezone }))
        .reverse(),
    nextQuestion(id) {
      const document = inReview(id)
      if (document === undefined) return undefined
      believeRead(tx, id, believedFrom, now)
      const [name] = questionsAbout(documentFields(tx, id), aboutOf(tx, document, { now, timezone }))
      if (name === undefined) return undefined
      markAsked(tx, id, name)
      return asked(document, name)
    },
    openQuestion(id) {
      const document = inReview(id)
      if (document === undefined) return undefined
      const [name] = questionsAbout(documentFields(tx, id), aboutOf(tx, document, { now, timezone }))
      return name && asked(document, name)
    },
    turnOf(id) {
      const state = theirs(id)?.state
      if (state !== 'fetching' && state !== 'waiting') return undefined
      const waiting = line(tx, id)
      const ahead = waiting.findIndex((one) => one.id === id)
      return { ahead: Math.max(0, ahead), isInWork: waiting[ahead]?.in_work === 1 }
    },
    crop: (id, name) => (theirs(id) === undefined ? undefined : cropOfField(tx, id, name)),
    outcome(id) {
      const document = theirs(id)
      return document && outcomeOf(tx, document, { now, timezone, vehicleApproval })
    },
    question(id, name) {
      const document = inReview(id)
      return document && asked(document, name)
    },
    confirm(id, name) {
      const read = documentFields(tx, id).find((field) => field.name === name)?.read_value
      if (inReview(id) === undefined || read == null) return
      settleField(tx, id, name, { value: kept(name, read), source: 'confirmed' }, now)
    },
    correct(id, name, typed) {
      if (inReview(id) === undefined) return undefined
      const read = valueTyped(name, typed, new Date(now).getUTCFullYear())
      if ('problem' in read) return read
      const fields = documentFields(tx, id)
      const otherName = name === 'valid_from' ? 'valid_to' : name === 'valid_to' ? 'valid_from' : undefined
      const other = otherName && fields.find((field) => field.name === otherName)
      // Only a date that somebody vouched for can make the typed one wrong; a read one is asked about after it.
      const vouched = other !== undefined && other.source !== 'read' ? knownValue(other) : null
      if (vouched !== null && (name === 'valid_to' ? read.value < vouched : read.value > vouched)) {
        return { problem: 'not_in_order' }
      }
      const before = fields.find((field) => field.name === name)?.read_value ?? null
      const source = before !== null && kept(name, before) === read.value ? 'confirmed' : 'corrected'
      settleField(tx, id, name, { value: read.value, source }, now)
      return undefined
    },
    isSurelyValue,
    leaveOut(id, name) {
      const document = inReview(id)
      if (document === undefined || isNeeded(document.kind, name)) return
      settleField(tx, id, name, { value: null, source: null }, now)
    },
    settle(id) {
      const document = inReview(id)
      const at = { timezone, vehicleApproval }
      return document && settleDocument(tx, document, at, { now, correlationId, wake })
    },
    discard(id) {
      if (theirs(id) !== undefined) giveUpDocument(tx, id, open, now)
    },
  }
}

/** Why a file of a kind that can be read is not taken. */
function mayNotSend(tx: Tx, personId: number, file: SentFile, now: number): NotTaken | undefined {
  const sha256 = announcedSha256(file.sha256)
  const same = sha256 === null ? undefined : openDocumentWith(tx, personId, sha256)
  if (same !== undefined || isMediaOpen(tx, personId, file.mediaId)) return 'same_file'
  return fullFor(tx, personId, now)
}

/** Why no more of theirs are taken now, whatever they are. */
function fullFor(tx: Tx, personId: number, now: number): NotTaken | undefined {
  if (documentsOf(tx, personId, open).length >= maxOpen) return 'too_many'
  const today = tx.get<{ count: number }>(
    'select count(*) as count from document where person_id = ? and created_at > ?',
    personId,
    now - dayMs,
  )
  return (today?.count ?? 0) >= maxInADay ? 'too_many_today' : undefined
}

function paperOf(tx: Tx, document: Document, { now, timezone }: { now: number; timezone: string }): Paper {
  const fields = documentFields(tx, document.id)
  const known = fieldNames.flatMap((name) => {
    const value = knownValue(fields.find((field) => field.name === name))
    return value === null ? [] : [{ name, shown: shownOf(name, value) }]
  })
  const { id, state, kind, problem, why } = document
  return {
    id,
    state,
    kind,
    vehicleType: document.vehicle_type,
    vehicleId: document.vehicle_id,
    problem,
    why,
    until: factsOf(tx, id, timezone).until,
    fields: known,
    sentAt: document.created_at,
    ...besideOf(tx, document, now),
    ...atPageOf(tx, document, now),
  }
}

/** Of the accepted ones only those count that their vehicle has its facts from. */
const isCurrent = (tx: Tx, personId: number, document: Document): boolean =>
  document.state === 'submitted' ||
  vehiclesOf(tx, personId).some((vehicle: Vehicle) => vehicle.document_id === document.id)

/** The same message of theirs, in the chat or by the button under it. */
const isMediaOpen = (tx: Tx, personId: number, mediaId: string): boolean =>
  tx.get(
    `select 1 from document indexed by document_person
       join media_job indexed by media_job_document on media_job.document_id = document.id
       where document.person_id = ? and document.state in ('fetching', 'waiting', 'review', 'submitted')
         and media_job.media_id = ?`,
    personId,
    mediaId,
  ) !== undefined

/** Plates are read in groups and kept without blanks. */
const kept = (name: FieldName, value: string): string =>
  name === 'plate' ? value.replaceAll(' ', '').toUpperCase() : value

const shownOf = (name: FieldName, value: string): string => {
  const letters = [...shownValue(name, kept(name, value))]
  return letters.length > maxShown ? `${letters.slice(0, maxShown - 1).join('')}…` : letters.join('')
}

const isReadable = (mime: string): boolean => /^\s*(?:image\/|application\/pdf\b)/i.test(mime)

const open: DocumentState[] = ['fetching', 'waiting', 'review']
const maxOpen = 10
const maxInADay = 40
/** Of what is kept; of a phone's photos it is as many as are taken in a day. */
const maxBytesInADay = 100 * 2 ** 20
const maxShown = 60
const dayMs = 86_400_000
/** Meta's ids of what people sent expire after seven days. */
const keptByMetaMs = 7 * dayMs
