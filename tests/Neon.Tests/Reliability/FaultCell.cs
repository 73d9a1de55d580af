using System.Management.Automation;

namespace Neon.Tests.Reliability;

/// <summary>The observations of one command with one fault.</summary>
internal sealed record FaultCell(FaultCase Fault, FaultCommand Command)
{
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The number of objects in the output.</summary>
    public required int Items { get; init; }

    /// <summary>The number of objects without a fault.</summary>
    public required int AllItems { get; init; }

    /// <summary>The host of each attempt.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The expected host.</summary>
    public required string Host { get; init; }

    /// <summary>How often the emulator made the change, by its own record.</summary>
    public required int Effects { get; init; }

    /// <summary>Whether the state shows the effect.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Whether the outcome was checked because the response was lost.</summary>
    public required bool IsFound { get; init; }

    /// <summary>The number of bodies and timers that are left.</summary>
    public required int LeftOver { get; init; }

    public bool Succeeds => Errors.Count == 0;

    public string? ErrorId => Errors.Count == 0 ? null : Errors[0].FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The cell in words: what the user sees, what was changed, and the number of attempts.</summary>
    public string Words
    {
        get
        {
            var seen = (Succeeds, Command.IsChange) switch
            {
                (true, true) => IsFound ? "found" : "done",
                (true, false) => "read",
                (false, true) => $"`{ErrorId}`, {(IsDone ? "done" : "not done")}",
                (false, false) => Items == 0 ? $"`{ErrorId}`" : $"{Items} of {AllItems}, then `{ErrorId}`",
            };
            // If it is tried until the time-out, the number of attempts is partly random.
            return $"{seen} ({(Hosts.Count < 10 ? Hosts.Count : "many")})";
        }
    }

    public override string ToString() => $"{Fault.Title} / {Command.Title}: {Words}, effects {Effects}, left over {LeftOver}";
}
