using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a function from a branch, with all its deployments.</summary>
/// <remarks>
/// <para>Its URL answers no more, and its environment variables are lost: Neon never shows their values, so they cannot be
/// read back first.</para>
/// </remarks>
/// <example>
/// <para>Remove one function in a script</para>
/// <code>Remove-NeonFunction api -Project app -Branch dev -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See what a clean-up would remove</para>
/// <code>Get-NeonBranch dev -Project app | Get-NeonFunction | Remove-NeonFunction -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonFunctionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deleteprojectbranchfunction"/>
[Cmdlet(VerbsCommon.Remove, "NeonFunction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Function))]
[NeonOperation("deleteProjectBranchFunction")]
public sealed class RemoveNeonFunctionCommand : BranchCmdlet
{
    /// <summary>The function to remove, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity Function { get; set; } = null!;

    /// <summary>Emit the function that was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Function;
        if (!ShouldProcess(DescribeOnBranch(Branch, Function.Branch, Function), "Remove function with its deployments and environment variables"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Function.Branch, cancellation);
        var slug = await Function.ResolveAsync(Client, projectId, branchId, cancellation);
        await new FunctionApi(Client).RemoveAsync(projectId, branchId, slug, cancellation);
        if (PassThru)
        {
            WriteObject(Function.Function ?? new Function { FunctionSlug = slug }.On(projectId, branchId));
        }
    }
}
