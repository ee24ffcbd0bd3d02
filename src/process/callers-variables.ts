const handed = new Map<string, string>()

/** Takes variables of the caller's environment that sudo does not hand on; they stay out of this process's own. */
export function takeCallersVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) handed.set(name, value)
}

/** A variable of the environment of whoever has started fanlab; undefined where it is not set. */
export const callersVariable = (name: string): string | undefined => handed.get(name) ?? process.env[name]
