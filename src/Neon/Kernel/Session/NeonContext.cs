namespace Neon;

/// <summary>
/// The default parents of cmdlets: organization, project and branch, each with its source. They are used if the parameters do not
/// specify one. A context never supplies the target of a change.
/// </summary>
[Listed("OrganizationId", "ProjectId", "BranchId", "AccountId", "BaseUri")]
[RowKey("BaseUri")]
[ShownBy<NeonContextView>]
public sealed class NeonContext : IViewCells
{
    private bool _isEmulator;

    internal static readonly NeonContext Empty = new();

    internal NeonContext()
    {
    }

    private NeonContext(NeonContext other)
    {
        (OrganizationId, OrganizationSource, OrganizationAsSet) = (other.OrganizationId, other.OrganizationSource, other.OrganizationAsSet);
        (ProjectId, ProjectName, ProjectSource) = (other.ProjectId, other.ProjectName, other.ProjectSource);
        (BranchId, BranchName, BranchSource) = (other.BranchId, other.BranchName, other.BranchSource);
        (NeonFile, KeyOrganizationId) = (other.NeonFile, other.KeyOrganizationId);
    }

    /// <summary>The organization's id.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>The organization's name, if it is known from an earlier response.</summary>
    public string? OrganizationName { get; private init; }

    /// <summary>The source of the organization: <c>session</c>, <c>process</c>, the context file or <c>connection</c>.</summary>
    public string? OrganizationSource { get; private init; }

    /// <summary>The project's id. Empty if the project was set by its name, which may belong to another project when a cmdlet runs.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>
    /// The project's name. If <c>ProjectId</c> is empty, the project was set by its name, and cmdlets use the project that has this name
    /// when they run. Otherwise it is the name in an earlier response, or empty if there was none.
    /// </summary>
    public string? ProjectName { get; internal init; }

    /// <summary>The source of the project: <c>session</c>, <c>process</c> or the context file.</summary>
    public string? ProjectSource { get; private init; }

    /// <summary>The branch's id. Empty if the branch was set by its name, which may belong to another branch when a cmdlet runs.</summary>
    public string? BranchId { get; internal init; }

    /// <summary>
    /// The branch's name. If <c>BranchId</c> is empty, the branch was set by its name, and cmdlets use the branch that has this name when
    /// they run. Otherwise it is the name in an earlier response, or empty if there was none.
    /// </summary>
    public string? BranchName { get; internal init; }

    /// <summary>The source of the branch: <c>session</c>, <c>process</c> or the context file.</summary>
    public string? BranchSource { get; private init; }

    /// <summary>The context file that was read, if one is used.</summary>
    public string? NeonFile { get; internal init; }

    /// <summary>The URL of the API that the session is connected to; empty without a connection.</summary>
    public Uri? BaseUri { get; private init; }

    /// <summary>The account of the connection, if <c>Connect-Neon</c> has read it.</summary>
    public string? AccountId { get; private init; }

    /// <summary>
    /// The email address of the account, or the name of the organization of an organization key, if <c>Connect-Neon</c> has read it.
    /// </summary>
    public string? AccountName { get; private init; }

    /// <summary>The type of the connection's key: personal or organization.</summary>
    public string? KeyKind { get; private init; }

    /// <summary>The source of the connection's key; never the key itself.</summary>
    public string? KeySource { get; private init; }

    /// <summary>Whether the service is an emulator.</summary>
    internal bool IsEmulator => _isEmulator;

    /// <summary>
    /// The organization as the user specified it, by name or by id. Null if it is only the default of the connection: then no other
    /// one is possible, and targets are shown without it.
    /// </summary>
    internal string? OrganizationAsSet { get; init; }

    /// <summary>The only organization that the connection's key has access to; null for a personal key.</summary>
    internal string? KeyOrganizationId { get; init; }

    /// <summary>The project as it was set: by name or by id.</summary>
    internal string? ProjectAsSet => ProjectName ?? ProjectId;

    /// <summary>The branch as it was set: by name or by id.</summary>
    internal string? BranchAsSet => BranchName ?? BranchId;

    /// <summary>A parent as it was set, by its key; null if none is set.</summary>
    internal string? AsSet(string key) => key switch
    {
        nameof(OrganizationId) => OrganizationId,
        nameof(ProjectId) => ProjectAsSet,
        nameof(BranchId) => BranchAsSet,
        _ => null,
    };

    /// <summary>This context, completed from the fallback.</summary>
    internal NeonContext Over(NeonContext fallback)
    {
        // A project belongs to its organization and a branch to its project: a mix of two contexts would be one that no one has
        // set.
        var isSameOrganization = OrganizationId is null || OrganizationId == fallback.OrganizationId;
        var isSameProject = ProjectId is null || ProjectId == fallback.ProjectId;
        var owner = OrganizationId is not null || !isSameProject ? this : fallback;
        var own = ProjectId is not null || !isSameOrganization ? this : fallback;
        return new NeonContext
        {
            OrganizationId = owner.OrganizationId,
            OrganizationSource = owner.OrganizationSource,
            OrganizationAsSet = owner.OrganizationAsSet,
            ProjectId = own.ProjectId,
            ProjectName = own.ProjectName,
            ProjectSource = own.ProjectSource,
            BranchId = own.BranchId,
            BranchName = own.BranchName,
            BranchSource = own.BranchSource,
            NeonFile = NeonFile ?? fallback.NeonFile,
        };
    }

    /// <summary>The same values with another source.</summary>
    internal NeonContext From(string source) => new(this)
    {
        OrganizationSource = OrganizationId is null ? null : source,
        ProjectSource = ProjectId is null ? null : source,
        BranchSource = BranchAsSet is null ? null : source,
    };

    /// <summary>The same values with another organization, as the user specified it.</summary>
    internal NeonContext WithOrganization(string? organizationId, string? asSet) => new(this) { OrganizationId = organizationId, OrganizationAsSet = asSet };

    /// <summary>The same values for a connection.</summary>
    internal NeonContext For(NeonConnection? connection) => connection is not { IsOfOrganization: true } ? this : new(this) { KeyOrganizationId = connection.AccountId };

    /// <summary>The context without its branch, for input that belongs to another project.</summary>
    internal NeonContext WithoutBranch() => new(this) { BranchId = null, BranchName = null, BranchSource = null };

    /// <summary>
    /// The context as it is emitted. A parent that was set by name has no id there: piped into a cmdlet, an outdated id would
    /// identify a resource that no longer has the name. A parent that was set by id has the name that is known over the connection.
    /// </summary>
    internal NeonContext With(NeonConnection? connection) => new(this)
    {
        OrganizationName = connection?.Names.Find(OrganizationId),
        ProjectId = ProjectName is null ? ProjectId : null,
        ProjectName = ProjectName ?? connection?.Names.Find(ProjectId),
        BranchId = BranchName is null ? BranchId : null,
        BranchName = BranchName ?? connection?.Names.Find(BranchId),
        BaseUri = connection?.BaseUri,
        AccountId = connection?.AccountId,
        AccountName = connection?.AccountName,
        KeyKind = connection?.KeyKind,
        KeySource = connection?.KeySource,
        _isEmulator = connection?.IsEmulator == true,
    };
}
