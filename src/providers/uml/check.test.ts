import test from 'ava'
import {problemOfTrial, umlProblems} from './check.ts'

test('a kernel that does not start is told with its last words and what would help', t => {
  const {message, hint} = problemOfTrial(
    'Core dump limits :\nChecking that ptrace can change system call numbers...check_ptrace : expected SIGSTOP, got status = 256\n',
  )
  t.regex(message, /^User-mode Linux does not start here: .*check_ptrace : expected SIGSTOP/)
  t.regex(hint, /SYS_PTRACE.*--provider lxc/)
  t.regex(problemOfTrial('').message, /it said nothing$/)
  const {message: ofPanic} = problemOfTrial(
    'This architecture does not have kernel memory protection.\nuserspace - ptrace set fp regs failed, errno = 14\nKernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b\nCPU: 0 PID: 1 Comm: init Not tainted 6.1.176 #1 \nStack:\nAborted\n',
  )
  t.regex(
    ofPanic,
    /here: userspace - ptrace set fp regs failed, errno = 14 \/ Kernel panic .* exitcode=0x0000000b$/,
  )
})

test('labs cannot be kept in a folder whose name would need quoting', async t => {
  const [problem] = await umlProblems('/a b')
  t.regex(problem?.message ?? '', /^cannot keep labs in "\/a b"/)
})

test('labs cannot be kept in a folder whose path leaves no room for a socket’s', async t => {
  const long = `/${'x'.repeat(60)}`
  const [problem] = await umlProblems(long)
  t.is(
    problem?.message,
    `cannot keep labs in ${long}: its path has 61 characters, and sockets of machines allow 47`,
  )
})

test('on another processor than x86-64 it is refused before anything else', async t => {
  const [problem] = await umlProblems('/var/lib/fanlab', 'arm64')
  t.is(problem?.message, 'provider uml works on x64 only; this host is arm64')
})
