import type { Db, Reader, Tx } from '../db/open.ts'
import { tell } from '../events/events.ts'
import { keepFile } from '../media/files.ts'
import { addMediaJob } from '../media/jobs.ts'
import type { MediaStore } from '../media/store.ts'
import { type DocumentFault, documentFaultOf } from '../ocr/fault.ts'
import { type Sniffed, sniff } from '../ocr/sniff.ts'
import { addDocument, type Document, documentById, type NewDocument } from './documents.ts'

/** A file that Meta announced: written down with the order to fetch it. Wake the fetcher after the commit. */
export function orderDocument(
  tx: Tx,
  document: Omit<NewDocument, 'source'>,
  file: { mediaId: string; sha256?: string },
  now: number,
): number {
  const { personId, correlationId } = document
  const documentId = addDocument(tx, { ...document, source: 'whatsapp' }, now)
  addMediaJob(tx, { ...file, personId, purpose: 'document', documentId, correlationId }, now)
  return documentId
}

/** What is under way of theirs with these very bytes: being fetched or read, asked about, or with the operator. */
export const openDocumentWith = (from: Tx | Reader, personId: number, sha256: string): Document | undefined =>
  from.get<Document>(
    `select document.* from document left join media_file on media_file.id = document.file_id
       where document.person_id = ?1 and document.state in ('fetching', 'waiting', 'review', 'submitted')
         and (media_file.sha256 = ?2
           or exists (select 1 from media_job where document_id = document.id and media_job.sha256 = ?2))
       order by document.id limit 1`,
    personId,
    sha256,
  )

export interface Upload extends Omit<NewDocument, 'source'> {
  bytes: Uint8Array
  source: 'web' | 'operator'
}

/**
 * Takes a file whose bytes are at hand: kept, and to be read, in one step. The same bytes of the same person while
 * those are under way are the same document. Throws what the store throws. Wake the reader after it.
 */
export async function receiveUpload(
  { db, store }: { db: Db; store: MediaStore },
  { bytes, ...upload }: Upload,
  now: number,
): Promise<TakenUpload | { fault: DocumentFault }> {
  const checked = checkFile(bytes)
  if ('fault' in checked) return checked
  const { mime } = checked
  return store.put(bytes, (sha256) =>
    db.write((tx) => takeUpload(tx, upload, { sha256, mime, bytes: bytes.length }, now)),
  )
}

export interface TakenUpload {
  documentId: number
  /** False: it was under way already. */
  isNew: boolean
}

/** The same for a file that is kept; to be written while the store holds the bytes. */
export function takeUpload(
  tx: Tx,
  upload: Omit<Upload, 'bytes'>,
  file: { sha256: string; mime: string; bytes: number },
  now: number,
): TakenUpload {
  const open = openDocumentWith(tx, upload.personId, file.sha256)
  if (open !== undefined && open.state !== 'fetching') return { documentId: open.id, isNew: false }
  // One that is still on its way from Meta has arrived by this.
  const documentId = open?.id ?? addDocument(tx, upload, now)
  attachFile(tx, documentId, { personId: upload.personId, ...file }, now)
  return { documentId, isNew: open === undefined }
}

/** What the file is by its bytes, or why it is not even tried. */
export function checkFile(bytes: Uint8Array): { mime: string } | { fault: DocumentFault } {
  try {
    return { mime: mimes[sniff(bytes).kind] }
  } catch (thrown) {
    return { fault: documentFaultOf(thrown) }
  }
}

/**
 * The file of a document is here: it is to be read. False when nobody waits for it any more, and then nothing is kept.
 * To be written while the store holds the bytes.
 */
export function attachFile(
  tx: Tx,
  documentId: number,
  file: { personId: number; sha256: string; mime: string; bytes: number },
  now: number,
): boolean {
  if (documentById(tx, documentId)?.state !== 'fetching') return false
  const { personId, ...rest } = file
  const fileId = keepFile(tx, { person_id: personId, ...rest }, now)
  tx.run(
    `update document set file_id = ?, state = 'waiting', next_attempt_at = ? where id = ?`,
    fileId,
    now,
    documentId,
  )
  return true
}

/**
 * The bytes of a document have vanished from where they were kept: they are fetched from Meta once more, as long as it
 * has them. False for what did not come from there. Wake the fetcher after the commit.
 */
export function fetchAgain(tx: Tx, document: Document, now: number): boolean {
  const { id, person_id: personId, correlation_id: correlationId, file_id } = document
  const job = tx.get<{ media_id: string; sha256: string | null }>(
    'select media_id, sha256 from media_job where document_id = ? order by media_job.id desc limit 1',
    id,
  )
  if (job === undefined) return false
  const { changes } = tx.run(
    `update document set state = 'fetching', file_id = null, next_attempt_at = ? where id = ? and state = 'waiting'`,
    now,
    id,
  )
  if (changes === 0) return false
  tx.run('delete from media_file where id = ?', file_id)
  const file = { mediaId: job.media_id, ...(job.sha256 !== null && { sha256: job.sha256 }) }
  addMediaJob(tx, { ...file, personId, purpose: 'document', documentId: id, correlationId }, now)
  return true
}

/** It could not be had or read: kept as failed, and the person is told, once. Undefined when it had moved on before. */
export function failDocument(tx: Tx, id: number, problem: string, now: number): string | undefined {
  const document = documentById(tx, id)
  if (document === undefined || (document.state !== 'fetching' && document.state !== 'waiting'))
    return undefined
  tx.run(`update document set state = 'failed', problem = ?, settled_at = ? where id = ?`, problem, now, id)
  return tell(
    tx,
    {
      // It may fail again after it was read again.
      id: `document:${id}:failed:${now}`,
      personId: document.person_id,
      name: 'vehicles.failed',
      data: { documentId: id },
      correlationId: document.correlation_id,
    },
    now,
  )
}

const mimes: Record<Sniffed['kind'], string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}
