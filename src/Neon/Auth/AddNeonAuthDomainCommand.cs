using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Adds trusted redirect domains to a branch's Neon Auth.</summary>
/// <remarks>
/// <para>Specify domains with their scheme, such as https://app.example.com. A trusted domain learns that a user has signed
/// in, so trust only your own domains.</para>
/// <para>The cmdlet sends one request per domain. A domain that is already trusted is an error unless -IfNotExists is
/// specified; the other domains are added anyway.</para>
/// </remarks>
/// <example>
/// <para>Trust an application and its preview</para>
/// <code>Add-NeonAuthDomain https://app.example.com, https://www.example.com -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Trust localhost on a development branch</para>
/// <code>Get-NeonBranch dev -Project app | Add-NeonAuthDomain -Domain http://localhost:3000</code>
/// </example>
/// <example>
/// <para>Trust the same domains on another branch</para>
/// <code>Get-NeonAuthDomain -Project app -Branch main | Add-NeonAuthDomain -Branch dev</code>
/// </example>
/// <seealso cref="GetNeonAuthDomainCommand"/>
/// <seealso cref="RemoveNeonAuthDomainCommand"/>
[Cmdlet(VerbsCommon.Add, "NeonAuthDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthDomain))]
[NeonOperation("addBranchNeonAuthTrustedDomain")]
public sealed class AddNeonAuthDomainCommand : BranchCmdlet
{
    /// <summary>The domains, each with its scheme, or piped in from another branch or as rows of a file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The domains, each with its scheme, or piped in from another branch or as rows of a file.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseOtherRows(typeof(AuthDomainIdentity))]
    public AuthDomainIdentity[] Domain { get; set; } = null!;

    /// <summary>
    /// The provider that the domains are trusted for. Default: the provider of the piped domain; <c>better_auth</c> for
    /// text.
    /// </summary>
    [Parameter(HelpMessage = "The provider that the domains are trusted for.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [TextValue]
    public string? AuthProvider { get; set; }

    /// <summary>If a domain is already trusted, returns it instead of adding it.</summary>
    [Parameter(HelpMessage = "If a domain is already trusted, returns it instead of adding it.")]
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
        var provider = AuthProvider ?? domain.AuthProvider ?? AuthIntegration.DefaultProvider;
        var api = new AuthDomainApi(Client);
        var existing = new ExistingResource<AuthDomain>(this, IfNotExists, "domain", text)
        {
            Find = async stop => [.. (await api.ListAsync(await BranchAsync(stop), stop)).Where(found => found.Domain == text && found.AuthProvider == provider)],
            Taken = $"The domain {domain} is already trusted.",
            TakenAdvice = string.Empty,
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, domain), "Trust the domain for sign-in redirects", cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject((await existing.OrCreateAsync(stop => api.AddAsync(branchKey, provider, text, stop), cancellation)).Item);
    }
}
