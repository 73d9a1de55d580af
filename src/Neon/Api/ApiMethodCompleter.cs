namespace Neon.Commands;

internal sealed class ApiMethodCompleter() : KnownValueCompleter(
    ("Get", "Reads, without changing anything"),
    ("Post", "Creates a resource, or starts an action"),
    ("Patch", "Changes the specified fields"),
    ("Put", "Replaces a resource or a setting"),
    ("Delete", "Removes a resource"));
