#define _GNU_SOURCE
#include "CFiles.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// MARK: Folders

// Entries and names stay where they are once they are there, so that one thread may look at the first files while another
// is still told of more.
enum { first_room = 512, rooms = 40, block_size = 1 << 16 };

typedef struct block {
  struct block *former;
  size_t used;
  char bytes[block_size];
} block;

struct files_room {
  /// Each twice as large as the one before.
  files_entry *entries[rooms];
  block *names;
  const files_entry **order;
};

typedef struct {
  int folder;
  files_room *room;
  /// How many entries there are so far, and whether there are no more.
  atomic_size_t found;
  atomic_bool is_complete;
  /// The next that nobody has begun to look at.
  atomic_size_t next;
} walk;

static files_entry *entry_at(const files_room *room, size_t index) {
  size_t number = 0, start = 0, size = first_room;
  while (index - start >= size) {
    start += size;
    size *= 2;
    number++;
  }
  return room->entries[number] + (index - start);
}

static void look_at(int folder, files_entry *entry) {
  struct stat status;
  if (entry->name[0] == '.') return;
  if (fstatat(folder, entry->name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    entry->error = errno;
    return;
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

// Looks at entries that nobody has begun to look at, until there are no more.
static void *look_at_all(void *argument) {
  walk *walk = argument;
  enum { together = 16 };
  for (;;) {
    size_t start = atomic_fetch_add(&walk->next, together);
    for (size_t index = start; index < start + together; index++) {
      while (index >= atomic_load(&walk->found)) {
        if (atomic_load(&walk->is_complete) && index >= atomic_load(&walk->found)) return NULL;
        sched_yield();
      }
      look_at(walk->folder, entry_at(walk->room, index));
    }
  }
}

static const char *keep(files_room *room, const char *name, size_t length) {
  if (length >= block_size) return NULL;
  if (!room->names || block_size - room->names->used <= length) {
    block *next = malloc(sizeof(block));
    if (!next) return NULL;
    next->former = room->names;
    next->used = 0;
    room->names = next;
  }
  char *kept = room->names->bytes + room->names->used;
  memcpy(kept, name, length + 1);
  room->names->used += length + 1;
  return kept;
}

// Adds an entry; 0 where there is no room for it.
static int add(files_room *room, size_t index, const char *name) {
  size_t number = 0, start = 0, size = first_room;
  while (index - start >= size) {
    start += size;
    size *= 2;
    number++;
  }
  if (number >= rooms) return 0;
  if (!room->entries[number] && !(room->entries[number] = calloc(size, sizeof(files_entry)))) return 0;
  size_t length = strlen(name);
  const char *kept = keep(room, name, length);
  if (!kept) return 0;
  room->entries[number][index - start] = (files_entry){.name = kept, .length = length};
  return 1;
}

// A second thread begins when there are so many; fewer are looked at sooner than one has started.
static const size_t many = 512;

static int read_names(DIR *folder, walk *walk, pthread_t *thread, int *has_thread) {
  size_t count = 0;
  for (;;) {
    errno = 0;
    const struct dirent *found = readdir(folder);
    if (!found) return errno;
    const char *name = found->d_name;
    if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
    if (!add(walk->room, count, name)) return ENOMEM;
    atomic_store(&walk->found, ++count);
    if (count == many) *has_thread = pthread_create(thread, NULL, look_at_all, walk) == 0;
  }
}

static int by_name(const void *one, const void *other) {
  return strcmp((*(const files_entry *const *)one)->name, (*(const files_entry *const *)other)->name);
}

static int put_in_order(files_room *room, size_t count) {
  room->order = malloc((count ? count : 1) * sizeof *room->order);
  if (!room->order) return ENOMEM;
  for (size_t index = 0; index < count; index++) room->order[index] = entry_at(room, index);
  qsort(room->order, count, sizeof *room->order, by_name);
  return 0;
}

int files_list(const char *folder, files_listing *listing) {
  *listing = (files_listing){0};
  files_room *room = calloc(1, sizeof *room);
  if (!room) return ENOMEM;
  listing->room = room;
  DIR *open = opendir(folder);
  int error = open ? 0 : errno;
  if (open) {
    walk walk = {.folder = dirfd(open), .room = room};
    pthread_t thread;
    int has_thread = 0;
    error = read_names(open, &walk, &thread, &has_thread);
    atomic_store(&walk.is_complete, true);
    listing->count = atomic_load(&walk.found);
    // The other thread looks at files meanwhile.
    if (!error) error = put_in_order(room, listing->count);
    if (!error) look_at_all(&walk);
    if (has_thread) pthread_join(thread, NULL);
    listing->entries = room->order;
    closedir(open);
  }
  if (error) files_free(listing);
  return error;
}

void files_free(files_listing *listing) {
  files_room *room = listing->room;
  if (room) {
    for (size_t number = 0; number < rooms; number++) free(room->entries[number]);
    while (room->names) {
      block *former = room->names->former;
      free(room->names);
      room->names = former;
    }
    free(room->order);
    free(room);
  }
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
