namespace Neon.Commands;

internal sealed class MemberSortCompleter() : KnownValueCompleter(
    ("joined_at", "By the time at which the member joined"),
    ("email", "By email address"),
    ("role", "By role"));
