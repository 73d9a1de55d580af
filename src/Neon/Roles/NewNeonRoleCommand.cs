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
    private const string NoSignIn = "no_login";

    /// <summary>The name of the new role.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [SingleValue]
    public string Name { get; set; } = null!;

    /// <summary>Create a role that cannot sign in and has no password.</summary>
    [Parameter]
    public SwitchParameter NoLogin { get; set; }

    /// <summary>
    /// Give the branch's role that has the name, if there is one, instead of creating it; its password is not told again, but
    /// see Get-NeonRolePassword. One that can sign in where -NoLogin is given, or cannot where it is not, is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        if (!ShouldProcess(ParentScope.DescribeOnBranch(Context, Project, Branch, null, Name), Existing.Action(IfNotExists, "Create role")))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var role = new RoleCreate
        {
            Name = Name,
            NoLogin = Given(NoLogin, nameof(NoLogin)),
        };
        var api = new RoleApi(Client);
        var existing = new Existing<Role>(this, IfNotExists, "role", Name)
        {
            Find = async stop => await api.FindAsync(projectId, branchId, Name, stop) is { } there ? [there] : [],
            Traits = there => [new Trait("sign-in", SignIn(there.AuthenticationMethod), there.AuthenticationMethod)],
        };
        var (made, isNew) = await existing.OrCreateAsync(stop => api.CreateAsync(projectId, branchId, role, stop), cancellation);
        if (!isNew)
        {
            made.Operations = await UnderWayAsync(projectId, operation => operation.BranchId == branchId, cancellation);
        }

        await CompleteAsync(made, emit: true, cancellation);
    }

    /// <summary>How the role would sign in that was asked for; null where one that is there does not contradict it.</summary>
    private string? SignIn(string? present) =>
        present is null || (present == NoSignIn) == NoLogin.ToBool() ? null : NoLogin ? NoSignIn : "password";
}
