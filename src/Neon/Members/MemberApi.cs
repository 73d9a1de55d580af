namespace Neon;

/// <summary>API calls for the members of an organization.</summary>
internal sealed class MemberApi(NeonClient client)
{
    private const int PageSize = 500;

    [NeonOperation("getOrganizationMembers")]
    public IAsyncEnumerable<OrganizationMember> ListAsync(
        string organizationId, string? sortBy, string? sortOrder, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"/organizations/{organizationId:org_id}/members"))
                    .Query("sort_by", sortBy)
                    .Query("sort_order", sortOrder)
                    .Query("limit", PageSize)
                    .Query("cursor", cursor),
                MemberJson.Default.MemberPage,
                stop),
            page => page.Members?.Select(item => item.ToMember()).ToArray(),
            page => page.Pagination?.Next,
            cancellation);

    [NeonOperation("getOrganizationMember")]
    public Task<OrganizationMember> GetAsync(string organizationId, string memberId, CancellationToken cancellation) =>
        client.GetAsync(ApiRequest.Get(One(organizationId, memberId)), MemberJson.Default.OrganizationMember, cancellation);

    /// <summary>A member, or null if there is no member with that id.</summary>
    public Task<OrganizationMember?> FindAsync(string organizationId, string memberId, CancellationToken cancellation) =>
        GetAsync(organizationId, memberId, cancellation).OrNullIfMissingAsync(() => FindListedAsync(organizationId, memberId, cancellation));

    /// <summary>A member from the list of the organization, or null if there is no member with that id.</summary>
    public Task<OrganizationMember?> FindListedAsync(string organizationId, string memberId, CancellationToken cancellation) =>
        ListAsync(organizationId, null, null, cancellation).FirstAsync(member => member.MemberId == memberId);

    [NeonOperation("updateOrganizationMember")]
    public async Task<OrganizationMember> UpdateAsync(
        string organizationId, string memberId, MemberUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(organizationId, memberId)).Body(update, MemberJson.Default.MemberUpdate);
        var member = await client.ChangeAsync(
            request,
            MemberJson.Default.OrganizationMember,
            async (lost, stop) => await GetAsync(organizationId, memberId, stop).ConfigureAwait(false) is { } now && lost.Matches(now, MemberJson.Default.OrganizationMember)
                ? now
                : null,
            cancellation).ConfigureAwait(false);
        return member;
    }

    [NeonOperation("removeOrganizationMember")]
    public Task RemoveAsync(string organizationId, string memberId, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(organizationId, memberId)),
            KernelJson.Default.EmptyResponse,
            async (_, stop) => await FindAsync(organizationId, memberId, stop).ConfigureAwait(false) is null,
            cancellation);

    private static Route One(string organizationId, string memberId) =>
        Route.Of($"/organizations/{organizationId:org_id}/members/{memberId:member_id}");
}
