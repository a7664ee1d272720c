#ifndef BLIJK_CUNIBREAK_SHIM_H
#define BLIJK_CUNIBREAK_SHIM_H

#include <stddef.h>

#include <linebreak.h>

#endif
