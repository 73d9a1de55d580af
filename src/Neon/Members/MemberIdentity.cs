using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A member of an organization, identified by the membership id, by the person's email address or by the object.
/// </summary>
[DisplayName("organization member")]
[TypeConverter(typeof(RowConverter))]
public sealed class MemberIdentity : OrganizationItemIdentity
{
    /// <summary>Identifies a member by id or by email address. Text with an <c>@</c> is an address.</summary>
    /// <param name="idOrEmail">The id or the address.</param>
    public MemberIdentity(string idOrEmail)
        : base(IsAddress(idOrEmail) ? null : idOrEmail, IsAddress(idOrEmail) ? idOrEmail : null)
    {
    }

    /// <summary>Identifies a member by the member itself.</summary>
    /// <param name="member">The member.</param>
    public MemberIdentity(OrganizationMember member)
        : base(member.MemberId, member.Email, member, member.OrganizationId) => Member = member;

    /// <summary>Identifies a member by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>MemberId</c>, and <c>OrganizationId</c> if known.</param>
    public MemberIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "MemberId"), null, plain, OrganizationIdentity.IdIn(plain))
    {
    }

    /// <summary>The member, if specified as an object.</summary>
    internal OrganizationMember? Member { get; }

    /// <summary>The member with all known data: as listed if only the address is known, otherwise as specified.</summary>
    internal async Task<OrganizationMember> ResolveAsync(MemberApi api, string organizationId, CancellationToken cancellation)
    {
        EnsureNamed();
        if (Id is not null)
        {
            return Member ?? new OrganizationMember { MemberId = Id, OrganizationId = organizationId };
        }

        var addresses = new List<string?>();
        var listed = await api.ListAsync(organizationId, null, null, cancellation)
            .FirstAsync(member => string.Equals(member.Email, Name, StringComparison.OrdinalIgnoreCase) && member.MemberId is not null, member => addresses.Add(member.Email))
            .ConfigureAwait(false);
        return listed ?? throw NoneNamed(
            Kind,
            Name!,
            addresses,
            $"There is no member '{Name}' in organization {organizationId}.",
            "To list the members, use Get-NeonOrganizationMember; to list the invitations, use Get-NeonOrganizationInvitation.");
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        // Only the list has the email address.
        await new MemberApi(client).FindListedAsync(await OrganizationScope.AboveAsync(client, OrganizationId, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    private static bool IsAddress(string text) => text.Contains('@', StringComparison.Ordinal);
}
