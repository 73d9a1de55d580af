namespace Neon;

/// <summary>Settings of a compute endpoint.</summary>
public sealed class EndpointSettings : NeonObject
{
    /// <summary>Postgres parameters by name.</summary>
    public IReadOnlyDictionary<string, string>? PgSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>Parameters of the pooler by name; deprecated by Neon.</summary>
    public IReadOnlyDictionary<string, string>? PgbouncerSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>The libraries that Postgres loads at startup.</summary>
    public PreloadLibraries? PreloadLibraries { get; set; }
}

/// <summary>The libraries that Postgres loads at startup.</summary>
public sealed class PreloadLibraries : NeonObject
{
    /// <summary>Whether Neon's default libraries are loaded.</summary>
    public bool? UseDefaults { get; set; }

    /// <summary>The libraries that are loaded.</summary>
    public IReadOnlyList<string>? EnabledLibraries { get; init => field = NeonList.Of(value); }

    /// <summary>The libraries.</summary>
    /// <returns>The names, separated by commas.</returns>
    private protected override string AsText() => string.Join(", ", EnabledLibraries ?? []);
}
