using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Enables Neon Auth on a branch: sign-in for the users of an application, stored in the branch's database.
/// </summary>
/// <remarks>
/// <para>Neon creates the schema neon_auth in the database and stores the users there. The cmdlet returns the URLs that an
/// application needs, and a pair of keys. The keys are returned only once. Both are secure strings: one must never leave the
/// server, and Neon marks the other as sensitive too. Use New-NeonAuthSdkKey to create other keys.</para>
/// <para>If Neon Auth is already enabled, nothing changes and the cmdlet reports the error NeonConflict; with -IfNotExists,
/// it returns the existing Neon Auth without keys. Neon Auth cannot be enabled on a branch with an expiry.</para>
/// </remarks>
/// <example>
/// <para>Enable Neon Auth and store the server key in a vault</para>
/// <code>$auth = Enable-NeonAuth -Project app -Branch pr-41
/// Set-Secret -Name app-auth -Secret $auth.SecretServerKey
/// $auth.BaseUrl</code>
/// </example>
/// <example>
/// <para>Store the users in a specific database</para>
/// <code>Get-NeonDatabase orders -Project app -Branch pr-41 | Enable-NeonAuth</code>
/// </example>
/// <example>
/// <para>Enable Neon Auth if it is not enabled</para>
/// <code>Enable-NeonAuth -Project app -Branch dev -IfNotExists</code>
/// </example>
/// <seealso cref="GetNeonAuthCommand"/>
/// <seealso cref="DisableNeonAuthCommand"/>
/// <seealso cref="AddNeonAuthDomainCommand"/>
[Cmdlet(VerbsLifecycle.Enable, "NeonAuth", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthSetup))]
[NeonOperation("createNeonAuth")]
public sealed class EnableNeonAuthCommand : BranchCmdlet
{
    /// <summary>
    /// The database for the users, by its exact name or piped in. Default: a database of the branch, chosen by Neon.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The database for the users, by its exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DatabaseIdentity), IsSingle = true, IsOptional = true)]
    public DatabaseIdentity? Database { get; set; }

    /// <summary>
    /// The authentication provider: <c>better_auth</c>, which Neon runs itself, <c>stack</c> or <c>mock</c>.
    /// </summary>
    /// <value>better_auth</value>
    [Parameter(HelpMessage = "The authentication provider: better_auth, which Neon runs itself, stack or mock.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [TextValue]
    public string AuthProvider { get; set; } = AuthIntegration.DefaultProvider;

    /// <summary>
    /// If Neon Auth is already enabled, returns it without keys. If it has another provider, or its users are in a database
    /// other than the specified one, the cmdlet reports an error.
    /// </summary>
    [Parameter(HelpMessage = "If Neon Auth is already enabled, returns it without keys.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Database;
        var database = Database?.Require();
        AuthIntegration? present = null;
        var api = new AuthApi(Client);
        var existing = new ExistingResource<AuthSetup>(this, IfNotExists, "auth integration", BranchText)
        {
            Find = async stop =>
            {
                var home = await BranchOfAsync(stop);
                present = await api.GetAsync(home, stop).OrNullIfMissingAsync();
                return present is null ? [] : [AuthSetup.WithoutKeys(present).WithBranch(home)];
            },
            Taken = "Neon Auth is already enabled on the branch.",
            TakenAdvice = "{Get-NeonAuth} shows it; {New-NeonAuthSdkKey} creates more keys for it.",
            MustMatch = found => [new RequestedSetting("provider", AuthProvider, found.AuthProvider), new RequestedSetting("database", database, present?.DatabaseName)],
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, Database?.Branch, "Neon Auth"), $"Enable Neon Auth with {AuthProvider}", cancellation, nameof(AuthProvider)))
        {
            return;
        }

        var branchKey = await BranchOfAsync(cancellation);
        var (setup, _) = await existing.OrCreateAsync(stop => api.EnableAsync(branchKey, AuthProvider, database, stop), cancellation);
        WriteObject(setup);
    }

    private string BranchText => (Branch ?? Database?.Branch)?.ToString() ?? Context.BranchAsSet ?? string.Empty;

    private ValueTask<BranchKey> BranchOfAsync(CancellationToken cancellation) => Parents.BranchOfAsync(Branch, Database?.Branch, cancellation);
}
