/** One thing that was looked at. good · notice: may matter · unknown: could not be seen, and why. */
export interface Finding {
  topic: string
  state: 'good' | 'notice' | 'unknown'
  text: string
  /** The next command a person would type. */
  hint?: string
}
