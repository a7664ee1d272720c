#ifndef BLIJK_CLINUX_H
#define BLIJK_CLINUX_H

/* syncfs(2) and renameat2(2): declared by the C library under _GNU_SOURCE only, which Swift's Glibc does
   not set. */
extern int syncfs(int fd);
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned int flags);

/* prctl(2) takes any number of arguments, and such functions do not reach Swift. */
int blijk_set_not_dumpable(void);

/* The file that this code was loaded from, without links: the program, or the library that has it. NULL
   where it cannot be told. */
const char *blijk_own_file(void);

#endif
