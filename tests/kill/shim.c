/* Kills the program in the middle of what it writes. Preloaded (LD_PRELOAD) into yanzheng-office; 64-bit Linux.
 *
 * Every call that changes a file below KILL_BELOW is a line of KILL_LOG, its kind and path. Of those of the kind
 * KILL_AMONG the KILL_AT-th is the last one: of `data` half is written, anything else is not done; then SIGKILL. `shm` is
 * what SQLite writes to make its shared memory larger, a byte a page. `answer` is the first line on standard output,
 * which is said whole.
 *
 * rustix makes one call past libc, the renameat2 that swaps two folders, which no preloaded function sees. The kernel
 * does it wholly or not at all, and the calls before and after it are counted. With KILL_NO_SWAP it fails, as on file
 * systems that cannot swap, and the program has to use rename.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *below, *among;
static long at, count;
static int record = -1;

static void no_swap(void) {
  struct sock_filter rules[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[4])),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof rules / sizeof rules[0], rules };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) _exit(99);
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("KILL_LOG"), *nth = getenv("KILL_AT");
  below = getenv("KILL_BELOW");
  among = getenv("KILL_AMONG");
  if (!log || !nth || !below || !among) return;
  at = atol(nth);
  if (getenv("KILL_NO_SWAP")) no_swap();
  record = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void say(const char *kind, const char *path) {
  char line[5000];
  int size = snprintf(line, sizeof line, "%s %s\n", kind, path);
  syscall(SYS_write, record, line, (size_t)size);
}

static void die(void) {
  say("killed", "");
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

/* Where a name relative to an open folder leads; without a name, what is open. */
static void find(char *path, size_t size, int folder, const char *name) {
  char link[64], base[2048];
  if (name && name[0] == '/') { snprintf(path, size, "%s", name); return; }
  snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
  ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
  base[got < 0 ? 0 : got] = 0;
  snprintf(path, size, name ? "%s/%s" : "%s", base, name);
}

/* Whether this call is the last. */
static int last(const char *kind, int folder, const char *name) {
  char path[4096];
  if (record < 0) return 0;
  find(path, sizeof path, folder, name);
  if (strncmp(path, below, strlen(below))) return 0;
  size_t length = strlen(path);
  if (!strcmp(kind, "data") && length > 4 && !strcmp(path + length - 4, "-shm")) kind = "shm";
  say(kind, path);
  return !strcmp(kind, among) && ++count == at;
}

#define DIE_AT(kind, folder, name) do { if (last(kind, folder, name)) die(); } while (0)

static ssize_t put(int fd, const void *bytes, size_t size, const off_t *where) {
  int torn = last("data", fd, NULL);
  if (torn) size /= 2;
  ssize_t put = where ? syscall(SYS_pwrite64, fd, bytes, size, *where) : syscall(SYS_write, fd, bytes, size);
  if (torn || (fd == 1 && record >= 0 && !strcmp(among, "answer"))) die();
  return put;
}

ssize_t write(int fd, const void *bytes, size_t size) { return put(fd, bytes, size, NULL); }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t where) { return put(fd, bytes, size, &where); }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t where) { return put(fd, bytes, size, &where); }

ssize_t writev(int fd, const struct iovec *parts, int number) {
  if (number > 0 && last("data", fd, NULL)) {
    syscall(SYS_write, fd, parts[0].iov_base, parts[0].iov_len / 2);
    die();
  }
  return syscall(SYS_writev, fd, parts, number);
}

int fsync(int fd) { DIE_AT("fsync", fd, NULL); return syscall(SYS_fsync, fd); }
int fdatasync(int fd) { DIE_AT("fdatasync", fd, NULL); return syscall(SYS_fdatasync, fd); }
int ftruncate(int fd, off_t size) { DIE_AT("ftruncate", fd, NULL); return syscall(SYS_ftruncate, fd, size); }
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
  DIE_AT("rename", other, to);
  return syscall(SYS_renameat2, one, from, other, to, flags);
}
int renameat(int one, const char *from, int other, const char *to) { return renameat2(one, from, other, to, 0); }
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int mkdirat(int folder, const char *name, mode_t mode) {
  DIE_AT("mkdir", folder, name);
  return syscall(SYS_mkdirat, folder, name, mode);
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int unlinkat(int folder, const char *name, int flags) {
  DIE_AT("unlink", folder, name);
  return syscall(SYS_unlinkat, folder, name, flags);
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
