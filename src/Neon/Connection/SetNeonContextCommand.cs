using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the organization, project and branch that cmdlets take when none is named, for the session or in a file.</summary>
/// <remarks>
/// <para>The context stands in for parents only: Get-NeonBranch lists the branches of its project, and New-NeonDatabase
/// makes a database on its branch. What is changed or removed must always be named itself. Names are looked up at once,
/// so that a wrong one is found out here.</para>
/// <para>A project or branch that is set by its name is followed by its name: each cmdlet looks up which project or branch has
/// the name when it runs. So after a restore that puts another branch in the place of main, a context set with -Branch main
/// means the new main. Set by an id, or piped in, it stays that very project or branch whatever its name becomes.</para>
/// <para>Only what is given is set. A new organization drops project and branch, a new project drops the branch. -Clear
/// empties the context first. A context that is piped in is taken over as a whole.</para>
/// <para>-Path writes the file .neon that the Neon CLI reads, and nothing else: the session's context stays as it is, and the
/// CLI's own additions to .gitignore are not made. Organization and project stand in the file as ids, the branch as you name
/// it; a name costs each reader a look-up, an id does not. What else is in the file is kept. The module reads such files
/// only after Connect-Neon -UseNeonFile, or with $NeonUseNeonFile = $true.</para>
/// </remarks>
/// <example>
/// <para>Work in one project</para>
/// <code>Set-NeonContext -Project app -Branch dev
/// Get-NeonDatabase</code>
/// </example>
/// <example>
/// <para>Name the organization once; a personal key needs it</para>
/// <code>Get-NeonOrganization | Where-Object Name -eq 'Acme' | Set-NeonContext</code>
/// </example>
/// <example>
/// <para>Forget the defaults</para>
/// <code>Set-NeonContext -Clear</code>
/// </example>
/// <example>
/// <para>Link this folder to a project, for the Neon CLI too</para>
/// <code>Get-NeonProject app | Set-NeonContext -Path .
/// Set-NeonContext -Branch dev -Path . -PassThru</code>
/// </example>
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
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The project, by id, by exact name or piped in.</summary>
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [SingleValue]
    public ProjectIdentity? Project { get; set; }

    /// <summary>The branch, by id, by exact name or piped in. It belongs to the project that is given or already set.</summary>
    [Parameter(ParameterSetName = ValuesSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FileValuesSet, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    /// <summary>A context to take over as a whole, as Get-NeonContext gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ContextSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = FileContextSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SingleValue(CanBePiped = true)]
    [LiveObject(typeof(NeonContext), "context of this session", "Specify -Organization, -Project and -Branch instead.", CanBePiped = true)]
    public NeonContext InputObject { get; set; } = null!;

    /// <summary>Empty the context first.</summary>
    [Parameter(ParameterSetName = ValuesSet)]
    [Parameter(ParameterSetName = FileValuesSet)]
    public SwitchParameter Clear { get; set; }

    /// <summary>
    /// Write a context file instead: <c>.neon</c> in this folder, or the file of this path. Wildcards have no meaning, and no
    /// folder above is looked at.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FileValuesSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileContextSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string Path { get; set; } = null!;

    /// <summary>For whom to set it: <c>Session</c> for this runspace, <c>Process</c> for all runspaces without a context of their own.</summary>
    /// <value>Session</value>
    [Parameter(ParameterSetName = ValuesSet)]
    [Parameter(ParameterSetName = ContextSet)]
    [SingleValue]
    public NeonScope Scope { get; set; }

    /// <summary>Emit the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        Target = InputObject ?? (object?)Branch ?? (object?)Project ?? Organization;
        var given = InputObject is null ? new ContextChange(Organization, Project, Branch, Clear) : ContextChange.To(InputObject);
        return Path is null ? SetSessionAsync(given, cancellation) : SetFileAsync(given, FilePath.Literal(this, Path), cancellation);
    }

    private async Task SetSessionAsync(ContextChange change, CancellationToken cancellation)
    {
        var session = NeonSession.For(Scope);
        var source = Scope.ToString().ToLowerInvariant();
        if (!change.IsNothing && !ShouldProcess($"The context of the {source}", change.ToString()))
        {
            return;
        }

        var present = session.ContextOf(Client.Connection);
        var inForce = Scope == NeonScope.Process ? present : Context;
        session.SetContext(await change.ApplyAsync(Client, present, inForce, cancellation), Client.Connection);
        if (PassThru)
        {
            WriteObject(session.Context.From(source).With(NeonSession.Current.EffectiveConnection));
        }
    }

    private async Task SetFileAsync(ContextChange change, string path, CancellationToken cancellation)
    {
        if (change.IsNothing)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "Nothing is given that could be written.")
            {
                Advice = "Name -Organization, -Project or -Branch, or give -Clear. To take a file over for the session: Get-NeonContext -Path | Set-NeonContext.",
            };
        }

        var file = await FileWork.RunAsync(() => ContextFile.OpenOrNew(ContextFile.At(path)), cancellation);
        if (!ShouldProcess(file.FullName, change.ToString()))
        {
            return;
        }

        var context = await change.ApplyAsync(Client, file.Values, NeonContext.Empty, cancellation);
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
    }
}
