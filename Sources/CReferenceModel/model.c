#include "CReferenceModel.h"

static const unsigned char bytes[] = {0};

const unsigned char *loccit_reference_model(void) { return bytes; }

size_t loccit_reference_model_count(void) { return sizeof bytes; }
