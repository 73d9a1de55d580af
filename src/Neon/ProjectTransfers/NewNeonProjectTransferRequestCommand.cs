using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a transfer request, whose claim link lets another account take over a project.</summary>
/// <remarks>
/// <para>The request's id (RequestId) and the claim link (ClaimUrl) are secrets: until the request expires, anyone who
/// has one of them can take over the project with all its branches, data and costs. They are masked wherever they are
/// shown; -AsPlainText returns the link as text instead. Send it over a secure channel, and to one recipient only. Neon
/// returns the id only once, and a request cannot be canceled: use a short -ExpiresIn.</para>
/// <para>The recipient opens the link in a browser, or uses Approve-NeonProjectTransferRequest. Transfer requests are
/// in private preview; Neon refuses accounts that are not part of it. Project-scoped keys cannot create them.</para>
/// </remarks>
/// <example>
/// <para>Offer a project for four hours and get the link as text</para>
/// <code>$link = New-NeonProjectTransferRequest app -ExpiresIn 4h -AsPlainText</code>
/// </example>
/// <example>
/// <para>Create a project for a customer, who is redirected to your page after claiming it</para>
/// <code>$request = New-NeonProject customer-42 -Wait | New-NeonProjectTransferRequest -RedirectUri https://example.com/welcome -Confirm:$false
/// Set-Secret -Name customer-42-claim -SecureStringSecret $request.ClaimUrl</code>
/// </example>
/// <keywords>hand over, give away, claim, change owner, ttl</keywords>
/// <seealso cref="ApproveNeonProjectTransferRequestCommand"/>
[Cmdlet(VerbsCommon.New, "NeonProjectTransferRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectTransferRequest), typeof(string))]
[NeonOperation("createProjectTransferRequest")]
public sealed class NewNeonProjectTransferRequestCommand : NeonApiCmdlet
{
    /// <summary>The projects to offer, by id, by exact name or piped in; never the project of the context.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The projects to offer, by id, by exact name or piped in; never the project of the context.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity[] Project { get; set; } = null!;

    /// <summary>How long the project can be claimed, such as <c>4h</c>.</summary>
    /// <value>1.00:00:00</value>
    [Parameter(HelpMessage = "How long the project can be claimed, such as 4h.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>The http or https URL that the recipient's browser opens after the project was claimed.</summary>
    [Parameter(HelpMessage = "The http or https URL that the recipient's browser opens after the project was claimed.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [WebUrl("https://example.com/welcome", allowsHttp: true)]
    public Uri? RedirectUri { get; set; }

    /// <summary>Returns the claim link as text instead of the request.</summary>
    [Parameter(HelpMessage = "Returns the claim link as text instead of the request.")]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        var create = new ProjectTransferRequestCreate { TtlSeconds = Seconds() };
        if (!ShouldCreate(
            ParentScope.DescribeIn(Context, project),
            "Create a transfer request: anyone who has its claim link can take over the project with all its data"))
        {
            return;
        }

        var projectId = await project.ResolveAsync(Client, cancellation);
        var request = (await new ProjectTransferRequestApi(Client).CreateAsync(projectId, create, cancellation)).At(Client.Connection.BaseUri, RedirectUri);
        WriteObject(AsPlainText ? Secret.Reveal(request.ClaimUrl!) : request);
    }

    private long? Seconds() => ExpiresIn is not { } life ? null
        : life >= TimeSpan.FromSeconds(1) ? (long)life.TotalSeconds
        : throw InputErrors.Duration("-ExpiresIn must be at least one second.", "4h or 7d");
}
