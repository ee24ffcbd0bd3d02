// SPDX-License-Identifier: MIT
//
// Loaded into a kernel of User-mode Linux (LD_PRELOAD), this stands in front of ptrace.
//
// Linux takes the extended state of a processor (PTRACE_SETREGSET of NT_X86_XSTATE) whole or not at all. Until 6.10
// User-mode Linux has room for 2696 bytes of it, and processors with AMX, as Intel's servers since 2023, have 11 008:
// there no process of such a machine ever starts ("ptrace set fp regs failed, errno = 14"). What the kernel does not
// know of stays as it is after a start: machines cannot use AMX, which has to be asked for first.
//
// Nothing but clang and lld is needed to compile it: the few interfaces used are declared here, since they never change.

typedef unsigned long size;

enum { SYS_ptrace = 101 };
enum { PTRACE_PEEKTEXT = 1, PTRACE_PEEKUSER = 3, PTRACE_SETREGSET = 0x4205 };
enum { NT_X86_XSTATE = 0x202 };

// Of <sys/uio.h>.
struct iovec {
	void *base;
	size length;
};

extern long syscall(long number, ...);
extern int *__errno_location(void);
extern void *memcpy(void *target, const void *source, size length);

// All beyond what the kernel knows of stays zero, which is how it begins. A kernel of User-mode Linux has one thread.
static unsigned char whole[1 << 14] __attribute__((aligned(64)));

// Bytes of the state of all that the host's kernel lets processes use.
static size whole_length(void)
{
	unsigned a = 13, b, c = 0, d;
	__asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	return b;
}

// As the C library does it, which gives what is peeked at as the result.
static long forward(long request, long pid, void *address, void *data)
{
	long word, result;
	int peeks = request >= PTRACE_PEEKTEXT && request <= PTRACE_PEEKUSER;

	result = syscall(SYS_ptrace, request, pid, address, peeks ? &word : data);
	if (!peeks || result < 0)
		return result;
	*__errno_location() = 0;
	return word;
}

long ptrace(int request, int pid, void *address, void *data)
{
	struct iovec *part = data, all = { whole, whole_length() };

	if (request != PTRACE_SETREGSET || (long)address != NT_X86_XSTATE || part->length >= all.length ||
	    all.length > sizeof(whole))
		return forward(request, pid, address, data);
	memcpy(whole, part->base, part->length);
	return forward(request, pid, address, &all);
}
