namespace Neon;

/// <summary>The calls about the key itself.</summary>
internal sealed class ConnectionApi(NeonClient client)
{
    [NeonOperation("getAuthDetails")]
    public Task<AuthDetails> GetAuthDetailsAsync(CancellationToken cancellation) =>
        client.GetAsync(ApiRequest.Get(Route.Of($"/auth")), KernelJson.Default.AuthDetails, cancellation);
}
