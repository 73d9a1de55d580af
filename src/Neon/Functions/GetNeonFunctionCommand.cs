using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the functions of a branch, or some of them.</summary>
/// <remarks>
/// <para>Without -Function, the cmdlet lists all functions of the branch; -Name filters the list and accepts wildcards.
/// A function shows its newest deployment and the one that serves calls. They are the same unless a build is in
/// progress or failed.</para>
/// <para>Only the names of environment variables are shown, never their values.</para>
/// </remarks>
/// <example>
/// <para>All functions of a branch</para>
/// <code>Get-NeonFunction -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The URL of a function</para>
/// <code>(Get-NeonFunction api -Project app -Branch main).InvocationUrl</code>
/// </example>
/// <example>
/// <para>Functions whose newest deployment failed to build, on every branch</para>
/// <code>Get-NeonBranch -Project app | Get-NeonFunction | Where-Object { $_.CurrentDeployment.Status -eq 'failed' }</code>
/// </example>
/// <seealso cref="PublishNeonFunctionCommand"/>
/// <seealso cref="RemoveNeonFunctionCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonFunction")]
[OutputType(typeof(Function))]
[NeonOperation("listProjectBranchFunctions", "getProjectBranchFunction")]
public sealed class GetNeonFunctionCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Function";

    /// <summary>
    /// One or more functions, by slug, by exact display name or piped in. A piped function is read again. Text with wildcard characters
    /// is a pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more functions, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug", "Slug")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<FunctionCompleter>))]
    [IdentityValue(typeof(FunctionIdentity), IsList = true, Filter = nameof(Name))]
    public FunctionIdentity[]? Function { get; set; }

    /// <summary>
    /// Only functions with one of these slugs or display names. A value without wildcard characters must match exactly,
    /// including case; a pattern ignores case. Brackets are wildcard characters: escape those in a name
    /// with <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only functions with one of these slugs or display names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<FunctionCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Function.Current();
        Target = (object?)target ?? Branch;
        var api = new FunctionApi(Client);
        if (target is not null)
        {
            target.EnsureNamed();
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            WriteObject(target.Id is { } slug
                ? await api.GetAsync(home, slug, cancellation)
                : await target.FindAsync(Client, home, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var branchKey = await BranchAsync(cancellation);
        await foreach (var function in api.ListAsync(branchKey, cancellation))
        {
            WriteMatch(function, names.Matches(function.Name) || names.Matches(function.FunctionSlug));
        }
    }
}
