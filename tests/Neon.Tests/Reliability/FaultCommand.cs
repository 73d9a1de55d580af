using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>A command that is tried with faults: what is typed, and how the effect is checked without using the module.</summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="Method">The method of the requests that fail.</param>
/// <param name="OperationId">The operation of the requests that fail.</param>
/// <param name="Prepare">Creates what the command needs in a new project, and returns what is typed.</param>
internal sealed record FaultCommand(string Cmdlet, string Method, string OperationId, Func<NeonHost, SeededProject, string> Prepare)
{
    /// <summary>Whether the state shows the effect; null if there is nothing to check.</summary>
    public Func<NeonHost, SeededProject, bool>? IsDone { get; init; }

    /// <summary>How many requests of the operation succeed first.</summary>
    public int Skip { get; init; }

    /// <summary>The text about this in the heading of its column.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Whether the response is JSON; a file may contain anything.</summary>
    public bool IsJson { get; init; } = true;

    public bool IsChange => Method != "GET";

    /// <summary>The heading of its column.</summary>
    public string Title => $"`{Cmdlet}` ({Method}{Note})";
}
