using System.Management.Automation;

namespace Neon.Tests.Reliability;

/// <summary>What was observed of one command that met one fault.</summary>
internal sealed record FaultCell(FaultCase Fault, FaultCommand Command)
{
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>How many objects came out.</summary>
    public required int Items { get; init; }

    /// <summary>How many come out when nothing goes wrong.</summary>
    public required int AllItems { get; init; }

    /// <summary>The hosts that the attempts went to, one for each.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The host that they were to go to.</summary>
    public required string Host { get; init; }

    /// <summary>How often the emulator carried the change out, by its own record.</summary>
    public required int Effects { get; init; }

    /// <summary>Whether the state shows that it was done.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Whether the change was looked up because its reply was lost.</summary>
    public required bool IsFound { get; init; }

    /// <summary>How many bodies and timers are left over.</summary>
    public required int LeftOver { get; init; }

    public bool Succeeds => Errors.Count == 0;

    public string? ErrorId => Errors.Count == 0 ? null : Errors[0].FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The cell in words: what the user sees, what was done, and how many attempts it took.</summary>
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
            // Where it is tried until the time is up, chance has a part in how often.
            return $"{seen} ({(Hosts.Count < 10 ? Hosts.Count : "many")})";
        }
    }

    public override string ToString() => $"{Fault.Title} / {Command.Title}: {Words}, effects {Effects}, left over {LeftOver}";
}
