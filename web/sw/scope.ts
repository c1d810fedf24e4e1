import type { Shell } from './shell.ts'

/** What a service worker has that a page has not. (TypeScript's own declarations cannot be had beside those of pages.) */
export interface WorkerScope {
  readonly shell: Shell
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    matchAll(options?: { type?: 'window'; includeUncontrolled?: boolean }): Promise<WorkerClient[]>
    openWindow(url: string): Promise<WorkerClient | null>
    claim(): Promise<void>
  }
  readonly location: Location
  readonly navigator: Navigator
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
  addEventListener(type: 'sync', listener: (event: LastingEvent & { tag: string }) => void): void
  addEventListener(type: 'push', listener: (event: WorkerPushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: WorkerNotificationEvent) => void): void
  addEventListener(type: 'notificationclose', listener: (event: WorkerNotificationEvent) => void): void
  addEventListener(type: 'pushsubscriptionchange', listener: (event: LastingEvent) => void): void
}

export interface LastingEvent extends Event {
  /** Keeps the worker alive until then. */
  waitUntil(work: Promise<unknown>): void
}

export interface WorkerFetchEvent extends LastingEvent {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Response | Promise<Response>): void
}

export interface WorkerMessageEvent extends LastingEvent {
  readonly data: unknown
}

export interface WorkerPushEvent extends LastingEvent {
  readonly data: { json(): unknown; text(): string } | null
}

export interface WorkerNotificationEvent extends LastingEvent {
  readonly notification: Notification
  readonly action: string
}

export interface WorkerClient {
  readonly id: string
  readonly url: string
  readonly focused: boolean
  focus(): Promise<WorkerClient>
  navigate(url: string): Promise<WorkerClient | null>
  postMessage(message: unknown): void
}

export const worker = globalThis as unknown as WorkerScope
