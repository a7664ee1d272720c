#ifndef BLIJK_CFRIBIDI_SHIM_H
#define BLIJK_CFRIBIDI_SHIM_H

#include <fribidi.h>

/* Macros that are expressions do not reach Swift. */
static const uint32_t BLIJK_PAR_LTR = FRIBIDI_PAR_LTR;
static const uint32_t BLIJK_PAR_RTL = FRIBIDI_PAR_RTL;
static const uint32_t BLIJK_PAR_ON = FRIBIDI_PAR_ON;

#endif
