// SPDX-License-Identifier: MIT OR GPL-2.0-only
//
// What a fault does to packets at the lab's end of a link, beyond what its filter can: a share comes twice, and those that
// are larger than a smaller MTU vanish. tc attaches it in both directions: what enters the lab's end comes from the machine,
// what leaves it goes there. Built by `npm run build:native`.

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

// The part of linux/bpf.h that is used here.
struct __sk_buff {
	u32 len, pkt_type, mark, queue_mapping, protocol, vlan_present, vlan_tci, vlan_proto, priority;
	u32 ingress_ifindex, ifindex, tc_index, cb[5], hash, tc_classid, data, data_end, napi_id;
	u32 family, remote_ip4, local_ip4, remote_ip6[4], local_ip6[4], remote_port, local_port, data_meta;
	u64 flow_keys, tstamp;
	u32 wire_len, gso_segs;
	u64 sk;
	u32 gso_size;
};

static u32 (*const random)(void) = (void *)7;
static long (*const clone_redirect)(struct __sk_buff *skb, u32 ifindex, u64 flags) = (void *)13;
static long (*const load_bytes)(const struct __sk_buff *skb, u32 offset, void *to, u32 len) = (void *)26;

enum { PASS = 0, DROP = 2, INTO_DEVICE = 1 };
enum { ETHERNET = 14, ETHERTYPE = 12, IPV4 = 0x0008, IPV6 = 0xdd86, TCP = 6 };

// A copy that passes here once more, which is not copied again.
enum { COPY = 0xfa171ab5 };

// program-fault.ts writes the numbers behind the marker of a copy. volatile: those of today mean nothing.
static const volatile struct {
	char marker[8];
	// Of 2^32 packets so many come twice.
	u32 share;
	// Bytes without the header of Ethernet.
	u32 mtu;
	// Of what leaves, only packets of the host's own: those of machines were looked at where they came in.
	u32 only_own;
} fault __attribute__((section(".rodata"), used, aligned(8))) = {.marker = "FAULT001"};

static __attribute__((always_inline)) int is_looked_at_elsewhere(struct __sk_buff *skb)
{
	return fault.only_own && skb->ingress_ifindex != 0;
}

static __attribute__((always_inline)) int twice(struct __sk_buff *skb, u64 flags)
{
	u32 mark = skb->mark;

	if (mark == COPY) {
		skb->mark = 0;
		return PASS;
	}
	if (random() >= fault.share)
		return PASS;
	skb->mark = COPY;
	clone_redirect(skb, skb->ifindex, flags);
	skb->mark = mark;
	return PASS;
}

__attribute__((section("fault/duplicate-in"), used)) int duplicate_in(struct __sk_buff *skb)
{
	return twice(skb, INTO_DEVICE);
}

__attribute__((section("fault/duplicate-out"), used)) int duplicate_out(struct __sk_buff *skb)
{
	return skb->mark != COPY && is_looked_at_elsewhere(skb) ? PASS : twice(skb, 0);
}

// Bytes of the headers of IP and of TCP, which each packet has that a large one is cut into later.
static __attribute__((always_inline)) u32 headers(struct __sk_buff *skb)
{
	u16 type = 0;
	u8 byte = 0;
	u32 ip;

	load_bytes(skb, ETHERTYPE, &type, sizeof(type));
	if (type == IPV4) {
		load_bytes(skb, ETHERNET, &byte, sizeof(byte));
		ip = (byte & 15) * 4;
		load_bytes(skb, ETHERNET + 9, &byte, sizeof(byte));
	} else {
		// Of what has more headers than that, the next one counts too little: it passes with some bytes more.
		ip = 40;
		load_bytes(skb, ETHERNET + 6, &byte, sizeof(byte));
	}
	if (byte != TCP)
		return ip + 8;
	load_bytes(skb, ETHERNET + ip + 12, &byte, sizeof(byte));
	return ip + (byte >> 4) * 4;
}

static __attribute__((always_inline)) int only_small(struct __sk_buff *skb)
{
	u32 size = skb->gso_size ? skb->gso_size + headers(skb) : skb->len - ETHERNET;

	return size > fault.mtu ? DROP : PASS;
}

__attribute__((section("fault/mtu-in"), used)) int mtu_in(struct __sk_buff *skb)
{
	return only_small(skb);
}

__attribute__((section("fault/mtu-out"), used)) int mtu_out(struct __sk_buff *skb)
{
	return is_looked_at_elsewhere(skb) ? PASS : only_small(skb);
}

char _license[] __attribute__((section("license"), used)) = "Dual MIT/GPL";
