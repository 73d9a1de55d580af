using System.Management.Automation;
using System.Net.Mail;

namespace Neon.Commands;

/// <summary>Creates a user of Neon Auth on a branch.</summary>
/// <remarks>
/// <para>The user can sign in at once. Neon answers with the id only: keep it, because the API has no list of users and
/// finds none by e-mail address. All users are rows of the table neon_auth.users_sync in the branch's database.</para>
/// <para>For the same reason a creation whose reply was lost is reported as NeonOutcomeUnknown: look in the table before it
/// is repeated. An address that is taken is the error NeonConflict.</para>
/// </remarks>
/// <example>
/// <para>A first user</para>
/// <code>New-NeonAuthUser ada@example.com -Name 'Ada Example' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Users for trying out, all of them with one role</para>
/// <code>1..3 | ForEach-Object { New-NeonAuthUser "test_$_@example.com" -Project app -Branch dev } | Set-NeonAuthUserRole -Role tester</code>
/// </example>
/// <seealso cref="SetNeonAuthUserRoleCommand"/>
/// <seealso cref="RemoveNeonAuthUserCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createbranchneonauthnewuser"/>
[Cmdlet(VerbsCommon.New, "NeonAuthUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuthUser))]
[NeonOperation("createBranchNeonAuthNewUser")]
public sealed class NewNeonAuthUserCommand : BranchCmdlet
{
    /// <summary>The e-mail address that the user signs in with; at most 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 256)]
    [SingleValue]
    public string Email { get; set; } = null!;

    /// <summary>The user's name; at most 255 characters.</summary>
    [Parameter]
    [ValidateLength(1, 255)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Email;
        if (!MailAddress.TryCreate(Email, out var address) || address.Address != Email)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{Email}' is no e-mail address.")
            {
                Advice = "Give the address alone, such as ada@example.com; the name goes into -Name.",
            };
        }

        if (!ShouldProcess(DescribeOnBranch(Branch, null, Email), "Create user of Neon Auth"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var user = new AuthUserCreate { Email = Email, Name = Name };
        WriteObject(await new AuthUserApi(Client).CreateAsync(projectId, branchId, user, cancellation));
    }
}
