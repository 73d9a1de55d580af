namespace Neon.Commands;

/// <summary>Completes what functions run on.</summary>
internal sealed class FunctionRuntimeCompleter() : WordCompleter(
    "nodejs24");
