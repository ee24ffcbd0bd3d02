import test from 'ava'
import {Redactor} from './redactor.ts'

const inner = '1f3c5d7a9b2e4c6d8f0a'
const token = Buffer.from(
  JSON.stringify({
    server_name: 'lxd-2',
    fingerprint: '5a64',
    addresses: ['10.79.89.154:8443'],
    secret: inner,
    expires_at: '2026-11-22T12:00:00Z',
  }),
).toString('base64')

const key =
  '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtL\noAoGCCqGSM49\n-----END EC PRIVATE KEY-----'

test('a registered secret is masked wherever it stands', t => {
  const redactor = new Redactor()
  redactor.add('correct horse')
  t.is(redactor.redact('--password="correct horse" correct horse, correct'), '--password="***" ***, correct')
})

test('nobody’s name and password in an address is told', t => {
  const text = 'Failed to fetch http://ann:pw@proxy:3128/x'
  t.is(new Redactor().redact(text), 'Failed to fetch http://***@proxy:3128/x')
})

test('a join token is masked, and so is the secret that it carries', t => {
  const redactor = new Redactor()
  redactor.add(token)
  t.is(redactor.redact(`{"secret": "${inner}"}`), '{"secret": "***"}')
})

test('a join token that nobody registered is known by its beginning', t => {
  const redactor = new Redactor()
  t.is(redactor.redact(`Member lxd-2 join token:\n${token}\n`), 'Member lxd-2 join token:\n***\n')
  t.is(redactor.redact(inner), '***')
})

test('private keys are masked, even when the end is missing', t => {
  const redactor = new Redactor()
  t.is(redactor.redact(`a\n${key}\nb`), 'a\n***\nb')
  t.is(redactor.redact(`a\n${key.slice(0, 60)}`), 'a\n***')
  t.is(redactor.redact(JSON.stringify({key})), '{"key":"***"}')
})

test('a secret of several lines is masked line by line, too', t => {
  const redactor = new Redactor()
  redactor.add(key)
  t.is(redactor.redact('  MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtL'), '  ***')
})

test('what is shorter than eight characters is never masked', t => {
  const redactor = new Redactor()
  redactor.add('ubuntu')
  redactor.add('')
  redactor.add('a\nb\n')
  t.is(redactor.redact('ubuntu a b'), 'ubuntu a b')
})

test('a secret that is part of another does not leave the rest of it', t => {
  const redactor = new Redactor()
  redactor.add('hunter22')
  redactor.add('hunter22-and-more')
  t.is(redactor.redact('hunter22-and-more hunter22'), '*** ***')
})

test('an ordinary certificate stays', t => {
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
  t.is(new Redactor().redact(certificate), certificate)
})
