using System.Net;

namespace Neon.Emulator;

/// <summary>What a plan limits the number of, with the code and the words in which Neon refuses one more.</summary>
internal sealed class PlanLimit
{
    private readonly string _code;
    private readonly string _what;
    private readonly Func<OrganizationState, int> _of;

    private PlanLimit(string code, string what, Func<OrganizationState, int> of) => (_code, _what, _of) = (code, what, of);

    public static PlanLimit Projects { get; } =
        new("PROJECTS_LIMIT_EXCEEDED", "user projects", organization => organization.ProjectLimit ?? organization.Terms.Projects);

    public static PlanLimit Branches { get; } = new("BRANCHES_LIMIT_EXCEEDED", "branches", organization => organization.Terms.Branches);

    public static PlanLimit RootBranches { get; } =
        new("ROOT_BRANCHES_LIMIT_EXCEEDED", "root branches", organization => organization.Terms.RootBranches);

    public static PlanLimit ProtectedBranches { get; } =
        new("BRANCHES_PROTECTED_LIMIT_EXCEEDED", "protected branches", organization => organization.Terms.ProtectedBranches);

    public static PlanLimit ManualSnapshots { get; } =
        new("SNAPSHOTS_LIMIT_EXCEEDED", "manual snapshots", organization => organization.Terms.ManualSnapshots);

    public static PlanLimit Roles { get; } = new("ROLES_LIMIT_EXCEEDED", "roles", _ => PlanTerms.RolesOrDatabases);

    public static PlanLimit Databases { get; } = new("DATABASES_LIMIT_EXCEEDED", "databases", _ => PlanTerms.RolesOrDatabases);

    /// <summary>How many the organization may have.</summary>
    public int Of(OrganizationState organization) => _of(organization);

    /// <summary>Refuses one more than there are where these are as many as the plan allows.</summary>
    public void Check(OrganizationState organization, int present)
    {
        if (Excess(organization, present) is { } excess)
        {
            throw excess;
        }
    }

    /// <summary>Why there cannot be one more than there are; null where there can be.</summary>
    public ApiException? Excess(OrganizationState organization, int present)
    {
        int limit = Of(organization);
        // Of projects the service tells the numbers, of the others it does not.
        string message = this == Projects ? $"{_what} limit of {limit} exceeded, got {present}" : $"{_what} limit exceeded";
        return present < limit ? null : new ApiException(HttpStatusCode.UnprocessableEntity, message, _code);
    }
}
