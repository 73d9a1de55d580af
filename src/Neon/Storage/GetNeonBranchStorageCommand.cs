using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets where the object storage of a branch is reached with an S3 client.</summary>
/// <remarks>
/// <para>The address, the region and the path style are what an S3 client asks for beside the keys, which New-NeonCredential
/// makes. Every branch has an address of its own.</para>
/// <para>Where there is no storage, it is an error that says why: the organization has none, the region has none, or the
/// branch is too young.</para>
/// </remarks>
/// <example>
/// <para>The settings of an S3 client for a branch</para>
/// <code>Get-NeonBranchStorage -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The address for a deployment</para>
/// <code>$endpoint = (Get-NeonBranch main -Project app | Get-NeonBranchStorage).S3Endpoint</code>
/// </example>
/// <seealso cref="NewNeonCredentialCommand"/>
/// <seealso cref="GetNeonBucketCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getprojectbranchstorage"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchStorage")]
[OutputType(typeof(BranchStorage))]
[NeonOperation("getProjectBranchStorage")]
public sealed class GetNeonBranchStorageCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new BranchStorageApi(Client).GetAsync(projectId, branchId, cancellation));
    }
}
