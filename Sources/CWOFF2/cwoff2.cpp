// The C++ library of WOFF2, as C: Swift calls no C++ here.
#include "cwoff2.h"

#include <cstdio>
#include <mutex>

#include <woff2/encode.h>

size_t blijk_woff2_bound(const uint8_t *font, size_t length) {
  return woff2::MaxWOFF2CompressedSize(font, length);
}

int blijk_woff2_encode(const uint8_t *font, size_t length, uint8_t *result, size_t *result_length,
                       int quality) {
  woff2::WOFF2Params params;
  params.brotli_quality = quality;
  // Debian's build of the library tells on stderr what it has saved. glibc lets the stream be
  // replaced (libc manual, "Standard Streams"); one font at a time, and the other is never closed.
  static std::mutex alone;
  static FILE *const nowhere = std::fopen("/dev/null", "w");
  const std::lock_guard<std::mutex> guard(alone);
  FILE *const told = stderr;
  if (nowhere != nullptr) stderr = nowhere;
  const bool done = woff2::ConvertTTFToWOFF2(font, length, result, result_length, params);
  stderr = told;
  return done ? 1 : 0;
}
