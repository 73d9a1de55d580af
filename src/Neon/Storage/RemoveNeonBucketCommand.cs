using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a bucket and its objects from a branch.</summary>
/// <remarks>
/// <para>Other branches keep their copy of the bucket.</para>
/// </remarks>
/// <example>
/// <para>Remove one bucket in a script</para>
/// <code>Remove-NeonBucket uploads -Project app -Branch dev -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which buckets a clean-up would remove</para>
/// <code>Get-NeonBucket -Project app -Branch dev -Name up* | Remove-NeonBucket -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonBucketCommand"/>
/// <seealso cref="RemoveNeonBucketObjectCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonBucket", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Bucket))]
[NeonOperation("deleteProjectBranchBucket")]
public sealed class RemoveNeonBucketCommand : BranchCmdlet
{
    /// <summary>The buckets to remove, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The buckets to remove, by exact name or piped in.")]
    [Alias("BucketName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [RefuseOtherRows(typeof(BucketIdentity))]
    public BucketIdentity[] Bucket { get; set; } = null!;

    /// <summary>
    /// Does nothing if the bucket does not exist, instead of reporting an error. A project or branch that does not exist is still
    /// an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the bucket does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed bucket.</summary>
    [Parameter(HelpMessage = "Emits the removed bucket.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Bucket.Current();
        return new BranchItemRemoval<Bucket>(this, Parents, Branch, target)
        {
            Action = "Remove bucket with all its objects",
            Id = target.Require,
            FindAsync = (branchKey, name, stop) => new BucketApi(Client).FindAsync(branchKey, name, stop),
            RemoveAsync = async (branchKey, name, stop) =>
            {
                await new BucketApi(Client).RemoveAsync(branchKey, name, stop);
                return target.Bucket ?? new Bucket { BucketName = name }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
