namespace Neon;

/// <summary>Settings of a compute endpoint.</summary>
public sealed class EndpointSettings : NeonObject
{
    /// <summary>Postgres parameters by name.</summary>
    public IReadOnlyDictionary<string, string>? PgSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>Parameters of the pooler by name; deprecated by Neon.</summary>
    public IReadOnlyDictionary<string, string>? PgbouncerSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>The libraries that Postgres loads at its start.</summary>
    public PreloadLibraries? PreloadLibraries { get; init; }

    /// <summary>Whether an endpoint that has these settings would not change by them.</summary>
    internal bool IsIn(EndpointSettings? current) =>
        current is not null
        && (PgSettings ?? EmptyMap).ToHashSet().SetEquals(current.PgSettings ?? EmptyMap)
        && (PreloadLibraries is null || PreloadLibraries.IsIn(current.PreloadLibraries));

    private static IReadOnlyDictionary<string, string> EmptyMap { get; } = new Dictionary<string, string>();
}

/// <summary>The libraries that Postgres loads at its start.</summary>
public sealed class PreloadLibraries : NeonObject
{
    /// <summary>Whether Neon's default libraries are loaded.</summary>
    public bool? UseDefaults { get; init; }

    /// <summary>The libraries that are loaded.</summary>
    public IReadOnlyList<string>? EnabledLibraries { get; init => field = NeonList.Of(value); }

    internal bool IsIn(PreloadLibraries? current) =>
        current is not null
        && current.UseDefaults == UseDefaults
        && (EnabledLibraries ?? []).ToHashSet().SetEquals(current.EnabledLibraries ?? []);

    /// <summary>The libraries.</summary>
    /// <returns>The names, separated by commas.</returns>
    private protected override string AsText() => string.Join(", ", EnabledLibraries ?? []);
}
