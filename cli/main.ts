#!/usr/bin/env bun
import { version } from '../server/version.ts'
import { guardOutput, outputWritten } from './output.ts'

guardOutput()

const argv = process.argv.slice(2)
// Answered before anything is loaded: scripts and health checks ask this often.
if (argv[0] === '--version' || argv[0] === '-V') {
  process.stdout.write(`inzira ${version}\n`)
  await outputWritten()
} else {
  const { runCommandLine } = await import('./run.ts')
  await runCommandLine(argv)
}
