using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a function from a branch, with all its deployments.</summary>
/// <remarks>
/// <para>The function's URL stops working, and its environment variables are lost: Neon never returns their values, so
/// they cannot be saved first.</para>
/// </remarks>
/// <example>
/// <para>Remove one function in a script</para>
/// <code>Remove-NeonFunction api -Project app -Branch dev -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which functions a clean-up would remove</para>
/// <code>Get-NeonBranch dev -Project app | Get-NeonFunction | Remove-NeonFunction -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonFunctionCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonFunction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Function))]
[NeonOperation("deleteProjectBranchFunction")]
public sealed class RemoveNeonFunctionCommand : BranchCmdlet
{
    /// <summary>The functions to remove, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The functions to remove, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity[] Function { get; set; } = null!;

    /// <summary>
    /// Does nothing if the function does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the function does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed function.</summary>
    [Parameter(HelpMessage = "Emits the removed function.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Function.Current();
        return new BranchItemRemoval<Function>(this, Parents, Branch, target)
        {
            Action = "Remove function with its deployments and environment variables",
            ResolveAsync = (branchKey, stop) => target.ResolveAsync(Client, branchKey, stop),
            FindAsync = (branchKey, slug, stop) => new FunctionApi(Client).FindListedAsync(branchKey, slug, stop),
            RemoveAsync = async (branchKey, slug, stop) =>
            {
                await new FunctionApi(Client).RemoveAsync(branchKey, slug, stop);
                return target.Function ?? new Function { FunctionSlug = slug }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
