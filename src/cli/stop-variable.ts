/** Set for a scenario whose standard input ends when its caller wants it to stop, or is dead; so it is beyond sudo. */
export const stopVariable = 'FANLAB_STOP_WITH_STDIN'
