using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// A user of Neon Auth, specified by id, or by the user object, which includes its branch. Users cannot be looked up by
/// email address.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AuthUserIdentity : BranchItemIdentity
{
    /// <summary>Identifies a user by id.</summary>
    /// <param name="id">The id.</param>
    public AuthUserIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Identifies a user by the user object.</summary>
    /// <param name="user">The user.</param>
    public AuthUserIdentity(AuthUser user)
        : base(user.AuthUserId, user.Email, user, user.ProjectId, user.BranchId)
    {
        User = user;
    }

    /// <summary>Identifies a user by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>AuthUserId</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public AuthUserIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "AuthUserId"), null, plain)
    {
    }

    /// <summary>The user, if it was specified as an object.</summary>
    internal AuthUser? User { get; }

    /// <summary>The id, the only key of a user.</summary>
    internal string Require()
    {
        if (string.IsNullOrWhiteSpace(Id))
        {
            throw Empty("user");
        }

        return Id.Contains('@', StringComparison.Ordinal)
            ? throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id}' is an email address, not a user id.")
            {
                Advice = "Specify the user's id. It is in the table neon_auth.users_sync of the branch's database.",
            }
            : Id;
    }
}
