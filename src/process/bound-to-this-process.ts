/**
 * Words before a command that make the kernel end it when this process dies, whatever kills it. It holds for the
 * command itself: what that starts must end with it in some other way.
 */
export const boundToThisProcess = ['setpriv', '--pdeathsig', 'KILL'] as const
