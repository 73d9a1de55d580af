using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Opens the Neon Console in the browser, at a branch, a project or an organization.</summary>
/// <remarks>
/// <para>Without parameters, the console opens at the branch, project or organization of the context, otherwise at the list of
/// projects. On a computer without a browser, such as a container or a remote session, the cmdlet returns the address instead.</para>
/// <para>The console asks for a sign-in of its own; the API key is not passed to the browser. The emulator has no
/// console.</para>
/// </remarks>
/// <example>
/// <para>Open a project</para>
/// <code>Open-NeonConsole app</code>
/// </example>
/// <example>
/// <para>Open a branch</para>
/// <code>Get-NeonBranch pr-42 -Project app | Open-NeonConsole</code>
/// </example>
/// <example>
/// <para>Get the address of a branch, such as for a comment on a pull request</para>
/// <code>Open-NeonConsole app -Branch pr-42 -AddressOnly</code>
/// </example>
/// <keywords>browser, portal, dashboard, web ui</keywords>
/// <seealso cref="GetNeonContextCommand"/>
/// <seealso cref="ShowNeonBranchTreeCommand"/>
/// <seealso href="https://neon.com/docs/manage/overview"/>
[Cmdlet(VerbsCommon.Open, "NeonConsole")]
[OutputType(typeof(string))]
public sealed class OpenNeonConsoleCommand : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>Creates the cmdlet.</summary>
    public OpenNeonConsoleCommand() => Parents = new ParentScope(this, () => Project.Current());

    /// <summary>The projects, by id, by exact name or piped in. Default: the project of the context, if there is one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity), IsList = true)]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>
    /// The branch, by id, by exact name or piped in. Default: the branch of the context, unless another project or organization is
    /// specified.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The organization whose projects are shown, by id, by exact name or piped in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The organization whose projects are shown, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>Returns the URL and opens nothing.</summary>
    [Parameter(HelpMessage = "Returns the URL and opens nothing.")]
    public SwitchParameter AddressOnly { get; set; }

    /// <inheritdoc/>
    internal override ParentScope Parents { get; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? (object?)Project.Current() ?? Organization;
        if (Client.Connection.BaseUri.IsLoopback)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "The emulator has no console.")
            {
                Advice = "Connect to Neon with Connect-Neon, or pipe the objects to Format-List.",
            };
        }

        var address = new Uri(Client.Connection.BaseUri, "/app/" + await PathAsync(cancellation));
        if (AddressOnly || !Client.Connection.Settings.OpenBrowser(address))
        {
            WriteObject(address.AbsoluteUri);
        }
    }

    private async ValueTask<string> PathAsync(CancellationToken cancellation)
    {
        var usesContext = Project.Current() is null && Branch is null && Organization is null;
        if (Branch is not null || (usesContext && Context.BranchAsSet is not null))
        {
            var (projectId, branchId) = await Parents.ParentBranchAsync(Branch, cancellation);
            return $"projects/{Uri.EscapeDataString(projectId)}/branches/{Uri.EscapeDataString(branchId)}";
        }

        if (Project.Current() is not null || (usesContext && Context.ProjectAsSet is not null))
        {
            return $"projects/{Uri.EscapeDataString(await Parents.ProjectIdAsync(cancellation))}";
        }

        var organizationId = Organization is null ? Context.OrganizationId : await _organizations.IdAsync(Client, Organization, null, cancellation);
        return organizationId is null ? "projects" : $"{Uri.EscapeDataString(organizationId)}/projects";
    }
}
