using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a role on a branch and returns its password.</summary>
/// <remarks>
/// <para>Neon generates the password. The returned role has it in Password and, together with the name, in Credential; both
/// are masked wherever the role is shown. If the project does not store passwords, this is the only time it is returned.</para>
/// <para>Neon reloads the branch's compute for the change, so open connections may be dropped.</para>
/// </remarks>
/// <example>
/// <para>A role and its credential</para>
/// <code>$role = New-NeonRole reports -Project app -Branch main -Wait
/// $role.Credential</code>
/// </example>
/// <example>
/// <para>A role that is used only to hold privileges</para>
/// <code>New-NeonRole readers -Project app -Branch main -NoLogin</code>
/// </example>
/// <example>
/// <para>A role and its connection string</para>
/// <code>New-NeonRole analyst -Project app -Branch dev -Wait | Get-NeonConnectionString -Database orders -Pooled</code>
/// </example>
/// <keywords>user, login, account, password</keywords>
/// <seealso cref="GetNeonRoleCommand"/>
/// <seealso cref="ResetNeonRolePasswordCommand"/>
/// <seealso href="https://neon.com/docs/manage/roles"/>
[Cmdlet(VerbsCommon.New, "NeonRole", SupportsShouldProcess = true)]
[OutputType(typeof(Role))]
[NeonOperation("createProjectBranchRole")]
public sealed class NewNeonRoleCommand : BranchChangeCmdlet
{
    private const string NoSignIn = "no_login";

    /// <summary>The name of the new role.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the new role.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <summary>Creates a role that cannot sign in and has no password.</summary>
    [Parameter(HelpMessage = "Creates a role that cannot sign in and has no password.")]
    public SwitchParameter NoLogin { get; set; }

    /// <summary>
    /// If the branch has a role with this name, returns it instead of creating one. Its password is not returned again; see
    /// Get-NeonRolePassword. An existing role whose ability to sign in differs from -NoLogin is an error.
    /// </summary>
    [Parameter(HelpMessage = "If the branch has a role with this name, returns it instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var role = new RoleCreate
        {
            Name = Name,
            NoLogin = Given(NoLogin, nameof(NoLogin)),
        };
        var api = new RoleApi(Client);
        var existing = new ExistingResource<Role>(this, IfNotExists, "role", Name)
        {
            Find = async stop => await api.FindAsync(await BranchAsync(stop), Name, stop) is { } found ? [found] : [],
            MustMatch = found => [new RequestedSetting("sign-in", SignIn(found.AuthenticationMethod), found.AuthenticationMethod)],
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Name), "Create role", cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var (created, isNew) = await existing.OrCreateAsync(stop => api.CreateAsync(branchKey, role, stop), cancellation);
        if (!isNew)
        {
            created.Operations = await this.UnderWayAsync(branchKey.ProjectId, operation => operation.BranchId == branchKey.BranchId, cancellation);
        }

        await this.CompleteAsync(created, emit: true, cancellation);
    }

    /// <summary>How the requested role would sign in; null if an existing role does not contradict it.</summary>
    private string? SignIn(string? present) =>
        present is null || (present == NoSignIn) == NoLogin.ToBool() ? null : NoLogin ? NoSignIn : "password";
}
