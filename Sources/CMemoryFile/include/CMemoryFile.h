// The one call of the system that Swift's view of the C library leaves out.
#pragma once

/// An open file of memory that has no name, empty and closed on exec; -1 where the system has none to give.
int memory_file_open(void);
