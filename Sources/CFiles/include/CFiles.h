// What takes several calls of the system at the same time, or calls relative to an open folder.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What lies in a folder, as `lstat` has it.
typedef struct {
  /// Ended by a zero byte.
  const char *name;
  size_t length;
  /// With the kind of file.
  uint32_t mode;
  /// Why the rest is not known; 0 where it is.
  int32_t error;
  int64_t size;
  /// When it was changed last: seconds since 1970, and nanoseconds of that second.
  int64_t seconds;
  int64_t nanoseconds;
} files_entry;

typedef struct files_room files_room;

typedef struct {
  /// In order of name by byte, without `.` and `..`.
  const files_entry *const *entries;
  size_t count;
  files_room *room;
} files_listing;

/// Lists a folder, in two threads where it is large. What is hidden, by a full stop in front, is named and not looked at:
/// its mode is 0. Returns 0 or an error number. What it gives belongs to the caller.
int files_list(const char *folder, files_listing *listing);
void files_free(files_listing *listing);

/// Waits until files and folders are on the disk, all at the same time: a file system brings several there in the time of
/// one. Returns 0 or an error number, and in `failed` which it was.
int files_synchronise(const char *const *paths, size_t count, size_t *failed);
