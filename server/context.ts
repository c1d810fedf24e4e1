import { workerPath } from './assets.ts'
import { type Clock, systemClock } from './clock.ts'
import type { ServeConfig } from './config.ts'
import { type Db, openDb } from './db/open.ts'
import { cropOfField } from './documents/documents.ts'
import { ProgressBoard } from './documents/progress.ts'
import { statementFile } from './drivers/statement.ts'
import { AppError } from './error.ts'
import { ChangeBoard } from './events/changes.ts'
import { flows } from './flows/index.ts'
import type { Attachment } from './flows/message.ts'
import { LiveHub } from './http/live/hub.ts'
import type { Log } from './log.ts'
import { isFileNamed } from './media/files.ts'
import { FolderStore } from './media/store.ts'
import { OcrEngine } from './ocr/engine.ts'
import { type GooglePlaces, googlePlaces } from './places/google/google.ts'
import { linkResolver, type ResolveLink } from './places/links/resolve.ts'
import { type Deliver, pushDelivery } from './push/deliver.ts'
import { vapidKeys, vapidSubject } from './push/vapid.ts'
import { qrById } from './qr/code.ts'
import { qrFile } from './qr/file.ts'
import { Pictures } from './qr/pictures.ts'
import { Breaker } from './queue/breaker.ts'
import { Dispatcher } from './queue/dispatcher.ts'
import { documentFiles } from './queue/document-files.ts'
import { DocumentReader } from './queue/document-reader.ts'
import { LinkResolver } from './queue/link-resolver.ts'
import { markerBeside, noMarker } from './queue/marker.ts'
import { MediaFetcher } from './queue/media-fetcher.ts'
import { PushSender } from './queue/push-sender.ts'
import { qrPictures } from './queue/qr-pictures.ts'
import { Sender } from './queue/sender.ts'
import { rulesOf } from './rides/rules.ts'
import { version } from './version.ts'
import { type BusinessNumber, businessNumber } from './whatsapp/business-number.ts'
import { type File, whatsappChannel } from './whatsapp/channel.ts'
import { mediaDownload } from './whatsapp/download.ts'
import { type Graph, graphClient } from './whatsapp/graph.ts'
import { whatsappReading } from './whatsapp/reading.ts'
import { Unpacker } from './whatsapp/unpack.ts'
import { type WebhookDoor, webhookDoor } from './whatsapp/webhook.ts'

/** The long-lived things of one server; made here and nowhere else. */
export interface Context {
  readonly version: string
  readonly config: ServeConfig
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly graph: Graph
  /** The number people write to. */
  readonly businessNumber: BusinessNumber
  readonly pictures: Pictures
  readonly webhook: WebhookDoor
  readonly unpacker: Unpacker
  readonly dispatcher: Dispatcher
  readonly mediaStore: FolderStore
  readonly mediaFetcher: MediaFetcher
  readonly ocr: OcrEngine
  readonly documentReader: DocumentReader
  /** How far the documents are that are being fetched and read. */
  readonly documentProgress: ProgressBoard
  readonly linkResolver: LinkResolver
  readonly pushSender: PushSender
  /** Follows a short map link while somebody waits for it; undefined when links are not looked up. */
  readonly resolveLink: ResolveLink | undefined
  /** Undefined without a key. */
  readonly googlePlaces: GooglePlaces | undefined
  readonly sender: Sender
  readonly breaker: Breaker
  /** Tells whose things may have changed, for whoever shows them live. */
  readonly changes: ChangeBoard
  /** The pages that are connected. */
  readonly live: LiveHub
}

export interface ContextOptions {
  config: ServeConfig
  log: Log
  clock?: Clock
  /** Where Google’s Places API is; only tests have another. */
  googlePlacesUrl?: string
  /** How push messages reach their service; only tests have another way. */
  deliverPush?: Deliver
}

export function createContext({
  config,
  log,
  clock = systemClock,
  googlePlacesUrl,
  deliverPush,
}: ContextOptions): Context {
  const db = openDb(config.databasePath)
  const changes = new ChangeBoard()
  const pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts') })
  const graph = graphClient({
    url: config.metaGraphUrl,
    version: config.metaGraphVersion,
    phoneNumberId: config.metaPhoneNumberId,
    accessToken: config.metaAccessToken,
    timeoutMs: config.sendTimeoutMs,
  })
  const template =
    config.metaFallbackTemplate === undefined
      ? undefined
      : { name: config.metaFallbackTemplate, language: config.metaFallbackTemplateLanguage }
  const sender = new Sender({
    db,
    clock,
    log,
    channel: whatsappChannel({
      graph,
      db,
      clock,
      template,
      makeFile: (attachment) =>
        fileOf(attachment, {
          db,
          pictures,
          publicUrl: config.publicUrl ?? null,
          timezone: config.timezone,
        }),
    }),
    messagesPerSecond: config.metaMessagesPerSecond,
    concurrency: config.sendConcurrency,
    uncertainMs: config.uncertainResendAfterMs,
  })
  const dispatcher = new Dispatcher({
    db,
    clock,
    log,
    flows,
    reading: whatsappReading,
    attempts: config.eventAttempts,
    botPauseMs: config.botPauseMs,
    lapseMs: config.conversationLapseMs,
    hasTemplate: template !== undefined,
    publicUrl: config.publicUrl ?? null,
    rules: rulesOf(config),
    marker: config.databasePath === ':memory:' ? noMarker : markerBeside(config.databasePath),
    pauseSending: (why) => sender.pause(why),
    changes,
    wakeSender(people) {
      sender.wake(people)
      // A flow that asks for a file to be read, or for a link to be looked up, also says so.
      mediaFetcher.wake()
      links.wake()
    },
    wakePush: (subscriptions) => pushSender.wake(subscriptions),
  })
  const mediaStore = new FolderStore(config.mediaDir, { isNamed: (sha256) => isFileNamed(db.read, sha256) })
  const documentProgress = new ProgressBoard()
  const ocr = new OcrEngine({
    workerPath: workerPath('server/ocr/reader-worker.ts'),
    workers: config.ocrWorkers,
    timeLimitMs: config.ocrTimeLimitMs,
    isBackground: true,
  })
  const documentReader = new DocumentReader({
    db,
    clock,
    log,
    store: mediaStore,
    board: documentProgress,
    read: (bytes, request) => ocr.read(bytes, request),
    workers: config.ocrWorkers,
    secondReader: config.ocrSecondReader === 'on',
    wake: (lanes) => dispatcher.wake(lanes),
  })
  const mediaFetcher = new MediaFetcher({
    db,
    clock,
    log,
    download: mediaDownload({
      url: config.metaGraphUrl,
      version: config.metaGraphVersion,
      accessToken: config.metaAccessToken,
      timeoutMs: config.sendTimeoutMs,
    }),
    uses: {
      qr: qrPictures((picture) => pictures.read(picture)),
      document: documentFiles({
        db,
        store: mediaStore,
        board: documentProgress,
        arrived: () => documentReader.wake(),
      }),
    },
    wake: (lanes) => dispatcher.wake(lanes),
  })
  const links = new LinkResolver({
    db,
    clock,
    log,
    resolve: config.resolveMapLinks === 'on' ? linkResolver() : undefined,
    wake: (lanes) => dispatcher.wake(lanes),
  })
  const pushSender = new PushSender({
    db,
    clock,
    log,
    deliver:
      deliverPush ??
      pushDelivery({
        keys: () => vapidKeys(db, clock.now()),
        subject: vapidSubject(config),
        services: config.pushServices,
      }),
  })
  const unpacker = new Unpacker({
    db,
    log,
    phoneNumberId: config.metaPhoneNumberId,
    after: (delayMs, call) => clock.after(delayMs, call),
    wake: (lanes) => dispatcher.wake(lanes),
  })
  const webhook = webhookDoor({
    db,
    clock,
    appSecret: config.metaWabaAppSecret,
    verifyToken: config.metaWabaVerifyToken,
    stored: () => unpacker.wake(),
  })
  return {
    version,
    config,
    db,
    clock,
    log,
    graph,
    businessNumber: businessNumber({
      configured: config.whatsappNumber,
      graph,
      phoneNumberId: config.metaPhoneNumberId,
      clock,
      log,
    }),
    pictures,
    webhook,
    unpacker,
    dispatcher,
    mediaStore,
    mediaFetcher,
    ocr,
    documentReader,
    documentProgress,
    linkResolver: links,
    pushSender,
    // Somebody looks at a page meanwhile: less time than for a message that is answered later.
    resolveLink: config.resolveMapLinks === 'on' ? linkResolver({ timeoutMs: 5000 }) : undefined,
    googlePlaces:
      config.googleMapsApiKey === undefined
        ? undefined
        : googlePlaces({
            key: config.googleMapsApiKey,
            log,
            breaker: new Breaker(clock, 3, 30_000, 600_000),
            ...(googlePlacesUrl !== undefined && { url: googlePlacesUrl }),
          }),
    sender,
    breaker: sender.breaker,
    changes,
    live: new LiveHub({ db, clock, config, log, changes, documentProgress }),
  }
}

/** The bytes behind an attachment. The same attachment gives the same bytes, so a try after a crash changes nothing. */
async function fileOf(
  attachment: Attachment,
  {
    db,
    pictures,
    publicUrl,
    timezone,
  }: { db: Db; pictures: Pictures; publicUrl: string | null; timezone: string },
): Promise<File> {
  if (attachment.source === 'statement') return statementFile(pictures, db.read, { ...attachment, timezone })
  if (attachment.source === 'crop') {
    const bytes = cropOfField(db.read, attachment.documentId, attachment.field)
    if (bytes === undefined) throw new AppError('not.found', 'That picture of a document is no longer kept.')
    return { bytes, mime: 'image/jpeg', filename: `${attachment.field}.jpg` }
  }
  const code = qrById(db.read, attachment.qrId)
  if (code === undefined) throw new AppError('not.found', `There is no QR code ${attachment.qrId}.`)
  return qrFile(pictures, code, attachment.as, { language: attachment.language, publicUrl })
}
