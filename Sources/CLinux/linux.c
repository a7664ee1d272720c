#define _GNU_SOURCE
#include "CLinux.h"

#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <sys/prctl.h>

int blijk_set_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* /proc/self/exe alone would be whatever loaded the tests. */
const char *blijk_own_file(void) {
  Dl_info found;
  struct link_map *object = NULL;
  if (dladdr1((void *)blijk_own_file, &found, (void **)&object, RTLD_DL_LINKMAP) == 0 ||
      object == NULL)
    return NULL;
  /* The program itself has no name there. */
  return realpath(*object->l_name == '\0' ? "/proc/self/exe" : object->l_name, NULL);
}
