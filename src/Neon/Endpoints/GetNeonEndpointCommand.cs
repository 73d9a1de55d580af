using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the compute endpoints of a project or branch, or some of them.</summary>
/// <remarks>
/// <para>Without -Endpoint, the cmdlet lists all endpoints of the project, or those of -Branch. Only a branch that is
/// specified or piped in filters the list; the branch of the context does not.</para>
/// <para>Listing a project takes one request, regardless of the number of branches. To list all computes of a project, pipe
/// in the project, not its branches.</para>
/// <para>The list is sorted by id.</para>
/// </remarks>
/// <example>
/// <para>List all computes of a project</para>
/// <code>Get-NeonEndpoint -Project app</code>
/// </example>
/// <example>
/// <para>List the read-only computes of a branch</para>
/// <code>Get-NeonBranch main -Project app | Get-NeonEndpoint -Type read_only</code>
/// </example>
/// <example>
/// <para>Suspend all running computes in all projects</para>
/// <code>Get-NeonProject | Get-NeonEndpoint | Where-Object CurrentState -eq active | Suspend-NeonEndpoint</code>
/// </example>
/// <keywords>compute, read replica, host name</keywords>
/// <seealso cref="NewNeonEndpointCommand"/>
/// <seealso cref="SetNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsCommon.Get, "NeonEndpoint")]
[OutputType(typeof(Endpoint))]
[NeonOperation("listProjectEndpoints", "listProjectBranchEndpoints", "getProjectEndpoint")]
public sealed class GetNeonEndpointCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Endpoint";
    private bool _branchIsNamed;

    /// <summary>
    /// One or more endpoints, by id, by exact name or piped in. A piped endpoint is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    // There is no default parameter set: PowerShell would prefer it for an object that has both an endpoint id and a branch id.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more endpoints, by id, by exact name or piped in.")]
    [Alias("EndpointId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<EndpointCompleter>))]
    [IdentityValue(typeof(EndpointIdentity), IsList = true, Filter = nameof(Name))]
    public EndpointIdentity[]? Endpoint { get; set; }

    /// <summary>
    /// The branch whose endpoints are listed, by id, by exact name or piped in. Default: all branches of the project.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The branch whose endpoints are listed, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>
    /// Only endpoints with one of these names or ids. A name without wildcard characters is matched exactly, including
    /// case; a pattern is matched ignoring case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only endpoints with one of these names or ids.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<EndpointCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>Only endpoints of this type: <c>read_write</c> or <c>read_only</c>.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only endpoints of this type: read_write or read_only.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointTypeCompleter))]
    [TextValue]
    public string? Type { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        _branchIsNamed = Branch is not null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Endpoint.Current();
        Target = (object?)target ?? (object?)Branch ?? Project;
        if (target is not null)
        {
            WriteObject(await ReadAsync(target, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        foreach (var endpoint in await ListAsync(cancellation))
        {
            WriteMatch(endpoint, (names.Matches(endpoint.Name) || names.Matches(endpoint.EndpointId)) && (Type is null || Type.Equals(endpoint.Type, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private async Task<IReadOnlyList<Endpoint>> ListAsync(CancellationToken cancellation)
    {
        var api = new EndpointApi(Client);
        if (Branch is null)
        {
            return await api.ListAsync(await Parents.ProjectIdAsync(cancellation), cancellation);
        }

        var branchKey = await Parents.TargetBranchAsync(Branch, cancellation);
        return await api.ListOfBranchAsync(branchKey, cancellation);
    }

    private async Task<Endpoint> ReadAsync(EndpointIdentity identity, CancellationToken cancellation)
    {
        var (projectId, endpointId) = await Parents.TargetEndpointAsync(identity, cancellation);
        var endpoint = await new EndpointApi(Client).GetAsync(projectId, endpointId, cancellation);

        // A piped endpoint has the branch it was read with, and may now serve another branch. A row can name any branch.
        if ((_branchIsNamed || (IsRowPiped && Branch is not null)) && (await Parents.TargetBranchAsync(Branch!, cancellation)).BranchId != endpoint.BranchId)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The endpoint {identity} serves the branch {endpoint.BranchId}, not {Branch}.")
            {
                Advice = "Omit -Branch, or specify an endpoint of that branch.",
            };
        }

        return endpoint;
    }
}
