using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gives a database a Data API: its tables over HTTP.</summary>
/// <remarks>
/// <para>Requests carry a token of an authentication provider: Neon Auth, or any other one whose keys are public. Which rows a
/// request may see is decided in Postgres, by grants and row-level security: with -AddDefaultGrants every signed-in user may
/// read and write all tables of the schema public, unless row-level security says otherwise.</para>
/// <para>A new Data API takes a while to be ready; with -Wait it is emitted when it is. Settings that are not named have Neon's
/// defaults. A branch that expires can have none.</para>
/// </remarks>
/// <example>
/// <para>A Data API for users of Neon Auth</para>
/// <code>New-NeonDataApi orders -Project app -Branch main -AuthProvider neon_auth -AddDefaultGrants -Wait</code>
/// </example>
/// <example>
/// <para>Users of another provider, two schemas and at most 500 rows an answer</para>
/// <code>Get-NeonDatabase orders -Project app -Branch main |
///     New-NeonDataApi -AuthProvider external -ProviderName Auth0 -JwksUrl https://example.com/.well-known/jwks.json -Schema public, api -MaxRows 500</code>
/// </example>
/// <seealso cref="GetNeonDataApiCommand"/>
/// <seealso cref="SetNeonDataApiCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranchdataapi"/>
[Cmdlet(VerbsCommon.New, "NeonDataApi", SupportsShouldProcess = true)]
[OutputType(typeof(DataApi))]
[NeonOperation("createProjectBranchDataAPI", "getProjectBranchDataAPI")]
public sealed class NewNeonDataApiCommand : DataApiCmdlet
{
    private const string External = "external";
    private const string NeonAuth = "neon_auth";

    /// <summary>The database to serve, by its exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DataApiIdentity))]
    public DataApiIdentity Database { get; set; } = null!;

    /// <summary>Who issues the tokens: <c>neon_auth</c>, or <c>external</c> for another provider.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DataApiAuthProviderCompleter))]
    [SingleValue]
    public string? AuthProvider { get; set; }

    /// <summary>The address of the public keys (JWKS) of an external provider; https only.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Uri? JwksUrl { get; set; }

    /// <summary>The name of an external provider, such as <c>Clerk</c> or <c>Auth0</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? ProviderName { get; set; }

    /// <summary>
    /// The audience that tokens must be issued for. A token for another audience is refused; one that names no audience at
    /// all is not.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? JwtAudience { get; set; }

    /// <summary>Let every signed-in user read and write all tables of the schema public.</summary>
    [Parameter]
    public SwitchParameter AddDefaultGrants { get; set; }

    /// <summary>Leave out the schema auth with the functions that row-level security uses.</summary>
    [Parameter]
    public SwitchParameter SkipAuthSchema { get; set; }

    /// <summary>
    /// Give the database's Data API, if it has one, instead of creating it. It is left as it is: Neon does not tell whose
    /// tokens it takes, so -AuthProvider and the like are not compared, and nothing is granted.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Database;
        var name = Database.Require();
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
        var action = AddDefaultGrants ? "Create Data API and let signed-in users read and write the schema public" : "Create Data API";
        if (!ShouldProcess(DescribeOnBranch(Branch, Database.Branch, Database), Existing.Action(IfNotExists, action)))
        {
            return;
        }

        var api = new DataApiApi(Client);
        var (projectId, branchId) = await BranchOfAsync(Branch, Database.Branch, cancellation);
        var existing = new Existing<DataApi>(this, IfNotExists, "Data API", name)
        {
            Find = async stop => await api.FindAsync(projectId, branchId, name, stop) is { } there ? [there] : [],
            Changeable = (there, _) => Task.FromResult(Differences(there.Settings)),
        };
        var (dataApi, _) = await existing.OrCreateAsync(stop => api.CreateAsync(projectId, branchId, name, create, stop), cancellation);
        var ended = await FollowAsync(dataApi, stop => api.GetAsync(projectId, branchId, name, stop), DataApiWait.Judge, cancellation);
        if (ended is not null)
        {
            WriteObject(ended);
        }
    }

    private void CheckProvider()
    {
        if (JwksUrl is not null && (!JwksUrl.IsAbsoluteUri || JwksUrl.Scheme != Uri.UriSchemeHttps))
        {
            throw Invalid($"The address {JwksUrl} is not https.", "Give the full address of the provider's keys, such as https://example.com/.well-known/jwks.json.");
        }

        if (AuthProvider == External && JwksUrl is null)
        {
            throw Invalid("An external provider has no keys without an address.", "Give -JwksUrl.");
        }

        if (AuthProvider == NeonAuth && (JwksUrl is not null || ProviderName is not null))
        {
            throw Invalid("-JwksUrl and -ProviderName are for an external provider.", "Give -AuthProvider external, or leave them out.");
        }
    }

    private static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
