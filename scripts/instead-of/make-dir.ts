/** Stands in the bundle for make-dir, which junit-report-builder wants for writing files: what it gives is a text. */
export default {
  sync(): never {
    throw new Error('cannot make a folder: make-dir is not in this bundle (scripts/packages.ts)')
  },
}
