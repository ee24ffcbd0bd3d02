/** Calls when the place has another width, or the page became dark or light: pictures are made for both. */
export function whenLooksChange(place: HTMLElement, draw: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  let width = 0
  new ResizeObserver(() => {
    if (place.clientWidth === width) return
    width = place.clientWidth
    draw()
  }).observe(place)
}
