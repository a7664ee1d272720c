// The C++ library of WOFF2, as C: Swift calls no C++ here.
#include "cwoff2.h"

#include <cstdio>
#include <mutex>

#include <woff2/encode.h>

size_t blijk_woff2_bound(const uint8_t *font, size_t length) {
  return woff2::MaxWOFF2CompressedSize(font, length);
}

namespace {

// Debian's build of the library tells on stderr what it has saved. glibc lets the stream be replaced
// (libc manual, "Standard Streams"): it is, from the first conversion under way to the last.
class Silence {
 public:
  Silence() {
    const std::lock_guard<std::mutex> guard(lock);
    static FILE *const nowhere = std::fopen("/dev/null", "w");
    if (working++ == 0) {
      told = stderr;
      if (nowhere != nullptr) stderr = nowhere;
    }
  }
  ~Silence() {
    const std::lock_guard<std::mutex> guard(lock);
    if (--working == 0) stderr = told;
  }

 private:
  static std::mutex lock;
  static int working;
  static FILE *told;
};

std::mutex Silence::lock;
int Silence::working = 0;
FILE *Silence::told = nullptr;

}  // namespace

int blijk_woff2_encode(const uint8_t *font, size_t length, uint8_t *result, size_t *result_length,
                       int quality) {
  const Silence silence;
  woff2::WOFF2Params params;
  params.brotli_quality = quality;
  return woff2::ConvertTTFToWOFF2(font, length, result, result_length, params) ? 1 : 0;
}
