using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Accepts a project that another account offers.</summary>
/// <remarks>
/// <para>Specify the request by its id or its claim link, as SecureString or text, or pipe in the request itself. A
/// link and a request include their project. An id alone requires -Project with the project's id: before the transfer,
/// the project is not among yours, so its name cannot be looked up.</para>
/// <para>-Organization specifies the new owner. The organization of the context is not used, because it would decide
/// ownership and costs implicitly. Without -Organization, Neon transfers the project to the account of the key: an
/// organization key's organization, or the user.</para>
/// <para>A request can be accepted once, until it expires. If the plan of the new owner does not allow the project,
/// Neon refuses and reports the reason.</para>
/// </remarks>
/// <example>
/// <para>Accept a project with the link that was sent</para>
/// <code>Approve-NeonProjectTransferRequest 'https://console.neon.tech/app/claim?p=quiet-forest-12345678&amp;tr=2e5f0a8c-6f0e-4a3b-9c55-0d3a7c1f4b21' -Organization 'Acme'</code>
/// </example>
/// <example>
/// <para>Accept a project and return it</para>
/// <code>$request = New-NeonProjectTransferRequest app -ExpiresIn 1h
/// $request | Approve-NeonProjectTransferRequest -Organization 'Acme' -PassThru</code>
/// </example>
/// <keywords>accept, claim, take over, change owner</keywords>
/// <seealso cref="NewNeonProjectTransferRequestCommand"/>
[Cmdlet(VerbsLifecycle.Approve, "NeonProjectTransferRequest", SupportsShouldProcess = true)]
[OutputType(typeof(Project))]
[NeonOperation("acceptProjectTransferRequest", "getProject")]
public sealed class ApproveNeonProjectTransferRequestCommand : ProjectCmdlet
{
    /// <summary>The transfer requests: their ids or claim links, as SecureString or text, or the requests piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The transfer requests: their ids or claim links, as SecureString or text, or the requests piped in.")]
    [Alias("RequestId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseOtherRows(typeof(ProjectTransferRequestIdentity))]
    public ProjectTransferRequestIdentity[] TransferRequest { get; set; } = null!;

    /// <summary>
    /// The organization to transfer the project to, by id or by exact name. Default: the account of the key, never the
    /// organization of the context.
    /// </summary>
    [Parameter(HelpMessage = "The organization to transfer the project to, by id or by exact name.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>Emits the project as its new owner sees it.</summary>
    [Parameter(HelpMessage = "Emits the project as its new owner sees it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var transferRequest = TransferRequest.Current();
        Target = transferRequest;
        var requestId = transferRequest.Require();
        Organization?.EnsureNamed();
        var owner = Organization?.ToString() ?? "the account of the key";
        if (!ShouldProcess(
            Project is null && transferRequest.ProjectId is { } offered ? offered : Parents.Describe(), $"Transfer the project to {owner}, which is then charged for it"))
        {
            return;
        }

        var projectId = await Parents.ProjectOfAsync(transferRequest, cancellation);
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
