using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Uploads files to a bucket.</summary>
/// <remarks>
/// <para>A file becomes the object of its name, after -Prefix if there is one; -Key names the object of a single file freely.
/// An object of that key that is there already is replaced. Two files that would become the same object are refused.</para>
/// <para>Neon signs an address for each file, and the bytes go straight to the store behind it, without the API key and
/// without being held in memory. A file that changes while it is sent is an error, and the object stays as it was.</para>
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
/// <para>Upload what a search for files finds</para>
/// <code>Get-ChildItem ./site -Filter *.css | Send-NeonBucketObject -Prefix www/ -Bucket uploads -Project app -Branch main</code>
/// </example>
/// <seealso cref="GetNeonBucketObjectCommand"/>
/// <seealso cref="SaveNeonBucketObjectCommand"/>
/// <seealso cref="NewNeonBucketObjectUrlCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/presignprojectbranchbucketobject"/>
[Cmdlet(VerbsCommunications.Send, "NeonBucketObject", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BucketObject))]
[NeonOperation("presignProjectBranchBucketObject")]
public sealed class SendNeonBucketObjectCommand : BucketCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>The files to upload; wildcards are allowed, and folders that they match are left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files to upload, without wildcards; files that are piped in bind to it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The key of the object, for a single file; the file's name without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Key { get; set; }

    /// <summary>What the keys begin with, before the names of the files, such as <c>reports/2026/</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketFolderCompleter))]
    [SingleValue]
    public string? Prefix { get; set; }

    /// <summary>The content type of the objects; without it that of the file's ending, or else <c>application/octet-stream</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? ContentType { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation) => Key is null || Prefix is null
        ? Task.CompletedTask
        : throw new NeonApiException(NeonFailure.InvalidInput, "-Key and -Prefix both name the object.") { Advice = "Give one of them; a key may hold slashes." };

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

    // One file that cannot be sent does not hold up the others.
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

    // The length is read here, too: from then on it is known.
    private static (FileInfo File, long Size) Look(string path)
    {
        if (!RegularFile.IsThere(path))
        {
            throw Directory.Exists(path)
                ? new NeonApiException(NeonFailure.InvalidInput, $"{path} is a folder.") { Advice = "Pipe in its files, or name them with wildcards." }
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
        if (!ShouldProcess(DescribeInBucket(null, key), $"Upload {path}, replacing an object of this key"))
        {
            return;
        }

        if (!_sent.Add(key))
        {
            throw new NeonApiException(NeonFailure.Refused, $"A file before this one became the object {key}; {path} would replace it.")
            {
                Advice = "It was left as it is. -Key names one object only; files of the same name need different prefixes.",
            };
        }

        var place = await PlaceAsync(null, cancellation);
        using var progress = new TransferProgress(this, Client.Clock, $"Sending {key}");
        var sent = await new BucketObjectApi(Client).UploadAsync(
            place, key, file, ContentType ?? ContentTypes.Of(name), done => progress.Report(done, size), cancellation);
        WriteObject(sent);
    }
}
