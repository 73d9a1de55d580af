using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a compute endpoint and, permanently, its host name.</summary>
/// <remarks>
/// <para>The data of the branch is kept, but every connection string with this endpoint's host name stops working, and a new
/// endpoint has a different host name. To save cost, suspend the compute instead with Suspend-NeonEndpoint; to refuse
/// connections, use <c>Set-NeonEndpoint -Disabled</c>.</para>
/// <para>An id of an endpoint that was already removed is not an error. With -IfExists, a name without a matching endpoint
/// is not an error either. Neon refuses to remove computes of protected branches.</para>
/// </remarks>
/// <example>
/// <para>Remove a read replica</para>
/// <code>Remove-NeonEndpoint reports -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Preview the removal of the read-only computes of a project</para>
/// <code>Get-NeonEndpoint -Project app -Type read_only | Remove-NeonEndpoint -WhatIf</code>
/// </example>
/// <seealso cref="SuspendNeonEndpointCommand"/>
/// <seealso cref="NewNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsCommon.Remove, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Endpoint))]
[NeonOperation("deleteProjectEndpoint")]
public sealed class RemoveNeonEndpointCommand : ProjectChangeCmdlet
{
    private static readonly KnownRefusal OfProtectedBranch =
        new("Remove the protection of the branch first: {Get-NeonEndpoint <Endpoint>} | Get-NeonBranch | Set-NeonBranch -Protected:$false. To refuse connections instead: {Set-NeonEndpoint <Endpoint>} -Disabled.", "protected branch")
        {
            Reason = "belongs to a protected branch and cannot be removed",
        };

    /// <summary>The endpoints to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to remove, by id, by exact name or piped in.")]
    [Alias("EndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [RefuseOtherRows(typeof(EndpointIdentity))]
    public EndpointIdentity[] Endpoint { get; set; } = null!;

    /// <summary>
    /// Does nothing if the endpoint does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the endpoint does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed endpoint with the operations that remove it.</summary>
    [Parameter(HelpMessage = "Emits the removed endpoint with the operations that remove it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Endpoint.Current();
        Target = target;
        var (projectId, endpointId, branchId) = (string.Empty, string.Empty, target.BranchId);
        var removal = new IfExists(this, IfExists, target)
        {
            IsListed = async stop => await new EndpointApi(Client).FindListedAsync(projectId, endpointId, stop) is not null,
            Foresee = async stop =>
            {
                (projectId, endpointId) = await Parents.TargetEndpointAsync(target, stop);
                if (this.BranchIdOf(target, endpointId) is { } home
                    && (await Siblings.OfAsync(projectId, stop)).Any(branch => branch.BranchId == home && branch.Protected == true))
                {
                    throw OfProtectedBranch.For(target);
                }
            },
            IsNamed = async (name, stop) => (await new EndpointApi(Client).ListAsync(projectId, stop)).Any(endpoint => endpoint.Name == name),
        };
        if (!await removal.ShouldProcessAsync(
            () => Parents.Describe(branchId, target),
            "Remove endpoint and its host name, dropping its connections",
            async stop =>
            {
                (projectId, endpointId) = await Parents.TargetEndpointAsync(target, stop);
                branchId = await this.LookUpAsync(target, stop);
                return true;
            },
            cancellation))
        {
            return;
        }

        var removed = await removal.RemoveAsync(
            async stop =>
            {
                (projectId, endpointId) = await Parents.TargetEndpointAsync(target, stop);
                return await new EndpointApi(Client).RemoveAsync(projectId, endpointId, stop);
            },
            cancellation);
        if (removed is not null)
        {
            await this.CompleteAsync(removed, PassThru, cancellation);
        }
    }

    private ProjectBranches Siblings => new(this);

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => [OfProtectedBranch];
}
