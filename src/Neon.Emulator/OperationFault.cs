namespace Neon.Emulator;

/// <summary>A fault of the next matching operation.</summary>
public sealed record OperationFault
{
    /// <summary>
    /// The action, such as <c>start_compute</c>; null means the next operation. The build of a function has no
    /// operation, but fails in the same way as <c>deploy_function</c>.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>How often the operation fails before it succeeds: each time, its status is <c>failed</c> and then it runs again.</summary>
    public int Failures { get; init; }

    /// <summary>Whether it ends in <c>error</c> instead of <c>finished</c>; the rest of its chain is <c>cancelled</c>.</summary>
    public bool EndsInError { get; init; }

    /// <summary>Whether it ends <c>skipped</c>, which counts as success.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>How long it runs; null keeps <see cref="EmulatorOptions.OperationDuration"/>.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The error message of the operation.</summary>
    public string Error { get; init; } = "the operation failed because of a fault in the emulator";
}
