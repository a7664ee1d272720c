#ifndef BLIJK_CZLIB_SHIM_H
#define BLIJK_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 and deflateInit2 are macros, which Swift does not see. 15 + 16: a window of 32 kB, in gzip (RFC 1952). */
static inline int blijk_gunzip_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}

static inline int blijk_gzip_init(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
