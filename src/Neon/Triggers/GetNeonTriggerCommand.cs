using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the triggers of a branch or of a function, or some of them.</summary>
/// <remarks>
/// <para>Without -Trigger, the cmdlet lists all triggers of the branch, including inherited ones; -Function and -Name
/// filter the list.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>All triggers of a branch</para>
/// <code>Get-NeonTrigger -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The triggers of a function and their next runs</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Get-NeonTrigger | Select-Object Name, Cron, NextRunAt</code>
/// </example>
/// <example>
/// <para>Enable the inherited triggers of a branch</para>
/// <code>Get-NeonTrigger -Project app -Branch dev | Where-Object Inherited | Set-NeonTrigger -Enabled</code>
/// </example>
/// <seealso cref="NewNeonTriggerCommand"/>
/// <seealso cref="SetNeonTriggerCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonTrigger")]
[OutputType(typeof(Trigger))]
[NeonOperation("listProjectBranchTriggers", "getProjectBranchTrigger")]
public sealed class GetNeonTriggerCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Trigger";

    /// <summary>
    /// One or more triggers, by exact name, by id or piped in. A piped trigger is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more triggers, by exact name, by id or piped in.")]
    [Alias("TriggerId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<TriggerCompleter>))]
    [IdentityValue(typeof(TriggerIdentity), IsList = true, Filter = nameof(Name))]
    public TriggerIdentity[]? Trigger { get; set; }

    /// <summary>Only triggers of this function, by slug, by exact display name or piped in.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true, HelpMessage = "Only triggers of this function, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [IdentityValue(typeof(FunctionIdentity))]
    public FunctionIdentity? Function { get; set; }

    /// <summary>
    /// Only triggers with one of these names. A name without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only triggers with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<TriggerCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Trigger.Current();
        Target = (object?)target ?? (object?)Function ?? Branch;
        if (target is not null)
        {
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            WriteObject(await target.ReadAsync(Client, home, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var branchKey = await Parents.BranchOfAsync(Branch, Function?.Branch, cancellation);
        var slug = Function is null ? null : await Function.ResolveAsync(Client, branchKey, cancellation);
        foreach (var trigger in await new TriggerApi(Client).ListAsync(branchKey, cancellation))
        {
            WriteMatch(trigger, names.Matches(trigger.Name) && (slug is null || trigger.FunctionSlug == slug));
        }
    }
}
