using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon.Commands;

/// <summary>The base class of cmdlets that send requests to Neon.</summary>
public abstract partial class NeonApiCmdlet : NeonCmdlet
{
    private NeonClient? _client;
    private KnownIds? _knownIds;
    private NeonContext? _context;
    private IReadOnlyList<InputPart> _parts = [];
    private Dictionary<(Type Identity, string Id), Task<NeonObject?>>? _read;

    /// <summary>
    /// The connection to use, as returned by <c>Connect-Neon -PassThru</c>. Default: the session's connection. If the session is
    /// not connected, the module connects with the key it finds. The session's context applies to its own account only.
    /// </summary>
    [Parameter(HelpMessage = "The connection to use, as returned by Connect-Neon -PassThru.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [LiveObject(typeof(NeonConnection), "connection", "Its key is not stored. Create a connection with Connect-Neon -PassThru.")]
    public NeonConnection? Connection { get; set; }

    /// <summary>The client of this call. Connects if the session is not connected.</summary>
    internal NeonClient Client => _client ??= NewClient(Connection ?? SessionConnection());

    /// <summary>
    /// The default parents for parameters that were not specified. They do not change between the confirmation and the change,
    /// even if a context file changes.
    /// </summary>
    internal NeonContext Context => _context ??= PresentContext();

    /// <summary>Ignores the branch of the context for the current input.</summary>
    internal void DropContextBranch() => _context = Context.WithoutBranch();

    /// <summary>The parents of the cmdlet's resources; null if they have no project.</summary>
    internal virtual IParents? Parents => null;

    /// <summary>Reads a resource to compare the input with it: once for each input if its id is unique.</summary>
    /// <returns>The request; null if there is nothing to compare with.</returns>
    internal Task<NeonObject?>? ReadOnce(ResourceIdentity identity, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var key = (identity.GetType(), id);
        if (_read?.GetValueOrDefault(key) is { } known)
        {
            return known;
        }

        var reading = identity.ReadResourceAsync(Client, id, above, cancellation);
        if (reading is not null && RowRule.Of(identity.GetType()).IsKeyedById)
        {
            (_read ??= [])[key] = reading;
        }

        return reading;
    }

    /// <inheritdoc/>
    private protected override string PlaceText => string.Join('/',
        from property in GetType().GetProperties()
        where FilterText.IsPlace(property)
        let parent = ParentParameter.Of(property)!
        orderby parent.Depth
        let named = (parent.ValueOf(this) ?? parent.InContext(Context))?.ToString()
        where named is not null
        select _client?.Connection.Names.FindUnique(named) ?? named);

    internal override NeonCmdlet CopyForInput()
    {
        // Names are looked up once for all inputs.
        _knownIds ??= new KnownIds();
        var copy = (NeonApiCmdlet)base.CopyForInput();
        (copy._client, copy._context, copy._read, copy._parts) = (null, null, null, []);
        return copy;
    }

    private protected override bool NeedsConfirmation => ShowsChange;

    private protected override void OnInput()
    {
        (_context, _read) = (null, null);
        _client?.BeginInput();
    }

    private protected override void SupplyParents(PSObject? piped, SuppliedValues supplied)
    {
        // A script can have changed the name.
        if (piped?.BaseObject is NeonObject { AsNamed: { Name.Length: > 0 } named, IsAsEmitted: true })
        {
            (Connection ?? NeonSession.Current.EffectiveConnection)?.Names.AddMissing(named);
        }

        _parts = AgreementRule.Of(GetType()).PartsOf(this, piped, supplied);
    }

    private protected override void OnEmit(NeonObject item)
    {
        if (HasReusedNames && Target is ResourceIdentity { Id: null, Name: { } name } target && item.AsNamed is { Id: not null } found
            && item.GetType().Name == target.Noun && found.Name != name)
        {
            // It was renamed since its name was looked up. The name is looked up again.
            throw ResourceIdentity.NoneNamed(target.Kind, name, []);
        }

        base.OnEmit(item);
        item.Names = _client?.Connection.Names;
    }

    private protected override ValueTask<bool> EnsureAgreementAsync(CancellationToken cancellation)
    {
        NamePattern.Refuse(this);
        return AgreementRule.Of(GetType()).EnsureAsync(this, _parts, cancellation);
    }

    private protected override string? LastChange => _client?.LastChange;

    private protected override SecretRedactor KnownSecrets()
    {
        var secrets = base.KnownSecrets();
        if (_client is not null)
        {
            secrets.Add(_client.KnownSecrets());
        }

        return secrets;
    }

    /// <summary>
    /// Whether names that earlier cmdlets looked up within the last half minute are not looked up again. A cmdlet must read only. If its
    /// output is piped on, a change could follow at once, so the names are looked up now.
    /// </summary>
    private protected virtual bool ReusesNames => IsList && MyInvocation.PipelinePosition == MyInvocation.PipelineLength;

    private protected override bool HasReusedNames => _client?.KnownIds.AreReused == true;

    private protected override void DropReusedNames() => _client?.KnownIds.DropReused();

    /// <summary>Refusals with advice specific to this cmdlet, one per cause.</summary>
    private protected virtual IReadOnlyList<KnownRefusal> OwnRefusals => [];

    private protected override NeonApiException Explain(NeonApiException failure) => Completed(MissingPlace.Locate(Advised(failure), KnownNames));

    private protected override Task<NeonApiException> WithSuggestionsAsync(NeonApiException failure, CancellationToken cancellation) =>
        _client is null ? Task.FromResult(failure) : NameLists.SuggestAsync(failure, _client, Target, cancellation);

    private NeonApiException Advised(NeonApiException failure) => WithNames(
        failure.Failure == NeonFailure.NameNotFound && NamePattern.AdviceForOther(this, failure.Resource) is { } exact ? failure.With(advice: exact)
        : IsAboutTarget(failure) && NamePattern.Advice(this, (ResourceIdentity)Target!) is { } patterns ? failure.With(advice: patterns)
        : failure.Advice is null && KnownRefusals.Of(failure, OwnRefusals) is { } known ? WithReason(failure, known)
        : failure.Advice is null && failure.IsNotFound && NeonErrors.Missing(failure) is { } missing && IsFromContext(missing)
            ? failure.With(advice: $"The {missing.Kind} is that of the context. Get-NeonContext shows it; Set-NeonContext changes it. It may have been removed, or this key has lost access to it.")
        : failure.Failure == NeonFailure.MissingInput && Connection is null && ContextFileHint.For(failure, NeonSession.Current, SessionState) is { } hint
            ? failure.With(advice: $"{failure.Advice} {hint}")
            : failure);

    /// <summary>Whether a parent of this kind was taken from the context, because the command does not specify one.</summary>
    private bool IsFromContext(Resource kind) => HasSession && GetType().GetProperties()
        .Select(ParentParameter.Of)
        .Any(parent => parent is not null && parent.Kind == kind.Kind && !parent.HasValue(this) && Context.AsSet(parent.Key) is not null);

    /// <summary>A refusal about the state of the target is the same error whether the module or Neon has found it.</summary>
    private NeonApiException WithReason(NeonApiException failure, KnownRefusal known) => known.Words(Target is ResourceIdentity target ? $"{target.Kind} {target}" : null) is { } words
        ? failure.With(advice: known.Advice, failure: known.Failure, shownText: words)
        : failure.With(advice: known.Advice);

    private protected override string WithNames(string path) => KnownNames?.InPath(path) ?? path;

    /// <summary>The words of the service are not changed.</summary>
    private NeonApiException WithNames(NeonApiException failure) =>
        failure.Failure is NeonFailure.ErrorResponse or NeonFailure.OutcomeUnknown || KnownNames?.InSentence(failure.ShownText ?? failure.Message) is not { } named || named == failure.Message
            ? failure
            : failure.With(shownText: named);

    private KnownNames? KnownNames =>
        (_client?.Connection ?? Connection ?? (HasSession ? NeonSession.Current.EffectiveConnection : null))?.Names;

    /// <summary>Whether the cmdlet runs in a runspace. Each runspace has a session; an object that is only created has none.</summary>
    private static bool HasSession => Runspace.DefaultRunspace is not null;

    /// <summary>The failure with complete commands in its advice.</summary>
    private NeonApiException Completed(NeonApiException failure) => (failure.Advice ?? NeonErrors.AdviceFor(failure)) is { } advice && HasSession && AdviceCommands.IsIn(advice)
        ? failure.With(advice: AdviceCommands.Complete(advice, name => ValueOf(name, failure)))
        : failure;

    /// <summary>
    /// The value of a parameter of this command, for a command in advice: the target, another parameter, a parent in the route of the
    /// request, or one of the context. A name is easier to read than an id, if no other resource has it.
    /// </summary>
    private string? ValueOf(string parameter, NeonApiException failure)
    {
        var key = ResourceTable.OfNoun(parameter).Parameters is [var first, ..] ? first : null;
        var named = Target is ResourceIdentity target && target.Noun == parameter ? target
            : GetType().GetProperty(parameter) is { } property ? new ParameterProperty(property).ValueOf(this)
            : null;
        return named switch
        {
            ResourceIdentity { IsEmpty: false } identity => identity.Name ?? NameOrId(identity.Id!),
            string { Length: > 0 } text => text,
            _ => failure.Within.FirstOrDefault(value => value.Key == key).Value is { } id ? NameOrId(id)
                : ParentKind.Of(parameter + "Id")?.InContext(Context) is { } context ? context.Name ?? NameOrId(context.Id!)
                : null,
        };
    }

    private string NameOrId(string id) => KnownNames?.FindUnique(id) ?? id;

    /// <summary>Whether the target does not exist.</summary>
    private bool IsAboutTarget(NeonApiException failure) => Target is ResourceIdentity target
        && (failure.Failure == NeonFailure.NameNotFound ? failure.Resource == target.Noun : failure.IsMissing);

    private NeonClient NewClient(NeonConnection connection) =>
        new(connection, PostVerbose, new DelayProgress(this, connection).Report, () => Context)
        {
            KnownIds = _knownIds ??= new KnownIds(ReusesNames ? connection.RecentIds : null),
            NoFurtherChanges = NoFurtherChanges,
            Warning = text => Post(() => WriteWarning(text)),
            IsAbsenceExpected = MyInvocation.BoundParameters.ContainsKey(nameof(IfExists)),
        };

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
