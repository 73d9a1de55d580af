namespace Neon.Commands;

internal sealed class SortOrderCompleter() : KnownValueCompleter(
    ("asc", "Ascending: oldest first, or from A to Z"),
    ("desc", "Descending: newest first, or from Z to A"));
