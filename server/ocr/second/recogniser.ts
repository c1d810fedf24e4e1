import { readFileSync } from 'node:fs'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm' with { type: 'file' }
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { Gray } from '../gray.ts'
import model from '../models/pp-ocrv4-latin.onnx' with { type: 'file' }
import letters from '../models/pp-ocrv4-latin.txt' with { type: 'text' }

/** What each class of the scores stands for; the first stands between characters. */
export const alphabet: readonly string[] = ['', ...letters]

/** As high as the model was taught on, in pixels. */
export const stripHeight = 48

/**
 * PaddleOCR's recogniser on the thread that calls it. It wants one line of dark text, cut out, and tells for each
 * few pixels of its length how likely each class is. Nothing is fetched: program and model are part of ours.
 */
export class Recogniser {
  readonly #session: InferenceSession

  private constructor(session: InferenceSession) {
    this.#session = session
  }

  static async start(): Promise<Recogniser> {
    env.wasm.numThreads = 1
    env.wasm.wasmBinary = readFileSync(wasm)
    env.logLevel = 'error'
    // What one line needed is given back: kept for reuse, the memory of the longest lines would stay.
    const session = await InferenceSession.create(readFileSync(model), {
      executionProviders: ['wasm'],
      enableCpuMemArena: false,
      enableMemPattern: false,
    })
    // It is inside the session by now.
    delete env.wasm.wasmBinary
    return new Recogniser(session)
  }

  /** One probability for each class of the alphabet, for each step along the strip. */
  async scores(strip: Gray): Promise<Float32Array> {
    const { data, dims } = inputOf(strip)
    const input = new Tensor('float32', data, dims)
    const outputs = await this.#session.run({ [this.#session.inputNames[0] ?? '']: input })
    const output = outputs[this.#session.outputNames[0] ?? '']
    const scores = output?.data
    if (!(scores instanceof Float32Array)) throw new Error('The recogniser gave no scores.')
    return scores
  }
}

/** Grey as the three colours it was taught on, from -1 to 1, white up to a whole step. */
function inputOf({ width, height, data: pixels }: Gray): { data: Float32Array; dims: number[] } {
  const wide = Math.ceil(width / pixelsPerStep) * pixelsPerStep
  const plane = wide * height
  const data = new Float32Array(3 * plane).fill(1)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = (pixels[y * width + x] as number) / 127.5 - 1
      const at = y * wide + x
      data[at] = value
      data[plane + at] = value
      data[2 * plane + at] = value
    }
  }
  return { data, dims: [1, 3, height, wide] }
}

const pixelsPerStep = 8
