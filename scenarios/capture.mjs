#!/usr/bin/env zx
// Writes the packets that pass on a machine, in the host's place or in a container of a lab, as a pcap file:
//   bin/fanlab capture lxd-1:eth0 --for 10s -- udp port 8472 > overlay.pcap
import {capturePackets} from '../dist/commands.mjs'

await capturePackets(import.meta.url)
