#ifndef BLIJK_CWOFF2_H
#define BLIJK_CWOFF2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The most bytes that a font of this length can take as WOFF2. */
size_t blijk_woff2_bound(const uint8_t *font, size_t length);

/* Writes a font as WOFF2 into `result`, which has room for `*result_length` bytes, and sets that to
   the bytes written. `quality` is Brotli's, 1 to 11. Returns 0 when the font cannot be read. */
int blijk_woff2_encode(const uint8_t *font, size_t length, uint8_t *result, size_t *result_length,
                       int quality);

#ifdef __cplusplus
}
#endif

#endif
