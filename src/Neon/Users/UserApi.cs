namespace Neon;

/// <summary>API calls for users.</summary>
internal sealed class UserApi(NeonClient client)
{
    [NeonOperation("getCurrentUserInfo")]
    public Task<CurrentUser> GetCurrentAsync(CancellationToken cancellation) =>
        client.GetAsync(ApiRequest.Get(Route.Of($"/users/me")), UserJson.Default.CurrentUser, cancellation);
}
