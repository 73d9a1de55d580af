using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Storage;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class StorageTestData : CmdletTestData
{
    private const string Bucket = "$null = New-NeonBucket uploads";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonBucket uploads", "createProjectBranchBucket"),
        new(Gone, "Remove-NeonBucket uploads", "deleteProjectBranchBucket") { Prepare = [Bucket] },
        new("The object with that key has that size and was written after the request was sent: Neon does not return its content", "Send-NeonBucketObject $file -Bucket uploads", "upload") { Prepare = [Bucket] },
        new(Gone, "Remove-NeonBucketObject $name -Bucket uploads", "deleteProjectBranchBucketObject")
        {
            Prepare = [Bucket, "$null = Send-NeonBucketObject $file -Bucket uploads"],
        },
        new(Gone, "Remove-NeonBucketObject -Prefix logs/ -Bucket uploads", "deleteProjectBranchBucketObjectsByPrefix")
        {
            Prepare = [Bucket, "$null = Send-NeonBucketObject $file -Bucket uploads -Prefix logs/"],
            Lacks = ["*"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonBucket invoices -Project app -Branch main", "New-NeonBucket invoices -Project app -Branch main"),
        new("Remove-NeonBucketObject a.txt -Bucket uploads -Project app -Branch main", "Send-NeonBucketObject $file -Key a.txt -Bucket uploads -Project app -Branch main") { Prepare = ["$null = New-NeonBucket uploads -Project app -Branch main"] },
    ];
}
