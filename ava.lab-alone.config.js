import {alone} from './test/support/lab-test-files.ts'

// npm run test:lab:alone
export default {
  files: alone,
  extensions: ['ts'],
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '10m',
}
