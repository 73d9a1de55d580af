using System.Net;

namespace Neon.Emulator;

/// <summary>A limit of a plan, with the code and the message that Neon returns if it is exceeded.</summary>
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

    /// <summary>The limit of the organization.</summary>
    public int Of(OrganizationState organization) => _of(organization);

    /// <summary>Refuses another resource if the limit of the plan is reached.</summary>
    public void Check(OrganizationState organization, int present)
    {
        if (Excess(organization, present) is { } excess)
        {
            throw excess;
        }
    }

    /// <summary>The reason why another resource is not allowed; null if it is.</summary>
    public ApiException? Excess(OrganizationState organization, int present)
    {
        int limit = Of(organization);
        // The service returns the numbers only for projects.
        string message = this == Projects ? $"{_what} limit of {limit} exceeded, got {present}" : $"{_what} limit exceeded";
        return present < limit ? null : new ApiException(HttpStatusCode.UnprocessableEntity, message, _code);
    }
}
