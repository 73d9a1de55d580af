using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Offers a project to another account: makes the link with which it is claimed.</summary>
/// <remarks>
/// <para>The request's id (RequestId) and the link to claim it with (ClaimUrl) are secrets: whoever knows one of them takes
/// the project over, with all its branches, data and costs, until the request expires. They are masked wherever they are
/// shown; -AsPlainText emits the link as text instead. Send it on a safe way, and to one recipient only. Neon tells the id
/// this once, and there is no cancelling a request: a short -ExpiresIn is what limits it.</para>
/// <para>The recipient opens the link in a browser, or uses Approve-NeonProjectTransferRequest. Neon offers transfer
/// requests as a private preview; an account that is not part of it is refused. Keys that reach one project only cannot make
/// them.</para>
/// </remarks>
/// <example>
/// <para>Offer a project for four hours and get the link as text</para>
/// <code>$link = New-NeonProjectTransferRequest app -ExpiresIn 04:00:00 -AsPlainText</code>
/// </example>
/// <example>
/// <para>Create a project for a customer, who is led back to your page after claiming it</para>
/// <code>$request = New-NeonProject customer-42 -Wait | New-NeonProjectTransferRequest -RedirectUri https://example.com/welcome -Confirm:$false
/// Set-Secret -Name customer-42-claim -SecureStringSecret $request.ClaimUrl</code>
/// </example>
/// <seealso cref="ApproveNeonProjectTransferRequestCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojecttransferrequest"/>
[Cmdlet(VerbsCommon.New, "NeonProjectTransferRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectTransferRequest), typeof(string))]
[NeonOperation("createProjectTransferRequest")]
public sealed class NewNeonProjectTransferRequestCommand : NeonApiCmdlet
{
    /// <summary>The project to offer, by id, by exact name or piped in. The context does not count.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity Project { get; set; } = null!;

    /// <summary>How long the project can be claimed, such as <c>04:00:00</c> for four hours.</summary>
    /// <value>1.00:00:00</value>
    [Parameter]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Where the recipient's browser goes after the project was claimed: an http or https address.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Uri? RedirectUri { get; set; }

    /// <summary>Emit the claim link as text instead of the request.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        var create = new ProjectTransferRequestCreate { TtlSeconds = Seconds() };
        CheckRedirect();
        if (!ShouldProcess(
            ParentScope.Describe(Context, Project),
            "Make a transfer request: whoever knows its claim link takes the project over with all its data"))
        {
            return;
        }

        var projectId = await Project.ResolveAsync(Client, cancellation);
        var request = (await new ProjectTransferRequestApi(Client).CreateAsync(projectId, create, cancellation)).At(Client.Connection.BaseUri, RedirectUri);
        WriteObject(AsPlainText && request.ClaimUrl is { } link ? Secret.Reveal(link) : request);
    }

    private long? Seconds() => ExpiresIn is not { } life ? null
        // PowerShell takes a bare 7 for 700 nanoseconds.
        : life >= TimeSpan.FromSeconds(1) ? (long)life.TotalSeconds
        : throw new NeonApiException(NeonFailure.InvalidInput, $"A transfer request cannot expire after {life}.")
        {
            Advice = "Give a time span such as 04:00:00 for four hours or 7.00:00 for seven days; a bare number counts ticks.",
        };

    private void CheckRedirect()
    {
        if (RedirectUri is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http")))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{address}' is no address that a browser can be led to.")
            {
                Advice = "Give a whole address, such as https://example.com/welcome.",
            };
        }
    }
}
