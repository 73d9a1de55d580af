using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a role on a branch and tells its password.</summary>
/// <remarks>
/// <para>Neon makes up the password. The emitted role has it as Password and, together with the name, as Credential; both
/// are masked wherever the role is shown. Where the project does not store passwords, this is the only time it is told.</para>
/// <para>Neon reloads the branch's compute for the change: open connections may be dropped.</para>
/// </remarks>
/// <example>
/// <para>A role and its credential</para>
/// <code>$role = New-NeonRole reports -Project app -Branch main -Wait
/// $role.Credential</code>
/// </example>
/// <example>
/// <para>A role that only holds privileges</para>
/// <code>New-NeonRole readers -Project app -Branch main -NoLogin</code>
/// </example>
/// <example>
/// <para>A role and how to connect with it</para>
/// <code>New-NeonRole app_user -Project app -Branch dev -Wait | Get-NeonConnectionString -Database orders -Pooled</code>
/// </example>
/// <seealso cref="GetNeonRoleCommand"/>
/// <seealso cref="ResetNeonRolePasswordCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranchrole"/>
[Cmdlet(VerbsCommon.New, "NeonRole", SupportsShouldProcess = true)]
[OutputType(typeof(Role))]
[NeonOperation("createProjectBranchRole")]
public sealed class NewNeonRoleCommand : BranchChangeCmdlet
{
    /// <summary>The name of the new role.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = null!;

    /// <summary>Create a role that cannot sign in and has no password.</summary>
    [Parameter]
    public SwitchParameter NoLogin { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        if (!ShouldProcess(ParentScope.DescribeOnBranch(Context, Project, Branch, null, Name), "Create role"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var role = new RoleCreate
        {
            Name = Name,
            NoLogin = Given(NoLogin, nameof(NoLogin)),
        };
        await CompleteAsync(await new RoleApi(Client).CreateAsync(projectId, branchId, role, cancellation), emit: true, cancellation);
    }
}
