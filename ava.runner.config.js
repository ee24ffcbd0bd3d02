// Tests that run the action's bundle as a runner does, on real labs; npm run test:runner. As root, one at a time.
export default {
  files: ['test/runner/*.runner.ts'],
  extensions: ['ts'],
  workerThreads: false,
  concurrency: 1,
  serial: true,
  timeout: '10m',
}
