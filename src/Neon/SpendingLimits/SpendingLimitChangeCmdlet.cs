using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The base of cmdlets that change the spending limit of an organization. The organization is the target, so it is bound by
/// value: every project knows its organization, and none should be piped into a change of the bill.
/// </summary>
public abstract class SpendingLimitChangeCmdlet : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>
    /// The organization, by id, by exact name or piped in, also as its spending limit. Without it the organization of the
    /// context is used, see <c>Set-NeonContext</c>; where the key reaches one organization only, it is that one.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [RefuseOtherRows(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>Says whose limit is meant, as fully as can be said without asking Neon.</summary>
    internal string Described =>
        OrganizationScope.Describe(Context, Organization, null) is { Length: > 0 } organization ? organization : "The organization of the key";

    internal ValueTask<string> OrganizationIdAsync(CancellationToken cancellation) =>
        _organizations.IdAsync(Client, Organization, null, cancellation);
}
