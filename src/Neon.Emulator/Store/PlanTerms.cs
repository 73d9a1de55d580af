namespace Neon.Emulator;

/// <summary>The limits of a plan, as Neon documents them for 2026.</summary>
/// <param name="Projects">Projects of the organization.</param>
/// <param name="Branches">Branches of a project.</param>
/// <param name="RootBranches">Branches of a project without a parent.</param>
/// <param name="ProtectedBranches">Protected branches of a project.</param>
/// <param name="ManualSnapshots">Snapshots of a project that were not taken by a schedule.</param>
/// <param name="MaxAutoscalingCu">The maximum size with autoscaling.</param>
/// <param name="MaxFixedCu">The maximum fixed size.</param>
/// <param name="IsPaid">
/// Whether it is a paid plan. On paid plans, the consumption history can be read and the suspend time-out of a compute can be
/// changed.
/// </param>
internal sealed record PlanTerms(
    int Projects, int Branches, int RootBranches, int ProtectedBranches, int ManualSnapshots, double MaxAutoscalingCu, double MaxFixedCu, bool IsPaid)
{
    private static readonly PlanTerms Free = new(100, 10, 3, 0, 1, 2, 2, IsPaid: false);
    private static readonly PlanTerms Launch = new(100, 5000, 5, 2, 100, 16, 16, IsPaid: true);
    private static readonly PlanTerms Scale = new(1000, 5000, 25, 5, 100, 16, 56, IsPaid: true);

    /// <summary>The limit of roles, and also of databases, of a branch. The same on every plan.</summary>
    public const int RolesOrDatabases = 500;

    /// <summary>The limits of a plan, by Neon's name. Plans that are neither free nor Launch, including older ones, have those of Scale.</summary>
    public static PlanTerms Of(string plan) => plan.Split('_')[0] switch
    {
        "free" => Free,
        "launch" => Launch,
        _ => Scale,
    };
}
