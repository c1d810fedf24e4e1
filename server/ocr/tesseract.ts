import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import load, { type TessBaseApi, type TesseractModule } from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import wasm from 'tesseract.js-core/tesseract-core-simd-lstm.wasm' with { type: 'file' }
import type { Gray } from './gray.ts'
import { type Language, languages } from './languages.ts'
import eng from './models/eng.traineddata.gz' with { type: 'file' }
import fra from './models/fra.traineddata.gz' with { type: 'file' }
import { pgm } from './strips.ts'

const models: Record<Language, string> = { eng, fra }

/** A word where it stands on the picture that was given, in pixels. */
export interface Word {
  text: string
  /** 0 to 1. */
  confidence: number
  left: number
  top: number
  width: number
  height: number
}

/**
 * Tesseract's recogniser on the thread that calls it: the package around it starts a thread of its own, and we are
 * in one already. Nothing is fetched: the program and the models are part of ours.
 */
export class Tesseract {
  readonly #module: TesseractModule
  readonly #api: TessBaseApi
  #mode: Mode | undefined

  private constructor(module: TesseractModule, api: TessBaseApi) {
    this.#module = module
    this.#api = api
  }

  static async start(wanted: readonly Language[] = languages): Promise<Tesseract> {
    const module = await load({
      wasmBinary: readFileSync(wasm),
      print: () => {},
      printErr: () => {},
      TesseractProgress: () => {},
    })
    for (const language of wanted)
      module.FS.writeFile(`/${language}.traineddata`, gunzipSync(readFileSync(models[language])))
    const api = new module.TessBaseAPI()
    if (api.Init('/', wanted.join('+'), lstmOnly) !== 0) throw new Error('Tesseract did not start.')
    for (const language of wanted) module.FS.unlink(`/${language}.traineddata`)
    api.SetVariable('debug_file', '/dev/null')
    // Strips are dark on light already: trying weak lines the other way round too is time lost.
    api.SetVariable('tessedit_do_invert', '0')
    return new Tesseract(module, api)
  }

  /** `block`: lines under each other; `line`: one line and nothing else. */
  read(picture: Gray, mode: Mode): Word[] {
    if (mode !== this.#mode) this.#api.SetVariable('tessedit_pageseg_mode', pageModes[mode])
    this.#mode = mode
    this.#module.FS.writeFile('/input', pgm(picture))
    if (this.#api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract did not take the picture.')
    this.#api.Recognize(null)
    const words = wordsOf(this.#api.GetTSVText(0))
    this.#api.Clear()
    return words
  }
}

export type Mode = 'block' | 'line'

const pageModes: Record<Mode, string> = { block: '6', line: '7' }
const lstmOnly = 1

/** Rows of level, page, block, paragraph, line, word, left, top, width, height, confidence, text; words are level 5. */
function wordsOf(tsv: string): Word[] {
  const words: Word[] = []
  for (const row of tsv.split('\n')) {
    if (!row.startsWith('5\t')) continue
    const cells = row.split('\t')
    const [left, top, width, height, percent] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const text = (cells[11] ?? '').trim()
    if (text !== '') words.push({ text, confidence: Math.max(0, percent) / 100, left, top, width, height })
  }
  return words
}
