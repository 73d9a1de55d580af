using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The base of cmdlets that change the spending limit of an organization. The organization is the target, so it binds
/// by value: every project includes its organization, and piping in a project must not change the bill.
/// </summary>
public abstract class SpendingLimitChangeCmdlet : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>
    /// The organizations, by id, by exact name or piped in; their spending limits can be piped too. Default: the organization
    /// of the context (see <c>Set-NeonContext</c>), or else the only one that the key has access to.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The organizations, by id, by exact name or piped in; their spending limits can be piped too.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [RefuseOtherRows(typeof(OrganizationIdentity))]
    public OrganizationIdentity[]? Organization { get; set; }

    /// <summary>Describes the organization of the limit without a request to Neon.</summary>
    internal string Described =>
        OrganizationScope.Describe(Context, Organization.Current(), null) is { Length: > 0 } organization ? organization : "The organization of the key";

    internal ValueTask<string> OrganizationIdAsync(CancellationToken cancellation) =>
        _organizations.IdAsync(Client, Organization.Current(), null, cancellation);
}
