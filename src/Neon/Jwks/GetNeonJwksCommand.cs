using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the JSON Web Key Sets whose tokens a project accepts.</summary>
/// <remarks>
/// <para>Each key set belongs to an authentication provider, whose tokens can sign in to the databases of the project:
/// on all branches, or only on the branch in BranchId.</para>
/// <para>The list is sorted by provider.</para>
/// </remarks>
/// <example>
/// <para>The key sets of a project</para>
/// <code>Get-NeonJwks -Project app</code>
/// </example>
/// <example>
/// <para>The key sets that only one branch uses</para>
/// <code>Get-NeonBranch main -Project app | Get-NeonJwks</code>
/// </example>
/// <example>
/// <para>All key sets of one provider, in all projects</para>
/// <code>Get-NeonProject | Get-NeonJwks -ProviderName Clerk</code>
/// </example>
/// <seealso cref="AddNeonJwksCommand"/>
/// <seealso cref="RemoveNeonJwksCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonJwks")]
[OutputType(typeof(Jwks))]
[NeonOperation("getProjectJWKS")]
public sealed class GetNeonJwksCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Jwks";

    /// <summary>
    /// One or more key sets, by id or piped in. A piped key set is read again. Text with wildcard characters is a pattern, as for
    /// -ProviderName.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more key sets, by id or piped in.")]
    [Alias("JwksId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<JwksCompleter>))]
    [IdentityValue(typeof(JwksIdentity), IsList = true, Filter = nameof(ProviderName))]
    public JwksIdentity[]? Jwks { get; set; }

    /// <summary>
    /// Only key sets for this branch, by id, by exact name or piped in. Key sets for all branches of the project are excluded,
    /// although the branch also accepts their tokens. Default: all key sets of the project.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only key sets for this branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), CanBeNull = true)]
    public BranchIdentity? Branch { get; set; }

    /// <summary>
    /// Only key sets of providers with one of these names. A name without wildcard characters must match exactly,
    /// including case; a pattern ignores case.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only key sets of providers with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<JwksCompleter>))]
    public string[]? ProviderName { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        // A piped key set has no branch if all branches accept its tokens.
        RefuseTypedNull(nameof(Branch));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Jwks.Current();
        Target = (object?)target ?? (object?)Branch ?? Project;
        target?.Require();
        var own = target is null ? null : await Parents.ProjectOfAsync(target, cancellation);
        // A row of a key set can have an empty branch.
        BranchKey? branch = Branch is null || (Branch.IsEmpty && target is not null) ? null
            : own is null ? await Parents.TargetBranchAsync(Branch, cancellation) : await Parents.BranchInAsync(own, Branch, cancellation);
        var projectId = own ?? branch?.ProjectId ?? await Parents.ProjectIdAsync(cancellation);
        var all = await new JwksApi(Client).ListAsync(projectId, cancellation);
        if (target is not null)
        {
            WriteObject(target.In([.. all.Where(IsOnBranch)]));
            return;
        }

        var names = NameFilter.Of(ProviderName);
        foreach (var jwks in all)
        {
            WriteMatch(jwks, IsOnBranch(jwks) && names.Matches(jwks.ProviderName));
        }

        bool IsOnBranch(Jwks jwks) => branch is null || jwks.BranchId == branch?.BranchId;
    }
}
