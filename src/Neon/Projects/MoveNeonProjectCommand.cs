using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Moves projects from their organization to another one.</summary>
/// <remarks>
/// <para>The projects of a pipeline are sent together, up to 400 of one organization per request, and Neon moves all
/// projects of a request or none. Neon refuses the request if the other organization would exceed its number of projects or its
/// plan is insufficient, or if a project has a GitHub or Vercel integration; the error names the limits or the projects.
/// Members and keys of the old organization lose access to the project, and project-scoped keys stop working.</para>
/// <para>A piped project includes its organization. For a project specified by id or name, the organization is looked up
/// unless -SourceOrganization is specified.</para>
/// </remarks>
/// <example>
/// <para>Move a project without confirmation</para>
/// <code>Move-NeonProject app -DestinationOrganization 'Contoso' -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which projects a merger of two organizations would move</para>
/// <code>Get-NeonProject -Organization 'Acme' | Move-NeonProject -DestinationOrganization 'Contoso' -WhatIf</code>
/// </example>
/// <keywords>transfer, migrate</keywords>
/// <seealso cref="GetNeonProjectCommand"/>
/// <seealso cref="GetNeonOrganizationCommand"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsCommon.Move, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Project))]
[NeonOperation("transferProjectsFromOrgToOrg")]
public sealed class MoveNeonProjectCommand : NeonApiCmdlet
{
    private const int MaxAtOnce = 400;
    private const int MaxNamed = 10;
    private readonly List<ProjectIdentity> _projects = [];

    /// <summary>The projects to move, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The projects to move, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity[] Project { get; set; } = null!;

    /// <summary>The organization to move the projects to, by id, by exact name or as an object.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The organization to move the projects to, by id, by exact name or as an object.")]
    [Alias("DestinationOrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity DestinationOrganization { get; set; } = null!;

    /// <summary>
    /// The organization that the projects belong to now, by id, by exact name or as an object. Default: each
    /// project's own.
    /// </summary>
    [Parameter(HelpMessage = "The organization that the projects belong to now, by id, by exact name or as an object.")]
    [Alias("SourceOrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? SourceOrganization { get; set; }

    /// <summary>Emits the moved projects, each read again.</summary>
    [Parameter(HelpMessage = "Emits the moved projects, each read again.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        project.EnsureNamed();
        SourceOrganization?.EnsureNamed();
        DestinationOrganization.EnsureNamed();
        if (SourceOrganization is not null && project.Project?.OrganizationId is { } own && await OrganizationScope.ResolveAsync(Client, SourceOrganization, cancellation) != own)
        {
            throw Refused($"The project {project} belongs to the organization {own}, not to {SourceOrganization}.");
        }

        if (ShowsChange)
        {
            await OrganizationScope.ResolveAsync(Client, DestinationOrganization, cancellation);
        }

        var source = SourceOrganization?.ToString() ?? project.Project?.OrganizationName ?? project.Project?.OrganizationId;
        if (await ShouldProcessAsync(
            project,
            source is null ? ParentScope.DescribeIn(Context, project) : $"{source}/{project}",
            $"Move project to the organization {DestinationOrganization}",
            // The projects are looked up together, when all of them are confirmed.
            async stop =>
            {
                if (IsWhatIf)
                {
                    var destination = await OrganizationScope.ResolveAsync(Client, DestinationOrganization, stop);
                    await new OrganizationApi(Client).GetAsync(destination, stop);
                    await FindAsync(project, SourceOrganization is null ? null : await OrganizationScope.ResolveAsync(Client, SourceOrganization, stop), destination, stop);
                }
            },
            cancellation))
        {
            _projects.Add(project);
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        if (_projects.Count == 0)
        {
            return;
        }

        Target = DestinationOrganization;
        var destination = await OrganizationScope.ResolveAsync(Client, DestinationOrganization, cancellation);
        var source = SourceOrganization is null ? null : await OrganizationScope.ResolveAsync(Client, SourceOrganization, cancellation);
        var found = new List<(string Id, string Source, ProjectIdentity Project)>();
        foreach (var project in _projects)
        {
            Target = project;
            try
            {
                found.Add(await FindAsync(project, source, destination, cancellation));
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure);
            }
        }

        foreach (var sameSource in found.DistinctBy(project => project.Id).GroupBy(project => project.Source))
        {
            foreach (var batch in sameSource.Chunk(MaxAtOnce))
            {
                await MoveAsync(sameSource.Key, destination, batch, cancellation);
            }
        }
    }

    private ValueTask<string> ResolveAsync(ProjectIdentity project, string? source, CancellationToken cancellation) =>
        source is null ? project.ResolveAsync(Client, cancellation) : project.ResolveAsync(Client, source, cancellation);

    private async Task<(string Id, string Source, ProjectIdentity Project)> FindAsync(
        ProjectIdentity project, string? source, string destination, CancellationToken cancellation)
    {
        var id = await ResolveAsync(project, source, cancellation);
        var own = project.Project?.OrganizationId
            ?? source
            ?? (await new ProjectApi(Client).GetAsync(id, cancellation)).OrganizationId
            ?? throw Refused($"The project {project} does not belong to an organization. Only projects of organizations can be moved.");
        return own == destination ? throw Refused($"The project {project} already belongs to the organization {destination}.")
            : (id, own, project);
    }

    private async Task MoveAsync(
        string source, string destination, (string Id, string Source, ProjectIdentity Project)[] batch, CancellationToken cancellation)
    {
        try
        {
            var move = new ProjectMove { DestinationOrgId = destination, ProjectIds = [.. batch.Select(project => project.Id)] };
            await new ProjectApi(Client).MoveAsync(source, move, cancellation);
        }
        catch (NeonApiException failure)
        {
            var input = batch.Select(project => project.Project.Input).ToArray();
            WriteFailure(failure.Failure == NeonFailure.ErrorResponse ? Explain(failure, source, destination, batch) : failure, input);
            return;
        }

        foreach (var (id, _, _) in batch)
        {
            ContextWarning.ProjectMoved(this, id, destination);
        }

        if (PassThru)
        {
            await EmitAsync(batch, destination, cancellation);
        }
    }

    private async Task EmitAsync(
        (string Id, string Source, ProjectIdentity Project)[] moved, string destination, CancellationToken cancellation)
    {
        foreach (var (id, _, project) in moved)
        {
            var known = new Project { ProjectId = id, Name = project.Name, OrganizationId = destination };
            WriteObject(await Client.ReadBackAsync(new ProjectApi(Client).GetAsync(id, cancellation), known, $"project {project}"));
        }
    }

    private static NeonApiException Explain(
        NeonApiException refusal, string source, string destination, (string Id, string Source, ProjectIdentity Project)[] batch)
    {
        var names = string.Join(", ", batch.Take(MaxNamed).Select(project => project.Project.Name is { } name ? $"{name} ({project.Id})" : project.Id));
        var more = batch.Length > MaxNamed ? $" and {batch.Length - MaxNamed} more" : string.Empty;
        return refusal.With(
            $"No projects were moved from {source} to {destination}. Not moved: {names}{more}. Reason: {refusal.Message}",
            (int?)refusal.StatusCode switch
            {
                406 => "Neon moves all projects of a request or none. Make room in the other organization, upgrade its plan, or move fewer projects.",
                422 => "Neon moves all projects of a request or none. Remove the integrations, or exclude those projects.",
                _ => null,
            });
    }

    private static NeonApiException Refused(string message) => new(NeonFailure.InvalidInput, message)
    {
        Advice = "This project was skipped; no request was sent for it.",
    };
}
