// Gives Swift's runtime the words of the command line. Nothing is called: to be linked is enough.
#pragma once
