using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Lets Neon Auth of a branch lead users back to further domains when they have signed in.</summary>
/// <remarks>
/// <para>Domains are written as the browser would be led there, with their scheme: https://app.example.com. What is trusted
/// gets to know that a user has signed in, so trust only what is yours.</para>
/// <para>Each domain is a call of its own. One that is trusted already is an error unless -IfNotExists is given, and the others
/// are added nevertheless.</para>
/// </remarks>
/// <example>
/// <para>Trust an application and its preview</para>
/// <code>Add-NeonAuthDomain https://app.example.com, https://preview.example.com -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Develop against a branch of one's own</para>
/// <code>Get-NeonBranch dev -Project app | Add-NeonAuthDomain -Domain http://localhost:3000</code>
/// </example>
/// <example>
/// <para>Have another branch trust the same domains</para>
/// <code>Get-NeonAuthDomain -Project app -Branch main | Add-NeonAuthDomain -Branch dev</code>
/// </example>
/// <seealso cref="GetNeonAuthDomainCommand"/>
/// <seealso cref="RemoveNeonAuthDomainCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/addbranchneonauthtrusteddomain"/>
[Cmdlet(VerbsCommon.Add, "NeonAuthDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthDomain))]
[NeonOperation("addBranchNeonAuthTrustedDomain")]
public sealed class AddNeonAuthDomainCommand : BranchCmdlet
{
    /// <summary>The domains, each with its scheme; or piped in, from another branch or as rows of a file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [RefuseOtherRows(typeof(AuthDomainIdentity), TakesList = true)]
    public AuthDomainIdentity[] Domain { get; set; } = null!;

    /// <summary>
    /// The provider that the domains are trusted for. Without it that of the piped domain, and <c>better_auth</c> for text.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [SingleValue]
    public string? AuthProvider { get; set; }

    /// <summary>Give a domain that is trusted already instead of adding it.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var domain in Domain)
        {
            try
            {
                await AddAsync(domain, cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, domain);
            }
        }
    }

    private async Task AddAsync(AuthDomainIdentity domain, CancellationToken cancellation)
    {
        var text = domain.Require();
        if (!ShouldProcess(DescribeOnBranch(Branch, null, domain), Existing.Action(IfNotExists, "Trust the domain as a place where sign-in may lead to")))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var provider = AuthProvider ?? domain.AuthProvider ?? AuthIntegration.DefaultProvider;
        var api = new AuthDomainApi(Client);
        var existing = new Existing<AuthDomain>(this, IfNotExists, "domain", text)
        {
            Find = async stop => [.. (await api.ListAsync(projectId, branchId, stop)).Where(there => there.Domain == text && there.AuthProvider == provider)],
        };
        WriteObject((await existing.OrCreateAsync(stop => api.AddAsync(projectId, branchId, provider, text, stop), cancellation)).Item);
    }
}
