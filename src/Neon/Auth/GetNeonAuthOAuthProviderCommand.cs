using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the services that users of Neon Auth can sign in by, such as Google, or one of them.</summary>
/// <remarks>
/// <para>The type says whose app asks the user for consent: shared is Neon's, which is meant for development, standard is
/// your own. The client secret comes as a secure string, if Neon tells it at all.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>The services of a branch</para>
/// <code>Get-NeonAuthOAuthProvider -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Those that still use Neon's app, on all branches</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuthOAuthProvider -ErrorAction SilentlyContinue | Where-Object Type -eq shared</code>
/// </example>
/// <example>
/// <para>Use the app of one branch on another</para>
/// <code>$github = Get-NeonAuthOAuthProvider github -Project app -Branch main
/// Add-NeonAuthOAuthProvider github -Credential $github.Credential -Project app -Branch dev</code>
/// </example>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
/// <seealso cref="SetNeonAuthOAuthProviderCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listbranchneonauthoauthproviders"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthOAuthProvider")]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("listBranchNeonAuthOauthProviders")]
public sealed class GetNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>One service, by its id such as <c>google</c>, or piped in to be read anew; all of them without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [SingleValue(CanBePiped = true)]
    public AuthOAuthProviderIdentity? Provider { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Provider ?? Branch;
        var id = Provider?.Require();
        var (projectId, branchId) = await BranchOfAsync(Branch, Provider?.Branch, cancellation);
        var providers = await new AuthOAuthProviderApi(Client).ListAsync(projectId, branchId, cancellation);
        if (id is null)
        {
            WriteObject(providers, enumerateCollection: true);
            return;
        }

        WriteObject(providers.FirstOrDefault(provider => provider.OAuthProviderId == id)
            ?? throw new NeonApiException(NeonFailure.NameNotFound, $"Neon Auth of the branch {branchId} has no provider '{id}'.") { Resource = "AuthOAuthProvider" });
    }
}
