// Any of the tests that make real labs, one at a time: for those of one file or, by npm run contract, of one provider.
// They need root, minutes and the whole machine. npm run test:lab runs those of CI.
export default {
  files: ['test/{lab,contract}/*.lab.ts'],
  extensions: ['ts'],
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '10m',
}
