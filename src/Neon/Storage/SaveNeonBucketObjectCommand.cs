using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Saves objects of a bucket as files.</summary>
/// <remarks>
/// <para>-Path specifies a file or a folder: an existing folder, or a folder to create if the path ends with a slash.
/// In a folder, the object keeps its key, with slashes as subfolders: <c>reports/march.csv</c> becomes
/// <c>folder/reports/march.csv</c>. A key that would point outside the folder is refused.</para>
/// <para>A file appears only after it has arrived completely; until then it has a temporary name in the same folder. An
/// interrupted download is restarted up to three times. An existing file is refused without -Force.</para>
/// </remarks>
/// <example>
/// <para>Save one object under another name</para>
/// <code>Save-NeonBucketObject reports/march.csv -Path ./march.csv -Bucket uploads -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Save a whole bucket to a folder</para>
/// <code>Get-NeonBucket uploads -Project app -Branch main | Get-NeonBucketObject | Save-NeonBucketObject -Path ./backup/</code>
/// </example>
/// <keywords>download, get file, s3</keywords>
/// <seealso cref="GetNeonBucketObjectCommand"/>
/// <seealso cref="SendNeonBucketObjectCommand"/>
[Cmdlet(VerbsData.Save, "NeonBucketObject", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
[NeonOperation("getProjectBranchBucketObject")]
public sealed class SaveNeonBucketObjectCommand : BucketCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly HashSet<string> _saved = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The objects to save, by exact key or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The objects to save, by exact key or piped in.")]
    [Alias("ObjectKey")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BucketObjectCompleter))]
    [RefuseOtherRows(typeof(BucketObjectIdentity))]
    public BucketObjectIdentity[] Object { get; set; } = null!;

    /// <summary>The file to save to, or the folder to save in; wildcards may match an existing one.</summary>
    /// <value>The current folder</value>
    [Parameter(Position = 1, ParameterSetName = PathSet, HelpMessage = "The file to save to, or the folder to save in; wildcards may match an existing one.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string Path { get; set; } = ".";

    /// <summary>Like -Path, but without wildcards: brackets, asterisks and question marks are literal.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, HelpMessage = "Like -Path, but without wildcards: brackets, asterisks and question marks are literal.")]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string LiteralPath { get; set; } = null!;

    /// <summary>Replaces existing files.</summary>
    [Parameter(HelpMessage = "Replaces existing files.")]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Object.Current();
        Target = target;
        var key = target.Require();
        var description = DescribeInBucket(target, key);
        var file = await FileForAsync(key, cancellation);

        if (!ShouldProcess(file, $"Save object {description}"))
        {
            return;
        }

        if (!_saved.Add(file))
        {
            throw new NeonApiException(NeonFailure.Refused, $"Another object was already saved as {file}.")
            {
                Advice = "The file was not changed. To save several objects, specify a folder: end -Path with a slash.",
            };
        }

        var place = await PlaceAsync(target, cancellation);
        await FileWork.RunAsync(() => MakeFolderOf(file), cancellation);
        var api = new BucketObjectApi(Client);
        using (var progress = new TransferProgress(this, Client.Clock, $"Saving {key}"))
        {
            await FileDownload.SaveAsync(
                Client, (reader, stop) => api.DownloadAsync(place, key, reader, stop), file, Force, progress.Report, cancellation);
        }

        FilePath.Emit(this, file);
    }

    private async Task<string> FileForAsync(string key, CancellationToken cancellation)
    {
        var typed = ParameterSetName == LiteralPathSet ? LiteralPath : Path;
        var path = ParameterSetName == PathSet && WildcardPattern.ContainsWildcardCharacters(typed)
            ? FilePath.Existing(this, typed) is [var only] ? only : throw Several(typed)
            : FilePath.Literal(this, typed);
        return await FileWork.RunAsync(
            () =>
            {
                var file = Directory.Exists(path) || typed[^1] is '/' or '\\' ? ObjectFile.Under(path, key) : path;
                EnsureReplaceable(file);
                return file;
            },
            cancellation);
    }

    private void EnsureReplaceable(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        if (!Force)
        {
            throw FileDownload.Exists(file);
        }

        // This would remove a device with that name.
        _ = RegularFile.Found(file);
    }

    private static NeonApiException Several(string path) => new(NeonFailure.InvalidInput, $"Several files or folders match {path}.")
    {
        Advice = "Specify one of them, or use -LiteralPath.",
    };

    private static void MakeFolderOf(string file)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The folder cannot be created: {failure.Message}", failure)
            {
                Advice = "Nothing was sent. Specify another location with -Path.",
            };
        }
    }
}
