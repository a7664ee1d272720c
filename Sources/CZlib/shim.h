#ifndef BLIJK_CZLIB_SHIM_H
#define BLIJK_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. 15 + 16: a window of 32 kB, in gzip (RFC 1952). */
static inline int blijk_gunzip_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}

#endif
