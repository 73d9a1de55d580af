namespace Neon.Commands;

/// <summary>Completes the runtimes of functions.</summary>
internal sealed class FunctionRuntimeCompleter() : WordCompleter(
    "nodejs24");
