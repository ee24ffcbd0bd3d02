import test from 'ava'
import {architectureProblems} from './architecture.ts'

test('a provider that is for some processors is refused on others, by name', t => {
  t.deepEqual(architectureProblems('uml', ['x64'], 'arm64'), [
    {
      message: 'provider uml works on x64 only; this host is arm64',
      hint: 'use --provider lxc',
    },
  ])
  t.deepEqual(architectureProblems('uml', ['x64'], 'x64'), [])
})

test('a provider that names none is for any', t => {
  t.deepEqual(architectureProblems('lxc', undefined, 'riscv64'), [])
})
