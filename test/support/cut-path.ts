import * as z from 'zod/mini'
import type {PlaceHandle} from '../../src/lab/machine.ts'

/** Turns forwarding off and on again in a program of its own: when the kernel did so is known to a fraction of a millisecond. */
const program = `
import json, os, sys, time
try:
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
except OSError:
    pass
place = os.open(sys.argv[2], os.O_WRONLY)
times = [time.monotonic()]
os.pwrite(place, b"0", 0)
times.append(time.monotonic())
time.sleep(float(sys.argv[1]) / 1000)
times.append(time.monotonic())
os.pwrite(place, b"1", 0)
times.append(time.monotonic())
began, cut, ending, ended = (each * 1000 for each in times)
print(json.dumps({"least": ending - cut, "most": ended - began}))
`

/** For how long a path was cut, in milliseconds: at least and at most. */
const known = z.object({least: z.number(), most: z.number()})

const switches = {4: '/proc/sys/net/ipv4/ip_forward', 6: '/proc/sys/net/ipv6/conf/all/forwarding'} as const

/** Cuts all paths by a place that forwards, for a time in milliseconds; gives for how long they were cut. */
export const cutPath = (place: PlaceHandle, ms: number, family: 4 | 6 = 4): Promise<z.infer<typeof known>> =>
  place.json(['python3', '-c', program, String(ms), switches[family]], known as never)
