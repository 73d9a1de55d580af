using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Has a function answer at a domain of one's own.</summary>
/// <remarks>
/// <para>What comes out says in CnameTarget where the CNAME record of the domain has to point to; make that record with
/// whoever serves the domain's DNS. The domain works once the record is seen, and gets its certificate with the first call.
/// The function's own URL goes on answering.</para>
/// <para>A domain leads to one function on one branch. To add it again for the same function changes nothing; branches do
/// not inherit it.</para>
/// </remarks>
/// <example>
/// <para>Serve a function at a domain of one's own</para>
/// <code>Add-NeonCustomDomain api.example.com -Function api -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The DNS record to be made</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Add-NeonCustomDomain api.example.com | ForEach-Object { "$($_.Domain) CNAME $($_.CnameTarget)" }</code>
/// </example>
/// <seealso cref="GetNeonCustomDomainCommand"/>
/// <seealso cref="RemoveNeonCustomDomainCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/registerprojectbranchcustomdomain"/>
[Cmdlet(VerbsCommon.Add, "NeonCustomDomain", SupportsShouldProcess = true)]
[OutputType(typeof(CustomDomain))]
[NeonOperation("registerProjectBranchCustomDomain")]
public sealed class AddNeonCustomDomainCommand : BranchCmdlet
{
    private const string FunctionSet = "Function";
    private const string EntitySet = "Entity";

    /// <summary>The domain, such as <c>api.example.com</c>; case does not matter.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string Domain { get; set; } = null!;

    /// <summary>The function that is to answer there, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FunctionSet, ValueFromPipeline = true)]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity? Function { get; set; }

    /// <summary>The kind of thing that is to answer there, for kinds other than <c>function</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntitySet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? EntityType { get; set; }

    /// <summary>Which one of that kind.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntitySet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? EntityId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var domain = CustomDomainIdentity.Normal(Domain);
        Target = (object?)Function ?? domain;
        if (Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{Domain}' is no domain.")
            {
                Advice = "Give the name alone, such as api.example.com: no scheme, no port, no path.",
            };
        }

        Function?.EnsureNamed();
        if (!ShouldProcess(DescribeOnBranch(Branch, Function?.Branch, (object?)Function ?? $"{EntityType} {EntityId}"), $"Serve at the domain {domain}"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Function?.Branch, cancellation);
        var registration = new CustomDomainRegistration
        {
            Domain = domain,
            EntityType = EntityType ?? CustomDomain.OfFunction,
            EntityId = EntityId ?? await Function!.ResolveAsync(Client, projectId, branchId, cancellation),
        };
        WriteObject(await new CustomDomainApi(Client).RegisterAsync(projectId, branchId, registration, cancellation));
    }
}
