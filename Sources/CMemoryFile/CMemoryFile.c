#define _GNU_SOURCE
#include "CMemoryFile.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int memory_file_open(void) {
#ifdef MFD_CLOEXEC
  return memfd_create("loccit", MFD_CLOEXEC);
#else
  // Where there are no such files, one on the disk whose name is gone at once.
  char name[] = "/tmp/loccit-XXXXXX";
  int descriptor = mkstemp(name);
  if (descriptor >= 0) unlink(name);
  return descriptor;
#endif
}
