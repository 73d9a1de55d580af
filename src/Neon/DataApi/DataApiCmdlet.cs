using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of the cmdlets that create a Data API or change how it serves its database.</summary>
public abstract class DataApiCmdlet : BranchChangeCmdlet
{
    /// <summary>Let requests use aggregate functions; <c>-Aggregates:$false</c> forbids it.</summary>
    [Parameter]
    public SwitchParameter Aggregates { get; set; }

    /// <summary>The Postgres role of requests that come without a token.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [SingleValue]
    public string? AnonymousRole { get; set; }

    /// <summary>Further schemas in which names are looked up, separated by commas. They are not served by that.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? ExtraSearchPath { get; set; }

    /// <summary>The most rows that one request is answered with.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [WholeNumber(1, long.MaxValue)]
    public long? MaxRows { get; set; }

    /// <summary>The schemas that are served, all of them, such as <c>public</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    public string[]? Schema { get; set; }

    /// <summary>The claim of a token that names the Postgres role of the request, such as <c>.role</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? RoleClaimKey { get; set; }

    /// <summary>How long a checked token is remembered at most, in whole seconds.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? TokenCacheLifetime { get; set; }

    /// <summary>What the description of the API holds: <c>ignore-privileges</c> for everything, or <c>disabled</c> for none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenApiModeCompleter))]
    [SingleValue]
    public string? OpenApiMode { get; set; }

    /// <summary>The origins that browsers may send requests from, separated by commas.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? CorsAllowedOrigin { get; set; }

    /// <summary>Tell in each answer how long it took.</summary>
    [Parameter]
    public SwitchParameter ServerTiming { get; set; }

    /// <summary>The settings that were named; null when there are none.</summary>
    internal DataApiSettings? Settings()
    {
        // PowerShell takes a bare 300 for 30 microseconds.
        if (TokenCacheLifetime is { } lifetime && (lifetime < TimeSpan.Zero || (lifetime != TimeSpan.Zero && lifetime < TimeSpan.FromSeconds(1))))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"A token cannot be remembered for {lifetime}.")
            {
                Advice = "Give a time span such as 00:05:00 for five minutes; a bare number counts ticks.",
            };
        }

        var settings = new DataApiSettings
        {
            DbAggregatesEnabled = Given(Aggregates, nameof(Aggregates)),
            DbAnonRole = AnonymousRole,
            DbExtraSearchPath = ExtraSearchPath,
            DbMaxRows = MaxRows,
            DbSchemas = Schema,
            JwtRoleClaimKey = RoleClaimKey,
            JwtCacheMaxLifetime = (long?)TokenCacheLifetime?.TotalSeconds,
            OpenapiMode = OpenApiMode,
            ServerCorsAllowedOrigins = CorsAllowedOrigin,
            ServerTimingEnabled = Given(ServerTiming, nameof(ServerTiming)),
        };
        return settings.IsEmpty ? null : settings;
    }

    /// <summary>What a Data API that is there has otherwise than it was asked for.</summary>
    internal IReadOnlyList<Trait> Differences(DataApiSettings? there)
    {
        var asked = Settings();
        return
        [
            .. new Trait[]
            {
                new("Aggregates", asked?.DbAggregatesEnabled, there?.DbAggregatesEnabled ?? false),
                new("AnonymousRole", asked?.DbAnonRole, there?.DbAnonRole),
                new("ExtraSearchPath", asked?.DbExtraSearchPath, there?.DbExtraSearchPath),
                new("MaxRows", asked?.DbMaxRows, there?.DbMaxRows),
                Trait.OfList("list of schemas", asked?.DbSchemas, there?.DbSchemas),
                new("RoleClaimKey", asked?.JwtRoleClaimKey, there?.JwtRoleClaimKey),
                new("TokenCacheLifetime in seconds", asked?.JwtCacheMaxLifetime, there?.JwtCacheMaxLifetime),
                new("OpenApiMode", asked?.OpenapiMode, there?.OpenapiMode),
                new("CorsAllowedOrigin", asked?.ServerCorsAllowedOrigins, there?.ServerCorsAllowedOrigins),
                new("ServerTiming", asked?.ServerTimingEnabled, there?.ServerTimingEnabled ?? false),
            }.Select(trait => trait with { ChangedBy = "Set-NeonDataApi" }),
        ];
    }
}
