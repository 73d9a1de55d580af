using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Connects the session to Neon with an API key.</summary>
/// <remarks>
/// <para>The key comes from -ApiKey or -SecretName, or else from the variable $NeonApiKey, then $env:NEON_API_KEY, then the
/// SecretManagement secret NeonApiKey. One request verifies the key and identifies its account. Then one request reads the
/// account's email address, or the name of the organization for an organization key; with -UseNeonFile, one more reads each name
/// of the context. If a name cannot be read within two seconds, it is omitted. The key is kept only in memory and is never shown.</para>
/// <para>Cmdlets connect automatically if a key is found. Use Connect-Neon to choose another key, host or time-out, or to
/// verify the key. A new connection clears the context, because another account may have other organizations and projects.
/// After Stop-NeonEmulator, only Connect-Neon connects the session.</para>
/// <para>A connection created with -NotCurrent includes the organization of the session's context, if the context is for the
/// same account. Commands with -Connection can therefore use it in another runspace, which has no context.</para>
/// <para>With -UseNeonFile, the context comes from the nearest .neon file of the Neon CLI, in the current folder or a parent
/// folder. Each command looks for the file again, so the context changes with the current folder. Set-NeonContext takes
/// precedence over the file, and parameters take precedence over both. $NeonUseNeonFile = $true, for example in your
/// profile, has the same effect on all connections of the session that do not specify -UseNeonFile.</para>
/// </remarks>
/// <example>
/// <para>Connect with the key from the environment and show the account</para>
/// <code>Connect-Neon</code>
/// </example>
/// <example>
/// <para>Enter the key without displaying it</para>
/// <code>Connect-Neon -ApiKey (Read-Host -AsSecureString)</code>
/// </example>
/// <example>
/// <para>Read the key from a vault</para>
/// <code>Connect-Neon -SecretName neon-production -VaultName ops</code>
/// </example>
/// <example>
/// <para>Work with two accounts side by side</para>
/// <code>$other = Connect-Neon -SecretName neon-other -PassThru -NotCurrent
/// Get-NeonOrganization -Connection $other | Get-NeonProject -Connection $other</code>
/// </example>
/// <example>
/// <para>Work with the project that this folder is linked to</para>
/// <code>Connect-Neon -UseNeonFile
/// Get-NeonBranch</code>
/// </example>
/// <keywords>login, sign in, authenticate, api key, token</keywords>
/// <seealso cref="DisconnectNeonCommand"/>
/// <seealso cref="TestNeonConnectionCommand"/>
/// <seealso cref="GetNeonContextCommand"/>
/// <seealso href="about_Neon_Authentication"/>
[Cmdlet(VerbsCommunications.Connect, "Neon", DefaultParameterSetName = FoundSet)]
[OutputType(typeof(NeonContext), typeof(NeonConnection))]
[NeonOperation("getAuthDetails", "getCurrentUserInfo", "getOrganization", "getProject", "getProjectBranch")]
public sealed class ConnectNeonCommand : NeonCmdlet
{
    private const string FoundSet = "Found";
    private const string KeySet = "ApiKey";
    private const string SecretSet = "Secret";
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    /// <summary>
    /// The API key: a SecureString, a credential whose password is the key, or text. Text on a command line may be saved in
    /// the history.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = KeySet, HelpMessage = "The API key: a SecureString, a credential whose password is the key, or text.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public object? ApiKey { get; set; }

    /// <summary>The name of a secret that contains the key, read with Get-Secret of SecretManagement.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet, HelpMessage = "The name of a secret that contains the key, read with Get-Secret of SecretManagement.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? SecretName { get; set; }

    /// <summary>The vault to read from. Default: all vaults.</summary>
    [Parameter(ParameterSetName = SecretSet, HelpMessage = "The vault to read from.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? VaultName { get; set; }

    /// <summary>
    /// The URL of the API. Default: <c>$env:NEON_API_HOST</c>, or else Neon's own URL. It must be https; http is allowed for
    /// loopback only.
    /// </summary>
    /// <value>https://console.neon.tech/api/v2</value>
    [Parameter(HelpMessage = "The URL of the API.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public Uri? BaseUri { get; set; }

    /// <summary>The time-out of one request with all its attempts, at most one day.</summary>
    /// <value>00:01:40</value>
    [Parameter(HelpMessage = "The time-out of one request with all its attempts, at most one day.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The time-out of one attempt of a request, at most one day.</summary>
    /// <value>00:00:30</value>
    [Parameter(HelpMessage = "The time-out of one attempt of a request, at most one day.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for a project that is locked by its own operations. It also limits the wait for other changes of
    /// this process to the same project while none of them succeeds. At most one day; zero to not wait.
    /// </summary>
    /// <value>00:05:00</value>
    [Parameter(HelpMessage = "How long to wait for a project that is locked by its own operations.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Takes organization, project and branch from the nearest <c>.neon</c> file if nothing else specifies them.
    /// <c>-UseNeonFile:$false</c> ignores such files for this connection, regardless of <c>$NeonUseNeonFile</c>.
    /// </summary>
    [Parameter(HelpMessage = "Takes organization, project and branch from the nearest .neon file if nothing else specifies them.")]
    public SwitchParameter UseNeonFile { get; set; }

    /// <summary>
    /// The scope of the connection: <c>Session</c> for this runspace, or <c>Process</c>. The latter applies to all runspaces
    /// without their own connection.
    /// </summary>
    /// <value>Session</value>
    [Parameter(HelpMessage = "The scope of the connection: Session for this runspace, or Process.")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    [AcceptedValues(typeof(ScopeCompleter))]
    [TextValue]
    public string Scope { get; set; } = NeonSession.SessionScope;

    /// <summary>Emits the connection, for use as -Connection of other cmdlets.</summary>
    [Parameter(HelpMessage = "Emits the connection, for use as -Connection of other cmdlets.")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Does not change the session's connection. Useful with -PassThru.</summary>
    [Parameter(HelpMessage = "Does not change the session's connection.")]
    public SwitchParameter NotCurrent { get; set; }

    // A key has the same error from each source.
    internal override bool RefusesMask(string parameter) => parameter == nameof(ApiKey);

    // Connect in Begin, because a failure there ends the pipeline: nothing may continue with the previous connection.
    /// <inheritdoc/>
    protected override async Task BeginAsync(CancellationToken cancellation)
    {
        Target = BaseUri;
        if (!IsUsable(Timeout) || !IsUsable(AttemptTimeout) || !(LockTimeout == TimeSpan.Zero || IsUsable(LockTimeout)))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "A time-out must be at least 10 milliseconds and at most one day.")
            {
                Advice = "Specify a time span such as 1m40s; -LockTimeout may be zero.",
            };
        }

        var (key, source) = FindKey();
        var settings = new ConnectionSettings(key, source)
        {
            BaseUri = ConnectionFactory.BaseUri(BaseUri),
            Timeout = Timeout,
            AttemptTimeout = AttemptTimeout,
            LockTimeout = LockTimeout,
            BeginsAfresh = true,
            UseNeonFile = Given(UseNeonFile, nameof(UseNeonFile)),
        };
        var context = settings.UseNeonFile ?? (!NotCurrent && NeonSession.IsFilePreferred(SessionState))
            ? NeonSession.FileContext(SessionState)
            : NeonContext.Empty;
        var unnamed = new NeonConnection(settings);
        var probe = new NeonClient(unnamed, PostVerbose, new DelayProgress(this, unnamed).Report);
        var identity = await IdentifyAsync(probe, cancellation);
        var home = NotCurrent ? NeonSession.Current.ContextFor(unnamed, SessionState) : NeonContext.Empty;
        var connection = new NeonConnection(settings with { OrganizationId = home.OrganizationId, OrganizationAsSet = home.OrganizationAsSet }, identity);
        connection.RecognizeServer(unnamed.IsEmulator ? NeonConnection.EmulatorServer : null);
        await ContextNames.ReadAsync(connection, context, PostVerbose, cancellation);
        if (!NotCurrent)
        {
            var session = NeonSession.For(Scope);
            session.Connection = connection;
            session.Context = NeonContext.Empty;
            session.IsEmulatorStopped = false;
        }

        WriteObject(PassThru ? connection : context.With(connection));
    }

    private async Task<AuthDetails> IdentifyAsync(NeonClient probe, CancellationToken cancellation)
    {
        try
        {
            return await new ConnectionApi(probe).GetAuthDetailsAsync(cancellation);
        }
        catch (NeonApiException failure) when (failure.Failure == NeonFailure.Connection)
        {
            // Get-NeonContext would show the URL of another connection.
            var source = BaseUri is not null || Environment.GetEnvironmentVariable(ConnectionFactory.HostVariable) is null ? string.Empty : $" in $env:{ConnectionFactory.HostVariable}";
            throw failure.With(advice: $"Nothing was sent. Check the network, the proxy and the URL {probe.Connection.BaseUri}{source}.");
        }
    }

    private static bool IsUsable(TimeSpan timeout) => timeout >= TimeSpan.FromMilliseconds(10) && timeout <= MaxTimeout;

    private (SecureString Key, string Source) FindKey()
    {
        if (ApiKey is not null)
        {
            var key = ApiKeyResolver.FromObject(ApiKey) ?? throw new NeonApiException(NeonFailure.NoApiKey, "The value of -ApiKey does not contain a key.")
            {
                Advice = "Specify a SecureString, a credential whose password is the key, or a non-empty string.",
            };
            return (key, "parameter ApiKey");
        }

        if (SecretName is not null)
        {
            return (ApiKeyResolver.FromSecretManagement(this, SecretName, VaultName, required: true)!, $"secret {SecretName}");
        }

        return ApiKeyResolver.Resolve(this) ?? throw ConnectionFactory.NoKey();
    }
}
