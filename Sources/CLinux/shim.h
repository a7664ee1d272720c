#ifndef BLIJK_CLINUX_SHIM_H
#define BLIJK_CLINUX_SHIM_H

/* syncfs(2) and renameat2(2): declared by the C library under _GNU_SOURCE only, which Swift's Glibc does
   not set. */
extern int syncfs(int fd);
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned int flags);

#endif
