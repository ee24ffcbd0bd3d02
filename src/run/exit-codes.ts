/** Exit codes; 0 and 1 are the verdict on the network. */
export const exitCodes = {passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130} as const

/** What docs/command-line.md says of them. */
export const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  passed: 'all checks passed',
  failed: 'a check failed: the network is wrong',
  error: 'the lab could not be built or driven, or not everything that was planned was run',
  usage: 'wrong input: a flag, a variable or a file that they name',
  interrupted: 'interrupted',
}
