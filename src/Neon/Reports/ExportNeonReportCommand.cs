using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a report of an account, an organization or some projects: one HTML page to send to others.</summary>
/// <remarks>
/// <para>The page shows the branches of each project as a tree, the computes with their sizes, the restore window, snapshots and
/// expiries on a time line, and the consumption of the last 30 days as charts. It warns of default branches that are not protected,
/// projects without IP restrictions, API keys that were never used, computes that never suspend, and branches older than 30 days that
/// are not default or protected and have no expiry. Each warning has the command that fixes it.</para>
/// <para>The page is a single file. It needs no network and no script, adapts to light and dark themes, phones and paper, and
/// contains no secret: no connection string, no password, no key. It does contain the names of resources.</para>
/// <para>Without -Project and -Organization, the report is about the organization of the context, or else about all organizations
/// that the key can access, and the user's personal keys. Piped projects or organizations become one page. With -Project, only keys
/// that are scoped to these projects are checked. Projects that others share with the user are included only if they are
/// specified.</para>
/// <para>For each project, the cmdlet sends three requests: for its branches (one more for each further thousand), its computes and
/// its snapshots. For each organization, it sends one request for its name and plan, one for its keys, one for each page of 400
/// projects, and one for the consumption of each 100 projects. The project list and the consumption list each take one extra request.
/// A project that is specified by id adds one request; one that is specified by name adds up to three. Up to eight projects are read at
/// the same time, within Neon's rate limits.</para>
/// <para>If a project or one of its lists cannot be read, the page says so at its top, and the cmdlet writes an error and reports
/// everything else. What the plan or the key does not include, such as consumption on the Free plan, is a note on the page and a
/// warning. If nothing can be read, or with -ErrorAction Stop, no file is written.</para>
/// <para>Like Export-Csv, the cmdlet replaces an existing file unless you specify -NoClobber. The file appears only when it is
/// complete; if the command is stopped, an existing file is unchanged.</para>
/// </remarks>
/// <example>
/// <para>Create a report of the organization of the context</para>
/// <code>Export-NeonReport report.html</code>
/// </example>
/// <example>
/// <para>Create a report of some projects, and return the file</para>
/// <code>Get-NeonProject -Name app, web | Export-NeonReport report.html -PassThru</code>
/// <para>Pipe the file to Invoke-Item to open it in the browser.</para>
/// </example>
/// <example>
/// <para>Create a report of all organizations on one page</para>
/// <code>Get-NeonOrganization | Export-NeonReport report.html</code>
/// </example>
/// <example>
/// <para>Preview where the report would be written; nothing is sent</para>
/// <code>Export-NeonReport report.html -Project app -WhatIf</code>
/// </example>
/// <seealso cref="ShowNeonBranchTreeCommand"/>
/// <seealso cref="GetNeonProjectConsumptionCommand"/>
/// <seealso cref="GetNeonApiKeyCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojects"/>
[Cmdlet(VerbsData.Export, "NeonReport", DefaultParameterSetName = ProjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportNeonReportCommand : NeonApiCmdlet
{
    private const string ProjectSet = "Project";
    private const string OrganizationSet = "Organization";
    private readonly List<ProjectIdentity> _projects = [];
    private readonly List<OrganizationIdentity> _organizations = [];
    private string? _file;
    private bool _hasInput;
    private bool _replaces;

    /// <summary>
    /// The file to create, or to replace. Its folder must exist. Brackets, asterisks and question marks are literal.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The file to create, or to replace.")]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string Path { get; set; } = null!;

    /// <summary>The projects, by id, by exact name or piped in. Default: all projects of the organization.</summary>
    [Parameter(ParameterSetName = ProjectSet, ValueFromPipeline = true, HelpMessage = "The projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity), IsOptional = true, Alternative = typeof(OrganizationIdentity))]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>
    /// The organizations with all their projects, by id, by exact name or piped in. Default: the organization of the context, or
    /// else all organizations that the key can access.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = OrganizationSet, ValueFromPipeline = true, HelpMessage = "The organizations with all their projects, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [RefuseOtherRows(typeof(OrganizationIdentity), IsOptional = true, Alternative = typeof(ProjectIdentity))]
    public OrganizationIdentity[]? Organization { get; set; }

    /// <summary>Refuses to replace an existing file.</summary>
    [Parameter(HelpMessage = "Refuses to replace an existing file.")]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the file.</summary>
    [Parameter(HelpMessage = "Emits the file.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task BeginAsync(CancellationToken cancellation)
    {
        var path = FilePath.Literal(this, Path);
        _replaces = await FileWork.RunAsync(() => Replaces(path), cancellation);
        _file = path;
    }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        _hasInput = true;
        foreach (var identity in (ResourceIdentity[])[.. Project ?? [], .. Organization ?? []])
        {
            identity.EnsureNamed();
        }

        _projects.AddRange(Project ?? []);
        _organizations.AddRange(Organization ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        Target = null;
        if (!_hasInput || _file is not { } file)
        {
            // A filter that found nothing must not become a report of the whole account.
            WriteWarning("No report was created, because the pipeline contained no project or organization.");
            return;
        }

        if (!ShouldProcess(file, $"{(_replaces ? "Replace with" : "Create")} a report of {Describe()}"))
        {
            return;
        }

        ReportData report;
        using (var progress = new ReportProgress(this, Client.Clock))
        {
            report = await ReadAsync(new ReportReader(Client, progress.Report), cancellation);
        }

        WriteGaps(report);
        if (report.Projects.Count == 0 && report.Gaps.Any(gap => !gap.IsExpected))
        {
            return;
        }

        await FileWork.RunAsync(() => Write(file, ReportPage.Of(report), cancellation), cancellation);
        if (PassThru)
        {
            FilePath.Emit(this, file);
        }
    }

    private string Describe() => _projects.Count > 0 ? Named("project", "projects", _projects)
        : _organizations.Count > 0 ? Named("organization", "organizations", _organizations)
        : Context.OrganizationId is null ? "the account"
        : $"organization {NameOf(Context.OrganizationAsSet, Context.OrganizationId)}";

    private string Named(string one, string many, IReadOnlyCollection<ResourceIdentity> items) =>
        items.Count > 3 ? $"{items.Count} {many}" : $"{(items.Count == 1 ? one : many)} {string.Join(", ", items.Select(item => NameOf(item.ToString(), item.Id)))}";

    /// <summary>Something as it was specified, or, if that is its id, also by the name that an earlier response contained.</summary>
    private string? NameOf(string? specified, string? id) =>
        specified is not null && specified != id ? specified : Display.NameAndId(Client.Connection.Names.Find(id), id);

    private async Task<ReportData> ReadAsync(ReportReader reader, CancellationToken cancellation)
    {
        if (_projects.Count > 0)
        {
            return await reader.ReadAsync(await LocateAsync(reader, cancellation), cancellation);
        }

        var isAccount = _organizations.Count == 0 && Context.OrganizationId is null;
        var ids = new List<string>();
        foreach (var organization in _organizations)
        {
            ids.Add(await OrganizationScope.ResolveAsync(Client, organization, cancellation));
        }

        if (isAccount)
        {
            ids.AddRange((await new OrganizationApi(Client).ListAsync(cancellation)).Select(organization => organization.OrganizationId).OfType<string>());
        }
        else if (ids.Count == 0)
        {
            ids.Add(Context.OrganizationId!);
        }

        return await reader.ReadAsync([.. ids.Distinct(StringComparer.Ordinal)], isAccount ? ReportScope.Account : ReportScope.Organizations, cancellation);
    }

    /// <summary>The ids of the projects, each once. One that cannot be found is missing in the report.</summary>
    private async Task<IReadOnlyList<(object Input, string Id, Project? Known)>> LocateAsync(ReportReader reader, CancellationToken cancellation)
    {
        var found = new List<(object Input, string Id, Project? Known)>();
        foreach (var project in _projects)
        {
            try
            {
                var id = await project.OnceAsync(Client, cancellation);
                found.Add((project, id, project.Project is { IsAsEmitted: true, Settings: not null } known ? known : null));
            }
            catch (NeonApiException failure) when (failure.Failure is NeonFailure.NameNotFound or NeonFailure.NameAmbiguous or NeonFailure.Unavailable)
            {
                reader.AddMissing(failure, project.ToString(), project);
            }
        }

        return [.. found.DistinctBy(project => project.Id)];
    }

    private void WriteGaps(ReportData report)
    {
        foreach (var gap in report.Gaps)
        {
            if (gap.IsExpected)
            {
                WriteWarning($"The report does not contain the {gap.Part.ToString().ToLowerInvariant()} of {report.NameOf(gap.Owner)}: {gap.Failure.Message}");
            }
            else
            {
                WriteFailure(gap.Failure, gap.Target);
            }
        }
    }

    /// <summary>Whether a file is replaced. A path that cannot become a report is refused before anything is sent.</summary>
    private bool Replaces(string path)
    {
        if (Directory.Exists(path) || Path[^1] is '/' or '\\')
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{path}' is a folder, not a file.")
            {
                Advice = "Nothing was sent. Specify a file in the folder, such as report.html.",
            };
        }

        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The folder for '{path}' does not exist.")
            {
                Advice = "Nothing was sent. Specify a file in an existing folder.",
            };
        }

        if (!RegularFile.Exists(path))
        {
            return false;
        }

        // Replacing a device would remove it.
        _ = RegularFile.Found(path);
        return NoClobber ? throw Existing(path) : true;
    }

    private static NeonApiException Existing(string path) => new(NeonFailure.Refused, $"The file '{path}' already exists.")
    {
        Advice = "The file was not changed. Omit -NoClobber to replace it, or specify another path.",
    };

    private void Write(string file, string page, CancellationToken cancellation)
    {
        try
        {
            FileReplacement.Write(file, page, overwrite: !NoClobber, cancellation);
        }
        catch (IOException) when (NoClobber && File.Exists(file))
        {
            // It was created in the meantime.
            throw Existing(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The file '{file}' cannot be written: {failure.Message}", failure)
            {
                Advice = "An existing file was not changed. Specify another location with -Path, or make the file and its folder writable.",
            };
        }
    }
}
