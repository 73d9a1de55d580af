using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the trusted redirect domains of a branch's Neon Auth.</summary>
/// <remarks>
/// <para>Each branch has its own list. Sign-ins may redirect only to listed domains.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>List the trusted domains of a branch</para>
/// <code>Get-NeonAuthDomain -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Trust the same domains on another branch</para>
/// <code>Get-NeonAuthDomain -Project app -Branch main | Add-NeonAuthDomain -Branch dev</code>
/// </example>
/// <example>
/// <para>List the domains that are not encrypted</para>
/// <code>Get-NeonAuthDomain http://* -Project app -Branch main</code>
/// </example>
/// <seealso cref="AddNeonAuthDomainCommand"/>
/// <seealso cref="RemoveNeonAuthDomainCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthDomain")]
[OutputType(typeof(AuthDomain))]
[NeonOperation("listBranchNeonAuthTrustedDomains")]
public sealed class GetNeonAuthDomainCommand : BranchCmdlet
{
    /// <summary>Only these domains. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "Only these domains.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<AuthDomainCompleter>))]
    public string[]? Domain { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var domains = NameFilter.OfAddresses(Domain);
        var branchKey = await BranchAsync(cancellation);
        foreach (var domain in await new AuthDomainApi(Client).ListAsync(branchKey, cancellation))
        {
            WriteMatch(domain, domains.Matches(domain.Domain));
        }
    }
}
