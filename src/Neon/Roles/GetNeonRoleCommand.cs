using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the roles of a branch, or some of them.</summary>
/// <remarks>
/// <para>Without -Role, the cmdlet lists all roles of the branch; -Name filters the list and accepts wildcards. Roles do not
/// include passwords; use Get-NeonRolePassword to get one.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>All roles of a branch</para>
/// <code>Get-NeonRole -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Reset a role's password and use the new one</para>
/// <code>$credential = Get-NeonRole app_user -Project app -Branch main | Reset-NeonRolePassword -Wait | ForEach-Object Credential</code>
/// </example>
/// <example>
/// <para>The roles that sign in with a password, on every branch</para>
/// <code>Get-NeonBranch -Project app | Get-NeonRole | Where-Object AuthenticationMethod -eq password | Select-Object BranchId, RoleName</code>
/// </example>
/// <keywords>user, login, account</keywords>
/// <seealso cref="NewNeonRoleCommand"/>
/// <seealso cref="GetNeonRolePasswordCommand"/>
/// <seealso href="https://neon.com/docs/manage/roles"/>
[Cmdlet(VerbsCommon.Get, "NeonRole")]
[OutputType(typeof(Role))]
[NeonOperation("listProjectBranchRoles", "getProjectBranchRole")]
public sealed class GetNeonRoleCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Role";

    /// <summary>
    /// One or more roles, by exact name or piped in. A piped role is read again. Text with wildcard characters is a pattern, as for
    /// -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more roles, by exact name or piped in.")]
    [Alias("RoleName")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<RoleCompleter>))]
    [IdentityValue(typeof(RoleIdentity), IsList = true, Filter = nameof(Name))]
    public RoleIdentity[]? Role { get; set; }

    /// <summary>
    /// Only roles with one of these names. A name without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only roles with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<RoleCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Role.Current();
        Target = (object?)target ?? Branch;
        var api = new RoleApi(Client);
        if (target is not null)
        {
            var name = target.Require();
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            WriteObject(await api.GetAsync(home, name, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var branchKey = await BranchAsync(cancellation);
        foreach (var role in await api.ListAsync(branchKey, cancellation))
        {
            WriteMatch(role, names.Matches(role.RoleName));
        }
    }
}
