using System.Management.Automation;
using System.Text;

namespace Neon.Commands;

/// <summary>Removes objects from a bucket: one by key, or all with a prefix.</summary>
/// <remarks>
/// <para>-Prefix removes all objects with this prefix in one request. The prefix has to end with a slash, so that
/// <c>logs/</c> never includes <c>logs-archive</c>.</para>
/// <para>A listing with -Delimiter also returns folders. A folder is removed only with -Recurse, because it represents
/// any number of objects that the listing did not show.</para>
/// <para>A branch can show inherited objects of its parent that were never written on the branch. -Prefix does not
/// remove them; each of them can be removed from the branch by its key. The parent always keeps its own.</para>
/// </remarks>
/// <example>
/// <para>Remove one object in a script</para>
/// <code>Remove-NeonBucketObject reports/march.csv -Bucket uploads -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Remove all objects with a prefix, and return their number</para>
/// <code>(Remove-NeonBucketObject -Prefix logs/ -Bucket uploads -Project app -Branch main -Confirm:$false -PassThru).Deleted</code>
/// </example>
/// <example>
/// <para>See which old objects a clean-up would remove</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Project app -Branch main -OlderThan 30d | Remove-NeonBucketObject -WhatIf</code>
/// </example>
/// <example>
/// <para>See what would be removed with all folders and objects at the top level</para>
/// <code>Get-NeonBucketObject -Bucket uploads -Project app -Branch main -Delimiter / | Remove-NeonBucketObject -Recurse -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonBucketObjectCommand"/>
/// <seealso cref="RemoveNeonBucketCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonBucketObject", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BucketObject), typeof(RemovedBucketObjects))]
[NeonOperation("deleteProjectBranchBucketObject", "deleteProjectBranchBucketObjectsByPrefix")]
public sealed class RemoveNeonBucketObjectCommand : BucketCmdlet
{
    private const string ObjectSet = "Object";
    private const string PrefixSet = "Prefix";
    private const string FolderSet = "Folder";
    private const int MaxPrefixLength = 1024;

    /// <summary>The objects to remove, by exact key or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet, ValueFromPipeline = true, HelpMessage = "The objects to remove, by exact key or piped in.")]
    [Alias("ObjectKey")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BucketObjectCompleter))]
    [RefuseOtherRows(typeof(BucketObjectIdentity), IsOptional = true, Alternative = typeof(BucketFolderIdentity))]
    public BucketObjectIdentity[]? Object { get; set; }

    /// <summary>Removes all objects with this prefix, which has to end with a slash.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PrefixSet, HelpMessage = "Removes all objects with this prefix, which has to end with a slash.")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(BucketFolderCompleter))]
    [TextValue]
    public string? Prefix { get; set; }

    /// <summary>The folders to remove with all objects in them, as a listing with -Delimiter returns them. Requires -Recurse.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FolderSet, ValueFromPipeline = true, HelpMessage = "The folders to remove with all objects in them, as a listing with -Delimiter returns them.")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseText]
    [RefuseOtherRows(typeof(BucketFolderIdentity), IsOptional = true, Alternative = typeof(BucketObjectIdentity))]
    public BucketFolderIdentity[]? Folder { get; set; }

    /// <summary>
    /// Removes folders with all objects in them, at any depth. Default: a folder is refused, and objects are removed.
    /// </summary>
    [Parameter(ParameterSetName = ObjectSet, HelpMessage = "Removes folders with all objects in them, at any depth.")]
    [Parameter(ParameterSetName = FolderSet, HelpMessage = "Removes folders with all objects in them, at any depth.")]
    public SwitchParameter Recurse { get; set; }

    /// <summary>
    /// Does nothing if the object does not exist, instead of reporting an error. A project, branch or bucket that does not exist
    /// is still an error.
    /// </summary>
    [Parameter(ParameterSetName = ObjectSet, HelpMessage = "Does nothing if the object does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed object, or with -Prefix the number of removed objects.</summary>
    [Parameter(HelpMessage = "Emits the removed object, or with -Prefix the number of removed objects.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var (target, folder) = (Object.Current(), Folder.Current());
        Target = (object?)target ?? folder ?? (object?)Prefix;
        if (folder is not null && !Recurse)
        {
            throw new NeonApiException(NeonFailure.Refused, $"'{folder}' is a folder, and everything in it would be removed.")
            {
                Advice = "Nothing was sent. Specify -Recurse to remove the folder with all its objects, or list its objects with Get-NeonBucketObject -Prefix.",
            };
        }

        await (target is not null ? RemoveOneAsync(target, cancellation) : RemoveAllAsync(Checked(folder is null ? Prefix : folder.Name), cancellation));
    }

    private static string Checked(string? prefix)
    {
        var wrong = string.IsNullOrWhiteSpace(prefix) ? "The prefix is empty, which would select the whole bucket."
            : !prefix.EndsWith('/') ? $"The prefix '{prefix}' does not end with a slash."
            : Encoding.UTF8.GetByteCount(prefix) > MaxPrefixLength ? $"The prefix is longer than {MaxPrefixLength} bytes."
            : prefix.Any(char.IsControl) ? "The prefix contains control characters."
            : null;
        return wrong is null ? prefix! : throw new NeonApiException(NeonFailure.InvalidInput, wrong)
        {
            Advice = "Specify a prefix such as logs/2026/. To remove other selections, pipe in objects from Get-NeonBucketObject; Remove-NeonBucket removes a bucket.",
        };
    }

    private async Task RemoveOneAsync(BucketObjectIdentity item, CancellationToken cancellation)
    {
        var key = item.Require();
        var removal = new IfExists(this, IfExists, item)
        {
            IsListed = async stop => await new BucketObjectApi(Client).FindAsync(await PlaceAsync(item, stop), key, stop) is not null,
        };
        if (!await removal.ShouldProcessAsync(
            DescribeInBucket(item, key),
            "Remove object with its content",
            async stop => await PlaceAsync(item, stop) is var bucket && await new BucketObjectApi(Client).FindAsync(bucket, key, stop) is not null,
            cancellation))
        {
            return;
        }

        var place = await PlaceAsync(item, cancellation);
        var removed = await removal.RemoveAsync<BucketObject>(
            async stop =>
            {
                await new BucketObjectApi(Client).RemoveAsync(place, key, stop);
                return item.Object ?? new BucketObject { ObjectKey = key }.In(place);
            },
            cancellation);
        if (PassThru && removed is not null)
        {
            WriteObject(removed);
        }
    }

    private async Task RemoveAllAsync(string prefix, CancellationToken cancellation)
    {
        var folder = BucketFolderIdentity.PlaceOf(Folder.Current());
        if (!ShouldProcess(DescribeInBucket(folder, prefix), "Remove all objects with this prefix"))
        {
            return;
        }

        var place = await PlaceAsync(folder, cancellation);
        var removed = await new BucketObjectApi(Client).RemoveAllAsync(place, prefix, cancellation);
        WriteVerbose(removed.Deleted is { } count ? $"{count} objects were removed." : "The objects were removed; their number is unknown because no response was received.");
        if (PassThru)
        {
            WriteObject(removed);
        }
    }
}
