using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets for parts of an organization.</summary>
public abstract class OrganizationCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// The organization, by id, by exact name or piped in. Default: the organization of the context (see
    /// <c>Set-NeonContext</c>), or else the only one that the key has access to.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The organization, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The organizations that the pipeline has resolved.</summary>
    internal OrganizationScope Organizations { get; } = new();

    /// <summary>The id of the specified organization; its name is looked up once per pipeline.</summary>
    /// <param name="own">The organization of the specified object, which must agree with -Organization.</param>
    /// <param name="cancellation">Stops the call.</param>
    internal ValueTask<string> OrganizationIdAsync(string? own, CancellationToken cancellation) =>
        Organizations.IdAsync(Client, Organization, own, cancellation);

    /// <summary>Warns if a target that was not found was searched only in the organization of the context.</summary>
    private protected void WarnIfOnlyContextSearched(OrganizationItemIdentity target)
    {
        if (Organization is null && target.OrganizationId is null)
        {
            ContextWarning.OnlyOrganizationSearched(this, null, "specify -Organization");
        }
    }

    /// <summary>Describes the target of a change without a request to Neon, such as <c>Acme/ada@example.com</c>.</summary>
    internal string Describe(string? own, params object?[] path) => OrganizationScope.Describe(Context, Organization, own, path);
}
