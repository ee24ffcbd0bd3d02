/** What a check is called by the words of its story: claims and a name, or a name alone. */
export function checkCase([first, second]: readonly unknown[]): {name: string; claims: string[]} {
  return typeof second === 'string'
    ? {name: `${first} ${second}`, claims: String(first).split(' ')}
    : {name: String(first), claims: []}
}

/** Name of the case that tells whether the cells of the matrix could be asked at all. */
export const matrixStep = 'every endpoint asks every other'
