import {paced} from '../process/host-pace.ts'
import {shownValue} from '../process/shown-value.ts'
import type {Finding} from './finding.ts'

/** Milliseconds that one topic may take on a host of the usual pace; the trial of KVM takes three seconds. */
const topicDeadline = 20_000

/**
 * Looks at one topic by itself. A tool that is missing, hangs or says what nobody understands makes it unknown, with the
 * reason; it ends no other. Never rejects.
 */
export async function lookAt(
  topic: string,
  look: () => Promise<Finding>,
  within = paced(topicDeadline),
): Promise<Finding> {
  let deadline: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`no answer within ${within / 1000} s`)), within)
  })
  try {
    return await Promise.race([look(), late])
  } catch (error) {
    return {topic, state: 'unknown', text: reasonOf(error)}
  } finally {
    clearTimeout(deadline)
  }
}

/** One line, whatever was thrown. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^\P{Cc}{1,400}$/u.test(message) ? message : shownValue(message)
}
