using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes trusted redirect domains from a branch's Neon Auth.</summary>
/// <remarks>
/// <para>The domains of a branch are removed with one request at the end of the pipeline. If Neon refuses the request, none
/// of them is removed.</para>
/// </remarks>
/// <example>
/// <para>Remove the domain of a preview</para>
/// <code>Remove-NeonAuthDomain https://preview.example.com -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Remove all domains that match a pattern, such as those that are not encrypted</para>
/// <code>Get-NeonAuthDomain http://* -Project app -Branch main | Remove-NeonAuthDomain</code>
/// </example>
/// <seealso cref="GetNeonAuthDomainCommand"/>
/// <seealso cref="AddNeonAuthDomainCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonAuthDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthDomain))]
[NeonOperation("deleteBranchNeonAuthTrustedDomain")]
public sealed class RemoveNeonAuthDomainCommand : BranchCmdlet
{
    private readonly List<(AuthDomainIdentity Domain, (BranchKey Branch, string AuthProvider) Home)> _removals = [];

    /// <summary>The domains, each with its scheme; or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The domains, each with its scheme; or piped in.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthDomainCompleter))]
    [RefuseOtherRows(typeof(AuthDomainIdentity))]
    public AuthDomainIdentity[] Domain { get; set; } = null!;

    /// <summary>
    /// The provider that the domains are trusted for. Default: the provider of the piped domain; <c>better_auth</c> for
    /// text.
    /// </summary>
    [Parameter(HelpMessage = "The provider that the domains are trusted for.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [TextValue]
    public string? AuthProvider { get; set; }

    /// <summary>
    /// Skips domains that are not trusted, instead of reporting an error. A project or branch that does not exist, or a
    /// branch without Neon Auth, is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Skips domains that are not trusted, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed domains.</summary>
    [Parameter(HelpMessage = "Emits the removed domains.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var domain in Domain)
        {
            try
            {
                await CollectAsync(domain, cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, domain);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var group in _removals.GroupBy(removal => removal.Home, removal => removal.Domain))
        {
            try
            {
                var domains = IfExists ? await TrustedAsync(group.Key, [.. group], cancellation) : [.. group];
                if (domains.Count > 0)
                {
                    await RemoveAsync(group.Key, domains, cancellation);
                }
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, group.Count() == 1 ? group.Single() : group.Select(domain => domain.Input).ToArray());
            }
        }
    }

    private async Task CollectAsync(AuthDomainIdentity domain, CancellationToken cancellation)
    {
        domain.Require();
        if (AuthProvider is not null && domain.AuthProvider is { } own && own != AuthProvider)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The domain {domain} is trusted for {own}, not for {AuthProvider}.")
            {
                Advice = "Omit -AuthProvider for a piped domain.",
            };
        }

        var provider = AuthProvider ?? domain.AuthProvider ?? AuthIntegration.DefaultProvider;
        if (ShowsChange && domain.IsUnproven)
        {
            var home = await Parents.BranchOfAsync(Branch, domain.Branch, cancellation);
            var trusted = await new AuthDomainApi(Client).TrustedAsync(home, provider, cancellation);
            if (!trusted.Contains(domain.Require()))
            {
                if (!IfExists)
                {
                    throw NotTrusted(domain, trusted);
                }

                Neon.Commands.IfExists.WriteGone(this, domain);
                return;
            }
        }

        if (ShouldProcess(Parents.DescribeOnBranch(Branch, domain.Branch, domain), "Remove trusted domain; users are no longer redirected to it"))
        {
            _removals.Add((domain, (await Parents.BranchOfAsync(Branch, domain.Branch, cancellation), provider)));
        }
    }

    private static NeonApiException NotTrusted(AuthDomainIdentity domain, IEnumerable<string?> trusted) => ResourceIdentity.NoneNamed(
        domain.Kind, domain.Require(), trusted, $"There is no trusted domain '{domain}'.", "A domain must match exactly, including its scheme. Get-NeonAuthDomain lists the trusted domains.");

    /// <summary>The error for a single domain that is not trusted, with similar ones; null if it is trusted after all.</summary>
    private async Task<NeonApiException?> ExplainAsync(
        NeonApiException refused, (BranchKey Branch, string AuthProvider) home, AuthDomainIdentity domain, CancellationToken cancellation)
    {
        var trusted = await new AuthDomainApi(Client).TrustedAsync(home.Branch, home.AuthProvider, cancellation);
        if (trusted.Contains(domain.Require()))
        {
            return null;
        }

        var absent = NotTrusted(domain, trusted);
        return refused.With(advice: absent.Advice, resource: absent.Resource, failure: absent.Failure, shownText: absent.Message);
    }

    /// <summary>
    /// The trusted domains. Neon removes all domains with one call, and refuses the call if one of them is not trusted.
    /// </summary>
    private async Task<IReadOnlyList<AuthDomainIdentity>> TrustedAsync(
        (BranchKey Branch, string AuthProvider) home, IReadOnlyList<AuthDomainIdentity> domains, CancellationToken cancellation)
    {
        var trusted = await new AuthDomainApi(Client).TrustedAsync(home.Branch, home.AuthProvider, cancellation);
        foreach (var domain in domains.Where(domain => !trusted.Contains(domain.Require())))
        {
            Neon.Commands.IfExists.WriteGone(this, domain);
        }

        return [.. domains.Where(domain => trusted.Contains(domain.Require()))];
    }

    private async Task RemoveAsync(
        (BranchKey Branch, string AuthProvider) home, IReadOnlyList<AuthDomainIdentity> targets, CancellationToken cancellation)
    {
        string[] domains = [.. targets.Select(domain => domain.Require()).Distinct()];
        try
        {
            await new AuthDomainApi(Client).RemoveAsync(home.Branch, home.AuthProvider, domains, cancellation);
        }
        catch (NeonApiException refused) when (targets.Count == 1 && refused.IsNotFound && MissingResource.SubjectOf(refused.Message) == "trusted domain")
        {
            // An error about several domains is Neon's.
            if (await ExplainAsync(refused, home, targets[0], cancellation) is { } explained)
            {
                throw explained;
            }

            throw;
        }

        if (PassThru)
        {
            foreach (var domain in domains)
            {
                WriteObject(new AuthDomain { Domain = domain, AuthProvider = home.AuthProvider }.WithBranch(home.Branch));
            }
        }
    }
}
