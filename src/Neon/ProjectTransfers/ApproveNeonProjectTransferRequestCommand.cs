using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Takes over a project that another account offers.</summary>
/// <remarks>
/// <para>The request is named by its id or its claim link, as SecureString or text, or by the request itself. A link and a
/// request know their project; with an id alone, -Project names it, by id: before the transfer the project is not among
/// yours, so that its name cannot be looked up.</para>
/// <para>-Organization says who gets the project. The organization of the context does not count here, because it would
/// decide over ownership and costs unseen. Without -Organization Neon gives the project to the account of the key: an
/// organization key's organization, or the user.</para>
/// <para>A request can be accepted once, until it expires. Where the plan of the new owner does not allow the project, Neon
/// refuses and says what stands against it.</para>
/// </remarks>
/// <example>
/// <para>Take a project over with the link that was sent</para>
/// <code>Approve-NeonProjectTransferRequest 'https://console.neon.tech/app/claim?p=quiet-forest-12345678&amp;tr=2e5f0a8c-6f0e-4a3b-9c55-0d3a7c1f4b21' -Organization 'Acme'</code>
/// </example>
/// <example>
/// <para>Take a project over and see it</para>
/// <code>$request = New-NeonProjectTransferRequest app -ExpiresIn 01:00:00
/// $request | Approve-NeonProjectTransferRequest -Organization 'Acme' -PassThru</code>
/// </example>
/// <seealso cref="NewNeonProjectTransferRequestCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/acceptprojecttransferrequest"/>
[Cmdlet(VerbsLifecycle.Approve, "NeonProjectTransferRequest", SupportsShouldProcess = true)]
[OutputType(typeof(Project))]
[NeonOperation("acceptProjectTransferRequest", "getProject")]
public sealed class ApproveNeonProjectTransferRequestCommand : ProjectCmdlet
{
    /// <summary>The transfer request: its id or its claim link, as SecureString or text, or the request piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("RequestId")]
    [ValidateNotNull]
    [RefuseOtherRows(typeof(ProjectTransferRequestIdentity))]
    public ProjectTransferRequestIdentity TransferRequest { get; set; } = null!;

    /// <summary>
    /// The organization that gets the project, by id or by exact name. Without it the account of the key gets it; the
    /// context does not count.
    /// </summary>
    [Parameter]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>Emit the project as its new owner sees it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = TransferRequest;
        var requestId = TransferRequest.Require();
        Organization?.EnsureNamed();
        var owner = Organization?.ToString() ?? "the account of the key";
        if (!ShouldProcess(
            Project is null && TransferRequest.ProjectId is { } offered ? offered : Describe(), $"Take the project over into {owner}, which pays for it from then on"))
        {
            return;
        }

        var projectId = await ProjectOfAsync(TransferRequest, cancellation);
        var organizationId = Organization is null ? null : await Organization.ResolveAsync(Client, cancellation);
        await new ProjectTransferRequestApi(Client).AcceptAsync(projectId, requestId, organizationId, cancellation);
        if (organizationId is not null)
        {
            ContextWarning.ProjectMoved(this, projectId, organizationId);
        }

        if (PassThru)
        {
            var known = new Project { ProjectId = projectId, OrganizationId = organizationId };
            WriteObject(await Client.ReadBackAsync(new ProjectApi(Client).GetAsync(projectId, cancellation), known, $"project {projectId}"));
        }
    }
}
