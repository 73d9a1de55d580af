using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Neon;

/// <summary>
/// A connection to Neon: where, with which key, and how patient. It never changes and can be used by many threads and
/// runspaces at once; every cmdlet takes one as <c>-Connection</c>. The key itself is never shown.
/// </summary>
[Listed("BaseUri", "AccountId", "KeyKind", "KeySource")]
[ShownBy<NeonConnectionView>]
public sealed class NeonConnection
{
    private const string OrganizationKey = "api_key_org";

    internal static readonly Uri DefaultBaseUri = new("https://console.neon.tech/api/v2/");
    private readonly Lazy<HttpMessageInvoker> _invoker;
    private readonly string _key;
    private int _isFresh;

    internal NeonConnection(ConnectionSettings settings, AuthDetails? identity = null)
    {
        Settings = settings;
        (BaseUri, KeySource, OrganizationId, UseNeonFile) = (settings.BaseUri, settings.KeySource, settings.OrganizationId, settings.UseNeonFile);
        (Timeout, AttemptTimeout, LockTimeout) = (settings.Timeout, settings.AttemptTimeout, settings.LockTimeout);
        _key = $"{BaseUri.Authority}/{Fingerprint(settings.ApiKey)}";
        _isFresh = settings.BeginsAfresh ? 1 : 0;
        AccountId = identity?.AccountId;
        AuthMethod = identity?.AuthMethod;
        Recognize(identity);
        ServerClock = new ServerClock(settings.Clock);
        _invoker = new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(CreateTransport(settings), disposeHandler: false));
    }

    /// <summary>The address of the API, ending with a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The account that the key belongs to; empty until <c>Connect-Neon</c> has asked for it.</summary>
    public string? AccountId { get; }

    /// <summary>How Neon recognised the key, in its own words: <c>api_key_user</c>, <c>api_key_org</c>, <c>oauth</c> and others.</summary>
    public string? AuthMethod { get; }

    /// <summary>The kind of the key in words: personal or organization (a project-scoped key is an organization key to Neon).</summary>
    public string? KeyKind => AuthMethod switch
    {
        null => null,
        "api_key_user" => "personal",
        OrganizationKey => "organization",
        var other => other,
    };

    /// <summary>Where the key came from, such as <c>environment variable NEON_API_KEY</c>.</summary>
    public string KeySource { get; }

    /// <summary>
    /// The organization that the connection brings along where it is used as <c>-Connection</c> and no context names one: the
    /// organization of the session's context when the connection was created, if it was for the same account, or that of
    /// the emulator. Empty otherwise.
    /// </summary>
    public string? OrganizationId { get; }

    /// <summary>The time that one request may take with all its attempts. 100 seconds unless set.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The time that one attempt of a request may take. 30 seconds unless set.</summary>
    public TimeSpan AttemptTimeout { get; }

    /// <summary>How long to wait for a project that is locked by its own operations. 5 minutes unless set.</summary>
    public TimeSpan LockTimeout { get; }

    /// <summary>
    /// Whether the <c>.neon</c> file of the present folder counts, as <c>Connect-Neon -UseNeonFile</c> says; empty leaves it to the
    /// variable <c>$NeonUseNeonFile</c>.
    /// </summary>
    public bool? UseNeonFile { get; }

    internal static ProductInfoHeaderValue UserAgent { get; } =
        new("Neon.PowerShell", typeof(NeonConnection).Assembly.GetName().Version!.ToString(3));

    /// <summary>Whether the key is known to be that of an organization, which reaches this one only.</summary>
    internal bool IsOfOrganization => AuthMethod == OrganizationKey;

    internal ConnectionSettings Settings { get; }

    internal SecureString ApiKey => Settings.ApiKey;

    internal TimeProvider Clock => Settings.Clock;

    internal HttpMessageInvoker Invoker => _invoker.Value;

    /// <summary>
    /// Whose key it is: the same for all keys of an account on a host, once Neon has told the account. Rate limits count
    /// for it, and so does a context.
    /// </summary>
    internal string LimitPartition => KnownAccounts.Of(_key);

    /// <summary>Raised after each change over this connection, and when the connection is forgotten.</summary>
    internal event Action? Changed;

    /// <summary>Tells those who keep what was read over this connection that it may no longer be true.</summary>
    internal void RaiseChanged() => Changed?.Invoke();

    /// <summary>What the answers over this connection told of the service's clock.</summary>
    internal ServerClock ServerClock { get; }

    /// <summary>Whether Neon itself has responded over this connection; until then its address may be wrong.</summary>
    internal bool HasReachedNeon { get; set; }

    /// <summary>Remembers whose key it is, for all connections with this key.</summary>
    internal void Recognize(AuthDetails? identity)
    {
        if (identity?.AccountId is { } account)
        {
            KnownAccounts.Learn(_key, $"{BaseUri.Authority}/{account}");
        }
    }

    /// <summary>Whether the coming request is the first of a connection that somebody made on purpose.</summary>
    internal bool BeginsAfresh() => Interlocked.Exchange(ref _isFresh, 0) == 1;

    /// <summary>Names the host, never the key.</summary>
    /// <returns>Text such as <c>console.neon.tech (personal key)</c>.</returns>
    public override string ToString() => KeyKind is null ? BaseUri.Authority : VisibleText.Of($"{BaseUri.Authority} ({KeyKind} key)");

    private static HttpMessageHandler CreateTransport(ConnectionSettings settings)
    {
        var shared = new Dictionary<string, object>
        {
            [Seam.TotalTimeout] = settings.Timeout,
            [Seam.AttemptTimeout] = settings.AttemptTimeout,
            [Seam.Clock] = settings.Clock,
        };
        if (settings.PrimaryHandler is { } handler)
        {
            shared[Seam.PrimaryHandler] = handler;
        }

        return IsolatedAssemblies.CreateTransport(shared);
    }

    private static string Fingerprint(SecureString key) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret.Reveal(key))))[..16];
}
