using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a user of Neon Auth on a branch.</summary>
/// <remarks>
/// <para>The user can sign in immediately. Neon returns only the id: keep it, because the API cannot list users or find them
/// by email address. All users are rows of the table neon_auth.users_sync in the branch's database.</para>
/// <para>For the same reason, if no response is received, the cmdlet reports NeonOutcomeUnknown: check the table before you
/// repeat the command. If the email address is already used, the cmdlet reports NeonConflict.</para>
/// </remarks>
/// <example>
/// <para>Create a user</para>
/// <code>New-NeonAuthUser ada@example.com -Name 'Ada Example' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Create test users with the same role</para>
/// <code>1..3 | ForEach-Object { New-NeonAuthUser "test_$_@example.com" -Project app -Branch dev } | Set-NeonAuthUserRole -Role tester</code>
/// </example>
/// <keywords>sign up, register, account</keywords>
/// <seealso cref="SetNeonAuthUserRoleCommand"/>
/// <seealso cref="RemoveNeonAuthUserCommand"/>
[Cmdlet(VerbsCommon.New, "NeonAuthUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuthUser))]
[NeonOperation("createBranchNeonAuthNewUser")]
public sealed class NewNeonAuthUserCommand : BranchCmdlet
{
    /// <summary>The email address that the user signs in with, at most 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The email address that the user signs in with, at most 256 characters.")]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    [EmailAddress]
    public string Email { get; set; } = null!;

    /// <summary>The user's name, at most 255 characters.</summary>
    [Parameter(HelpMessage = "The user's name, at most 255 characters.")]
    [ValidateLength(1, 255)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Email;
        if (!ShouldCreate(Parents.DescribeOnBranch(Branch, null, Email), "Create user of Neon Auth"))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var user = new AuthUserCreate { Email = Email, Name = Name };
        WriteObject(await new AuthUserApi(Client).CreateAsync(branchKey, user, cancellation));
    }
}
