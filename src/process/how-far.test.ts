import test from 'ava'
import {howFar} from './how-far.ts'

test('long work tells its rate and how long the rest takes, and short work nothing', t => {
  const said: string[] = []
  let now = 0
  const tell = howFar(
    ['asked', 'questions'],
    text => said.push(text),
    () => now,
  )
  const at = (milliseconds: number, done: number): void => {
    now = milliseconds
    tell(done, 4000)
  }
  at(0, 0)
  at(2_000, 400)
  t.deepEqual(said, [])
  at(5_000, 1000)
  at(6_000, 1300)
  at(9_000, 1800)
  at(20_000, 4000)
  t.deepEqual(said, [
    'asked 1000 of 4000 questions, 200 a second, 15 s to go',
    'asked 1800 of 4000 questions, 200 a second, 11 s to go',
  ])
})

test('a slow rate has a digit more', t => {
  const said: string[] = []
  let now = 0
  const tell = howFar(
    ['booted', 'machines'],
    text => said.push(text),
    () => now,
  )
  now = 10_000
  tell(15, 64)
  t.deepEqual(said, ['booted 15 of 64 machines, 1.5 a second, 33 s to go'])
})
