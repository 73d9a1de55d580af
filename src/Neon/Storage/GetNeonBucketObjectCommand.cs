using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the objects of a bucket, or one of them.</summary>
/// <remarks>
/// <para>Without -Object all objects of the bucket are listed, as their pages arrive. -Prefix has Neon list only keys that
/// begin with a text, which is the quick way in a large bucket; -Key narrows what has arrived and takes wildcards.</para>
/// <para>A bucket has no folders, but -Delimiter '/' lists it as if it had: keys that have a slash after the prefix come
/// folded into one BucketFolder each, which can be piped back in to list what is in it, or into Remove-NeonBucketObject -Recurse.</para>
/// </remarks>
/// <example>
/// <para>The largest objects of a bucket</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Project app -Branch main | Sort-Object Size -Descending | Select-Object -First 5</code>
/// </example>
/// <example>
/// <para>The top level of a bucket, with its folders</para>
/// <code>Get-NeonBucket uploads -Project app -Branch main | Get-NeonBucketObject -Delimiter /</code>
/// </example>
/// <example>
/// <para>Save the reports of a month</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Prefix reports/ -Key *.csv -Project app -Branch main | Save-NeonBucketObject -Path ./backup/</code>
/// </example>
/// <seealso cref="SaveNeonBucketObjectCommand"/>
/// <seealso cref="SendNeonBucketObjectCommand"/>
/// <seealso cref="RemoveNeonBucketObjectCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectbranchbucketobjects"/>
[Cmdlet(VerbsCommon.Get, "NeonBucketObject")]
[OutputType(typeof(BucketObject), typeof(BucketFolder))]
[NeonOperation("listProjectBranchBucketObjects")]
public sealed class GetNeonBucketObjectCommand : BucketCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Object";

    /// <summary>One object, by its exact key or piped in to be read anew.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ObjectKey")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BucketObjectCompleter))]
    [SingleValue(CanBePiped = true)]
    public BucketObjectIdentity? Object { get; set; }

    /// <summary>A folder, as a listing with -Delimiter gives it: only what is in it.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SingleValue(CanBePiped = true)]
    public BucketFolderIdentity? Folder { get; set; }

    /// <summary>Only objects whose keys begin with this text; case matters.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketFolderCompleter))]
    [SingleValue]
    public string? Prefix { get; set; }

    /// <summary>What separates folders, usually <c>/</c>: keys that have it after the prefix are folded into folders.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Delimiter { get; set; }

    /// <summary>
    /// Only objects with one of these keys. A key without wildcard characters is matched exactly, including case; a pattern is
    /// matched ignoring case. Brackets make a pattern: to name one whose key has brackets, use -Object, or escape them with
    /// <c>[WildcardPattern]::Escape</c>. Folders are left out, because they can contain objects with any key.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<BucketObjectCompleter>))]
    public string[]? Key { get; set; }

    /// <summary>
    /// Only objects that were last modified at least this long ago, such as <c>30.00:00</c> for 30 days. Minimum: one second. Objects
    /// whose time of modification is unknown are left out, and so are folders, which hold objects of every age.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Object ?? Folder ?? (object?)Bucket;
        var api = new BucketObjectApi(Client);
        if (Object is not null)
        {
            var key = Object.Require();
            var bucket = await PlaceAsync(Object, cancellation);
            WriteObject(await api.FindAsync(bucket, key, cancellation)
                ?? throw new NeonApiException(NeonFailure.NameNotFound, $"There is no object with the key '{key}' in the bucket {bucket.BucketName}.") { Resource = "BucketObject" });
            return;
        }

        if (Folder is not null && Prefix is not null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Folder and -Prefix both say what keys begin with.") { Advice = "Give one of them." };
        }

        var keys = NameFilter.Of(Key);
        var age = AgeFilter.Of(OlderThan, nameof(OlderThan), Client);
        var place = await PlaceAsync(BucketFolderIdentity.PlaceOf(Folder), cancellation);
        await foreach (var item in api.ListAsync(place, Folder?.Name ?? Prefix, Delimiter, cancellation))
        {
            // A folder that is piped into a removal takes everything in it along, whatever the filters say.
            if (item is BucketObject one ? keys.Matches(one.ObjectKey) && age.Matches(one.LastModified) : Key is null && OlderThan is null)
            {
                WriteObject(item);
            }
        }
    }
}
