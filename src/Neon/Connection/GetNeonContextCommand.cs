using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the session's connection and default organization, project and branch.</summary>
/// <remarks>
/// <para>The result shows the source of the context: the session or process scope of Set-NeonContext, or the .neon file of
/// the current folder if Connect-Neon -UseNeonFile or $NeonUseNeonFile enables it. A project or branch that was set by name
/// is shown as ProjectName or BranchName without an id; cmdlets look up the name when they run. With an id, the name is
/// that in an earlier response of the session, if there was one.</para>
/// <para>-Path reads the context file in a folder or above it, even if such files are not enabled; pipe the result to
/// Set-NeonContext to use it. The cmdlet sends no request and does not show the key; KeySource shows where the key came
/// from.</para>
/// </remarks>
/// <example>
/// <para>Show the current context</para>
/// <code>Get-NeonContext</code>
/// </example>
/// <example>
/// <para>Show the project that this folder is linked to</para>
/// <code>Get-NeonContext -Path .</code>
/// </example>
/// <example>
/// <para>Use that project for the session</para>
/// <code>Get-NeonContext -Path . | Set-NeonContext</code>
/// </example>
/// <example>
/// <para>Check that a script runs against the emulator, not against Neon</para>
/// <code>if ((Get-NeonContext).BaseUri.IsLoopback) { 'This is the emulator.' } else { 'This is Neon.' }</code>
/// </example>
/// <seealso cref="SetNeonContextCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/cli/link"/>
[Cmdlet(VerbsCommon.Get, "NeonContext")]
[OutputType(typeof(NeonContext))]
public sealed class GetNeonContextCommand : NeonCmdlet
{
    /// <summary>
    /// A folder, to read the nearest <c>.neon</c> file in it or above it; or a context file. Wildcards are not supported.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "A folder, to read the nearest .neon file in it or above it; or a context file.")]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        Target = Path;
        var session = NeonSession.Current;
        session.DropOutdated(SessionState);
        var path = Path is null ? null : FilePath.Literal(this, Path);
        WriteObject(path is null
            ? session.ContextFor(null, SessionState).With(session.EffectiveConnection)
            : await FileWork.RunAsync(() => ContextFile.ReadContext(FindFile(path)), cancellation));
    }

    private static string FindFile(string path) =>
        (Directory.Exists(path) ? ContextFile.Find(path) : RegularFile.Exists(path) ? path : null)
        ?? throw new NeonApiException(
            NeonFailure.NameNotFound, Directory.Exists(path) ? $"No {ContextFile.Name} file was found in '{path}' or above it." : $"The context file '{path}' does not exist.")
        {
            Resource = "ContextFile",
            Advice = "Create one with Set-NeonContext -Path, or with 'neon link' of the Neon CLI. Folders above the home folder are not searched.",
        };
}
