using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Stops Neon Auth of a branch from leading users back to domains when they have signed in.</summary>
/// <remarks>
/// <para>The domains of one branch are removed together, in one call at the end of the pipeline. If Neon refuses it, none
/// of them is removed.</para>
/// </remarks>
/// <example>
/// <para>Trust a preview no longer</para>
/// <code>Remove-NeonAuthDomain https://preview.example.com -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Remove every domain that matches a pattern: here all that are not encrypted</para>
/// <code>Get-NeonAuthDomain http://* -Project app -Branch main | Remove-NeonAuthDomain</code>
/// </example>
/// <seealso cref="GetNeonAuthDomainCommand"/>
/// <seealso cref="AddNeonAuthDomainCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deletebranchneonauthtrusteddomain"/>
[Cmdlet(VerbsCommon.Remove, "NeonAuthDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthDomain))]
[NeonOperation("deleteBranchNeonAuthTrustedDomain")]
public sealed class RemoveNeonAuthDomainCommand : BranchCmdlet
{
    private readonly List<(AuthDomainIdentity Domain, (string ProjectId, string BranchId, string AuthProvider) Home)> _removals = [];

    /// <summary>The domains, each with its scheme; or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthDomainCompleter))]
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

    /// <summary>
    /// Leave out domains that are not trusted, instead of reporting an error. A project or branch that does not exist is still
    /// an error, and so is Neon Auth that is not enabled there.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the domains that were removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var domain in Domain)
        {
            try
            {
                await CollectAsync(domain, cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, domain);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var group in _removals.GroupBy(removal => removal.Home, removal => removal.Domain))
        {
            try
            {
                var domains = IfExists ? await TrustedAsync(group.Key, [.. group], cancellation) : [.. group];
                if (domains.Count > 0)
                {
                    await RemoveAsync(group.Key, [.. domains.Select(domain => domain.Require()).Distinct()], cancellation);
                }
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, group.Count() == 1 ? group.Single() : group.Select(domain => domain.Input).ToArray());
            }
        }
    }

    private async Task CollectAsync(AuthDomainIdentity domain, CancellationToken cancellation)
    {
        domain.Require();
        if (AuthProvider is not null && domain.AuthProvider is { } own && own != AuthProvider)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The domain {domain} is trusted for {own}, not for {AuthProvider}.")
            {
                Advice = "Leave -AuthProvider out for a piped domain.",
            };
        }

        if (ShouldProcess(DescribeOnBranch(Branch, domain.Branch, domain), "Remove trusted domain"))
        {
            var (projectId, branchId) = await BranchOfAsync(Branch, domain.Branch, cancellation);
            _removals.Add((domain, (projectId, branchId, AuthProvider ?? domain.AuthProvider ?? AuthIntegration.DefaultProvider)));
        }
    }

    /// <summary>The domains that are trusted. One call removes them all, and Neon refuses it for a single one that is not.</summary>
    private async Task<IReadOnlyList<AuthDomainIdentity>> TrustedAsync(
        (string ProjectId, string BranchId, string AuthProvider) home, IReadOnlyList<AuthDomainIdentity> domains, CancellationToken cancellation)
    {
        var trusted = await new AuthDomainApi(Client).TrustedAsync(home.ProjectId, home.BranchId, home.AuthProvider, cancellation);
        foreach (var domain in domains.Where(domain => !trusted.Contains(domain.Require())))
        {
            Neon.Commands.IfExists.WriteGone(this, domain);
        }

        return [.. domains.Where(domain => trusted.Contains(domain.Require()))];
    }

    private async Task RemoveAsync(
        (string ProjectId, string BranchId, string AuthProvider) home, IReadOnlyList<string> domains, CancellationToken cancellation)
    {
        await new AuthDomainApi(Client).RemoveAsync(home.ProjectId, home.BranchId, home.AuthProvider, domains, cancellation);
        if (PassThru)
        {
            foreach (var domain in domains)
            {
                WriteObject(new AuthDomain { Domain = domain, AuthProvider = home.AuthProvider }.In(home.ProjectId, home.BranchId));
            }
        }
    }
}
