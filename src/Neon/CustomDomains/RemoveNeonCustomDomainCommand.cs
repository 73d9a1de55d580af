using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a custom domain from a branch.</summary>
/// <remarks>
/// <para>The function and its own URL are kept. Remove the CNAME record too: a domain that still points to Neon could be
/// added by someone else.</para>
/// </remarks>
/// <example>
/// <para>Remove a domain in a script</para>
/// <code>Remove-NeonCustomDomain api.example.com -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Preview the removal of all domains that match a pattern</para>
/// <code>Get-NeonCustomDomain -Project app -Branch main -Name *.example.com | Remove-NeonCustomDomain -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonCustomDomainCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonCustomDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CustomDomain))]
[NeonOperation("deleteProjectBranchCustomDomain")]
public sealed class RemoveNeonCustomDomainCommand : BranchCmdlet
{
    /// <summary>The custom domains to remove, by their text or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The custom domains to remove, by their text or piped in.")]
    [Alias("Domain", "DomainName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(CustomDomainCompleter))]
    [RefuseOtherRows(typeof(CustomDomainIdentity))]
    public CustomDomainIdentity[] CustomDomain { get; set; } = null!;

    /// <summary>
    /// Does nothing if the custom domain does not exist, instead of reporting an error. A project or branch that does not exist
    /// is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the custom domain does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed custom domain.</summary>
    [Parameter(HelpMessage = "Emits the removed custom domain.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var customDomain = CustomDomain.Current();
        return new BranchItemRemoval<CustomDomain>(this, Parents, Branch, customDomain)
        {
            Action = "Remove custom domain, which then stops responding",
            Id = customDomain.Require,
            FindAsync = (branchKey, domain, stop) => new CustomDomainApi(Client).FindAsync(branchKey, domain, stop),
            RemoveAsync = async (branchKey, domain, stop) =>
            {
                await new CustomDomainApi(Client).RemoveAsync(branchKey, domain, stop);
                return customDomain.Domain ?? new CustomDomain { Domain = domain }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
