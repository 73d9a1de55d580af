using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets what the session is connected to and which parents it takes by default.</summary>
/// <remarks>
/// <para>Each value comes with its source: what Set-NeonContext set for the session, what it set for the process, or the
/// file .neon of the present folder, where Connect-Neon -UseNeonFile or $NeonUseNeonFile lets it count. A project or branch
/// that was set by its name is shown as ProjectName or BranchName; cmdlets look up the name when they run.</para>
/// <para>-Path shows what the file in a folder or above it holds, whether it counts or not; pipe that into Set-NeonContext to
/// take it over. Nothing is sent, and the key is not shown; KeySource says where it came from.</para>
/// </remarks>
/// <example>
/// <para>Where am I?</para>
/// <code>Get-NeonContext</code>
/// </example>
/// <example>
/// <para>Which project is this folder linked to?</para>
/// <code>Get-NeonContext -Path .</code>
/// </example>
/// <example>
/// <para>Take that over for the session</para>
/// <code>Get-NeonContext -Path . | Set-NeonContext</code>
/// </example>
/// <example>
/// <para>Make sure that a script tries out nothing on the real Neon</para>
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
    /// A folder, whose nearest file <c>.neon</c> is read, in itself or above; or a context file. Wildcards have no meaning.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
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
        (Directory.Exists(path) ? ContextFile.Find(path) : RegularFile.IsThere(path) ? path : null)
        ?? throw new NeonApiException(
            NeonFailure.NameNotFound, Directory.Exists(path) ? $"There is no file {ContextFile.Name} in {path} or above it." : $"There is no context file {path}.")
        {
            Resource = "ContextFile",
            Advice = "Write one with Set-NeonContext -Path, or with 'neon link' of the Neon CLI. Folders above the home folder are not searched.",
        };
}
