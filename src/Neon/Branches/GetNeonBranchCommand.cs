using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the branches of a project, or some of them.</summary>
/// <remarks>
/// <para>Without -Branch, the cmdlet lists all branches of the project, oldest first, and streams them as the pages arrive.
/// -Name accepts wildcards and is matched locally; -Search is matched by Neon, anywhere in the name or id.</para>
/// <para>-Deleted lists branches that were deleted within the recovery period. Their Recovery property is set.</para>
/// </remarks>
/// <example>
/// <para>List all branches of a project</para>
/// <code>Get-NeonBranch -Project app</code>
/// </example>
/// <example>
/// <para>List branches older than two weeks in all projects, except default and protected branches</para>
/// <code>Get-NeonProject | Get-NeonBranch -OlderThan 14d -Default:$false -Protected:$false</code>
/// <para>Pipe the result to Remove-NeonBranch -WhatIf to preview a clean-up.</para>
/// </example>
/// <example>
/// <para>Get a branch and all branches that match a pattern</para>
/// <code>Get-NeonBranch main, pr-* -Project app</code>
/// </example>
/// <example>
/// <para>Get the default branch of a project</para>
/// <code>Get-NeonBranch -Project app -Default</code>
/// </example>
/// <keywords>list, stale, preview database</keywords>
/// <seealso cref="NewNeonBranchCommand"/>
/// <seealso cref="RemoveNeonBranchCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.Get, "NeonBranch")]
[OutputType(typeof(Branch))]
[NeonOperation("listProjectBranches", "getProjectBranch")]
public sealed class GetNeonBranchCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Branch";

    /// <summary>
    /// One or more branches, by id, by exact name or piped in. A piped branch is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    // There is no default parameter set: PowerShell would prefer it for an object that has both a branch id and a project id.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<BranchCompleter>))]
    [IdentityValue(typeof(BranchIdentity), IsList = true, Filter = nameof(Name))]
    public BranchIdentity[]? Branch { get; set; }

    /// <summary>
    /// Only branches with one of these names. A name without wildcard characters is matched exactly, including case; a pattern
    /// is matched ignoring case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only branches with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ListedBranchCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>Only branches whose name or id contains this text, matched by Neon.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only branches whose name or id contains this text, matched by Neon.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Search { get; set; }

    /// <summary>
    /// Only the project's default branch. With <c>-Default:$false</c>, only branches that are known not to be the default.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only the project's default branch.")]
    public SwitchParameter Default { get; set; }

    /// <summary>
    /// Only protected branches. With <c>-Protected:$false</c>, only branches that are known not to be protected.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only protected branches.")]
    public SwitchParameter Protected { get; set; }

    /// <summary>
    /// Only branches that were created at least this long ago, such as <c>14d</c>. Minimum: one second.
    /// Branches with an unknown creation time are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only branches that were created at least this long ago, such as 14d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>The property to sort by: <c>created_at</c>, <c>updated_at</c> or <c>name</c>.</summary>
    /// <value>created_at</value>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "The property to sort by: created_at, updated_at or name.")]
    [ArgumentCompleter(typeof(BranchSortCompleter))]
    [AcceptedValues(typeof(BranchSortCompleter))]
    [TextValue]
    public string SortBy { get; set; } = "created_at";

    /// <summary>The sort order: <c>asc</c> or <c>desc</c>.</summary>
    /// <value>asc</value>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "The sort order: asc or desc.")]
    [ArgumentCompleter(typeof(SortOrderCompleter))]
    [AcceptedValues(typeof(SortOrderCompleter))]
    [TextValue]
    public string SortOrder { get; set; } = "asc";

    /// <summary>Only deleted branches that can still be recovered.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only deleted branches that can still be recovered.")]
    public SwitchParameter Deleted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Branch.Current();
        Target = (object?)target ?? Project;
        var api = new BranchApi(Client);
        if (target is not null)
        {
            var branchKey = await Parents.TargetBranchAsync(target, cancellation);
            WriteObject(await api.GetAsync(branchKey, cancellation));
            return;
        }

        var filter = new BranchFilter { Search = Search, SortBy = SortBy, SortOrder = SortOrder };
        var names = NameFilter.Of(Name);
        var age = AgeFilter.Of(OlderThan, nameof(OlderThan), Client);
        // If Neon did not return the property, neither true nor false selects the branch.
        var (isDefault, isProtected) = (Given(Default, nameof(Default)), Given(Protected, nameof(Protected)));
        var project = await Parents.ProjectIdAsync(cancellation);
        await foreach (var branch in Deleted ? api.ListDeletedAsync(project, filter, cancellation) : api.ListAsync(project, filter, cancellation))
        {
            WriteMatch(branch, names.Matches(branch.Name) && age.Matches(branch.CreatedAt)
                && (isDefault is null || branch.Default == isDefault) && (isProtected is null || branch.Protected == isProtected));
        }
    }
}
