namespace Neon;

/// <summary>The calls about users.</summary>
internal sealed class UserApi(NeonClient client)
{
    [NeonOperation("getCurrentUserInfo")]
    public Task<CurrentUser> GetCurrentAsync(CancellationToken cancellation) =>
        client.GetAsync(ApiRequest.Get(Route.Of($"/users/me")), UserJson.Default.CurrentUser, cancellation);
}
