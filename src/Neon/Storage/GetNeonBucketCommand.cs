using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the buckets of a branch, or some of them.</summary>
/// <remarks>
/// <para>A branch has its own buckets and those of its parents, as they were when it was created. Without -Bucket, the
/// cmdlet lists all of them; -Name filters the list and accepts wildcards.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>All buckets of a branch</para>
/// <code>Get-NeonBucket -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The buckets that everyone can read, on every branch of a project</para>
/// <code>Get-NeonBranch -Project app | Get-NeonBucket | Where-Object AccessLevel -eq public_read</code>
/// </example>
/// <example>
/// <para>The objects of a bucket</para>
/// <code>Get-NeonBucket uploads -Project app -Branch main | Get-NeonBucketObject</code>
/// </example>
/// <seealso cref="NewNeonBucketCommand"/>
/// <seealso cref="GetNeonBucketObjectCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBucket")]
[OutputType(typeof(Bucket))]
[NeonOperation("listProjectBranchBuckets")]
public sealed class GetNeonBucketCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Bucket";

    /// <summary>
    /// One or more buckets, by exact name or piped in. A piped bucket is read again. Text with wildcard characters is a pattern, as
    /// for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more buckets, by exact name or piped in.")]
    [Alias("BucketName")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<BucketCompleter>))]
    [IdentityValue(typeof(BucketIdentity), IsList = true, Filter = nameof(Name))]
    public BucketIdentity[]? Bucket { get; set; }

    /// <summary>
    /// Only buckets with one of these names. A name without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only buckets with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<BucketCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Bucket.Current();
        Target = (object?)target ?? Branch;
        var api = new BucketApi(Client);
        if (target is not null)
        {
            var name = target.Require();
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            var buckets = await api.ListAsync(home, cancellation);
            WriteObject(buckets.FirstOrDefault(bucket => bucket.BucketName == name)
                ?? throw ResourceIdentity.NoneNamed(target.Kind, name, buckets.Select(bucket => bucket.BucketName), parents: home.Parts));
            return;
        }

        var names = NameFilter.Of(Name);
        var branchKey = await BranchAsync(cancellation);
        foreach (var bucket in await api.ListAsync(branchKey, cancellation))
        {
            WriteMatch(bucket, names.Matches(bucket.BucketName));
        }
    }
}
