using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Maps a custom domain to a function.</summary>
/// <remarks>
/// <para>The CnameTarget property of the result is the target for the domain's CNAME record; create this record with your
/// DNS provider. The domain works when Neon detects the record, and its certificate is issued with the first request. The
/// function's own URL continues to work.</para>
/// <para>A domain is mapped to one function on one branch. Adding it again for the same function changes nothing. Child
/// branches do not inherit it.</para>
/// </remarks>
/// <example>
/// <para>Map a custom domain to a function</para>
/// <code>Add-NeonCustomDomain api.example.com -Function api -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Show the DNS record to create</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Add-NeonCustomDomain api.example.com | ForEach-Object { "$($_.Domain) CNAME $($_.CnameTarget)" }</code>
/// </example>
/// <keywords>dns, cname, certificate</keywords>
/// <seealso cref="GetNeonCustomDomainCommand"/>
/// <seealso cref="RemoveNeonCustomDomainCommand"/>
[Cmdlet(VerbsCommon.Add, "NeonCustomDomain", SupportsShouldProcess = true)]
[OutputType(typeof(CustomDomain))]
[NeonOperation("registerProjectBranchCustomDomain")]
public sealed class AddNeonCustomDomainCommand : BranchCmdlet
{
    private const string FunctionSet = "Function";
    private const string EntitySet = "Entity";

    /// <summary>The domain, such as <c>api.example.com</c>; case does not matter.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The domain, such as api.example.com; case does not matter.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Domain { get; set; } = null!;

    /// <summary>The function to map the domain to, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FunctionSet, ValueFromPipeline = true, HelpMessage = "The function to map the domain to, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity), IsSingle = true)]
    public FunctionIdentity? Function { get; set; }

    /// <summary>The type of the target, for types other than <c>function</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntitySet, HelpMessage = "The type of the target, for types other than function.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? EntityType { get; set; }

    /// <summary>The id of the target of this type.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntitySet, HelpMessage = "The id of the target of this type.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? EntityId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var domain = CustomDomainIdentity.Normal(Domain);
        Target = (object?)Function ?? domain;
        if (Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{Domain}' is not a valid domain.")
            {
                Advice = "Specify only the name, such as api.example.com, without scheme, port or path.",
            };
        }

        Function?.EnsureNamed();
        if (!ShouldProcess(Parents.DescribeOnBranch(Branch, Function?.Branch, (object?)Function ?? $"{EntityType} {EntityId}"), $"Map to the domain {domain}"))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, Function?.Branch, cancellation);
        var registration = new CustomDomainRegistration
        {
            Domain = domain,
            EntityType = EntityType ?? CustomDomain.OfFunction,
            EntityId = EntityId ?? await Function!.ResolveAsync(Client, branchKey, cancellation),
        };
        WriteObject(await new CustomDomainApi(Client).RegisterAsync(branchKey, registration, cancellation));
    }
}
