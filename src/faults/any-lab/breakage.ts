/** What an act takes from a lab, in terms of its file, so that it can be told which rules have to notice it. */
export type Breakage =
  /** Nothing passes between the machine and that network. */
  | {kind: 'cut'; machine: string; network: string}
  /** One of its addresses is gone. */
  | {kind: 'address'; machine: string; network: string; family: 4 | 6}
  /** It knows its own networks, and nobody else's. */
  | {kind: 'routes'; machine: string}
  /** What is for others stops there. */
  | {kind: 'forwarding'; machine: string}
  /** What is for itself is dropped. */
  | {kind: 'arrivals'; machine: string}
  /** Nothing leaves it for that other machine. */
  | {kind: 'peer'; machine: string; peer: string}
  /** Whatever its firewall stopped passes. */
  | {kind: 'opened'; machine: string}
  /** Packets of more bytes do not pass between it and that network. */
  | {kind: 'size'; machine: string; network: string; bytes: number}
  /** Another machine answers at its address. */
  | {kind: 'impostor'; machine: string; network: string; by: string}
  /** What it forwards to that network gets its own address. */
  | {kind: 'rewritten'; machine: string; network: string}
  /** Nobody listens at a port of its own any more. */
  | {kind: 'service'; machine: string; port: number}
  /** Packets of the overlay get lost there. */
  | {kind: 'overlay'; machine: string; overlay: string}
