namespace Neon;

/// <summary>The calls about the key itself.</summary>
internal sealed class ConnectionApi(NeonClient client)
{
    [NeonOperation("getAuthDetails")]
    public async Task<AuthDetails> GetAuthDetailsAsync(CancellationToken cancellation)
    {
        var identity = await client.GetAsync(ApiRequest.Get(Route.Of($"/auth")), KernelJson.Default.AuthDetails, cancellation).ConfigureAwait(false);
        client.Connection.Recognize(identity);
        return identity;
    }
}
