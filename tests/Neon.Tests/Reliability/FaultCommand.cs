using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>A command that meets faults: what is typed, and how it shows past the module what became of it.</summary>
/// <param name="Cmdlet">Its cmdlet.</param>
/// <param name="Method">The method of the requests that go wrong.</param>
/// <param name="OperationId">The operation of the requests that go wrong.</param>
/// <param name="Prepare">Makes what the command needs in a project of its own, and says what is typed.</param>
internal sealed record FaultCommand(string Cmdlet, string Method, string OperationId, Func<NeonHost, SeededProject, string> Prepare)
{
    /// <summary>Whether the state shows that it was done; null where there is nothing to see.</summary>
    public Func<NeonHost, SeededProject, bool>? IsDone { get; init; }

    /// <summary>How many requests of the operation pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>What the head of its column says of that.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Whether what is answered is JSON; a file may be anything.</summary>
    public bool IsJson { get; init; } = true;

    public bool IsChange => Method != "GET";

    /// <summary>The head of its column.</summary>
    public string Title => $"`{Cmdlet}` ({Method}{Note})";
}
