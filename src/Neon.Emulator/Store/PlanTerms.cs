namespace Neon.Emulator;

/// <summary>What a plan allows an organization, in the figures that Neon documents for 2026.</summary>
/// <param name="Projects">Projects of the organization.</param>
/// <param name="Branches">Branches of a project.</param>
/// <param name="RootBranches">Branches of a project without a parent.</param>
/// <param name="ProtectedBranches">Protected branches of a project.</param>
/// <param name="ManualSnapshots">Snapshots of a project that were not taken by a schedule.</param>
/// <param name="MaxAutoscalingCu">The largest size that a compute grows to.</param>
/// <param name="MaxFixedCu">The largest size of a compute that does not change its size.</param>
/// <param name="IsPaid">
/// Whether it is one of the paid plans: on those the consumption history can be read and the time until a compute is suspended
/// can be chosen.
/// </param>
internal sealed record PlanTerms(
    int Projects, int Branches, int RootBranches, int ProtectedBranches, int ManualSnapshots, double MaxAutoscalingCu, double MaxFixedCu, bool IsPaid)
{
    private static readonly PlanTerms Free = new(100, 10, 3, 0, 1, 2, 2, IsPaid: false);
    private static readonly PlanTerms Launch = new(100, 5000, 5, 2, 100, 16, 16, IsPaid: true);
    private static readonly PlanTerms Scale = new(1000, 5000, 25, 5, 100, 16, 56, IsPaid: true);

    /// <summary>Roles, and likewise databases, of a branch. The same on every plan.</summary>
    public const int RolesOrDatabases = 500;

    /// <summary>The terms of a plan in Neon's words. Plans that are neither free nor Launch, older ones included, have those of Scale.</summary>
    public static PlanTerms Of(string plan) => plan.Split('_')[0] switch
    {
        "free" => Free,
        "launch" => Launch,
        _ => Scale,
    };
}
