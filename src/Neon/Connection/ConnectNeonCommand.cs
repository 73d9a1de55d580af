using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Connects the session to Neon with an API key.</summary>
/// <remarks>
/// <para>The key comes from -ApiKey or -SecretName; without them from the variable $NeonApiKey, then $env:NEON_API_KEY,
/// then the secret NeonApiKey of SecretManagement. One request asks Neon who the key speaks for, so that a wrong key is
/// found out here. The key is kept in memory only and is never shown.</para>
/// <para>Cmdlets connect by themselves where a key is found; Connect-Neon is for another key, host or patience, and for
/// making sure. A new connection drops the context, because its organizations and projects may be others. After
/// Stop-NeonEmulator the session connects with Connect-Neon only.</para>
/// <para>A connection that is made with -NotCurrent carries the organization of the session's context, if that is for the same
/// account. So commands with -Connection find it in another runspace, too, which has no context.</para>
/// <para>With -UseNeonFile the context comes from the file .neon that the Neon CLI keeps in a folder: the nearest one, from the
/// present folder upwards, looked for anew by each command, so that it follows you from folder to folder. What
/// Set-NeonContext sets goes before the file, and parameters go before both. $NeonUseNeonFile = $true, in your profile for
/// instance, does the same for all connections of the session that do not say otherwise.</para>
/// </remarks>
/// <example>
/// <para>Connect with the key of the environment and see who you are</para>
/// <code>Connect-Neon</code>
/// </example>
/// <example>
/// <para>Type the key without showing it</para>
/// <code>Connect-Neon -ApiKey (Read-Host -AsSecureString)</code>
/// </example>
/// <example>
/// <para>Take the key from a vault</para>
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
/// <seealso cref="DisconnectNeonCommand"/>
/// <seealso cref="TestNeonConnectionCommand"/>
/// <seealso cref="GetNeonContextCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://api-docs.neon.tech/reference/getauthdetails"/>
[Cmdlet(VerbsCommunications.Connect, "Neon", DefaultParameterSetName = FoundSet)]
[OutputType(typeof(NeonContext), typeof(NeonConnection))]
[NeonOperation("getAuthDetails")]
public sealed class ConnectNeonCommand : NeonCmdlet
{
    private const string FoundSet = "Found";
    private const string KeySet = "ApiKey";
    private const string SecretSet = "Secret";
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>
    /// The API key: a SecureString, a credential whose password is the key, or text. Text on a command line may end up in
    /// the history.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = KeySet)]
    [ValidateNotNull]
    [SingleValue]
    public object? ApiKey { get; set; }

    /// <summary>The name of a secret that holds the key; read with Get-Secret of SecretManagement.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? SecretName { get; set; }

    /// <summary>The vault to look in; all vaults without it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? VaultName { get; set; }

    /// <summary>
    /// The address of the API. Without it <c>$env:NEON_API_HOST</c> names it, or it is Neon's own. It must be https; http
    /// is for loopback only.
    /// </summary>
    /// <value>https://console.neon.tech/api/v2</value>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Uri? BaseUri { get; set; }

    /// <summary>The time that one request may take with all its attempts, at most a day.</summary>
    /// <value>00:01:40</value>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The time that one attempt of a request may take, at most a day.</summary>
    /// <value>00:00:30</value>
    [Parameter]
    [Duration]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for a project that is locked by its own operations, or for other changes of this process to the same project
    /// while none of them succeeds. At most a day; zero for not at all.
    /// </summary>
    /// <value>00:05:00</value>
    [Parameter]
    [Duration]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Take organization, project and branch from the nearest file <c>.neon</c> where nothing else names them.
    /// <c>-UseNeonFile:$false</c> has this connection pass over such files, whatever <c>$NeonUseNeonFile</c> says.
    /// </summary>
    [Parameter]
    public SwitchParameter UseNeonFile { get; set; }

    /// <summary>For whom the connection is: <c>Session</c> for this runspace, <c>Process</c> for all runspaces without one of their own.</summary>
    /// <value>Session</value>
    [Parameter]
    [SingleValue]
    public NeonScope Scope { get; set; }

    /// <summary>Emit the connection, for use as -Connection of other cmdlets.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Leave the session's own connection as it is. Useful with -PassThru.</summary>
    [Parameter]
    public SwitchParameter NotCurrent { get; set; }

    // At the beginning, because a failure there ends the pipeline: nothing may go on with the connection of before.
    /// <inheritdoc/>
    protected override async Task BeginAsync(CancellationToken cancellation)
    {
        Target = BaseUri;
        if (!IsUsable(Timeout) || !IsUsable(AttemptTimeout) || !(LockTimeout == TimeSpan.Zero || IsUsable(LockTimeout)))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "A time-out must be at least 10 milliseconds and at most a day.")
            {
                Advice = "Give time spans such as 00:01:40 for 100 seconds; -LockTimeout may be zero.",
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
        var probe = new NeonClient(unnamed, PostVerbose, new HoldupProgress(this, unnamed, _ => null).Report);
        var identity = await new ConnectionApi(probe).GetAuthDetailsAsync(cancellation);
        var connection = new NeonConnection(settings with { OrganizationId = OrganizationFor(unnamed) }, identity);
        if (!NotCurrent)
        {
            var session = NeonSession.For(Scope);
            session.Connection = connection;
            session.Context = NeonContext.Empty;
            session.IsEmulatorStopped = false;
        }

        WriteObject(PassThru ? connection : context.With(connection));
    }

    /// <summary>The organization that a connection on the side brings along: that of the session's context, if it is for its account.</summary>
    private string? OrganizationFor(NeonConnection connection) =>
        NotCurrent ? NeonSession.Current.ContextFor(connection, SessionState).OrganizationId : null;

    private static bool IsUsable(TimeSpan timeout) => timeout >= TimeSpan.FromMilliseconds(10) && timeout <= LongestTimeout;

    private (SecureString Key, string Source) FindKey()
    {
        if (ApiKey is not null)
        {
            var key = ApiKeyResolver.FromObject(ApiKey) ?? throw new NeonApiException(NeonFailure.NoApiKey, "The value of -ApiKey holds no key.")
            {
                Advice = "Give a SecureString, a credential whose password is the key, or text that is not empty.",
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
