using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the custom domains of a branch or function, or some of them.</summary>
/// <remarks>
/// <para>A domain works when its Status is <c>ok</c>. Until then, StatusReason shows what is missing, usually the CNAME
/// record, which must point to CnameTarget.</para>
/// </remarks>
/// <example>
/// <para>List all custom domains of a branch</para>
/// <code>Get-NeonCustomDomain -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Show the required DNS records of a function's domains, and what is missing</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Get-NeonCustomDomain | Select-Object Domain, CnameTarget, Status, StatusReason</code>
/// </example>
/// <seealso cref="AddNeonCustomDomainCommand"/>
/// <seealso cref="RemoveNeonCustomDomainCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonCustomDomain")]
[OutputType(typeof(CustomDomain))]
[NeonOperation("listProjectBranchCustomDomains")]
public sealed class GetNeonCustomDomainCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "CustomDomain";

    /// <summary>
    /// One or more custom domains, by their text or piped in. A piped domain is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more custom domains, by their text or piped in.")]
    [Alias("Domain", "DomainName")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<CustomDomainCompleter>))]
    [IdentityValue(typeof(CustomDomainIdentity), IsList = true, Filter = nameof(Name))]
    public CustomDomainIdentity[]? CustomDomain { get; set; }

    /// <summary>Only domains of this function, by slug, by exact display name or piped in.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true, HelpMessage = "Only domains of this function, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug")]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [IdentityValue(typeof(FunctionIdentity), CanBeNull = true)]
    public FunctionIdentity? Function { get; set; }

    /// <summary>Only these domains. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only these domains.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<CustomDomainCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        // A piped domain is not necessarily mapped to a function.
        RefuseTypedNull(nameof(Function));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var customDomain = CustomDomain.Current();
        Target = (object?)customDomain ?? (object?)Function ?? Branch;
        var api = new CustomDomainApi(Client);
        if (customDomain is not null)
        {
            var domain = customDomain.Require();
            var home = await Parents.BranchOfAsync(Branch, customDomain.Branch, cancellation);
            var names = new List<string?>();
            WriteObject(await api.ListAsync(home, cancellation).FirstAsync(one => one.Domain == domain, one => names.Add(one.Domain))
                ?? throw ResourceIdentity.NoneNamed(customDomain.Kind, domain, names, parents: home.Parts));
            return;
        }

        var filter = NameFilter.OfAddresses(Name);
        var branchKey = await Parents.BranchOfAsync(Branch, Function?.Branch, cancellation);
        var slug = Function is null ? null : await Function.ResolveAsync(Client, branchKey, cancellation);
        await foreach (var domain in api.ListAsync(branchKey, cancellation))
        {
            WriteMatch(domain, filter.Matches(domain.Domain) && (slug is null || domain.FunctionSlug == slug));
        }
    }
}
