using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates the Data API of a database, which serves its tables over HTTP.</summary>
/// <remarks>
/// <para>Requests are authenticated with a token of Neon Auth or another provider with public keys. Postgres grants and
/// row-level security determine which rows a request can access. With -AddDefaultGrants, every signed-in user can read and
/// write all tables of the schema public, unless row-level security restricts this.</para>
/// <para>A new Data API takes a while to be ready; with -Wait, it is emitted when it is ready. Settings that are not
/// specified have Neon's defaults. A branch with an expiry cannot have a Data API.</para>
/// </remarks>
/// <example>
/// <para>Create a Data API for users of Neon Auth</para>
/// <code>New-NeonDataApi orders -Project app -Branch pr-42 -AuthProvider neon_auth -AddDefaultGrants -Wait</code>
/// </example>
/// <example>
/// <para>Create a Data API for users of another provider, with two schemas and at most 500 rows per response</para>
/// <code>Get-NeonDatabase orders -Project app -Branch staging |
///     New-NeonDataApi -AuthProvider external -ProviderName Auth0 -JwksUrl https://example.com/.well-known/jwks.json -Schema public, api -MaxRows 500</code>
/// </example>
/// <keywords>rest, postgrest, http</keywords>
/// <seealso cref="GetNeonDataApiCommand"/>
/// <seealso cref="SetNeonDataApiCommand"/>
[Cmdlet(VerbsCommon.New, "NeonDataApi", SupportsShouldProcess = true)]
[OutputType(typeof(DataApi))]
[NeonOperation("createProjectBranchDataAPI", "getProjectBranchDataAPI")]
public sealed class NewNeonDataApiCommand : DataApiCmdlet
{
    private const string External = "external";
    private const string NeonAuth = "neon_auth";

    /// <summary>The databases to serve, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The databases to serve, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DataApiIdentity))]
    public DataApiIdentity[] Database { get; set; } = null!;

    /// <summary>The token issuer: <c>neon_auth</c>, or <c>external</c> for another provider.</summary>
    [Parameter(HelpMessage = "The token issuer: neon_auth, or external for another provider.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DataApiAuthProviderCompleter))]
    [TextValue]
    public string? AuthProvider { get; set; }

    /// <summary>The URL of the public keys (JWKS) of an external provider; https only.</summary>
    [Parameter(HelpMessage = "The URL of the public keys (JWKS) of an external provider; https only.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [WebUrl("https://example.com/.well-known/jwks.json")]
    public Uri? JwksUrl { get; set; }

    /// <summary>The name of an external provider, such as <c>Clerk</c> or <c>Auth0</c>.</summary>
    [Parameter(HelpMessage = "The name of an external provider, such as Clerk or Auth0.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ProviderName { get; set; }

    /// <summary>
    /// The required audience of tokens. A token for another audience is refused; a token without an audience is accepted.
    /// </summary>
    [Parameter(HelpMessage = "The required audience of tokens.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? JwtAudience { get; set; }

    /// <summary>Allows every signed-in user to read and write all tables of the schema public.</summary>
    [Parameter(HelpMessage = "Allows every signed-in user to read and write all tables of the schema public.")]
    public SwitchParameter AddDefaultGrants { get; set; }

    /// <summary>Does not create the schema auth with the functions for row-level security.</summary>
    [Parameter(HelpMessage = "Does not create the schema auth with the functions for row-level security.")]
    public SwitchParameter SkipAuthSchema { get; set; }

    /// <summary>
    /// If the database has a Data API, returns it unchanged instead of creating one. Neon does not return the token issuer,
    /// so -AuthProvider and related parameters are not compared, and no grants are added.
    /// </summary>
    [Parameter(HelpMessage = "If the database has a Data API, returns it unchanged instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        Target = database;
        var name = database.Require();
        CheckProvider();
        var create = new DataApiCreate
        {
            AuthProvider = AuthProvider,
            JwksUrl = JwksUrl?.AbsoluteUri,
            ProviderName = ProviderName,
            JwtAudience = JwtAudience,
            AddDefaultGrants = AddDefaultGrants ? true : null,
            SkipAuthSchema = SkipAuthSchema ? true : null,
            Settings = Settings(),
        };
        var action = AddDefaultGrants ? "Create Data API and allow signed-in users to read and write the schema public" : "Create Data API";
        var api = new DataApiApi(Client);
        var existing = new ExistingResource<DataApi>(this, IfNotExists, "Data API", name)
        {
            Find = async stop => await api.FindAsync(await Parents.BranchOfAsync(Branch, database.Branch, stop), name, stop) is { } current ? [current] : [],
            Taken = $"The database {database} already has a Data API.",
            TakenAdvice = "{Set-NeonDataApi <Database>} changes it.",
            MayDiffer = (current, _) => Task.FromResult(Differences(current.Settings)),
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, database.Branch, database), action, cancellation, nameof(AddDefaultGrants)))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, database.Branch, cancellation);
        var (dataApi, _) = await existing.OrCreateAsync(stop => api.CreateAsync(branchKey, name, create, stop), cancellation);
        var ended = await this.FollowAsync(dataApi, stop => api.GetAsync(branchKey, name, stop), DataApiWait.StateOf, cancellation);
        if (ended is not null)
        {
            WriteObject(ended);
        }
    }

    private void CheckProvider()
    {
        if (AuthProvider == External && JwksUrl is null)
        {
            throw InputErrors.Invalid("-AuthProvider external requires -JwksUrl.", "Specify -JwksUrl.");
        }

        if (AuthProvider == NeonAuth && (JwksUrl is not null || ProviderName is not null))
        {
            throw InputErrors.Invalid("-JwksUrl and -ProviderName require -AuthProvider external.", "Specify -AuthProvider external, or omit them.");
        }
    }
}
