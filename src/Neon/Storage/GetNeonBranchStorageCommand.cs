using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the settings for connecting an S3 client to the object storage of a branch.</summary>
/// <remarks>
/// <para>An S3 client needs the endpoint URL, the region and the path style, and the keys that New-NeonCredential
/// creates. Each branch has its own endpoint URL.</para>
/// <para>If storage is not available, the cmdlet reports an error with the reason: the organization or the region has
/// no object storage, or the branch is too new.</para>
/// </remarks>
/// <example>
/// <para>The settings of an S3 client for a branch</para>
/// <code>Get-NeonBranchStorage -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The endpoint URL for a deployment</para>
/// <code>$endpoint = (Get-NeonBranch main -Project app | Get-NeonBranchStorage).S3Endpoint</code>
/// </example>
/// <seealso cref="NewNeonCredentialCommand"/>
/// <seealso cref="GetNeonBucketCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchStorage")]
[OutputType(typeof(BranchStorage))]
[NeonOperation("getProjectBranchStorage")]
public sealed class GetNeonBranchStorageCommand : GetFromBranchCmdlet<BranchStorage>
{
    private protected override Task<BranchStorage> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new BranchStorageApi(Client).GetAsync(branchKey, cancellation);
}
