#include <libxml/xmlversion.h>
// With ICU on, libxml2's headers draw in the system's ICU, which clashes with the one inside Swift's Foundation. Only the
// fields of a structure that is never touched here depend on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
// A part of the C library on Linux; libxml2's own headers draw it in, too.
#include <iconv.h>
