#ifndef BLIJK_CZIP_SHIM_H
#define BLIJK_CZIP_SHIM_H

#include <zip.h>

#endif
