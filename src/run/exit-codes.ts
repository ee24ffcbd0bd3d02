/** Exit codes; 0 and 1 are the verdict on the network. */
export const exitCodes = {passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130} as const
