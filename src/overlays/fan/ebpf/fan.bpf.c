// SPDX-License-Identifier: MIT OR GPL-2.0-only
//
// The fan as a tc program on a plain VXLAN device, for kernels without Ubuntu's fan-map patch. The wire format
// and the decisions are fan-map's: IPv4 goes by its destination, ARP by the address it asks for, to the one
// underlay address that the arithmetic gives; all else is dropped. One rule, whatever the number of machines.
// test/lab/frames.lab.ts tries it with each kind of frame.
//
// Nothing but clang is needed to compile it: the few kernel interfaces used are declared here, since the
// kernel never changes them and the headers that hold them differ from one distribution to the next.

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;

// The head of struct __sk_buff in linux/bpf.h.
struct __sk_buff {
	u32 len, pkt_type, mark, queue_mapping, protocol, vlan_present;
};

// struct bpf_tunnel_key of linux/bpf.h as of 6.0; `local` is what 6.0 appended.
struct tunnel_key {
	u32 id;
	u32 remote[4];
	u8 tos, ttl;
	u16 ext;
	u32 label;
	u32 local[4];
};

#define KEY_SIZE_BEFORE_6_0 __builtin_offsetof(struct tunnel_key, local)

// struct bpf_fib_lookup of linux/bpf.h; addresses are in network order.
struct route_question {
	u8 family, protocol;
	u16 source_port, target_port, length;
	u32 interface, tos;
	u32 source[4], target[4];
	u32 answer[4];
};

// Numbers of enum bpf_func_id in linux/bpf.h. look_up_route asks for a GPL-compatible licence, the others do not.
static long (*const get_tunnel_key)(struct __sk_buff *, struct tunnel_key *, u32 size, u32 flags) = (void *)20;
static long (*const set_tunnel_key)(struct __sk_buff *, struct tunnel_key *, u32 size, u32 flags) = (void *)21;
static long (*const load_bytes)(const struct __sk_buff *, u32 offset, void *to, u32 size) = (void *)26;
static long (*const look_up_route)(struct __sk_buff *, struct route_question *, int size, u32 flags) = (void *)69;

#define PASS 0 /* TC_ACT_OK */
#define DROP 2 /* TC_ACT_SHOT */

// A frame's fields are in network order; every machine this object loads on is little-endian.
#define NETWORK16(x) ((u16)((x) << 8 | (x) >> 8))
#define ETHERTYPE_IPV4 NETWORK16(0x0800)
#define ETHERTYPE_ARP NETWORK16(0x0806)

#define ETHERTYPE 12
#define ETHERNET_HEADER 14
#define IPV4_DESTINATION (ETHERNET_HEADER + 16)
#define ARP_TARGET (ETHERNET_HEADER + 24)

// Written into a copy of the compiled object before tc loads it (fan/guest/fan.sh, fan_patch): eight bytes by
// which to find the place, then seven little-endian numbers. So no map and no loader of our own is needed.
struct fan {
	char marker[8];
	u32 overlay, overlay_mask;
	u32 underlay, underlay_mask;
	u32 local; // this machine's own underlay address
	u32 shift; // bits of a slice that are left for its hosts
	u32 vni;
};

// volatile: the compiler must not fold in the values of today, which mean nothing.
static const volatile struct fan fan __attribute__((section(".rodata"), used, aligned(8))) = {.marker = "FANLAB01"};

#define AF_INET 2
#define LOOPBACK 1 /* the number of lo in every network namespace: the route of what the machine itself sends */
#define NOT_FORWARDED 4 /* BPF_FIB_LKUP_RET_NOT_FWDED: a local or broadcast address, or no route at all */

// Whether the routing table has no other machine for an address, asked as the VXLAN device is about to ask. So
// every address of this machine counts, whenever it came. Where the machine forwards nothing (sysctl ip_forward),
// the kernel does not answer: fan_ingress then drops what came back.
static __attribute__((always_inline)) int is_no_peer(struct __sk_buff *skb, u32 address)
{
	struct route_question question = {};

	question.family = AF_INET;
	question.interface = LOOPBACK;
	question.source[0] = __builtin_bswap32(fan.local);
	question.target[0] = __builtin_bswap32(address);
	return look_up_route(skb, &question, sizeof(question), 0) == NOT_FORWARDED;
}

__attribute__((section("fan/egress"), used)) int fan_egress(struct __sk_buff *skb)
{
	u16 type;
	u32 at, target;

	// A VLAN's tag stands beside the packet until the device puts it in, with the type of the tag: not one of ours.
	if (skb->vlan_present)
		return DROP;
	// Reads wherever the bytes are, also outside the linear part of the packet.
	if (load_bytes(skb, ETHERTYPE, &type, sizeof(type)))
		return DROP;
	if (type == ETHERTYPE_IPV4)
		at = IPV4_DESTINATION;
	else if (type == ETHERTYPE_ARP)
		at = ARP_TARGET;
	else
		return DROP;
	if (load_bytes(skb, at, &target, sizeof(target)))
		return DROP;
	target = __builtin_bswap32(target);
	// Broadcast and multicast are outside of any overlay, too: they never leave the machine.
	if ((target & fan.overlay_mask) != fan.overlay)
		return DROP;

	u32 host = (target & ~fan.overlay_mask) >> (fan.shift & 31);
	// All zero is the underlay's network, all one its broadcast address: neither is a machine.
	if (host == 0 || host == ~fan.underlay_mask)
		return DROP;
	u32 remote = fan.underlay | host;
	// Our own slice, or that of another address of ours: the tunnel would only send it back to us.
	if (remote == fan.local || is_no_peer(skb, remote))
		return DROP;

	struct tunnel_key key = {};
	key.id = fan.vni;
	key.remote[0] = remote;
	key.local[0] = fan.local;
	// Kernels before 6.0 know no source address here and refuse the longer key: the route then chooses.
	// No flags: the outer UDP checksum is computed (BPF_F_ZERO_CSUM_TX would leave it out).
	if (set_tunnel_key(skb, &key, sizeof(key), 0) && set_tunnel_key(skb, &key, KEY_SIZE_BEFORE_6_0, 0))
		return DROP;
	return PASS;
}

// A VXLAN device whose peers a program chooses opens its port for IPv6, too, and without vnifilter (kernel or iproute2
// before 5.18) it takes any VNI. Ubuntu's fan does neither.
__attribute__((section("fan/ingress"), used)) int fan_ingress(struct __sk_buff *skb)
{
	struct tunnel_key key = {};

	// Without BPF_F_TUNINFO_IPV6 it fails for what came by IPv6.
	if (get_tunnel_key(skb, &key, KEY_SIZE_BEFORE_6_0, 0))
		return DROP;
	// What we sent to ourselves: the bridge would look for our own containers behind the tunnel.
	if (key.remote[0] == fan.local)
		return DROP;
	return key.id == fan.vni ? PASS : DROP;
}

char _license[] __attribute__((section("license"), used)) = "Dual MIT/GPL";
