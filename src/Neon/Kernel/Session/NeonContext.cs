namespace Neon;

/// <summary>
/// The parents that cmdlets take when their parameters name none: organization, project, branch. A context never names
/// the target of a change.
/// </summary>
public sealed class NeonContext
{
    internal static readonly NeonContext Empty = new();

    /// <summary>The organization's id.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>The project's id.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>The branch's id.</summary>
    public string? BranchId { get; internal init; }

    /// <summary>The address of the API that the session is connected to; empty without a connection.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>The account of the connection, when <c>Connect-Neon</c> has asked for it.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The kind of the connection's key: personal or organization.</summary>
    public string? KeyKind { get; internal init; }

    /// <summary>Where the connection's key came from; never the key.</summary>
    public string? KeySource { get; internal init; }

    internal NeonContext Over(NeonContext fallback)
    {
        // A project belongs to its organization and a branch to its project: parts of two contexts put together would
        // name something that nobody has set.
        var isSameOrganization = OrganizationId is null || OrganizationId == fallback.OrganizationId;
        var own = ProjectId is not null || !isSameOrganization ? this : fallback;
        return new NeonContext
        {
            OrganizationId = OrganizationId ?? fallback.OrganizationId,
            ProjectId = own.ProjectId,
            BranchId = own.BranchId,
        };
    }

    internal NeonContext With(NeonConnection? connection) => new()
    {
        OrganizationId = OrganizationId,
        ProjectId = ProjectId,
        BranchId = BranchId,
        BaseUri = connection?.BaseUri,
        AccountId = connection?.AccountId,
        KeyKind = connection?.KeyKind,
        KeySource = connection?.KeySource,
    };
}
