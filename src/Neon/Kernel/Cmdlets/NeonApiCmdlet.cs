using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that talk to Neon.</summary>
public abstract class NeonApiCmdlet : NeonCmdlet
{
    private NeonClient? _client;
    private NeonContext? _context;

    /// <summary>
    /// The connection to use, as <c>Connect-Neon -PassThru</c> gives it. Without it the session's connection is used, and
    /// where there is none the module connects with the key it finds. The session's context counts for its own account only.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    [LiveObject(typeof(NeonConnection), "connection", "Its key is not stored. Create a connection with Connect-Neon -PassThru.")]
    public NeonConnection? Connection { get; set; }

    /// <summary>The client of this call; connects if the session has not.</summary>
    internal NeonClient Client => _client ??= NewClient(Connection ?? SessionConnection());

    /// <summary>
    /// The parents that stand in for parameters that were not given. They stay the same from what a change is confirmed for
    /// to the change itself, whatever becomes of a context file meanwhile.
    /// </summary>
    internal NeonContext Context => _context ??= PresentContext();

    /// <summary>Takes no branch from the context for the present input.</summary>
    internal void DropContextBranch() => _context = Context.WithoutBranch();

    /// <summary>Whether the branch of the context belongs to the project that the cmdlet means.</summary>
    internal virtual ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation) => new(true);

    private protected override void OnInput()
    {
        _context = null;
        _client?.BeginInput();
    }

    private protected override IDisposable? SupplyParents(PSObject? piped) => AgreementRule.Of(GetType()).Supply(this, piped);

    private protected override ValueTask<bool> EnsureAgreementAsync(PSObject? piped, CancellationToken cancellation) =>
        AgreementRule.Of(GetType()).EnsureAsync(this, piped, cancellation);

    private protected override string? LastChange => _client?.LastChange;

    private protected override SentSecrets KnownSecrets()
    {
        var secrets = base.KnownSecrets();
        if (_client is not null)
        {
            secrets.Add(_client.KnownSecrets());
        }

        return secrets;
    }

    /// <summary>Refusals that have other advice here than elsewhere, or that only this cmdlet meets: one for each cause.</summary>
    private protected virtual IReadOnlyList<KnownRefusal> OwnRefusals => [];

    private protected override NeonApiException Explain(NeonApiException failure) =>
        failure.Advice is null && KnownRefusals.Advice(failure, OwnRefusals) is { } advice ? failure.Told(advice: advice)
        : failure.Failure == NeonFailure.MissingInput && Connection is null && ContextFileHint.For(failure, NeonSession.Current, SessionState) is { } hint
            ? failure.Told(advice: $"{failure.Advice} {hint}")
            : failure;

    /// <summary>What the user calls a project, branch or endpoint, where the cmdlet has come to know it.</summary>
    internal virtual string? NameOf(string id) => null;

    private NeonClient NewClient(NeonConnection connection) =>
        new(connection, PostVerbose, new HoldupProgress(this, connection, NameOf).Report, () => Context) { Warning = text => Post(() => WriteWarning(text)) };

    private NeonContext PresentContext() => (Connection is null ? CurrentSession() : NeonSession.Current).ContextFor(Connection, SessionState);

    private NeonConnection SessionConnection()
    {
        var session = CurrentSession();
        return session.EffectiveConnection ?? (session.Connection = ConnectionFactory.Connect(this, session));
    }

    private NeonSession CurrentSession()
    {
        var session = NeonSession.Current;
        session.DropOutdated(SessionState);
        return session;
    }
}
