namespace Neon.Commands;

/// <summary>The membership of the user whose key is used.</summary>
internal static class OwnMembership
{
    /// <summary>
    /// Whether a member is the owner of the key. Sends a request if the connection has not read its account.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="member">The member; null if it is not known.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async ValueTask<bool> IsOwnAsync(this OrganizationCmdlet cmdlet, OrganizationMember? member, CancellationToken cancellation) =>
        member?.UserId is { } userId
        && userId == (cmdlet.Client.Connection.AccountId ?? (await new ConnectionApi(cmdlet.Client).GetAuthDetailsAsync(cancellation)).AccountId);
}
