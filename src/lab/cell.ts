/**
 * icmp: ten echoes · full-size: echoes that fill the overlay's MTU, with DF set · udp: an echo on port 7, small, filling
 * the MTU and in fragments · tcp: connections to port 7, one of which carries bulk data both ways · http: GET / on port 80.
 */
export const protocols = ['icmp', 'full-size', 'udp', 'tcp', 'http'] as const
export type Protocol = (typeof protocols)[number]

/** One square of the matrix: who asks whom how, and whether an answer is expected. */
export interface Cell {
  source: string
  target: string
  protocol: Protocol
  expected: 'answer' | 'silence'
}

/** A square of any table, as reports name it: by whichever service. */
export interface ReportedCell extends Omit<Cell, 'protocol'> {
  protocol: string
}

/** Identity of a cell among all of a lab, whatever its sentence says: `web-1/web-2/icmp`. */
export const cellId = ({source, target, protocol}: Cell): string => `${source}/${target}/${protocol}`

/** The sentence that a report has for it, and the name of its case: a promise of version 1. */
export const cellName = ({source, target, protocol, expected}: ReportedCell): string =>
  `${source} ${expected === 'answer' ? 'reaches' : 'does not reach'} ${target} by ${protocol}`

/** What is known of packets of a question that nobody answered. */
export interface Unanswered {
  /** Behind that link they were lost; undefined where none of them was seen, or none that is lost. */
  lastSeen?: {
    /** The sentence: `the question was last seen leaving by eth0 of r1`. */
    text: string
    /** Whose link it is: a machine, or an endpoint on one. */
    where: string
  }
}
