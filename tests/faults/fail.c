/* A disk that fails when told to: preloaded, it stands between a program and libc.

   Only calls on paths below the folder named by DXDESK_FAIL_FOLDER are counted, and only
   while armed. The n-th of them fails with a given errno; see MODES for what follows. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* MODES: the n-th call alone; it and all that follow; it and all that follow and need room;
   half of the n-th call (a write) goes out, then there is no more room. */
enum { ONCE, GONE, FULL, SHORT };

/* What was called; a small letter where the call needs no room on the disk. */
enum { OPEN = 'o', CREATE = 'C', WRITE = 'W', SYNC = 'S', RENAME = 'r', LINK = 'L',
       TRUNCATE = 't', UNLINK = 'u', MKDIR = 'M', CHMOD = 'h' };

enum { FILES = 4096, CALLS = 1 << 16, HALF = -2 };

static const char *folder;
static char watched[FILES];
static char trace[CALLS + 1];
static int armed, mode, failure, fired;
static long count, target;

__attribute__((constructor)) static void look_up_folder(void)
{
    folder = getenv("DXDESK_FAIL_FOLDER");
}

void dxdesk_fail_arm(long n, int error, int how)
{
    count = 0;
    fired = 0;
    target = n;
    failure = error;
    mode = how;
    memset(trace, 0, sizeof trace);
    armed = folder != NULL;
}

/* The calls since arming, a letter each. */
const char *dxdesk_fail_disarm(void)
{
    armed = 0;
    return trace;
}

/* The letter of the first call that failed, 0 if none did. */
int dxdesk_fail_fired(void) { return fired; }

static int is_open(int fd) { return fd >= 0 && fd < FILES; }
static int is_watched(int fd) { return is_open(fd) && watched[fd]; }

static int is_below(int at, const char *path)
{
    size_t length = folder ? strlen(folder) : 0;
    if (!length || !path) return 0;
    if (path[0] != '/') return is_watched(at);
    return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

/* 0: let the call through; -1: it failed, errno is set; HALF: write half. */
static int verdict(int call)
{
    if (!armed) return 0;
    if (count < CALLS) trace[count] = (char)call;
    count++;
    if (!target || count < target || (mode == ONCE && count > target)) return 0;
    if (mode == SHORT && count == target && call == WRITE) {
        fired = call;
        return HALF;
    }
    if (mode >= FULL && call >= 'a') return 0;
    if (!fired) fired = call;
    errno = failure;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define PASS(call, counted) if ((counted) && verdict(call)) return -1

static int opened(int fd, int is_ours)
{
    if (is_open(fd)) watched[fd] = (char)is_ours;
    return fd;
}

#define MODE_OF(flags) mode_t rights = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); }

#define OPENS(name) int name(const char *path, int flags, ...) { \
    MODE_OF(flags) \
    int ours = is_below(AT_FDCWD, path); \
    PASS(flags & O_CREAT ? CREATE : OPEN, ours); \
    return opened(REAL(name)(path, flags, rights), ours); }

#define OPENS_AT(name) int name(int at, const char *path, int flags, ...) { \
    MODE_OF(flags) \
    int ours = is_below(at, path); \
    PASS(flags & O_CREAT ? CREATE : OPEN, ours); \
    return opened(REAL(name)(at, path, flags, rights), ours); }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd)
{
    if (is_open(fd)) watched[fd] = 0;
    return REAL(close)(fd);
}

#define WRITES(name, ...) \
    int found = is_watched(fd) ? verdict(WRITE) : 0; \
    if (found == -1) return -1; \
    if (found == HALF) size = size > 1 ? size / 2 : size; \
    return REAL(name)(__VA_ARGS__)

ssize_t write(int fd, const void *data, size_t size) { WRITES(write, fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    WRITES(pwrite, fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    WRITES(pwrite64, fd, data, size, at);
}
ssize_t sendfile(int fd, int from, off_t *at, size_t size)
{
    WRITES(sendfile, fd, from, at, size);
}
ssize_t sendfile64(int fd, int from, off64_t *at, size_t size)
{
    WRITES(sendfile64, fd, from, at, size);
}
ssize_t writev(int fd, const struct iovec *parts, int size) { WRITES(writev, fd, parts, size); }

#define ON_FILE(call, name, arguments, ...) \
    int name arguments { PASS(call, is_watched(fd)); return REAL(name)(__VA_ARGS__); }

/* No power is cut here, so what is synced need not really be waited for. */
#define SYNCS(name) int name(int fd) { \
    if (!is_watched(fd)) return REAL(name)(fd); \
    return verdict(SYNC) ? -1 : 0; }

SYNCS(fsync)
SYNCS(fdatasync)

ON_FILE(TRUNCATE, ftruncate, (int fd, off_t size), fd, size)
ON_FILE(TRUNCATE, ftruncate64, (int fd, off64_t size), fd, size)
ON_FILE(CHMOD, fchmod, (int fd, mode_t rights), fd, rights)

#define ON_PATH(call, name, at, arguments, ...) \
    int name arguments { PASS(call, is_below(at, path)); return REAL(name)(__VA_ARGS__); }

ON_PATH(UNLINK, unlink, AT_FDCWD, (const char *path), path)
ON_PATH(UNLINK, unlinkat, at, (int at, const char *path, int flags), at, path, flags)
ON_PATH(MKDIR, mkdir, AT_FDCWD, (const char *path, mode_t rights), path, rights)
ON_PATH(CHMOD, chmod, AT_FDCWD, (const char *path, mode_t rights), path, rights)

#define ON_TWO(call, name, old_at, new_at, arguments, ...) \
    int name arguments { \
        PASS(call, is_below(old_at, path) || is_below(new_at, to)); \
        return REAL(name)(__VA_ARGS__); }

#define TWO_NAMES const char *path, const char *to
#define TWO_PLACES int at, const char *path, int there, const char *to

ON_TWO(RENAME, rename, AT_FDCWD, AT_FDCWD, (TWO_NAMES), path, to)
ON_TWO(RENAME, renameat, at, there, (TWO_PLACES), at, path, there, to)
ON_TWO(RENAME, renameat2, at, there, (TWO_PLACES, unsigned flags), at, path, there, to, flags)
ON_TWO(LINK, link, AT_FDCWD, AT_FDCWD, (TWO_NAMES), path, to)
ON_TWO(LINK, linkat, at, there, (TWO_PLACES, int flags), at, path, there, to, flags)
