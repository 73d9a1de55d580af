using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Uploads files to a bucket.</summary>
/// <remarks>
/// <para>The object's key is the file name, after -Prefix if specified; -Key sets the key of a single file. An existing
/// object with that key is replaced. Two files with the same key are refused.</para>
/// <para>Neon signs a URL for each file, and the bytes go directly to the object store, without the API key and without
/// buffering the file in memory. A file that changes while it is sent is an error, and the object is not
/// changed.</para>
/// </remarks>
/// <example>
/// <para>Upload a file</para>
/// <code>Send-NeonBucketObject ./report.pdf -Bucket uploads -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Upload files into a folder of the bucket</para>
/// <code>Send-NeonBucketObject ./site/*.html -Prefix www/ -Bucket uploads -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Upload the files that a search finds</para>
/// <code>Get-ChildItem ./site -Filter *.css | Send-NeonBucketObject -Prefix www/ -Bucket uploads -Project app -Branch main</code>
/// </example>
/// <keywords>upload, put, s3</keywords>
/// <seealso cref="GetNeonBucketObjectCommand"/>
/// <seealso cref="SaveNeonBucketObjectCommand"/>
/// <seealso cref="NewNeonBucketObjectUrlCommand"/>
[Cmdlet(VerbsCommunications.Send, "NeonBucketObject", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BucketObject))]
[NeonOperation("presignProjectBranchBucketObject")]
public sealed class SendNeonBucketObjectCommand : BucketCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>The files to upload. Wildcards are allowed; matching folders are skipped.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, HelpMessage = "The files to upload.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextValue(IsList = true)]
    public string[] Path { get; set; } = null!;

    /// <summary>The files to upload, without wildcards; piped files bind to it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The files to upload, without wildcards; piped files bind to it.")]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [TextValue(IsList = true)]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The key of the object, for a single file. Default: the file name.</summary>
    [Parameter(HelpMessage = "The key of the object, for a single file.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Key { get; set; }

    /// <summary>The prefix of the keys, before the file names, such as <c>reports/2026/</c>.</summary>
    [Parameter(HelpMessage = "The prefix of the keys, before the file names, such as reports/2026/.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketFolderCompleter))]
    [TextValue]
    public string? Prefix { get; set; }

    /// <summary>
    /// The content type of the objects. Default: by file name extension, or else <c>application/octet-stream</c>.
    /// </summary>
    [Parameter(HelpMessage = "The content type of the objects.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ContentType { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation) => Key is null || Prefix is null
        ? Task.CompletedTask
        : throw InputErrors.Together(nameof(Key), nameof(Prefix), "Specify only one of them. A key can contain slashes.");

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var path in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            Target = path;
            IReadOnlyList<string> files = [];
            await ReportAsync(async () => files = await FilesOfAsync(path, cancellation));
            foreach (var file in files)
            {
                Target = file;
                await ReportAsync(() => SendAsync(file, cancellation));
            }
        }
    }

    // A file that cannot be sent does not delay the others.
    private async Task ReportAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (NeonApiException failure)
        {
            WriteFailure(failure);
        }
    }

    private async Task<IReadOnlyList<string>> FilesOfAsync(string path, CancellationToken cancellation)
    {
        if (ParameterSetName != PathSet || !WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [FilePath.Literal(this, path)];
        }

        var found = FilePath.Existing(this, path);
        return await FileWork.RunAsync(() => found.Where(item => !Directory.Exists(item)).ToArray(), cancellation);
    }

    // The length is read here, so that it is known from now on.
    private static (FileInfo File, long Size) Look(string path)
    {
        if (!RegularFile.Exists(path))
        {
            throw Directory.Exists(path)
                ? new NeonApiException(NeonFailure.InvalidInput, $"{path} is a folder.") { Advice = "Pipe in its files, or specify them with wildcards." }
                : RegularFile.Missing(path);
        }

        var file = RegularFile.Found(path);
        return (file, file.Length);
    }

    private async Task SendAsync(string path, CancellationToken cancellation)
    {
        var (file, size) = await FileWork.RunAsync(() => Look(path), cancellation);
        var name = System.IO.Path.GetFileName(path);
        var key = Key ?? Prefix + name;
        if (!ShouldProcess(DescribeInBucket(null, key), $"Upload {path}, replacing any object with this key"))
        {
            return;
        }

        if (!_sent.Add(key))
        {
            throw new NeonApiException(NeonFailure.Refused, $"Another file was already uploaded as '{key}'; {path} would replace it.")
            {
                Advice = "The object was not changed. -Key is for a single file; files with the same name need different prefixes.",
            };
        }

        var place = await PlaceAsync(null, cancellation);
        using var progress = new TransferProgress(this, Client.Clock, $"Sending {key}");
        var sent = await new BucketObjectApi(Client).UploadAsync(
            place, key, file, ContentType ?? ContentTypes.Of(name), done => progress.Report(done, size), cancellation);
        WriteObject(sent);
    }
}
