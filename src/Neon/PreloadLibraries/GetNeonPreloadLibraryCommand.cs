using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the libraries that Postgres can load at startup in a project.</summary>
/// <remarks>
/// <para>Some extensions work only if their library is loaded when Postgres starts. The list applies to the project's
/// Postgres version. Set-NeonProject -PreloadLibrary selects the libraries; a compute loads them the next time it
/// starts.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>The libraries that a project can load</para>
/// <code>Get-NeonPreloadLibrary -Project app</code>
/// </example>
/// <example>
/// <para>Load a library in addition to Neon's default libraries</para>
/// <code>$library = Get-NeonPreloadLibrary -Project app -Name *cron*
/// Set-NeonProject app -PreloadLibrary $library.LibraryName -UseDefaultLibraries</code>
/// </example>
/// <seealso cref="SetNeonProjectCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonPreloadLibrary")]
[OutputType(typeof(PreloadLibrary))]
[NeonOperation("getAvailablePreloadLibraries")]
public sealed class GetNeonPreloadLibraryCommand : ProjectCmdlet
{
    /// <summary>
    /// Only libraries with one of these names. A name without wildcard characters must match exactly, including case, and
    /// is an error if there is no such library; a pattern ignores case.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "Only libraries with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<PreloadLibraryCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        var names = NameFilter.Of(Name);
        var projectId = await Parents.ProjectIdAsync(cancellation);
        var libraries = await new PreloadLibraryApi(Client).ListAsync(projectId, cancellation);
        foreach (var library in libraries)
        {
            WriteMatch(library, names.Matches(library.LibraryName));
        }

        this.ReportMissing("preload library", Name, [.. libraries.Select(library => library.LibraryName)], ResourceIdentity.Parents(projectId));
    }
}
