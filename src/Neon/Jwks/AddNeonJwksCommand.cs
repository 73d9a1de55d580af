using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Lets a project accept the tokens of an authentication provider, by the address of its JSON Web Key Set.</summary>
/// <remarks>
/// <para>The key set counts for all branches unless -Branch narrows it to one. A branch that is piped in or set as context
/// does not narrow it: only -Branch, typed, does.</para>
/// <para>-RoleName and -SkipRoleCreation are for projects that use Neon RLS; others leave them out.</para>
/// </remarks>
/// <example>
/// <para>Accept the tokens of a provider in a project</para>
/// <code>Add-NeonJwks https://example.com/.well-known/jwks.json -ProviderName Clerk -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Accept the tokens of a test tenant on one branch only, and of one audience</para>
/// <code>Add-NeonJwks https://test.example.com/.well-known/jwks.json -ProviderName Auth0 -JwtAudience staging-api -Project app -Branch staging</code>
/// </example>
/// <seealso cref="GetNeonJwksCommand"/>
/// <seealso cref="RemoveNeonJwksCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/addprojectjwks"/>
[Cmdlet(VerbsCommon.Add, "NeonJwks", SupportsShouldProcess = true)]
[OutputType(typeof(Jwks))]
[NeonOperation("addProjectJWKS")]
public sealed class AddNeonJwksCommand : ProjectChangeCmdlet
{
    /// <summary>The https address of the key set.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Url")]
    [ValidateNotNull]
    [SingleValue]
    public Uri JwksUrl { get; set; } = null!;

    /// <summary>The name of the provider, such as <c>Clerk</c>, <c>Auth0</c> or <c>AWS Cognito</c>.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string ProviderName { get; set; } = null!;

    /// <summary>The only branch that is to accept the tokens, by id or by exact name; all branches without it.</summary>
    [Parameter]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The audience that tokens must name; without it any will do.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? JwtAudience { get; set; }

    /// <summary>
    /// For Neon RLS: up to ten database roles that the tokens can sign in as. Without it they are <c>authenticator</c>,
    /// <c>authenticated</c> and <c>anonymous</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ValidateCount(1, 10)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>For Neon RLS: do not create the roles, because they are there.</summary>
    [Parameter]
    public SwitchParameter SkipRoleCreation { get; set; }

    /// <summary>
    /// Give the key set of that address, if the project or the named branch has it, instead of adding it. One of another
    /// provider or audience is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = JwksUrl;
        if (!JwksUrl.IsAbsoluteUri || JwksUrl.Scheme != Uri.UriSchemeHttps)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{JwksUrl}' is no https address.")
            {
                Advice = "Give the whole address of the provider's key set, such as https://example.com/.well-known/jwks.json.",
            };
        }

        var action = $"Accept the tokens of {ProviderName} {(Branch is null ? "on all branches" : "on this branch")}";
        if (!ShouldProcess(Describe(Branch, JwksUrl), Existing.Action(IfNotExists, action)))
        {
            return;
        }

        var (projectId, branchId) = Branch is null
            ? (await ProjectIdAsync(cancellation), null)
            : await TargetBranchAsync(Branch, cancellation);
        var add = new JwksAdd
        {
            JwksUrl = JwksUrl.OriginalString,
            ProviderName = ProviderName,
            BranchId = branchId,
            JwtAudience = JwtAudience,
            RoleNames = RoleName,
            SkipRoleCreation = Given(SkipRoleCreation, nameof(SkipRoleCreation)),
        };
        var api = new JwksApi(Client);
        var existing = new Existing<Jwks>(this, IfNotExists, "key set", add.JwksUrl)
        {
            Find = async stop => [.. (await api.ListAsync(projectId, stop)).Where(there => there.JwksUrl == add.JwksUrl && there.BranchId == branchId)],
            Id = there => there.JwksId,
            Traits = there =>
            [
                new Trait("provider", ProviderName, there.ProviderName),
                new Trait("audience", JwtAudience, there.JwtAudience),
                there.RoleNames is null ? default : Trait.OfList("list of roles", RoleName, there.RoleNames),
            ],
        };
        var (jwks, isNew) = await existing.OrCreateAsync(stop => api.AddAsync(projectId, add, stop), cancellation);
        if (!isNew)
        {
            jwks.Operations = await UnderWayAsync(projectId, operation => branchId is null || operation.BranchId == branchId, cancellation);
        }

        await CompleteAsync(jwks, emit: true, cancellation);
    }
}
