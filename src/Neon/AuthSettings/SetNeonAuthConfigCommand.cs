using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name that the app of a branch has in the mails of Neon Auth.</summary>
/// <remarks>
/// <para>Until it is set, mails name the project. Neon counts this call among its internal ones: it may change.</para>
/// </remarks>
/// <example>
/// <para>Name the app in mails</para>
/// <code>Set-NeonAuthConfig 'Acme Orders' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Name the sender on all branches that match a pattern, to tell their mails from those of production</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Set-NeonAuthConfig 'Acme Orders (preview)'</code>
/// </example>
/// <seealso cref="SetNeonAuthEmailProviderCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthconfig"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AuthConfig))]
[NeonOperation("updateNeonAuthConfig")]
public sealed class SetNeonAuthConfigCommand : AuthSettingsCmdlet
{
    /// <summary>The name of the app in mails, 1 to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string Name { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (!ShouldChange($"Name the app '{Name}' in mails"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var update = new AuthConfigUpdate { Name = Name };
        WriteObject(await new AuthSettingsApi(Client).UpdateConfigAsync(projectId, branchId, update, cancellation));
    }
}
