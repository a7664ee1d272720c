#ifndef BLIJK_CEXPAT_SHIM_H
#define BLIJK_CEXPAT_SHIM_H

#include <expat.h>

#endif
