using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Neon;

/// <summary>
/// A connection to Neon: the URL, the key and the time-outs. It never changes and can be used by several threads and runspaces at
/// once. Every cmdlet accepts one as <c>-Connection</c>. The key itself is never shown.
/// </summary>
[Listed("BaseUri", "AccountId", "KeyKind", "KeySource")]
[ShownBy<NeonConnectionView>]
public sealed class NeonConnection : IViewCells
{
    private const string OrganizationKey = "api_key_org";

    /// <summary>The source of the key of an emulator that this session has started.</summary>
    internal const string EmulatorSource = "emulator";

    /// <summary>The server that an emulator reports, which may run in another process.</summary>
    internal const string EmulatorServer = "Neon-Emulator";

    internal static readonly Uri DefaultBaseUri = new("https://console.neon.tech/api/v2/");
    private readonly Lazy<HttpMessageInvoker> _invoker;
    private readonly string _key;
    private string? _accountName;
    private int _isFresh;
    private bool _isEmulator;

    internal NeonConnection(ConnectionSettings settings, AuthDetails? identity = null)
    {
        Settings = settings;
        (BaseUri, KeySource, OrganizationId, UseNeonFile) = (settings.BaseUri, settings.KeySource, settings.OrganizationId, settings.UseNeonFile);
        (Timeout, AttemptTimeout, LockTimeout) = (settings.Timeout, settings.AttemptTimeout, settings.LockTimeout);
        _key = $"{BaseUri.Authority}/{Fingerprint(settings.ApiKey)}";
        _isFresh = settings.BeginsAfresh ? 1 : 0;
        AccountId = identity?.AccountId;
        AuthMethod = identity?.AuthMethod;
        HasReachedNeon = identity is not null;
        Recognize(identity);
        ServerClock = new ServerClock(settings.Clock);
        RecentIds = new RecentIds(settings.Clock);
        _invoker = new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(CreateTransport(settings), disposeHandler: false));
    }

    /// <summary>The URL of the API, ending with a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The account that the key belongs to; empty until <c>Connect-Neon</c> has read it.</summary>
    public string? AccountId { get; }

    /// <summary>
    /// The email address of the account, or the name of the organization of an organization key; empty if <c>Connect-Neon</c> could not
    /// read it.
    /// </summary>
    public string? AccountName => _accountName ??= Names?.Find(AccountId);

    /// <summary>How Neon recognized the key: <c>api_key_user</c>, <c>api_key_org</c>, <c>oauth</c> and others.</summary>
    public string? AuthMethod { get; }

    /// <summary>The type of the key: personal or organization. A project-scoped key is an organization key.</summary>
    public string? KeyKind => AuthMethod switch
    {
        null => null,
        "api_key_user" => "personal",
        OrganizationKey => "organization",
        var other => other,
    };

    /// <summary>The source of the key, such as <c>environment variable NEON_API_KEY</c>.</summary>
    public string KeySource { get; }

    /// <summary>
    /// The organization that is used with <c>-Connection</c> if no context specifies one: the organization of the session's
    /// context when the connection was created, if it was for the same account, or that of the emulator. Empty otherwise.
    /// </summary>
    public string? OrganizationId { get; }

    /// <summary>The time-out of one request with all its attempts. Default: 100 seconds.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The time-out of one attempt of a request. Default: 30 seconds.</summary>
    public TimeSpan AttemptTimeout { get; }

    /// <summary>How long to wait for a project that is locked by its own operations. Default: 5 minutes.</summary>
    public TimeSpan LockTimeout { get; }

    /// <summary>
    /// Whether the <c>.neon</c> file of the current folder is used, as set with <c>Connect-Neon -UseNeonFile</c>. If empty, the
    /// variable <c>$NeonUseNeonFile</c> decides.
    /// </summary>
    public bool? UseNeonFile { get; }

    internal static ProductInfoHeaderValue UserAgent { get; } =
        new("Neon.PowerShell", typeof(NeonConnection).Assembly.GetName().Version!.ToString(3));

    /// <summary>Whether the key is known to be an organization key, which has access to its organization only.</summary>
    internal bool IsOfOrganization => AuthMethod == OrganizationKey;

    internal ConnectionSettings Settings { get; }

    internal SecureString ApiKey => Settings.ApiKey;

    internal TimeProvider Clock => Settings.Clock;

    internal HttpMessageInvoker Invoker => _invoker.Value;

    /// <summary>
    /// The owner of the key: the same for all keys of an account on a host, once the account is known. Rate limits and contexts
    /// apply to it.
    /// </summary>
    internal string LimitPartition => KnownAccounts.Of(_key);

    /// <summary>Raised after each change over this connection, and when the connection is dropped.</summary>
    internal event Action? Changed;

    /// <summary>Notifies caches that data read over this connection may be outdated.</summary>
    internal void RaiseChanged()
    {
        RecentIds.Clear();
        Changed?.Invoke();
    }

    /// <summary>The names in responses over this connection.</summary>
    internal KnownNames Names { get; } = new();

    /// <summary>The ids that cmdlets have looked up by name over this connection.</summary>
    internal RecentIds RecentIds { get; }

    /// <summary>What is known of the service's clock from responses over this connection.</summary>
    internal ServerClock ServerClock { get; }

    /// <summary>Whether Neon itself has responded over this connection; until then its URL may be wrong.</summary>
    internal bool HasReachedNeon { get; set; }

    /// <summary>Whether the service is an emulator, as far as it is known. A loopback address alone could be that of a proxy.</summary>
    internal bool IsEmulator => _isEmulator || KeySource == EmulatorSource;

    /// <summary>Records that an emulator has responded.</summary>
    /// <param name="server">The server that a response names.</param>
    internal void RecognizeServer(string? server) => _isEmulator |= server == EmulatorServer && BaseUri.IsLoopback;

    /// <summary>Records the owner of the key, for all connections with this key.</summary>
    internal void Recognize(AuthDetails? identity)
    {
        if (identity?.AccountId is { } account)
        {
            KnownAccounts.Learn(_key, $"{BaseUri.Authority}/{account}");
        }
    }

    /// <summary>Whether the next request is the first of a connection that the user created.</summary>
    internal bool BeginsAfresh() => Interlocked.Exchange(ref _isFresh, 0) == 1;

    /// <summary>The host, never the key.</summary>
    /// <returns>Text such as <c>console.neon.tech (personal key)</c>.</returns>
    public override string ToString() => KeyKind is null ? BaseUri.Authority : VisibleText.Of($"{BaseUri.Authority} ({KeyKind} key)");

    private static HttpMessageHandler CreateTransport(ConnectionSettings settings)
    {
        var shared = new Dictionary<string, object>
        {
            [TransportContract.TotalTimeout] = settings.Timeout,
            [TransportContract.AttemptTimeout] = settings.AttemptTimeout,
            [TransportContract.Clock] = settings.Clock,
        };
        if (settings.PrimaryHandler is { } handler)
        {
            shared[TransportContract.PrimaryHandler] = handler;
        }

        return IsolatedAssemblies.CreateTransport(shared);
    }

    private static string Fingerprint(SecureString key) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret.Reveal(key))))[..16];
}
