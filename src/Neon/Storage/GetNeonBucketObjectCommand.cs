using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the objects of a bucket, or some of them.</summary>
/// <remarks>
/// <para>Without -Object, the cmdlet lists all objects of the bucket, page by page. With -Prefix, Neon lists only keys
/// that begin with a text, which is faster in a large bucket; -Key filters the received objects and accepts
/// wildcards.</para>
/// <para>A bucket has no folders, but -Delimiter '/' lists it as if it had: keys with a slash after the prefix are
/// grouped into one BucketFolder each. Pipe a folder back in to list its contents, or into Remove-NeonBucketObject
/// -Recurse.</para>
/// </remarks>
/// <example>
/// <para>The largest objects of a bucket</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Project app -Branch main | Sort-Object Size -Descending | Select-Object -First 5</code>
/// </example>
/// <example>
/// <para>The top level of a bucket, including its folders</para>
/// <code>Get-NeonBucket uploads -Project app -Branch main | Get-NeonBucketObject -Delimiter /</code>
/// </example>
/// <example>
/// <para>Save the reports of a month</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Prefix reports/ -Key *.csv -Project app -Branch main | Save-NeonBucketObject -Path ./backup/</code>
/// </example>
/// <seealso cref="SaveNeonBucketObjectCommand"/>
/// <seealso cref="SendNeonBucketObjectCommand"/>
/// <seealso cref="RemoveNeonBucketObjectCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBucketObject")]
[OutputType(typeof(BucketObject), typeof(BucketFolder))]
[NeonOperation("listProjectBranchBucketObjects")]
public sealed class GetNeonBucketObjectCommand : BucketCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Object";

    /// <summary>
    /// One or more objects, by exact key or piped in. A piped object is read again. Text with wildcard characters is a pattern, as
    /// for -Key.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more objects, by exact key or piped in.")]
    [Alias("ObjectKey")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<BucketObjectCompleter>))]
    [IdentityValue(typeof(BucketObjectIdentity), IsList = true, Filter = nameof(Key))]
    public BucketObjectIdentity[]? Object { get; set; }

    /// <summary>Folders from a listing with -Delimiter; only their contents are listed.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true, HelpMessage = "Folders from a listing with -Delimiter; only their contents are listed.")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseText]
    [IdentityValue(typeof(BucketFolderIdentity), IsList = true)]
    public BucketFolderIdentity[]? Folder { get; set; }

    /// <summary>Only objects whose keys begin with this text; case matters.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only objects whose keys begin with this text; case matters.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketFolderCompleter))]
    [TextValue]
    public string? Prefix { get; set; }

    /// <summary>
    /// The folder separator, usually <c>/</c>: keys that contain it after the prefix are grouped into folders.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "The folder separator, usually /: keys that contain it after the prefix are grouped into folders.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Delimiter { get; set; }

    /// <summary>
    /// Only objects with one of these keys. A key without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a key with
    /// <c>[WildcardPattern]::Escape</c>. Folders are excluded, because they can contain objects with any key.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only objects with one of these keys.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<BucketObjectCompleter>))]
    public string[]? Key { get; set; }

    /// <summary>
    /// Only objects that were last modified at least this long ago, such as <c>30d</c>. Minimum: one
    /// second. Objects without a known time of modification are excluded, and so are folders, which contain objects of
    /// any age.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only objects that were last modified at least this long ago, such as 30d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var folder = Folder.Current();
        var target = Object.Current();
        Target = (object?)target ?? folder ?? (object?)Bucket;
        var api = new BucketObjectApi(Client);
        if (target is not null)
        {
            var key = target.Require();
            var bucket = await PlaceAsync(target, cancellation);
            WriteObject(await api.FindAsync(bucket, key, cancellation)
                ?? throw new NeonApiException(NeonFailure.NameNotFound, $"There is no object with the key '{key}' in the bucket {bucket.BucketName}.") { Resource = "BucketObject" });
            return;
        }

        if (folder is not null && Prefix is not null)
        {
            throw InputErrors.Together(nameof(Folder), nameof(Prefix));
        }

        var keys = NameFilter.Of(Key);
        var age = AgeFilter.Of(OlderThan, nameof(OlderThan), Client);
        var place = await PlaceAsync(BucketFolderIdentity.PlaceOf(folder), cancellation);
        await foreach (var item in api.ListAsync(place, folder?.Name ?? Prefix, Delimiter, cancellation))
        {
            // Removing a piped folder removes all of its contents, regardless of the filters.
            WriteMatch(item, item is BucketObject one ? keys.Matches(one.ObjectKey) && age.Matches(one.LastModified) : Key is null && OlderThan is null);
        }
    }
}
