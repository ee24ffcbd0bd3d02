/** Whether a text is a legal name of a lab: 1 to 20 of a-z, 0-9 and inner '-'. */
export const isLabName = (text: string): boolean => /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(text)
