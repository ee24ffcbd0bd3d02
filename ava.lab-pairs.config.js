import {inPairs} from './test/support/lab-test-files.ts'

// npm run test:lab:pairs; their tests are all serial, two files go on at a time
export default {
  files: inPairs,
  extensions: ['ts'],
  workerThreads: false,
  concurrency: 2,
  timeout: '10m',
}
