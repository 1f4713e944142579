#ifndef CREFERENCEMODEL_H
#define CREFERENCEMODEL_H

#include <stddef.h>

// The bytes of the model that labels the words of references; SequenceModel.swift describes their layout. They are an
// array of C because a literal array of Swift this long takes minutes to compile.
const unsigned char *loccit_reference_model(void);
size_t loccit_reference_model_count(void);

#endif
