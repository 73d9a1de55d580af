namespace Neon.Emulator;

/// <summary>How the next matching operation goes wrong.</summary>
public sealed record OperationFault
{
    /// <summary>
    /// The action that is meant, such as <c>start_compute</c>; null means whatever comes next. The build of a function has no
    /// operation, but goes wrong in the same way as <c>deploy_function</c>.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>How often the operation fails before it succeeds: each time it is <c>failed</c> and then runs again.</summary>
    public int Failures { get; init; }

    /// <summary>Whether it ends in <c>error</c> instead of <c>finished</c>; the rest of its chain is <c>cancelled</c>.</summary>
    public bool EndsInError { get; init; }

    /// <summary>Whether it ends <c>skipped</c>, which counts as success.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>How long it runs; null keeps <see cref="EmulatorOptions.OperationDuration"/>.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the operation says about its failure.</summary>
    public string Error { get; init; } = "the operation failed in the emulator because it was told to";
}
