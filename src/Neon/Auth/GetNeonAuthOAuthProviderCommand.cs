using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the OAuth providers of Neon Auth, such as Google, or some of them.</summary>
/// <remarks>
/// <para>The Type property shows which app asks the user for consent: shared for Neon's app, which is intended for
/// development; standard for your own. The client secret is a secure string, if Neon returns it.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>List the OAuth providers of a branch</para>
/// <code>Get-NeonAuthOAuthProvider -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>List the providers that still use Neon's app on all branches</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuthOAuthProvider -ErrorAction SilentlyContinue | Where-Object Type -eq shared</code>
/// </example>
/// <example>
/// <para>Use the app of one branch on another branch</para>
/// <code>$github = Get-NeonAuthOAuthProvider github -Project app -Branch main
/// Add-NeonAuthOAuthProvider github -Credential $github.Credential -Project app -Branch dev</code>
/// </example>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
/// <seealso cref="SetNeonAuthOAuthProviderCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthOAuthProvider")]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("listBranchNeonAuthOauthProviders")]
public sealed class GetNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>
    /// One or more providers, by id such as <c>google</c>, or piped in. A piped provider is read again. Default: all providers.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more providers, by id such as google, or piped in.")]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [IdentityValue(typeof(AuthOAuthProviderIdentity), IsList = true)]
    public AuthOAuthProviderIdentity[]? Provider { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Provider.Current();
        Target = (object?)target ?? Branch;
        var id = target?.Require();
        var branchKey = await Parents.BranchOfAsync(Branch, target?.Branch, cancellation);
        var providers = await new AuthOAuthProviderApi(Client).ListAsync(branchKey, cancellation);
        if (id is null)
        {
            WriteObject(providers, enumerateCollection: true);
            return;
        }

        WriteObject(providers.FirstOrDefault(provider => provider.OAuthProviderId == id)
            ?? throw ResourceIdentity.NoneNamed(target!.Kind, id, providers.Select(provider => provider.OAuthProviderId), parents: branchKey.Parts));
    }
}
