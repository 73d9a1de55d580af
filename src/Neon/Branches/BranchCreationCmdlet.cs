using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of the cmdlets that create a branch, with or without masked data.</summary>
public abstract class BranchCreationCmdlet : ComputeCmdlet
{
    private const string SchemaAlone = "schema-only";
    private const string SchemaAndData = "parent-data";
    private const string SetBranch = "Set-NeonBranch";
    private const string DefaultBranch = "the project's default branch";

    private static readonly TimeSpan SameLifetime = TimeSpan.FromMinutes(1);

    private static readonly string[] OwnHeadings = ["BranchId", "Branch", "BranchName"];
    private static readonly string[] BranchHeadings = [.. OwnHeadings, "ParentId", "Parent", "ParentName"];

    private static readonly string[] ComputeParameters =
    [
        nameof(EndpointType), nameof(MinCu), nameof(MaxCu), nameof(SuspendTimeout), nameof(NeverSuspend), nameof(PgSettings),
        nameof(PreloadLibrary), nameof(UseDefaultLibraries), nameof(Provisioner),
    ];

    private DateTimeOffset? _expiresAt;
    private BranchEndpointCreate? _compute;
    private string? _parentWarning;
    private Branch? _defaultParent;

    /// <summary>The name of the new branch, 1 to 256 characters. Default: a name chosen by Neon.</summary>
    [Parameter(Position = 0, HelpMessage = "The name of the new branch, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>
    /// The branch to copy, by id, by exact name or as an object. A piped object only specifies the project; a warning is shown if
    /// it could be meant as the parent. Default: the project's default branch.
    /// </summary>
    [Parameter(HelpMessage = "The branch to copy, by id, by exact name or as an object.")]
    [Alias("ParentId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Parent { get; set; }

    /// <summary>Copies the parent as it was at this time. Specify a time, or how long ago it was, such as <c>-30m</c>.</summary>
    [Parameter(HelpMessage = "Copies the parent as it was at this time.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? ParentTimestamp { get; set; }

    /// <summary>Copies the parent as it was at this log position (LSN), such as <c>0/1E19478</c>.</summary>
    [Parameter(HelpMessage = "Copies the parent as it was at this log position (LSN), such as 0/1E19478.")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ParentLsn { get; set; }

    /// <summary>Copies the schema without the data. Such a branch is a root branch.</summary>
    [Parameter(HelpMessage = "Copies the schema without the data.")]
    public SwitchParameter SchemaOnly { get; set; }

    /// <summary>Protects the branch from removal and reset.</summary>
    [Parameter(HelpMessage = "Protects the branch from removal and reset.")]
    public SwitchParameter Protected { get; set; }

    /// <summary>Creates the branch archived, without a compute until it is first used.</summary>
    [Parameter(HelpMessage = "Creates the branch archived, without a compute until it is first used.")]
    public SwitchParameter Archived { get; set; }

    /// <summary>When the branch is deleted automatically, at most 30 days from now.</summary>
    [Parameter(HelpMessage = "When the branch is deleted automatically, at most 30 days from now.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FutureTimeCompleter))]
    [Time]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>How long until the branch is deleted automatically, such as <c>7d</c>.</summary>
    [Parameter(HelpMessage = "How long until the branch is deleted automatically, such as 7d.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Keys and values to annotate the branch with.</summary>
    [Parameter(HelpMessage = "Keys and values to annotate the branch with.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public Hashtable? Annotation { get; set; }

    /// <summary>Does not create a compute. Clients cannot connect to the branch until it has one.</summary>
    [Parameter(HelpMessage = "Does not create a compute.")]
    public SwitchParameter NoCompute { get; set; }

    /// <summary>The type of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter(HelpMessage = "The type of compute: read_write or read_only.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointTypeCompleter))]
    [TextValue]
    public string EndpointType { get; set; } = "read_write";

    /// <summary>
    /// If a branch with this name exists, returns it unchanged instead of creating one. A difference that cannot be changed later
    /// (-Parent, -ParentTimestamp, -ParentLsn, -SchemaOnly, or whether the branch is anonymized) is an error; any other difference
    /// is a warning.
    /// </summary>
    [Parameter(HelpMessage = "If a branch with this name exists, returns it unchanged instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>The parent of the new branch, as text.</summary>
    private protected string ParentText => Parent?.ToString() ?? (_defaultParent is null ? DefaultBranch : $"{_defaultParent}, {DefaultBranch}");

    /// <summary>
    /// A piped object specifies only the project. A piped branch could be intended as the parent, so it is checked.
    /// </summary>
    private protected override TypedTargetInput? InputFor(IReadOnlyDictionary<string, object> typed) =>
        typed.ContainsKey(nameof(Project)) || typed.ContainsKey(nameof(Parent)) ? base.InputFor(typed) : new TypedTargetInput(new HashSet<PipedParameter>(), isTargetTyped: true, [ParameterAttribute.AllParameterSets]);

    private protected override void EnsureAccepted(TypedTargetInput input)
    {
        _parentWarning = null;
        if (input.Typed.Count > 0)
        {
            base.EnsureAccepted(input);
            return;
        }

        if (Project is null)
        {
            // PowerShell does not bind the entries of hashtables.
            var isHashtable = input.PipedObject?.BaseObject is System.Collections.IDictionary;
            throw new NeonApiException(NeonFailure.InvalidInput, isHashtable
                ? "A piped hashtable does not specify a project, so it was not used."
                : "The piped object has no project, so it was not used.")
            {
                Advice = $"Nothing was sent. {(isHashtable ? RowFromHashtable : "Pipe in a project")}, or specify the project with -Project.",
            };
        }

        if (Parent is null && PlainObject.Of(input.PipedObject) is { } columns && EmptyBranchIn(columns) is { } empty)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The {empty} of the piped row is empty.")
            {
                Advice = "Nothing was sent. If the row should name the parent, specify it with -Parent. To create the branch from the project's default branch, pipe in rows without this column.",
            };
        }

        if (Parent is null && input.PipedObject?.BaseObject is Branch { Default: not true } branch)
        {
            _parentWarning = $"The new branch is created from the project's default branch, not from the piped branch {branch}. To create it from {branch}, specify -Parent.";
        }
        else if (Parent is null && PlainObject.Of(input.PipedObject) is { } row && BranchIn(row) is { Name: { } } column)
        {
            _parentWarning = $"The new branch is created from the project's default branch. The {column.Name} '{column.Value}' of the row was not used. To create it from another branch, specify -Parent.";
        }
        else if (Parent is null && input.PipedObject is { BaseObject: not Branch } piped && PipedScope.IsBelow(piped, PlainObject.IsPlain(piped) ? typeof(BranchIdentity) : typeof(ProjectIdentity)))
        {
            _parentWarning = $"The new branch is created from the project's default branch. Only the project of {TypedTargetRule.Words(piped)} was used. To create it from another branch, specify -Parent.";
        }
    }

    /// <summary>The column of a row that names another branch than the default one, and its value.</summary>
    private static (string? Name, string? Value) BranchIn(PSObject row) =>
        bool.TryParse(row.Properties[nameof(Branch.Default)]?.Value?.ToString(), out var isDefault) && isDefault ? default
        : (from heading in BranchHeadings
           from column in row.Properties
           where RowRule.HeadingOf(column.Name).Equals(heading, StringComparison.OrdinalIgnoreCase) && column.Value?.ToString() is { Length: > 0 }
           select (column.Name, column.Value.ToString())).FirstOrDefault();

    /// <summary>The column for a branch, if a row has only empty ones: the branch was probably looked up and not found.</summary>
    private static string? EmptyBranchIn(PSObject row)
    {
        var columns = row.Properties.Where(column => OwnHeadings.Contains(RowRule.HeadingOf(column.Name), StringComparer.OrdinalIgnoreCase)).ToArray();
        return columns.Length > 0 && Array.TrueForAll(columns, column => string.IsNullOrEmpty(column.Value?.ToString())) ? columns[0].Name : null;
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfCreations;

    /// <summary>
    /// Shows the action and the parent that a piped branch is not. The warning comes after everything that can refuse the
    /// input: a refusal is reported alone.
    /// </summary>
    private protected async ValueTask<bool> ShouldCreateAsync(Func<string> action, CancellationToken cancellation)
    {
        if (_parentWarning is not null)
        {
            WriteWarning(_parentWarning);
        }

        var target = Parents.Describe(Name ?? "(named by Neon)");
        if (ShowsChange)
        {
            await ForeseeAsync(cancellation);
        }

        return await Existing().ShouldCreateAsync(target, action(), cancellation, nameof(Parent));
    }

    /// <summary>Looks up the parent for the confirmation, and refuses what Neon would refuse.</summary>
    private async Task ForeseeAsync(CancellationToken cancellation)
    {
        var (projectId, parentId) = await ParentsAsync(cancellation);
        _defaultParent = Parent is null ? (await new ProjectBranches(this).OfAsync(projectId, cancellation)).FirstOrDefault(branch => branch.Default == true) : null;
        var parent = _defaultParent ?? Parent?.Branch ?? (parentId is null ? null : Client.KnownIds.Found(parentId) as Branch);
        BranchGuard.RefuseParent(parent);
        await HistoryRefusals.ForeseeAsync(this, projectId, parent, ParentTimestamp, cancellation);
    }

    /// <summary>Checks the parameters before the user is asked to confirm.</summary>
    internal void CheckInput()
    {
        _expiresAt = PointInTime.LimitedExpiry(ExpiresAt, ExpiresIn, Client.Clock);
        PointInTime.Check(ParentTimestamp, ParentLsn, nameof(ParentTimestamp), nameof(ParentLsn), Client.Clock);
        Parent?.EnsureNamed();
        Parent?.EnsureHistory(ParentTimestamp, nameof(ParentTimestamp));
        ExistingResource.EnsureNamed(IfNotExists, Name, "branch");
        if (Protected && _expiresAt is not null)
        {
            throw InputErrors.Invalid("A protected branch cannot expire.", "Specify either -Protected or an expiry.");
        }

        _compute = Compute();
    }

    /// <summary>The project to create the branch in, and the request body.</summary>
    internal async Task<(string ProjectId, BranchCreateBody Body)> CreationAsync(CancellationToken cancellation)
    {
        var (projectId, parentId) = await ParentsAsync(cancellation);
        return (projectId, new BranchCreateBody
        {
            Branch = new BranchCreate
            {
                Name = Name,
                ParentId = parentId,
                ParentTimestamp = ParentTimestamp,
                ParentLsn = ParentLsn,
                InitSource = SchemaOnly ? SchemaAlone : null,
                Protected = Protected ? true : null,
                Archived = Archived ? true : null,
                ExpiresAt = _expiresAt,
            },
            Endpoints = _compute is null ? null : [_compute],
            AnnotationValue = TextMap.Of(Annotation),
        });
    }

    /// <summary>The existing branch with this name and its unfinished operations, or a new branch.</summary>
    internal async Task<(Branch Branch, bool IsNew)> ExistingOrNewAsync(
        string projectId, Func<CancellationToken, Task<Branch>> create, CancellationToken cancellation)
    {
        var (branch, isNew) = await Existing().OrCreateAsync(create, cancellation);
        if (!isNew)
        {
            branch.Operations = await this.UnderWayAsync(
                projectId, operation => operation.BranchId == branch.BranchId, cancellation, isReady: branch.CurrentState is "ready" or "archived" && branch.PendingState is null);
        }

        return (branch, isNew);
    }

    private async ValueTask<(string ProjectId, string? ParentId)> ParentsAsync(CancellationToken cancellation) => (
        await Parents.ProjectIdAsync(cancellation),
        Parent is null ? null : (await Parents.TargetBranchAsync(Parent, cancellation)).BranchId);

    private ExistingResource<Branch> Existing()
    {
        string? parentId = null;
        return new ExistingResource<Branch>(this, IfNotExists, "branch", Name ?? string.Empty)
        {
            Find = async stop =>
            {
                (var projectId, parentId) = await ParentsAsync(stop);
                return Name is null ? [] : await new BranchApi(Client).ListNamedAsync(projectId, Name, stop);
            },
            Id = branch => branch.BranchId,
            TakenAdvice = "Branch names are unique within a project. Choose another name.",
            MustMatch = branch =>
            [
                // A branch without data has no parent.
                new RequestedSetting("parent", SchemaOnly ? null : Named(parentId), Named(branch.ParentId)),
                RequestedSetting.OfTime("point in time", ParentTimestamp, branch.ParentTimestamp),
                RequestedSetting.OfLsn("log position", ParentLsn, branch.ParentLsn),
                new RequestedSetting("content", SchemaOnly ? SchemaAlone : branch.InitSource == SchemaAlone ? SchemaAndData : null, branch.InitSource),
            ],
            MayDiffer = async (branch, stop) =>
            [
                new RequestedSetting("Protected", Given(Protected, nameof(Protected)), branch.Protected ?? false) { ChangedBy = SetBranch },
                RequestedSetting.OfExpiry("ExpiresAt", HasLifetime(branch) ? null : _expiresAt, branch.ExpiresAt) with { ChangedBy = SetBranch },
                new RequestedSetting("state", Archived ? "archived" : null, branch.CurrentState),
                RequestedSetting.OfMap("annotation", TextMap.Of(Annotation), branch.Annotation),
                .. await ComputeDifferencesAsync(await Parents.ProjectIdAsync(stop), branch, stop),
            ],
        };
    }

    private string? Named(string? branchId) => branchId is null ? null : Client.Connection.Names.InPath(branchId);

    /// <summary>
    /// Whether the branch was created with the lifetime that is specified. A second run specifies the same one, which then ends later.
    /// Neon measures it from when the request arrived.
    /// </summary>
    private bool HasLifetime(Branch branch) =>
        ExpiresIn is { } life && branch is { ExpiresAt: not null, TtlIntervalSeconds: { } seconds } && (life - TimeSpan.FromSeconds(seconds)).Duration() <= SameLifetime;

    /// <summary>
    /// How the compute of an existing branch differs. Requested only if the user specified a property of the compute.
    /// </summary>
    private async Task<IReadOnlyList<RequestedSetting>> ComputeDifferencesAsync(string projectId, Branch branch, CancellationToken cancellation)
    {
        if (!NoCompute && !Array.Exists(ComputeParameters, MyInvocation.BoundParameters.ContainsKey))
        {
            return [];
        }

        var computes = await new EndpointApi(Client).ListOfBranchAsync(new BranchKey(projectId, branch.BranchId!), cancellation);
        if (NoCompute)
        {
            return [new RequestedSetting("compute", "none", computes is [] ? "none" : string.Join(", ", computes.Select(compute => compute.EndpointId))) { ChangedBy = "Remove-NeonEndpoint" }];
        }

        return computes.FirstOrDefault(compute => compute.Type == EndpointType) is { } current
            ? Differences(current)
            : [new RequestedSetting("compute", EndpointType, "none of this type") { ChangedBy = "New-NeonEndpoint" }];
    }

    private BranchEndpointCreate? Compute()
    {
        if (!NoCompute)
        {
            return new BranchEndpointCreate
            {
                Type = EndpointType,
                AutoscalingLimitMinCu = MinCu,
                AutoscalingLimitMaxCu = MaxCu,
                SuspendTimeoutSeconds = SuspendTimeoutSeconds(),
                Settings = Settings(),
                Provisioner = Provisioner,
            };
        }

        var contradiction = Array.Find(ComputeParameters, MyInvocation.BoundParameters.ContainsKey);
        return contradiction is null
            ? null
            : throw InputErrors.Together("NoCompute", contradiction);
    }
}
