using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the roles of a branch, or one of them.</summary>
/// <remarks>
/// <para>Without -Role all roles of the branch are listed; -Name narrows the list and takes wildcards. Passwords are not
/// part of the answer: Get-NeonRolePassword gets one.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>All roles of a branch</para>
/// <code>Get-NeonRole -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Give a role a new password and use it</para>
/// <code>$credential = Get-NeonRole app_user -Project app -Branch main | Reset-NeonRolePassword -Wait | ForEach-Object Credential</code>
/// </example>
/// <example>
/// <para>Which roles sign in with a password, on every branch</para>
/// <code>Get-NeonBranch -Project app | Get-NeonRole | Where-Object AuthenticationMethod -eq password | Select-Object BranchId, RoleName</code>
/// </example>
/// <seealso cref="NewNeonRoleCommand"/>
/// <seealso cref="GetNeonRolePasswordCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectbranchroles"/>
[Cmdlet(VerbsCommon.Get, "NeonRole")]
[OutputType(typeof(Role))]
[NeonOperation("listProjectBranchRoles", "getProjectBranchRole")]
public sealed class GetNeonRoleCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Role";

    /// <summary>One role, by its exact name or piped in to be read anew.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [SingleValue(CanBePiped = true)]
    public RoleIdentity? Role { get; set; }

    /// <summary>
    /// Only roles with one of these names. A name without wildcard characters is matched exactly, including case; a pattern is
    /// matched ignoring case. Brackets make a pattern: to name one whose name has brackets, use -Role, or escape them with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<RoleCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Role ?? Branch;
        var api = new RoleApi(Client);
        if (Role is not null)
        {
            var name = Role.Require();
            var (project, branch) = await BranchOfAsync(Branch, Role.Branch, cancellation);
            WriteObject(await api.GetAsync(project, branch, name, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var (projectId, branchId) = await BranchAsync(cancellation);
        foreach (var role in await api.ListAsync(projectId, branchId, cancellation))
        {
            if (names.Matches(role.RoleName))
            {
                WriteObject(role);
            }
        }
    }
}
