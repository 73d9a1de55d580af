using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the functions of a branch, or one of them.</summary>
/// <remarks>
/// <para>Without -Function all functions of the branch are listed; -Name narrows the list and takes wildcards. A function
/// shows its newest deployment and the one that answers calls, which are the same unless a build is under way or failed.</para>
/// <para>The values of environment variables are never shown, only their names.</para>
/// </remarks>
/// <example>
/// <para>All functions of a branch</para>
/// <code>Get-NeonFunction -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Under which URL a function is called</para>
/// <code>(Get-NeonFunction api -Project app -Branch main).InvocationUrl</code>
/// </example>
/// <example>
/// <para>Functions whose newest deployment was not built, on every branch</para>
/// <code>Get-NeonBranch -Project app | Get-NeonFunction | Where-Object { $_.CurrentDeployment.Status -eq 'failed' }</code>
/// </example>
/// <seealso cref="PublishNeonFunctionCommand"/>
/// <seealso cref="RemoveNeonFunctionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectbranchfunctions"/>
[Cmdlet(VerbsCommon.Get, "NeonFunction")]
[OutputType(typeof(Function))]
[NeonOperation("listProjectBranchFunctions", "getProjectBranchFunction")]
public sealed class GetNeonFunctionCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Function";

    /// <summary>One function, by slug, by exact display name or piped in to be read anew.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [SingleValue(CanBePiped = true)]
    public FunctionIdentity? Function { get; set; }

    /// <summary>
    /// Only functions with one of these slugs or display names. A slug or a name without wildcard characters is matched
    /// exactly, including case; a pattern is matched ignoring case. Brackets make a pattern: to name one whose name has
    /// brackets, use -Function, or escape them with <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<FunctionCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Function ?? Branch;
        var api = new FunctionApi(Client);
        if (Function is not null)
        {
            Function.EnsureNamed();
            var (project, branch) = await BranchOfAsync(Branch, Function.Branch, cancellation);
            WriteObject(Function.Id is { } slug
                ? await api.GetAsync(project, branch, slug, cancellation)
                : await Function.FindAsync(Client, project, branch, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var (projectId, branchId) = await BranchAsync(cancellation);
        await foreach (var function in api.ListAsync(projectId, branchId, cancellation))
        {
            if (names.Matches(function.Name) || names.Matches(function.FunctionSlug))
            {
                WriteObject(function);
            }
        }
    }
}
