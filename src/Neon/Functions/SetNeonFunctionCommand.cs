using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the display name of a function.</summary>
/// <remarks>
/// <para>The slug, and with it the URL, stays as it is. Without a display name a function shows its slug.</para>
/// <para>Code, runtime and environment variables are changed by a deployment: see Publish-NeonFunction.</para>
/// </remarks>
/// <example>
/// <para>Give a function a name to be read by people</para>
/// <code>Set-NeonFunction api -Project app -Branch main -Name 'Orders API'</code>
/// </example>
/// <example>
/// <para>Take the display name away</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Set-NeonFunction -ClearName</code>
/// </example>
/// <seealso cref="GetNeonFunctionCommand"/>
/// <seealso cref="PublishNeonFunctionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateprojectbranchfunction"/>
[Cmdlet(VerbsCommon.Set, "NeonFunction", SupportsShouldProcess = true)]
[OutputType(typeof(Function))]
[NeonOperation("updateProjectBranchFunction")]
public sealed class SetNeonFunctionCommand : BranchCmdlet
{
    /// <summary>The function to change, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity Function { get; set; } = null!;

    /// <summary>The new display name, 1 to 256 characters; space around it is taken away.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>Take the display name away: the function shows its slug instead.</summary>
    [Parameter]
    public SwitchParameter ClearName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Function;
        var update = new FunctionUpdate { Name = NewName() };
        if (!ShouldProcess(DescribeOnBranch(Branch, Function.Branch, Function), update.Name.IsNull ? "Clear the name of the function" : "Change function"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Function.Branch, cancellation);
        var slug = await Function.ResolveAsync(Client, projectId, branchId, cancellation);
        WriteObject(await new FunctionApi(Client).UpdateAsync(projectId, branchId, slug, update, cancellation));
    }

    private Explicit<string> NewName() => (Name, ClearName.ToBool()) switch
    {
        (null, true) => Explicit<string>.Null,
        (null, false) => throw Invalid("Nothing to change is named.", "Give -Name or -ClearName."),
        (_, true) => throw Invalid("-ClearName contradicts -Name.", "Give one of them."),
        (var name, false) when string.IsNullOrWhiteSpace(name) => throw Invalid("The name is empty.", "Give a name, or -ClearName to take the name away."),
        (var name, false) => name,
    };

    private static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
