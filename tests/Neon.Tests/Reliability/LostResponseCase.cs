namespace Neon.Tests.Reliability;

/// <summary>A change whose reply is lost, before its effect and after it, and what is to come of it.</summary>
/// <param name="How">What decides whether the change happened; in an unknown one, why nothing does.</param>
/// <param name="Command">
/// What a user types. <c>$p</c> is a project of its own with the default branch <c>$b</c> and its compute <c>$e</c>, and the
/// session's context names the first two; <c>$n</c> is another number in every run.
/// </param>
/// <param name="Operation">The operation of the contract that is sent and lost.</param>
internal sealed record LostResponseCase(string How, string Command, string Operation)
{
    /// <summary>What is typed before, line by line; each has the time to end.</summary>
    public string[] Prepare { get; init; } = [];

    /// <summary>Whether what comes of it stays unknown although it happened.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>How many changes of the operation pass before the one that is lost.</summary>
    public int Skip { get; init; }

    /// <summary>What the reply would have held and the object that is found does not.</summary>
    public string[] Lacks { get; init; } = [];

    /// <summary>The command that the warning names, where something that is missing is a secret.</summary>
    public string? Warns { get; init; }

    /// <summary>The name of the cmdlet.</summary>
    public string Cmdlet => Command.Split(' ')[0];

    public override string ToString() => Skip == 0 ? Command : $"{Command} (change {Skip + 1})";
}
