#ifndef BLIJK_CZSTD_SHIM_H
#define BLIJK_CZSTD_SHIM_H

#include <zstd.h>

#endif
