#ifndef BLIJK_CHARFBUZZ_SHIM_H
#define BLIJK_CHARFBUZZ_SHIM_H

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

/* A macro that is an expression does not reach Swift. */
static inline hb_tag_t blijk_tag(char a, char b, char c, char d) { return HB_TAG(a, b, c, d); }

#endif
