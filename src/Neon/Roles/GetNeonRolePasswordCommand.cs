using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the password of a role, as a credential.</summary>
/// <remarks>
/// <para>For <c>$env:PGPASSWORD</c> and other programs that need text, use -AsPlainText: it returns only the password. Keep it
/// out of transcripts and logs. For everything else, use the credential, which contains the role's name and its password.</para>
/// <para>Neon returns a password only if the project stores passwords. If it does not, use Reset-NeonRolePassword, which sets a
/// new password and returns it once.</para>
/// </remarks>
/// <example>
/// <para>Get the password as text</para>
/// <code>$password = Get-NeonRolePassword app_user -Project app -Branch main -AsPlainText</code>
/// </example>
/// <example>
/// <para>Get a role's credential</para>
/// <code>$credential = Get-NeonRolePassword app_user -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Keep a password in a vault</para>
/// <code>Set-Secret -Name app-db -Secret (Get-NeonRolePassword app_user -Project app -Branch main)</code>
/// </example>
/// <example>
/// <para>Check whether a branch still has its parent's password</para>
/// <code>$main, $dev = 'main', 'dev' | ForEach-Object { Get-NeonRolePassword app_user -Project app -Branch $_ -AsPlainText }
/// $main -eq $dev</code>
/// </example>
/// <keywords>secret, credential, reveal, login</keywords>
/// <seealso cref="ResetNeonRolePasswordCommand"/>
/// <seealso cref="GetNeonConnectionStringCommand"/>
/// <seealso href="https://neon.com/docs/manage/roles"/>
[Cmdlet(VerbsCommon.Get, "NeonRolePassword")]
[OutputType(typeof(PSCredential), typeof(string))]
[NeonOperation("getProjectBranchRolePassword")]
public sealed class GetNeonRolePasswordCommand : BranchCmdlet
{
    /// <summary>The roles, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The roles, by exact name or piped in.")]
    [Alias("RoleName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [IdentityValue(typeof(RoleIdentity), IsList = true)]
    public RoleIdentity[] Role { get; set; } = null!;

    /// <summary>Returns the password as text instead of a credential.</summary>
    [Parameter(HelpMessage = "Returns the password as text instead of a credential.")]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var role = Role.Current();
        Target = role;
        var name = role.Require();
        var branchKey = await Parents.BranchOfAsync(Branch, role.Branch, cancellation);
        var password = await new RoleApi(Client).RevealPasswordAsync(branchKey, name, cancellation);
        WriteObject(AsPlainText ? Secret.Reveal(password) : new PSCredential(name, password));
    }

    // Other programs change the branch with it.
    private protected override bool ReusesNames => false;
}
