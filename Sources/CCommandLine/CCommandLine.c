#include "CCommandLine.h"

#include <stdlib.h>

#ifdef __GLIBC__

// Swift's runtime looks for the words of the command line in /proc/self/maps, at every start: 2 % of a search. Glibc hands
// them to each constructor. These two are all that the runtime's own file of them defines, so that this one is linked in its
// stead; they are weak, so that a runtime whose file defines more takes its own.

static char **words;
static int count;

__attribute__((constructor)) static void keep(int argc, char **argv) {
  words = argv;
  count = argc;
}

__attribute__((weak)) char **_swift_stdlib_getUnsafeArgvArgc(int *length) {
  *length = count;
  return words;
}

__attribute__((weak)) void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc) { keep(argc, argv); }

#endif
