using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Adds an authentication provider's JSON Web Key Set to a project, by its URL, so that the project accepts its
/// tokens.
/// </summary>
/// <remarks>
/// <para>The key set applies to all branches unless -Branch limits it to one. Only -Branch on the command line does
/// that: a branch that is piped in or set in the context does not.</para>
/// <para>-RoleName and -SkipRoleCreation are for projects that use Neon RLS; omit them otherwise.</para>
/// </remarks>
/// <example>
/// <para>Accept the tokens of a provider in a project</para>
/// <code>Add-NeonJwks https://auth.example.com/.well-known/jwks.json -ProviderName Clerk -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Accept the tokens of a test tenant on one branch only, and for one audience</para>
/// <code>Add-NeonJwks https://test.example.com/.well-known/jwks.json -ProviderName Auth0 -JwtAudience staging-api -Project app -Branch staging</code>
/// </example>
/// <keywords>jwt, rls, authentication provider</keywords>
/// <seealso cref="GetNeonJwksCommand"/>
/// <seealso cref="RemoveNeonJwksCommand"/>
[Cmdlet(VerbsCommon.Add, "NeonJwks", SupportsShouldProcess = true)]
[OutputType(typeof(Jwks))]
[NeonOperation("addProjectJWKS")]
public sealed class AddNeonJwksCommand : ProjectChangeCmdlet
{
    /// <summary>The https URL of the key set.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The https URL of the key set.")]
    [Alias("Url")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [WebUrl("https://example.com/.well-known/jwks.json")]
    public Uri JwksUrl { get; set; } = null!;

    /// <summary>The name of the provider, such as <c>Clerk</c>, <c>Auth0</c> or <c>AWS Cognito</c>.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The name of the provider, such as Clerk, Auth0 or AWS Cognito.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string ProviderName { get; set; } = null!;

    /// <summary>The only branch that accepts the tokens, by id or by exact name. Default: all branches.</summary>
    [Parameter(HelpMessage = "The only branch that accepts the tokens, by id or by exact name.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The audience that tokens must have. Default: any audience.</summary>
    [Parameter(HelpMessage = "The audience that tokens must have.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? JwtAudience { get; set; }

    /// <summary>
    /// For Neon RLS: up to ten database roles that the tokens can sign in as. Default: <c>authenticator</c>,
    /// <c>authenticated</c> and <c>anonymous</c>.
    /// </summary>
    [Parameter(HelpMessage = "For Neon RLS: up to ten database roles that the tokens can sign in as.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ValidateCount(1, 10)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [TextValue(IsList = true)]
    public string[]? RoleName { get; set; }

    /// <summary>For Neon RLS: does not create the roles, because they already exist.</summary>
    [Parameter(HelpMessage = "For Neon RLS: does not create the roles, because they already exist.")]
    public SwitchParameter SkipRoleCreation { get; set; }

    /// <summary>
    /// If the project or the specified branch has the key set of this URL, returns it instead of adding it. A key set
    /// with another provider or audience is an error.
    /// </summary>
    [Parameter(HelpMessage = "If the project or the specified branch has the key set of this URL, returns it instead of adding it.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = JwksUrl;
        var action = $"Accept the tokens of {ProviderName} {(Branch is null ? "on all branches" : "on this branch")}";
        var add = new JwksAdd
        {
            JwksUrl = JwksUrl.OriginalString,
            ProviderName = ProviderName,
            JwtAudience = JwtAudience,
            RoleNames = RoleName,
            SkipRoleCreation = Given(SkipRoleCreation, nameof(SkipRoleCreation)),
        };
        var api = new JwksApi(Client);
        var existing = new ExistingResource<Jwks>(this, IfNotExists, "key set", add.JwksUrl)
        {
            Find = async stop =>
            {
                var (home, branchId) = await PlaceAsync(stop);
                return [.. (await api.ListAsync(home, stop)).Where(found => found.JwksUrl == add.JwksUrl && found.BranchId == branchId)];
            },
            Id = found => found.JwksId,
            TakenAdvice = string.Empty,
            MustMatch = found =>
            [
                new RequestedSetting("provider", ProviderName, found.ProviderName),
                new RequestedSetting("audience", JwtAudience, found.JwtAudience),
                found.RoleNames is null ? default : RequestedSetting.OfList("list of roles", RoleName, found.RoleNames),
            ],
        };
        if (!await existing.ShouldCreateAsync(Parents.Describe(Branch, JwksUrl), action, cancellation, nameof(ProviderName)))
        {
            return;
        }

        var (projectId, branchId) = await PlaceAsync(cancellation);
        var (jwks, isNew) = await existing.OrCreateAsync(stop => api.AddAsync(projectId, add with { BranchId = branchId }, stop), cancellation);
        if (!isNew)
        {
            jwks.Operations = await this.UnderWayAsync(projectId, operation => branchId is null || operation.BranchId == branchId, cancellation);
        }

        await this.CompleteAsync(jwks, emit: true, cancellation);
    }

    /// <summary>The project, and the branch if the keys are for one branch only.</summary>
    private async ValueTask<(string ProjectId, string? BranchId)> PlaceAsync(CancellationToken cancellation)
    {
        if (Branch is null)
        {
            return (await Parents.ProjectIdAsync(cancellation), null);
        }

        var branchKey = await Parents.TargetBranchAsync(Branch, cancellation);
        return (branchKey.ProjectId, branchKey.BranchId);
    }
}
