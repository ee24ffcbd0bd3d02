// Tests that make real labs: root, minutes and the whole machine. One at a time; npm run test:lab runs those of CI,
// npm run contract those of one provider.
export default {
  files: ['test/{lab,contract}/*.lab.ts'],
  extensions: ['ts'],
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '10m',
}
