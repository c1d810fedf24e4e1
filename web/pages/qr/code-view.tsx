import { useEffect, useRef, useState } from 'preact/hooks'
import { qrWords } from '../../../server/qr/words.ts'
import { language, say } from '../../i18n/say.ts'
import { online, signedIn } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { type KeptCode, removeCode } from './codes.ts'
import { CopyButton } from './copy.tsx'
import { drawCode, pictureFile } from './picture.ts'
import { printCode } from './print.ts'
import { dialLink, feeOf, otherWays } from './ways.ts'
import { amountOf, nameOf } from './words.ts'

/** A code on the screen, to be scanned by another phone, saved, shared, printed or dialled. */
export default function CodeView({
  code,
  onAgain,
  onGone,
}: {
  code: KeptCode
  onAgain(): void
  onGone(): void
}) {
  const [isPrinting, setPrinting] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const spoken = language.value
  const fee = feeOf(code)
  const share = async () => {
    const file = await pictureFile(code, spoken)
    const shared = {
      files: [file],
      text: `${nameOf(code.payee)} · ${amountOf(code.amountRwf)}\n${code.pageUrl ?? code.ussd}`,
    }
    if (navigator.canShare?.(shared) !== true) return download(file)
    try {
      await navigator.share(shared)
    } catch (error) {
      // Whoever closes the phone's own list has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    }
  }
  const remove = async () => {
    await removeCode(code)
    toast(say('qr.removed'))
    onGone()
  }
  return (
    <div class="stack">
      {code.hasChanged === true && <Notice kind="warn">{say('qr.changed')}</Notice>}
      <Picture code={code} />
      <div class="qr-actions">
        <Button look="primary" icon="share" onClick={share}>
          {say('common.share')}
        </Button>
        <Button icon="download" onClick={async () => download(await pictureFile(code, spoken))}>
          {say('common.save')}
        </Button>
        <Button icon="print" onClick={() => setPrinting(true)}>
          {say('qr.printCard')}
        </Button>
        <ButtonLink icon="phone" href={dialLink(code.ussd)}>
          {say('qr.dialNow')}
        </ButtonLink>
      </div>
      <section class="card qr-facts">
        <p>{code.dialsOn === null ? say('qr.dialAnywhere') : say('qr.dial', { network: code.dialsOn })}</p>
        <p class="mono strong qr-digits">{code.ussd}</p>
        <CopyButton text={code.ussd}>{say('qr.copyDigits')}</CopyButton>
        {fee !== null && <p>{say(fee.verified ? 'qr.feeLine' : 'qr.aboutFeeLine', { fee: fee.feeRwf })}</p>}
        {code.payee.network === null && code.payee.kind === 'phone' && <p>{say('qr.networkUnknown')}</p>}
        {!code.verified && code.dialsOn !== null && (
          <p class="qr-doubt">{say('qr.unverified', { network: code.dialsOn })}</p>
        )}
        <p class="quiet">{say('qr.check')}</p>
      </section>
      <OtherNetworks code={code} />
      {code.pageUrl !== null && (
        <div class="buttons beside">
          <CopyButton text={code.pageUrl}>{say('qr.copyLink')}</CopyButton>
          <ButtonLink look="quiet" icon="forward" href={code.pageUrl}>
            {say('qr.open')}
          </ButtonLink>
        </div>
      )}
      {!signedIn.value && (
        <p class="quiet small">
          <a href="/sign-in?next=/qr">{say('qr.keepHint')}</a>
        </p>
      )}
      {code.personId !== null && code.id === null && <Notice icon="offline">{say('qr.queued')}</Notice>}
      <div class="buttons beside">
        <Button look="quiet" icon="plus" onClick={onAgain}>
          {say('qr.another')}
        </Button>
        <Button look="danger" icon="trash" onClick={() => setRemoving(true)}>
          {say('qr.remove')}
        </Button>
      </div>
      <PrintSheet code={code} open={isPrinting} onClose={() => setPrinting(false)} />
      <Sheet open={isRemoving} title={say('qr.remove')} onClose={() => setRemoving(false)}>
        <p>{say('qr.removeWhy')}</p>
        <div class="buttons beside">
          <Button look="danger primary" onClick={remove}>
            {say('common.remove')}
          </Button>
          <Button look="quiet" onClick={() => setRemoving(false)}>
            {say('common.cancel')}
          </Button>
        </div>
      </Sheet>
    </div>
  )
}

function Picture({ code }: { code: KeptCode }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [title, setTitle] = useState('')
  const spoken = language.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing else of it is drawn
  useEffect(() => {
    if (canvas.current !== null) void drawCode(canvas.current, code, { language: spoken }).then(setTitle)
  }, [code.ussd, spoken])
  return (
    <div class="qr-picture">
      <canvas ref={canvas} width="720" height="1086" role="img" aria-label={title} />
    </div>
  )
}

function OtherNetworks({ code }: { code: KeptCode }) {
  const others = otherWays(code)
  const { page } = qrWords[language.value]
  if (others.length === 0) return null
  return (
    <section class="card qr-facts">
      <h2>{say('qr.networks')}</h2>
      {others.map(({ ussd, dialsOn, verified }) => (
        <div key={ussd} class="stack tight">
          <p>
            {page.usingNetwork(dialsOn ?? '')}{' '}
            {!verified && <span class="badge warn">{page.unverified}</span>}
          </p>
          <p class="mono strong qr-digits">{ussd}</p>
          <div class="buttons beside">
            <CopyButton text={ussd}>{say('qr.copyDigits')}</CopyButton>
            <ButtonLink look="quiet" icon="phone" href={dialLink(ussd)}>
              {say('qr.dialNow')}
            </ButtonLink>
          </div>
        </div>
      ))}
    </section>
  )
}

/** The server's own sheets where they can be had, else the same picture laid out by the browser. */
function PrintSheet({ code, open, onClose }: { code: KeptCode; open: boolean; onClose(): void }) {
  const print = (as: 'sticker' | 'poster') => async () => {
    onClose()
    await printCode(code, language.value, as)
  }
  const isKept = code.id !== null && online.value && signedIn.value
  return (
    <Sheet open={open} title={say('qr.printSheet')} onClose={onClose}>
      <p class="quiet">{say('qr.printHelp')}</p>
      <div class="buttons">
        {(['poster', 'sticker'] as const).map((as) => {
          const name = say(as === 'poster' ? 'qr.printPoster' : 'qr.printSticker')
          return isKept ? (
            <ButtonLink
              key={as}
              icon="print"
              wide
              href={`/api/qr/${code.id}/${as}.pdf?lang=${language.value}`}
            >
              {name} (PDF)
            </ButtonLink>
          ) : (
            <Button key={as} icon="print" wide onClick={print(as)}>
              {name}
            </Button>
          )
        })}
      </div>
    </Sheet>
  )
}

function download(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  toast(say('qr.saved'))
}
