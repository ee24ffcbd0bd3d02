import type {ImageFile} from './machine-files.ts'

/** The `wget` of both container images. The applet itself is reached as `busybox wget`. */
export const containerWget: ImageFile = {
  mode: 0o755,
  text: `#!/bin/busybox sh
# Debian's static busybox is built without wget's time-outs and dies of -T (SIGSEGV). Here the option bounds the
# whole download; all others are busybox's own.
seconds=900 left=$#
while [ "$left" -gt 0 ]; do
  word=$1
  shift && left=$((left - 1))
  case $word in
  --timeout=*) seconds=\${word#*=} && continue ;;
  -[cqS]*T | -T | --timeout)
    seconds=\${1:-nothing} word=\${word%T}
    [ "$left" -eq 0 ] || { shift && left=$((left - 1)); }
    case $word in - | --timeout) continue ;; esac
    ;;
  -T* | -[cqS]*T[0-9]*)
    seconds=\${word##*T} word=\${word%T*}
    [ "$word" != - ] || continue
    ;;
  esac
  set -- "$@" "$word"
done
busybox timeout "$seconds" busybox wget "$@"
status=$?
if [ "$status" -eq 143 ]; then
  echo "wget: download timed out" >&2
  exit 1
fi
exit "$status"
`,
}
