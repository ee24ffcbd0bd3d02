import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {dockerImageProblems} from './docker-image-problems.ts'

const folder = temporaryFolder()

const lab = readLabFile(
  `version: 1
lab: images
networks:
  lan: {subnet: 192.0.2.0/24}
machines:
  rack: {networks: {lan: 192.0.2.10}, role: docker}
containers:
  one: {on: rack, network: bridge, image: docker:shop:1}
  two: {on: rack, network: bridge, image: docker:shop:1}
  other: {find: docker:other, network: bridge, image: docker:localhost/other:2}
  own: {on: rack, network: bridge}
`,
  'lab.yaml',
)

/** What is wrong where `docker` is that script. */
function problemsWith(script: string | undefined, name: string) {
  const tools = join(folder, name)
  mkdirSync(tools)
  if (script !== undefined) {
    writeFileSync(join(tools, 'docker'), `#!/bin/sh\n${script}\n`)
    chmodSync(join(tools, 'docker'), 0o755)
  }
  const path = process.env.PATH
  // Of the rest of the path nothing is called docker.
  process.env.PATH = script === undefined ? tools : [tools, path].join(delimiter)
  try {
    return dockerImageProblems(lab)
  } finally {
    process.env.PATH = path
  }
}

test.serial('images that this computer’s Docker has are no problem, and each is asked for once', t => {
  const script = `echo "$*" >>${folder}/asked`
  t.deepEqual(problemsWith(script, 'has'), [])
  const reads = problemsWith(`cat ${folder}/asked >&2; exit 1`, 'tells')
  t.true(reads[0]?.rule.endsWith('image inspect --format {{.Id}} localhost/other:2'))
})

test.serial(
  'an image that it does not have is told at each container that wants it, with what fetches it',
  t => {
    // Of Docker 20.10 and of 28.2.
    for (const [index, said] of ['Error: ', 'Error response from daemon: '].entries())
      t.deepEqual(problemsWith(`echo "${said}No such image: $5" >&2; exit 1`, `none-${index}`), [
        ...['one', 'two'].map(container => ({
          path: ['containers', container, 'image'],
          rule: 'must be an image of this computer’s Docker: No such image: shop:1',
          value: 'docker:shop:1',
          remedy: 'docker pull shop:1',
        })),
        {
          path: ['containers', 'other', 'image'],
          rule: 'must be an image of this computer’s Docker: No such image: localhost/other:2',
          value: 'docker:localhost/other:2',
          remedy: 'docker pull localhost/other:2',
        },
      ])
  },
)

test.serial('a computer without Docker, and one whose Docker does not run, are told so', t => {
  const remedy = 'start Docker here, or name a file that docker image save has written'
  const [missing] = problemsWith(undefined, 'missing')
  t.like(missing, {rule: 'must be an image of this computer’s Docker: there is no command docker', remedy})
  const says =
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'
  const [silent] = problemsWith(`echo; echo "${says}" >&2; exit 1`, 'silent')
  t.like(silent, {rule: `must be an image of this computer’s Docker: ${says}`, remedy})
})
