using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of the cmdlets that create or change a Data API.</summary>
public abstract class DataApiCmdlet : BranchChangeCmdlet
{
    /// <summary>Allows aggregate functions in requests; <c>-Aggregates:$false</c> disallows them.</summary>
    [Parameter(HelpMessage = "Allows aggregate functions in requests; -Aggregates:$false disallows them.")]
    public SwitchParameter Aggregates { get; set; }

    /// <summary>The Postgres role for requests without a token.</summary>
    [Parameter(HelpMessage = "The Postgres role for requests without a token.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [TextValue]
    public string? AnonymousRole { get; set; }

    /// <summary>Additional schemas in which names are looked up, separated by commas. These schemas are not served.</summary>
    [Parameter(HelpMessage = "Additional schemas in which names are looked up, separated by commas.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ExtraSearchPath { get; set; }

    /// <summary>The maximum number of rows per response.</summary>
    [Parameter(HelpMessage = "The maximum number of rows per response.")]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, long.MaxValue)]
    public long? MaxRows { get; set; }

    /// <summary>All schemas to serve, such as <c>public</c>.</summary>
    [Parameter(HelpMessage = "All schemas to serve, such as public.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue(IsList = true)]
    public string[]? Schema { get; set; }

    /// <summary>The token claim that contains the Postgres role of the request, such as <c>.role</c>.</summary>
    [Parameter(HelpMessage = "The token claim that contains the Postgres role of the request, such as .role.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? RoleClaimKey { get; set; }

    /// <summary>The longest time that a validated token is cached, in whole seconds.</summary>
    [Parameter(HelpMessage = "The longest time that a validated token is cached, in whole seconds.")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? TokenCacheLifetime { get; set; }

    /// <summary>
    /// The content of the OpenAPI description: <c>ignore-privileges</c> for everything, or <c>disabled</c> for none.
    /// </summary>
    [Parameter(HelpMessage = "The content of the OpenAPI description: ignore-privileges for everything, or disabled for none.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenApiModeCompleter))]
    [TextValue]
    public string? OpenApiMode { get; set; }

    /// <summary>The origins from which browsers can send requests, separated by commas.</summary>
    [Parameter(HelpMessage = "The origins from which browsers can send requests, separated by commas.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? CorsAllowedOrigin { get; set; }

    /// <summary>Includes the timing in each response.</summary>
    [Parameter(HelpMessage = "Includes the timing in each response.")]
    public SwitchParameter ServerTiming { get; set; }

    /// <summary>The specified settings; null if there are none.</summary>
    internal DataApiSettings? Settings()
    {
        if (TokenCacheLifetime is { } lifetime && (lifetime < TimeSpan.Zero || (lifetime != TimeSpan.Zero && lifetime < TimeSpan.FromSeconds(1))))
        {
            throw InputErrors.Duration($"-TokenCacheLifetime must be zero or at least one second, not {lifetime}.", "5m");
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

    /// <summary>How an existing Data API differs from the requested one.</summary>
    /// <param name="current">The current settings.</param>
    /// <param name="isReplaced">Whether settings that are not specified are reset.</param>
    internal IReadOnlyList<RequestedSetting> Differences(DataApiSettings? current, bool isReplaced = false)
    {
        var requested = Settings();
        return
        [
            .. new RequestedSetting[]
            {
                new("Aggregates", requested?.DbAggregatesEnabled, current?.DbAggregatesEnabled ?? false),
                new("AnonymousRole", requested?.DbAnonRole, current?.DbAnonRole),
                new("ExtraSearchPath", requested?.DbExtraSearchPath, current?.DbExtraSearchPath),
                new("MaxRows", requested?.DbMaxRows, current?.DbMaxRows),
                RequestedSetting.OfList("list of schemas", requested?.DbSchemas, current?.DbSchemas) with { Parameter = nameof(Schema) },
                new("RoleClaimKey", requested?.JwtRoleClaimKey, current?.JwtRoleClaimKey),
                new("TokenCacheLifetime in seconds", requested?.JwtCacheMaxLifetime, current?.JwtCacheMaxLifetime) { Parameter = nameof(TokenCacheLifetime), Shown = RequestedSetting.Seconds },
                new("OpenApiMode", requested?.OpenapiMode, current?.OpenapiMode),
                new("CorsAllowedOrigin", requested?.ServerCorsAllowedOrigins, current?.ServerCorsAllowedOrigins),
                new("ServerTiming", requested?.ServerTimingEnabled, current?.ServerTimingEnabled ?? false),
            }.Select(setting => (isReplaced ? setting.OrReset() : setting) with { ChangedBy = "Set-NeonDataApi" }),
        ];
    }
}

/// <summary>Evaluates the progress of a Data API that is being created.</summary>
internal static class DataApiWait
{
    public static WaitState StateOf(DataApi now) => new(
        $"the Data API of {now.DatabaseName}", now.Status, !now.IsUnderWay, HasFailed(now.Status) ? "Neon did not give a reason." : null);

    private static bool HasFailed(string? status) => status is not null
        && (status.Contains("error", StringComparison.OrdinalIgnoreCase) || status.Contains("fail", StringComparison.OrdinalIgnoreCase));
}
