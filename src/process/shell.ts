// For scenarios of one's own: zx's `$`, from the same bundle as everything else.
export {$} from 'zx/core'
