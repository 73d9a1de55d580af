using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the default organization, project and branch, for the session or in a file.</summary>
/// <remarks>
/// <para>The context supplies only default parents: Get-NeonBranch lists the branches of its project, and New-NeonDatabase
/// creates a database on its branch. A resource to change or remove must always be specified explicitly. Names are looked up
/// immediately, so a wrong name is reported here. If an organization and a project are specified together, the project must belong
/// to that organization. Ids that you type are used as they are; those of rows and changed objects are checked.</para>
/// <para>A project or branch that is set by name is looked up by each cmdlet when it runs. For example, if a restore
/// replaces main with another branch, a context set with -Branch main refers to the new main. A project or branch that is
/// set by id or piped in stays the same even if it is renamed.</para>
/// <para>Only the specified values are set. A new organization clears project and branch; a new project clears the branch. A
/// project object, or an object that belongs to another project, also sets the organization of that project.
/// -Clear clears the context first. A piped context replaces the whole context.</para>
/// <para>-Path only writes the .neon file that the Neon CLI reads: it does not change the session's context, and does not
/// update .gitignore as the CLI does. The file contains the ids of organization and project, and the branch as you specify
/// it; a branch name has to be looked up by each reader, an id does not. Other entries of the file are kept. The module
/// reads such files only after Connect-Neon -UseNeonFile, or with $NeonUseNeonFile = $true.</para>
/// </remarks>
/// <example>
/// <para>Work in one project</para>
/// <code>Set-NeonContext -Project app -Branch dev
/// Get-NeonDatabase</code>
/// </example>
/// <example>
/// <para>Set the organization once; a personal key requires it</para>
/// <code>Get-NeonOrganization | Where-Object Name -ceq 'Acme' | Set-NeonContext</code>
/// </example>
/// <example>
/// <para>Clear the defaults</para>
/// <code>Set-NeonContext -Clear</code>
/// </example>
/// <example>
/// <para>Link this folder to a project, also for the Neon CLI</para>
/// <code>Get-NeonProject app | Set-NeonContext -Path .
/// Set-NeonContext -Branch dev -Path . -PassThru</code>
/// </example>
/// <keywords>default project, use, switch, select</keywords>
/// <seealso cref="GetNeonContextCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/cli/link"/>
[Cmdlet(VerbsCommon.Set, "NeonContext", DefaultParameterSetName = ValuesSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NeonContext))]
public sealed class SetNeonContextCommand : NeonApiCmdlet
{
    private const string ValuesSet = "Values";
    private const string ContextSet = "Context";
    private const string FileValuesSet = "FileValues";
    private const string FileContextSet = "FileContext";

    /// <summary>The organization, by id, by exact name or piped in.</summary>
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The organization, by id, by exact name or piped in.")]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The organization, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The project, by id, by exact name or piped in.</summary>
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>
    /// The branch, by id, by exact name or piped in. It belongs to the specified project, or to the project that is
    /// already set.
    /// </summary>
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>A context to use as a whole, from Get-NeonContext.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ContextSet, ValueFromPipeline = true, HelpMessage = "A context to use as a whole, from Get-NeonContext.")]
    [Parameter(Mandatory = true, ParameterSetName = FileContextSet, ValueFromPipeline = true, HelpMessage = "A context to use as a whole, from Get-NeonContext.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue(CanBePiped = true)]
    [LiveObject(typeof(NeonContext), "context of this session", "Specify -Organization, -Project and -Branch instead.", CanBePiped = true)]
    public NeonContext InputObject { get; set; } = null!;

    /// <summary>Clears the context first.</summary>
    [Parameter(ParameterSetName = ValuesSet, HelpMessage = "Clears the context first.")]
    [Parameter(ParameterSetName = FileValuesSet, HelpMessage = "Clears the context first.")]
    public SwitchParameter Clear { get; set; }

    /// <summary>
    /// Writes a context file instead: <c>.neon</c> in this folder, or the file with this path. Wildcards are not supported,
    /// and parent folders are not searched.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FileValuesSet, HelpMessage = "Writes a context file instead: .neon in this folder, or the file with this path.")]
    [Parameter(Mandatory = true, ParameterSetName = FileContextSet, HelpMessage = "Writes a context file instead: .neon in this folder, or the file with this path.")]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string Path { get; set; } = null!;

    /// <summary>
    /// The scope of the context: <c>Session</c> for this runspace, or <c>Process</c>. The latter applies to all runspaces
    /// without their own context.
    /// </summary>
    /// <value>Session</value>
    [Parameter(ParameterSetName = ValuesSet, HelpMessage = "The scope of the context: Session for this runspace, or Process.")]
    [Parameter(ParameterSetName = ContextSet, HelpMessage = "The scope of the context: Session for this runspace, or Process.")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    [AcceptedValues(typeof(ScopeCompleter))]
    [TextValue]
    public string Scope { get; set; } = NeonSession.SessionScope;

    /// <summary>Emits the context.</summary>
    [Parameter(HelpMessage = "Emits the context.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        Target = InputObject ?? (object?)Branch ?? (object?)Project ?? Organization;
        var given = InputObject is null ? NewChange() : ContextChange.To(InputObject);
        return Path is null ? SetSessionAsync(given, cancellation) : SetFileAsync(given, FilePath.Literal(this, Path), cancellation);
    }

    /// <summary>The change to the specified values. An object also specifies the parents that it belongs to.</summary>
    private ContextChange NewChange()
    {
        var project = Project ?? (Branch?.ProjectId is { } id ? new ProjectIdentity(id) : null);
        var (organization, own) = (Organization ?? OrganizationOf(Project?.Project), SourceOf(nameof(Organization), Organization) as NeonObject ?? Project?.Project);
        var source = Project is null ? SourceOf(nameof(Branch), Branch) : SourceOf(nameof(Project), Project);
        return new ContextChange(organization, project, Branch, Clear)
        {
            OrganizationAsSet = own switch
            {
                Organization { Name: { } name } => name,
                Project { OrganizationName: { } name } => name,
                _ => organization?.Name ?? organization?.Id,
            },
            IsOrganizationImplied = Organization is null || own is Project,
            IsProjectTyped = source is string,
            KnownProject = source is Project { IsAsEmitted: true } emitted ? emitted : null,
            IsBranchKnown = SourceOf(nameof(Branch), Branch) is string or NeonObject { IsAsEmitted: true },
        };
    }

    private static OrganizationIdentity? OrganizationOf(Project? project) => project?.OrganizationId is { } home ? new OrganizationIdentity(home) : null;

    /// <summary>The text or the object that a value comes from.</summary>
    private object? SourceOf(string parameter, ResourceIdentity? identity) => IsTyped(parameter) ? identity?.Input : Piped?.BaseObject;

    private async Task SetSessionAsync(ContextChange change, CancellationToken cancellation)
    {
        var session = NeonSession.For(Scope);
        var source = Scope.ToLowerInvariant();
        var context = change.IsToBeChecked ? await ApplyAsync() : null;
        if (!change.IsNothing && !ShouldProcess($"The context of the {source}", change.Describe(session.ContextOf(Client.Connection), context?.OrganizationId)))
        {
            return;
        }

        session.SetContext(context ?? await ApplyAsync(), Client.Connection);
        if (PassThru)
        {
            WriteObject(session.Context.From(source).With(NeonSession.Current.EffectiveConnection));
        }

        Task<NeonContext> ApplyAsync()
        {
            var present = session.ContextOf(Client.Connection);
            return change.ApplyAsync(Client, present, session == NeonSession.Process ? present : Context, cancellation);
        }
    }

    private async Task SetFileAsync(ContextChange change, string path, CancellationToken cancellation)
    {
        if (change.IsNothing)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "Nothing to write was specified.")
            {
                Advice = "Specify -Organization, -Project, -Branch or -Clear. To use a file for the session: Get-NeonContext -Path | Set-NeonContext.",
            };
        }

        var file = await FileWork.RunAsync(() => ContextFile.OpenOrNew(ContextFile.At(path)), cancellation);
        var context = change.IsToBeChecked ? await ApplyAsync() : null;
        if (!ShouldProcess(file.FullName, change.Describe(file.Values, context?.OrganizationId)))
        {
            return;
        }

        context ??= await ApplyAsync();
        var saved = await FileWork.RunAsync(
            () =>
            {
                file.Save(context);
                return PassThru && File.Exists(file.FullName) ? ContextFile.ReadContext(file.FullName) : null;
            },
            cancellation);
        if (saved is not null)
        {
            WriteObject(saved);
        }

        Task<NeonContext> ApplyAsync() => change.ApplyAsync(Client, file.Values, NeonContext.Empty, cancellation);
    }
}
