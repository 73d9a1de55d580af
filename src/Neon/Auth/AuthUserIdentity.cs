using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A user of Neon Auth, named by id or by itself, which knows its branch. There is no looking up by e-mail address.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AuthUserIdentity : BranchItemIdentity
{
    /// <summary>Names a user by id.</summary>
    /// <param name="id">The id.</param>
    public AuthUserIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Names a user by itself.</summary>
    /// <param name="user">The user.</param>
    public AuthUserIdentity(AuthUser user)
        : base(user.AuthUserId, user.Email, user, user.ProjectId, user.BranchId)
    {
        User = user;
    }

    /// <summary>Names a user by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>AuthUserId</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public AuthUserIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "AuthUserId"), null, plain)
    {
    }

    /// <summary>The user, when it was given itself.</summary>
    internal AuthUser? User { get; }

    /// <summary>The id, which is all that the service knows a user by.</summary>
    internal string Require()
    {
        if (string.IsNullOrWhiteSpace(Id))
        {
            throw Empty("user");
        }

        return Id.Contains('@', StringComparison.Ordinal)
            ? throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id}' is an e-mail address, not the id of a user.")
            {
                Advice = "Neon finds users by id only. Read it in the table neon_auth.users_sync of the branch's database.",
            }
            : Id;
    }
}
