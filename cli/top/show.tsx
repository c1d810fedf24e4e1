/** @jsxImportSource react */
import { render } from 'ink'
import { App, type AppProps } from './app.tsx'

/** Shows the dashboard until somebody quits, then gives the terminal back as it was. */
export async function showTop(props: AppProps): Promise<void> {
  const instance = render(<App {...props} />, {
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
  })
  const leave = () => instance.unmount()
  // Ended from outside it must leave the terminal as clean as with q.
  for (const signal of endings) process.on(signal, leave)
  try {
    await instance.waitUntilExit()
  } finally {
    for (const signal of endings) process.off(signal, leave)
  }
}

const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const
