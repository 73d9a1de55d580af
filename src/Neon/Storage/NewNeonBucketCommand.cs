using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a bucket on a branch.</summary>
/// <remarks>
/// <para>A bucket is private unless -AccessLevel is public_read: then anyone on the internet who knows or guesses a key
/// can read that object without a credential. Listing, writing and deleting always require one. The access level of a
/// bucket cannot be changed later.</para>
/// <para>Branches that are created from this one later inherit the bucket.</para>
/// </remarks>
/// <example>
/// <para>A private bucket</para>
/// <code>New-NeonBucket attachments -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>A bucket for the images of a website, which everyone can read</para>
/// <code>New-NeonBucket pictures -AccessLevel public_read -Project app -Branch main</code>
/// </example>
/// <keywords>s3, object storage, blob</keywords>
/// <seealso cref="GetNeonBucketCommand"/>
/// <seealso cref="SendNeonBucketObjectCommand"/>
[Cmdlet(VerbsCommon.New, "NeonBucket", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Bucket))]
[NeonOperation("createProjectBranchBucket")]
public sealed class NewNeonBucketCommand : BranchCmdlet
{
    internal const string Private = "private";
    internal const string Public = "public_read";

    /// <summary>The name of the new bucket, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the new bucket, up to 255 characters.")]
    [ValidateLength(1, 255)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <summary>Who may read its objects: <c>private</c>, or <c>public_read</c> for everyone on the internet.</summary>
    /// <value>private</value>
    [Parameter(HelpMessage = "Who may read its objects: private, or public_read for everyone on the internet.")]
    [ArgumentCompleter(typeof(BucketAccessCompleter))]
    [AcceptedValues(typeof(BucketAccessCompleter), IgnoreCase = false)]
    [TextValue]
    public string? AccessLevel { get; set; }

    /// <summary>
    /// If the branch has a bucket with this name, returns it instead of creating one. A bucket with another access level
    /// is an error: a public bucket never replaces a private one.
    /// </summary>
    [Parameter(HelpMessage = "If the branch has a bucket with this name, returns it instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var action = AccessLevel == Public ? "Create bucket whose objects everyone on the internet can read" : "Create bucket";
        var bucket = new BucketCreate { Name = Name, AccessLevel = AccessLevel };
        var api = new BucketApi(Client);
        var existing = new ExistingResource<Bucket>(this, IfNotExists, "bucket", Name)
        {
            Find = async stop => await api.FindAsync(await BranchAsync(stop), Name, stop) is { } found ? [found] : [],
            MustMatch = found => [new RequestedSetting("access level", AccessLevel ?? Private, found.AccessLevel ?? Private)],
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Name), action, cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject((await existing.OrCreateAsync(stop => api.CreateAsync(branchKey, bucket, stop), cancellation)).Item);
    }
}
