/* A writer that does everything a writer must not. `-DMODE=name` chooses what; `-DMARK="path"` names a file that it must not change. It prints
 * that it was there, which proves that a test reached what it is about. tests/suite/hostile.rs compiles it once for each mode. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>
#include "assize_writer.h"

enum mode {
    fine, other_abi, old_abi, other_schema, null_name, endless_name, name_not_utf8, name_with_capitals, control_in_summary, undefined_symbol,
    exit_in_constructor, abort_in_constructor, hang_in_constructor, exit_half_way, exit_at_once, aborts, reads_nothing_there, endless_recursion,
    writes_nothing, endless_loop, ignores_the_end, takes_all_memory, floods_bytes, floods_files, floods_notes, floods_empty_notes,
    prints_on_stdout, prints_on_stderr, leaves_a_child, child_goes_on_alone, changes_everything, closes_everything, leaves_its_folder,
    absolute_name, same_name_twice, name_is_not_text, html_is_not_text, means_nothing, note_is_no_json, contents_nowhere, writes_a_file,
    calls_too_late, garbage_on_every_pipe, kills_itself, refuses, refuses_silently, error_but_written, slow_drip,
    reaches_out
};

/* Opened while the library is loaded: afterwards no file can be. */
static int mark = -1;
__attribute__((constructor(101))) static void open_mark(void) { mark = open(MARK, O_RDONLY); }
static void reached(void) {
    static const char here[] = "the hostile writer was here\n";
    if (write(2, here, sizeof here - 1) < 0) _exit(99);
}

static assize_bytes bytes(const char *text) {
    assize_bytes range = { (const uint8_t *)text, (uintptr_t)strlen(text) };
    return range;
}

static void file(const assize_sink *sink, const char *path, const char *contents) { sink->file(sink->host, bytes(path), bytes(contents)); }

static int recurse(volatile int depth) { volatile char here[4096]; here[0] = (char)depth; return recurse(depth + 1) + here[0]; }

static assize_sink late;
static void *too_late(void *unused) {
    (void)unused;
    usleep(2000);
    for (int i = 0; i < 100; i++) file(&late, "late.txt", "late");
    return NULL;
}

#define IS(name) (MODE == name)

#if defined(UNDEFINED)
extern int nobody_defines_this(void);
#endif

__attribute__((constructor)) static void when_loaded(void) {
    if (IS(exit_in_constructor)) { reached(); exit(0); }
    if (IS(abort_in_constructor)) { reached(); abort(); }
    if (IS(hang_in_constructor)) { reached(); for (;;) pause(); }
}

static uint32_t write_hostile(assize_bytes request, const assize_sink *sink) {
    static char large[1 << 20];
    (void)request;
    reached();
    memset(large, 'x', sizeof large - 1);
    switch (MODE) {
    case exit_half_way: file(sink, "half.txt", "half"); exit(0);
    case exit_at_once: _exit(0);
    case aborts: abort();
    case reads_nothing_there: return *(volatile uint32_t *)8;
    case endless_recursion: return (uint32_t)recurse(0);
    case writes_nothing: return ASSIZE_WRITTEN;
    case endless_loop: for (volatile int i = 0;; i++) { }
    case ignores_the_end: signal(SIGTERM, SIG_IGN); signal(SIGINT, SIG_IGN); signal(SIGHUP, SIG_IGN); for (;;) pause();
    case slow_drip: for (;;) { sink->note(sink->host, bytes("{\"severity\":\"warning\",\"message\":\"drip\"}")); usleep(50000); }
    case takes_all_memory: for (;;) { char *more = malloc(64 << 20); if (more == NULL) abort(); memset(more, 1, 64 << 20); }
    case floods_bytes: for (int i = 0;; i++) { char name[32]; snprintf(name, sizeof name, "f%d.txt", i); file(sink, name, large); }
    case floods_files: for (int i = 0;; i++) { char name[32]; snprintf(name, sizeof name, "f%d.txt", i); file(sink, name, ""); }
    case floods_notes: for (;;) sink->note(sink->host, bytes("{\"severity\":\"warning\",\"message\":\"again\"}"));
    case floods_empty_notes: for (;;) sink->note(sink->host, bytes(""));
    case prints_on_stdout: for (int i = 0; i < 1000; i++) puts("noise"); fflush(stdout); break;
    case prints_on_stderr: for (int i = 0; i < 100; i++) fprintf(stderr, "%s\n", large); break;
    case leaves_a_child: if (fork() == 0) { sleep(20); _exit(0); } break;
    case child_goes_on_alone: if (fork() == 0) { setsid(); sleep(20); _exit(0); } _exit(0);
    case changes_everything:
        if (chdir("/usr") != 0) abort();
        umask(0777); setenv("LC_ALL", "cy_GB", 1); setlocale(LC_ALL, ""); fesetround(FE_UPWARD); signal(SIGPIPE, SIG_DFL); nice(5);
        break;
    case closes_everything: for (int i = 0; i < 256; i++) close(i); break;
    case leaves_its_folder: file(sink, "../outside.txt", "outside"); break;
    case absolute_name: file(sink, "/tmp/outside.txt", "outside"); break;
    case same_name_twice: file(sink, "a.txt", "1"); file(sink, "A.txt", "2"); break;
    case name_is_not_text: file(sink, "\xff\xfe", "1"); break;
    case html_is_not_text: file(sink, "a.html", "\xff\xfe"); break;
    case means_nothing: file(sink, "a.txt", "a"); return 77;
    case note_is_no_json: sink->note(sink->host, bytes("not JSON")); break;
    case contents_nowhere: { assize_bytes nowhere = { (const uint8_t *)16, 1 << 20 }; sink->file(sink->host, bytes("a.txt"), nowhere); break; }
    case writes_a_file: { int own = open(MARK ".own", O_CREAT | O_WRONLY, 0600); if (write(own, "own", 3) != 3) abort(); break; }
    case calls_too_late: { pthread_t thread; late = *sink; pthread_create(&thread, NULL, too_late, NULL); break; }
    case garbage_on_every_pipe: for (int i = 3; i < 64; i++) if (write(i, large, 4096) < 0) { } pause(); break;
    case kills_itself: kill(getpid(), SIGKILL); pause(); break;
    case refuses: sink->note(sink->host, bytes("{\"severity\":\"error\",\"message\":\"tables are\\u001b[31m beyond me\"}")); file(sink, "half.txt", "half"); return ASSIZE_REFUSED;
    case reaches_out: {
        struct rlimit none = { 0, 0 };
        cpu_set_t first;
        CPU_ZERO(&first);
        CPU_SET(0, &first);
        if (prlimit(getppid(), RLIMIT_CPU, &none, NULL) == 0 || setpriority(PRIO_PROCESS, getppid(), 5) == 0
            || setpriority(PRIO_USER, 0, 5) == 0 || sched_setaffinity(getppid(), sizeof first, &first) == 0
            || syscall(SYS_ioprio_set, 1, getppid(), 0x4007) == 0 || fcntl(0, F_SETOWN, getppid()) == 0
            || setxattr(MARK, "user.hostile", "1", 1, 0) == 0 || fsetxattr(mark, "user.hostile", "1", 1, 0) == 0
            || removexattr(MARK, "user.own") == 0 || futimens(mark, NULL) == 0 || utimensat(AT_FDCWD, MARK, NULL, 0) == 0
            || syscall(SYS_shmget, 77, 4096, 0600 | 01000) >= 0 || syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0) >= 0) abort();
        if (open("/etc/passwd", O_RDONLY) >= 0 || open(MARK ".own", O_CREAT | O_WRONLY, 0600) >= 0 || truncate(MARK, 0) == 0
            || unlink(MARK) == 0 || rename(MARK, MARK ".own") == 0 || chmod(MARK, 0777) == 0 || fchmod(mark, 0777) == 0
            || socket(AF_INET, SOCK_DGRAM, 0) >= 0 || setsid() > 0 || open("/dev/tty", O_RDWR) >= 0
            || kill(getppid(), 0) == 0 || execl("/bin/true", "true", NULL) == 0) abort();
        break;
    }
    case refuses_silently: return ASSIZE_REFUSED;
    case error_but_written: sink->note(sink->host, bytes("{\"severity\":\"error\",\"message\":\"it is wrong\"}")); break;
    default: break;
    }
#if defined(UNDEFINED)
    nobody_defines_this();
#endif
    file(sink, "hostile.txt", "written all the same\n");
    return ASSIZE_WRITTEN;
}

#define RANGE(text, size) { (const uint8_t *)(text), size }

#if !defined(NO_TABLE)
const assize_writer ASSIZE_WRITER = {
    IS(other_abi) ? 7 : IS(old_abi) ? 0 : ASSIZE_ABI,
    IS(other_schema) ? 999 : ASSIZE_SCHEMA - 1,
    IS(other_schema) ? 999 : ASSIZE_SCHEMA + 1,
    RANGE(IS(null_name) ? NULL : IS(name_not_utf8) ? "hosti\377e" : IS(name_with_capitals) ? "Hostile" : "hostile", IS(endless_name) ? (uintptr_t)-1 : 7),
    RANGE("1", 1),
    RANGE(IS(control_in_summary) ? "\x1b[31mred" : "does what it must not", IS(control_in_summary) ? 8 : 21),
    write_hostile
};
#endif
