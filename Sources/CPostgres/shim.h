#ifndef BLIJK_CPOSTGRES_SHIM_H
#define BLIJK_CPOSTGRES_SHIM_H

#include <dlfcn.h>
#include <stddef.h>

// Found without pkg-config on purpose: that would link the library too.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

#pragma clang assume_nonnull begin

/* The functions of libpq that are used here and by the bench, each of the type that its own header
   gives. */
#define BLIJK_LIBPQ_FUNCTIONS(EACH)                                                                \
  EACH(PQclear)                                                                                    \
  EACH(PQcmdTuples)                                                                                \
  EACH(PQconnectdb)                                                                                \
  EACH(PQconninfoFree)                                                                             \
  EACH(PQconninfoParse)                                                                            \
  EACH(PQconsumeInput)                                                                             \
  EACH(PQerrorMessage)                                                                             \
  EACH(PQexec)                                                                                     \
  EACH(PQexecPrepared)                                                                             \
  EACH(PQfinish)                                                                                   \
  EACH(PQftype)                                                                                    \
  EACH(PQgetResult)                                                                                \
  EACH(PQgetisnull)                                                                                \
  EACH(PQgetlength)                                                                                \
  EACH(PQgetvalue)                                                                                 \
  EACH(PQisBusy)                                                                                   \
  EACH(PQlibVersion)                                                                               \
  EACH(PQntuples)                                                                                  \
  EACH(PQprepare)                                                                                  \
  EACH(PQresultErrorField)                                                                         \
  EACH(PQresultStatus)                                                                             \
  EACH(PQsendPrepare)                                                                              \
  EACH(PQsendQueryPrepared)                                                                        \
  EACH(PQsetNoticeProcessor)                                                                       \
  EACH(PQsetSingleRowMode)                                                                         \
  EACH(PQsocket)                                                                                   \
  EACH(PQstatus)                                                                                   \
  EACH(PQtransactionStatus)

#define BLIJK_LIBPQ_FIELD(name) __typeof__(name) *name;
struct blijk_libpq {
  BLIJK_LIBPQ_FUNCTIONS(BLIJK_LIBPQ_FIELD)
};

/* Loads libpq and finds every function; nothing when the library or one of them is not there. What was
   loaded stays. Not for two threads at once. */
static inline const struct blijk_libpq *_Nullable blijk_libpq_load(void) {
  static struct blijk_libpq library;
  void *_Nullable handle = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return NULL;
#define BLIJK_LIBPQ_FIND(name)                                                                     \
  {                                                                                                \
    void *_Nullable found = dlsym(handle, #name);                                                  \
    if (!found) return NULL;                                                                       \
    library.name = (__typeof__(name) *)found;                                                      \
  }
  BLIJK_LIBPQ_FUNCTIONS(BLIJK_LIBPQ_FIND)
#undef BLIJK_LIBPQ_FIND
  return &library;
}

#pragma clang assume_nonnull end

#endif
