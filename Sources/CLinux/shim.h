#ifndef BLIJK_CLINUX_SHIM_H
#define BLIJK_CLINUX_SHIM_H

/* syncfs(2): declared by the C library under _GNU_SOURCE only, which Swift's Glibc does not set. */
extern int syncfs(int fd);

#endif
