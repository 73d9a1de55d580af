using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the display name of a function.</summary>
/// <remarks>
/// <para>The slug and the URL do not change. Without a display name, a function shows its slug.</para>
/// <para>To change code, runtime or environment variables, use Publish-NeonFunction.</para>
/// </remarks>
/// <example>
/// <para>Set a readable name for a function</para>
/// <code>Set-NeonFunction api -Project app -Branch main -Name 'Orders API'</code>
/// </example>
/// <example>
/// <para>Remove the display name</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Set-NeonFunction -ClearName</code>
/// </example>
/// <seealso cref="GetNeonFunctionCommand"/>
/// <seealso cref="PublishNeonFunctionCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonFunction", SupportsShouldProcess = true)]
[OutputType(typeof(Function))]
[NeonOperation("updateProjectBranchFunction")]
public sealed class SetNeonFunctionCommand : BranchCmdlet
{
    /// <summary>The functions to change, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The functions to change, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity[] Function { get; set; } = null!;

    /// <summary>The new display name, 1 to 256 characters. Leading and trailing spaces are removed.</summary>
    [Parameter(HelpMessage = "The new display name, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>Removes the display name; the function then shows its slug.</summary>
    [Parameter(HelpMessage = "Removes the display name; the function then shows its slug.")]
    public SwitchParameter ClearName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var function = Function.Current();
        Target = function;
        var update = new FunctionUpdate { Name = NewName() };
        var api = new FunctionApi(Client);
        if (!await ShouldChangeAsync<Function>(
            Parents.DescribeOnBranch(Branch, function.Branch, function),
            update.Name.IsNull ? "Clear the name of the function" : "Change function",
            function,
            ReadAsync,
            current => [new("Name", update.Name.IsNull ? string.Empty : update.Name.Value, current?.Name ?? string.Empty)],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, function.Branch, cancellation);
        var slug = await function.ResolveAsync(Client, branchKey, cancellation);
        WriteObject(await api.UpdateAsync(branchKey, slug, update, cancellation));

        async Task<Function?> ReadAsync(CancellationToken stop)
        {
            var place = await Parents.BranchOfAsync(Branch, function.Branch, stop);
            return await api.GetAsync(place, await function.ResolveAsync(Client, place, stop), stop);
        }
    }

    private Explicit<string> NewName() => (Name, ClearName.ToBool()) switch
    {
        (null, true) => Explicit<string>.Null,
        (null, false) => throw InputErrors.NoChanges("Specify -Name or -ClearName."),
        (_, true) => throw InputErrors.Together("Name", "ClearName"),
        (var name, false) when string.IsNullOrWhiteSpace(name) => throw InputErrors.Invalid("The name is empty.", "Specify a name, or use -ClearName to remove it."),
        (var name, false) => name,
    };
}
