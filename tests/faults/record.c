/* Writes down, in order, what this process does to the files under one folder.

   Preloaded; idle until record_start(). An entry is a head of six numbers (kind,
   handle, place, and the lengths of two paths and of the data) and then the three. What a call
   says is written down after it succeeded, under one lock, so that the order is the real one.
   sendfile is refused for such files: its callers then write. Child processes record nothing. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define HANDLES 65536
#define PATHS 4096
#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define LOCKED(call) \
    (pthread_mutex_lock(&turn), call); \
    int kept = errno
#define DONE(result) \
    pthread_mutex_unlock(&turn); \
    errno = kept; \
    return result

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATHS];
static size_t folder_length;
static int out = -1;
static pid_t self;
static char known[HANDLES];

static void note(char kind, int handle, int64_t at, const char *one, const char *two,
                 const void *data, size_t length)
{
    struct __attribute__((packed)) {
        int64_t kind, handle, at, one, two, length;
    } head = {kind, handle, at, one ? strlen(one) : 0, two ? strlen(two) : 0, length};
    struct iovec parts[] = {{&head, sizeof head},
                            {(void *)one, head.one},
                            {(void *)two, head.two},
                            {(void *)data, length}};
    if (syscall(SYS_writev, out, parts, 4) != (long)(sizeof head + head.one + head.two + length))
        syscall(SYS_exit_group, 99);
}

static int is_on(void) { return out >= 0 && getpid() == self; }

/* The path made absolute, or NULL where it is not one of the folder's. */
static const char *ours(const char *path, char *buffer)
{
    if (!is_on() || !path) return NULL;
    if (path[0] != '/') {
        if (!getcwd(buffer, PATHS)) return NULL;
        size_t used = strlen(buffer);
        snprintf(buffer + used, PATHS - used, "/%s", path);
        path = buffer;
    }
    if (strncmp(path, folder, folder_length)) return NULL;
    return path[folder_length] == '/' || !path[folder_length] ? path : NULL;
}

static int is_ours(int handle)
{
    return is_on() && handle >= 0 && handle < HANDLES && known[handle];
}

void record_start(const char *root, const char *log)
{
    snprintf(folder, sizeof folder, "%s", root);
    folder_length = strlen(folder);
    memset(known, 0, sizeof known);
    self = getpid();
    out = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void record_stop(void)
{
    syscall(SYS_close, out);
    out = -1;
}

void record_note(const char *text)
{
    pthread_mutex_lock(&turn);
    note('n', -1, 0, NULL, NULL, text, strlen(text));
    pthread_mutex_unlock(&turn);
}

static int opened(int handle, const char *path, int flags)
{
    char buffer[PATHS];
    const char *mine = ours(path, buffer);
    if (is_on() && handle >= 0 && handle < HANDLES) {
        known[handle] = mine != NULL;
        if (mine) note('o', handle, flags, mine, NULL, NULL, 0);
    }
    return handle;
}

#define MODE_OF(flags) \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags) & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest)

#define OPENING(name) \
    int name(const char *path, int flags, ...) \
    { \
        MODE_OF(flags); \
        REAL(name); \
        int handle = LOCKED(opened(real(path, flags, mode), path, flags)); \
        DONE(handle); \
    }

OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
    int name(int at, const char *path, int flags, ...) \
    { \
        MODE_OF(flags); \
        REAL(name); \
        int handle = LOCKED(opened(real(at, path, flags, mode), path, flags)); \
        DONE(handle); \
    }

OPENING_AT(openat)
OPENING_AT(openat64)

int close(int handle)
{
    REAL(close);
    pthread_mutex_lock(&turn);
    if (is_ours(handle)) {
        known[handle] = 0;
        note('c', handle, 0, NULL, NULL, NULL, 0);
    }
    int done = real(handle);
    int kept = errno;
    DONE(done);
}

static ssize_t wrote(ssize_t count, int handle, const void *data, int64_t at)
{
    if (count > 0 && is_ours(handle)) note('w', handle, at, NULL, NULL, data, count);
    return count;
}

ssize_t write(int handle, const void *data, size_t size)
{
    REAL(write);
    if (!is_ours(handle)) return real(handle, data, size);
    ssize_t count = LOCKED(real(handle, data, size));
    wrote(count, handle, data, lseek(handle, 0, SEEK_CUR) - count);
    DONE(count);
}

ssize_t writev(int handle, const struct iovec *parts, int number)
{
    if (!is_ours(handle)) return syscall(SYS_writev, handle, parts, number);
    ssize_t total = 0;
    for (int each = 0; each < number; each++) {
        ssize_t count = write(handle, parts[each].iov_base, parts[each].iov_len);
        if (count < 0) return total ? total : count;
        total += count;
    }
    return total;
}

#define WRITING_AT(name, offset) \
    ssize_t name(int handle, const void *data, size_t size, offset at) \
    { \
        REAL(name); \
        ssize_t count = LOCKED(wrote(real(handle, data, size, at), handle, data, at)); \
        DONE(count); \
    }

WRITING_AT(pwrite, off_t)
WRITING_AT(pwrite64, off64_t)

static int did(int done, char kind, int handle, int64_t at)
{
    if (!done && is_ours(handle)) note(kind, handle, at, NULL, NULL, NULL, 0);
    return done;
}

#define CUTTING(name, offset) \
    int name(int handle, offset size) \
    { \
        REAL(name); \
        int done = LOCKED(did(real(handle, size), 't', handle, size)); \
        DONE(done); \
    }

CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define SYNCING(name) \
    int name(int handle) \
    { \
        REAL(name); \
        int done = LOCKED(did(real(handle), 's', handle, 0)); \
        DONE(done); \
    }

SYNCING(fsync)
SYNCING(fdatasync)

static int named(int done, char kind, const char *one, const char *two)
{
    char first[PATHS], second[PATHS];
    const char *from = ours(one, first), *to = two ? ours(two, second) : NULL;
    if (!done && (from || to)) note(kind, -1, 0, from, to, NULL, 0);
    return done;
}

#define ON_TWO(name, kind) \
    int name(const char *one, const char *two) \
    { \
        REAL(name); \
        int done = LOCKED(named(real(one, two), kind, one, two)); \
        DONE(done); \
    }

ON_TWO(rename, 'r')
ON_TWO(link, 'l')

#define ON_ONE(name, kind) \
    int name(const char *path) \
    { \
        REAL(name); \
        int done = LOCKED(named(real(path), kind, path, NULL)); \
        DONE(done); \
    }

ON_ONE(unlink, 'u')
ON_ONE(rmdir, 'd')

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    int done = LOCKED(named(real(path, mode), 'm', path, NULL));
    DONE(done);
}

#define SENDING(name, offset) \
    ssize_t name(int to, int from, offset *at, size_t size) \
    { \
        REAL(name); \
        if (!is_ours(to)) return real(to, from, at, size); \
        errno = EINVAL; \
        return -1; \
    }

ssize_t sendfile(int, int, off_t *, size_t);
ssize_t sendfile64(int, int, off64_t *, size_t);
SENDING(sendfile, off_t)
SENDING(sendfile64, off64_t)
