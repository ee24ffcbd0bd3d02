/** Why something cannot be done here, and what a person would type next. */
export interface Problem {
  message: string
  hint: string
}
