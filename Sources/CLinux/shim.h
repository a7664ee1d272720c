#ifndef BLIJK_CLINUX_SHIM_H
#define BLIJK_CLINUX_SHIM_H

#include <sys/prctl.h>

/* syncfs(2) and renameat2(2): declared by the C library under _GNU_SOURCE only, which Swift's Glibc does
   not set. */
extern int syncfs(int fd);
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned int flags);

/* prctl(2) takes any number of arguments, and such functions do not reach Swift. */
static inline int blijk_set_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

#endif
