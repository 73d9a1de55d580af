using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the libraries that the Postgres of a project can load at its start.</summary>
/// <remarks>
/// <para>Some extensions work only when their library is loaded at the start of Postgres. The list is that of the project's
/// Postgres version. Set-NeonProject -PreloadLibrary chooses the libraries; a compute loads them when it next starts.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>What a project can load</para>
/// <code>Get-NeonPreloadLibrary -Project app</code>
/// </example>
/// <example>
/// <para>Let a project load a library beside Neon's default ones</para>
/// <code>$library = Get-NeonPreloadLibrary -Project app -Name *cron*
/// Set-NeonProject app -PreloadLibrary $library.LibraryName -UseDefaultLibraries</code>
/// </example>
/// <seealso cref="SetNeonProjectCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getavailablepreloadlibraries"/>
[Cmdlet(VerbsCommon.Get, "NeonPreloadLibrary")]
[OutputType(typeof(PreloadLibrary))]
[NeonOperation("getAvailablePreloadLibraries")]
public sealed class GetNeonPreloadLibraryCommand : ProjectCmdlet
{
    /// <summary>
    /// Only libraries with one of these names. A name without wildcard characters is matched exactly, including case; a pattern
    /// is matched ignoring case.
    /// </summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<PreloadLibraryCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        var names = NameFilter.Of(Name);
        foreach (var library in await new PreloadLibraryApi(Client).ListAsync(await ProjectIdAsync(cancellation), cancellation))
        {
            if (names.Matches(library.LibraryName))
            {
                WriteObject(library);
            }
        }
    }
}
