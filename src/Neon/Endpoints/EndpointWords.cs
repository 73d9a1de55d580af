namespace Neon.Commands;

/// <summary>Completes the kinds of computes.</summary>
internal sealed class EndpointTypeCompleter() : WordCompleter(
    "read_write", "read_only");
