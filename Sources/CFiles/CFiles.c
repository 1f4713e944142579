#define _GNU_SOURCE
#include "CFiles.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// MARK: Folders

// Fewer are looked at sooner than a thread has started.
static const size_t many = 512;

typedef struct {
  int folder;
  files_entry *entries;
  size_t count;
} look;

static void *look_at(void *argument) {
  const look *look = argument;
  for (size_t index = 0; index < look->count; index++) {
    files_entry *entry = &look->entries[index];
    if (entry->name[0] == '.') continue;
    struct stat status;
    if (fstatat(look->folder, entry->name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      entry->error = errno;
      continue;
    }
    entry->mode = status.st_mode;
    entry->size = status.st_size;
#ifdef __APPLE__
    entry->seconds = status.st_mtimespec.tv_sec;
    entry->nanoseconds = status.st_mtimespec.tv_nsec;
#else
    entry->seconds = status.st_mtim.tv_sec;
    entry->nanoseconds = status.st_mtim.tv_nsec;
#endif
  }
  return NULL;
}

static void look_at_all(int folder, files_listing *listing) {
  size_t half = listing->count < many ? 0 : listing->count / 2;
  look first = {folder, listing->entries, half};
  look rest = {folder, listing->entries + half, listing->count - half};
  pthread_t thread;
  int has_thread = half > 0 && pthread_create(&thread, NULL, look_at, &first) == 0;
  if (!has_thread) look_at(&first);
  look_at(&rest);
  if (has_thread) pthread_join(thread, NULL);
}

static int by_name(const void *one, const void *other) {
  return strcmp(((const files_entry *)one)->name, ((const files_entry *)other)->name);
}

// Makes room for one more of some bytes; 0 where there is none.
static int grow(void **buffer, size_t *capacity, size_t needed, size_t least) {
  if (needed <= *capacity) return 1;
  size_t larger = *capacity * 2 > needed ? *capacity * 2 : needed;
  if (larger < least) larger = least;
  void *moved = realloc(*buffer, larger);
  if (!moved) return 0;
  *buffer = moved;
  *capacity = larger;
  return 1;
}

static int read_names(DIR *folder, files_listing *listing) {
  size_t name_capacity = 0, entry_capacity = 0, used = 0;
  for (;;) {
    errno = 0;
    const struct dirent *found = readdir(folder);
    if (!found) break;
    const char *name = found->d_name;
    if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
    size_t length = strlen(name);
    if (!grow((void **)&listing->names, &name_capacity, used + length + 1, 1 << 12) ||
        !grow((void **)&listing->entries, &entry_capacity, (listing->count + 1) * sizeof(files_entry), 1 << 12))
      return ENOMEM;
    memcpy(listing->names + used, name, length + 1);
    listing->entries[listing->count++] = (files_entry){.length = length};
    used += length + 1;
  }
  if (errno) return errno;
  // The names have moved while there were more to come.
  const char *name = listing->names;
  for (size_t index = 0; index < listing->count; index++) {
    listing->entries[index].name = name;
    name += listing->entries[index].length + 1;
  }
  return 0;
}

int files_list(const char *folder, files_listing *listing) {
  *listing = (files_listing){0};
  DIR *open = opendir(folder);
  if (!open) return errno;
  int error = read_names(open, listing);
  if (error == 0) {
    qsort(listing->entries, listing->count, sizeof(files_entry), by_name);
    look_at_all(dirfd(open), listing);
  } else {
    files_free(listing);
  }
  closedir(open);
  return error;
}

void files_free(files_listing *listing) {
  free(listing->entries);
  free(listing->names);
  *listing = (files_listing){0};
}

// MARK: The disk

typedef struct {
  const char *path;
  int error;
  pthread_t thread;
  int has_thread;
} synchronisation;

static void *synchronise(void *argument) {
  synchronisation *one = argument;
  int descriptor = open(one->path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || fsync(descriptor) != 0) one->error = errno;
  if (descriptor >= 0) close(descriptor);
  return NULL;
}

// So many are waited for at once.
enum { together = 16 };

int files_synchronise(const char *const *paths, size_t count, size_t *failed) {
  for (size_t start = 0; start < count; start += together) {
    synchronisation all[together] = {0};
    size_t number = count - start < together ? count - start : together;
    for (size_t index = 0; index < number; index++) {
      synchronisation *one = &all[index];
      one->path = paths[start + index];
      // The last is this thread's own.
      one->has_thread = index + 1 < number && pthread_create(&one->thread, NULL, synchronise, one) == 0;
      if (!one->has_thread) synchronise(one);
    }
    int error = 0;
    for (size_t index = 0; index < number; index++) {
      if (all[index].has_thread) pthread_join(all[index].thread, NULL);
      if (all[index].error && !error) {
        error = all[index].error;
        *failed = start + index;
      }
    }
    if (error) return error;
  }
  return 0;
}
