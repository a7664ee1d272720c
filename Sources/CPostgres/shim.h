#ifndef BLIJK_CPOSTGRES_SHIM_H
#define BLIJK_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

#endif
