using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a temporary URL to download or upload one object without a key.</summary>
/// <remarks>
/// <para>Anyone who has the URL can use it until it expires, and it cannot be revoked: treat it like a password. It is
/// masked wherever the object is shown; ToPlainText() or -AsPlainText returns it.</para>
/// <para>An upload requires the PUT method and exactly the headers of the returned object.</para>
/// </remarks>
/// <example>
/// <para>A link that is valid for an hour</para>
/// <code>$link = New-NeonBucketObjectUrl reports/march.csv -ExpiresIn 1:00:00 -Bucket uploads -Project app -Branch main -AsPlainText</code>
/// </example>
/// <example>
/// <para>Let a partner upload one file</para>
/// <code>$url = New-NeonBucketObjectUrl inbox/partner.zip -Operation upload -ContentType application/zip -Bucket uploads -Project app -Branch main
/// $url.Headers
/// $url.ToPlainText()</code>
/// </example>
/// <keywords>presigned url, share link, download link, s3, ttl</keywords>
/// <seealso cref="SendNeonBucketObjectCommand"/>
/// <seealso cref="SaveNeonBucketObjectCommand"/>
[Cmdlet(VerbsCommon.New, "NeonBucketObjectUrl", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BucketObjectUrl), typeof(string))]
[NeonOperation("presignProjectBranchBucketObject")]
public sealed class NewNeonBucketObjectUrlCommand : BucketCmdlet
{
    internal const string Upload = "upload";
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(7);

    /// <summary>The objects, by key or piped in. For an upload, the object does not need to exist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The objects, by key or piped in.")]
    [Alias("ObjectKey")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BucketObjectCompleter))]
    [RefuseOtherRows(typeof(BucketObjectIdentity))]
    public BucketObjectIdentity[] Object { get; set; } = null!;

    /// <summary>The purpose of the URL: <c>download</c> or <c>upload</c>.</summary>
    /// <value>download</value>
    [Parameter(HelpMessage = "The purpose of the URL: download or upload.")]
    [ArgumentCompleter(typeof(ObjectUrlOperationCompleter))]
    [AcceptedValues(typeof(ObjectUrlOperationCompleter), IgnoreCase = false)]
    [TextValue]
    public string Operation { get; set; } = "download";

    /// <summary>How long the URL is valid, from one second to seven days. Default: 15 minutes.</summary>
    [Parameter(HelpMessage = "How long the URL is valid, from one second to seven days.")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>The content type that an upload must send.</summary>
    [Parameter(HelpMessage = "The content type that an upload must send.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ContentType { get; set; }

    /// <summary>Returns the URL as text instead of an object that masks it.</summary>
    [Parameter(HelpMessage = "Returns the URL as text instead of an object that masks it.")]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        if (ExpiresIn is { } life && (life < TimeSpan.FromSeconds(1) || life > MaxLifetime))
        {
            throw InputErrors.Duration($"-ExpiresIn must be from one second to seven days, not {life}.", "1h");
        }

        return ContentType is null || Operation == Upload
            ? Task.CompletedTask
            : throw new NeonApiException(NeonFailure.InvalidInput, "-ContentType is for uploads only.") { Advice = "Omit it, or specify -Operation upload." };
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Object.Current();
        Target = target;
        var key = target.Require();
        var consequence = Operation == Upload ? "write" : "read";
        if (!ShouldCreate(DescribeInBucket(target, key), $"Create a URL with which anyone can {consequence} the object", nameof(Operation)))
        {
            return;
        }

        var place = await PlaceAsync(target, cancellation);
        var presign = new ObjectPresign
        {
            Operation = Operation,
            ContentType = ContentType,
            ExpiresInSeconds = ExpiresIn is { } life ? (long)life.TotalSeconds : null,
        };
        var url = await new BucketObjectApi(Client).PresignAsync(place, key, presign, cancellation);
        WriteObject(AsPlainText ? url.ToPlainText() : url);
    }
}
