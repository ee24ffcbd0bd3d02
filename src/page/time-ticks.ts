/** Seconds between two ticks: a step that people count time in. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
const hour = 3600
/** More labels than that touch each other on a narrow page. */
const mostTicks = 12

/** The seconds at which a time line of that many seconds has ticks: from 0 on, twelve at most. */
export function timeTicks(end: number): number[] {
  const enough = (step: number): boolean => end / step < mostTicks
  const step = steps.find(enough) ?? (Math.floor(end / mostTicks / hour) + 1) * hour
  return Array.from({length: Math.floor(end / step) + 1}, (_, index) => index * step)
}

/** Such as 45s, 2m, 1m30s or 2h05m. */
export function formatTick(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / hour), Math.floor(seconds / 60) % 60, seconds % 60]
  if (hours > 0) return `${hours}h${minutes > 0 ? `${String(minutes).padStart(2, '0')}m` : ''}`
  if (minutes === 0) return `${rest}s`
  return `${minutes}m${rest > 0 ? `${String(rest).padStart(2, '0')}s` : ''}`
}
