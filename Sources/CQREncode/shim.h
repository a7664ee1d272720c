#ifndef BLIJK_CQRENCODE_SHIM_H
#define BLIJK_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
