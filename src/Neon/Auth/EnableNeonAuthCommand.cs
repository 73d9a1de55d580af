using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Enables Neon Auth on a branch: sign-in for the users of an application, kept in the branch's own database.</summary>
/// <remarks>
/// <para>Neon makes the schema neon_auth in the database and keeps the users there. What comes out are the addresses an
/// application needs and a pair of keys. The keys are told this once; both are secure strings, because one must never leave
/// the server and Neon marks the other as sensitive as well. New-NeonAuthSdkKey makes others.</para>
/// <para>Where Neon Auth is enabled already the error is NeonConflict, and nothing changes; with -IfNotExists what is there
/// comes out, without keys. It does not work on a branch that expires.</para>
/// </remarks>
/// <example>
/// <para>Enable Neon Auth and keep the server's key in a vault</para>
/// <code>$auth = Enable-NeonAuth -Project app -Branch main
/// Set-Secret -Name app-auth -Secret $auth.SecretServerKey
/// $auth.BaseUrl</code>
/// </example>
/// <example>
/// <para>Have the users in a certain database</para>
/// <code>Get-NeonDatabase orders -Project app -Branch dev | Enable-NeonAuth</code>
/// </example>
/// <example>
/// <para>Enable it only where it is not</para>
/// <code>Enable-NeonAuth -Project app -Branch dev -IfNotExists</code>
/// </example>
/// <seealso cref="GetNeonAuthCommand"/>
/// <seealso cref="DisableNeonAuthCommand"/>
/// <seealso cref="AddNeonAuthDomainCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createneonauth"/>
[Cmdlet(VerbsLifecycle.Enable, "NeonAuth", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthSetup))]
[NeonOperation("createNeonAuth")]
public sealed class EnableNeonAuthCommand : BranchCmdlet
{
    /// <summary>The database that holds the users, by its exact name or piped in. Default: Neon chooses one of the branch.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DatabaseIdentity), IsOptional = true)]
    public DatabaseIdentity? Database { get; set; }

    /// <summary>Who does the signing in: <c>better_auth</c>, which Neon runs itself, <c>stack</c> or <c>mock</c>.</summary>
    /// <value>better_auth</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [SingleValue]
    public string AuthProvider { get; set; } = AuthIntegration.DefaultProvider;

    /// <summary>
    /// Give what is there, without keys, if Neon Auth is enabled already. One of another provider, or with its users in another
    /// database than the one that is named, is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Database;
        var database = Database?.Require();
        if (!ShouldProcess(DescribeOnBranch(Branch, Database?.Branch, "Neon Auth"), Existing.Action(IfNotExists, $"Enable Neon Auth with {AuthProvider}")))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Database?.Branch, cancellation);
        var api = new AuthApi(Client);
        var existing = new Existing<AuthSetup>(this, IfNotExists, "auth integration", branchId)
        {
            Find = async stop => await FindAsync(api, projectId, branchId, database, stop) is { } there ? [there] : [],
        };
        var (setup, _) = await existing.OrCreateAsync(stop => api.EnableAsync(projectId, branchId, AuthProvider, database, stop), cancellation);
        WriteObject(setup);
    }

    private async Task<AuthSetup?> FindAsync(AuthApi api, string projectId, string branchId, string? database, CancellationToken cancellation)
    {
        if (await api.GetAsync(projectId, branchId, cancellation).OrNullIfMissingAsync() is not { } there)
        {
            return null;
        }

        Existing.EnsureSame(
            "auth integration",
            branchId,
            new Trait("provider", AuthProvider, there.AuthProvider),
            new Trait("database", database, there.DatabaseName));
        return AuthSetup.WithoutKeys(there).In(projectId, branchId);
    }
}
