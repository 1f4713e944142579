#pragma once

/// While one of these lives, what its thread allocates with `new` is taken from blocks of memory, each from its start to its
/// end, and a block is used anew when all that came from it is gone.
///
/// For work whose allocations go away together, as those of a database between two flushes do; whatever stays keeps its
/// whole block. What was allocated may be deleted anywhere and at any time. Scopes do not nest.
class ArenaScope {
 public:
  ArenaScope() noexcept;
  ~ArenaScope();
  ArenaScope(const ArenaScope &) = delete;
  ArenaScope &operator=(const ArenaScope &) = delete;
};
