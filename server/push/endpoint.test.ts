import { describe, expect, test } from 'bun:test'
import { refusalOfEndpoint } from './endpoint.ts'

describe('the address that a browser gives', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/dG9rZW4:APA91b',
    'https://fcm.googleapis.com/wp/dG9rZW4:APA91b',
    'https://jmt17.google.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d',
    'https://web.push.apple.com/QGuQyavXutnMH',
  ])('%s is taken', (endpoint) => {
    expect(refusalOfEndpoint(endpoint)).toBeUndefined()
  })

  test.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://fcm.googleapis.com:8443/fcm/send/x',
    'https://user:pass@fcm.googleapis.com/x',
    'https://fcm.googleapis.com@evil.example/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://evil-notify.windows.com/x',
    'https://notify.windows.com/x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'https://fcm.googleapis.com\\@evil.example/x',
    'https://fcm.googleapis.com\n.evil.example/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    'x',
  ])('%j is not', (endpoint) => {
    expect(refusalOfEndpoint(endpoint)).toBeDefined()
  })

  test('is of a bounded length', () => {
    expect(refusalOfEndpoint(`https://fcm.googleapis.com/${'x'.repeat(1100)}`)).toBe('too_long')
  })

  test('may be of a service that the operator names, or of those beneath its name', () => {
    const services = ['push.example.org', '*.up.example']
    expect(refusalOfEndpoint('https://push.example.org/x', services)).toBeUndefined()
    expect(refusalOfEndpoint('https://a.up.example/x', services)).toBeUndefined()
    expect(refusalOfEndpoint('https://up.example/x', services)).toBe('unknown_service')
    expect(refusalOfEndpoint('https://push.example.org.evil.example/x', services)).toBe('unknown_service')
  })
})
