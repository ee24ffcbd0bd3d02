import type {Endpoint} from '../lab/endpoint.ts'
import type {FlowKind} from '../lab/file/flow-service.ts'

/** What a flow asks, and how. */
export interface FlowSpec {
  /** The sentence of its case. */
  name: string
  /** The service in the reader's words. */
  by: string
  service: FlowKind
  /** Milliseconds. */
  period: number
  maxOutageMs?: number | undefined
  /** Where both are now: a container that has booted has another process. */
  find(): Promise<{source: Endpoint; target: Endpoint}>
  /** Milliseconds that the first answer may take. */
  patience: number
  pace: number
  signal?: AbortSignal | undefined
}
