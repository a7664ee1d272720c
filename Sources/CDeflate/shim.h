#ifndef BLIJK_CDEFLATE_SHIM_H
#define BLIJK_CDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
