/** Masking anything shorter would turn half of a log into stars. */
export const shortestSecret = 8

/** Whether a text is long enough to be masked, without the white space around it. */
export const isMaskable = (text: string): boolean => text.trim().length >= shortestSecret
