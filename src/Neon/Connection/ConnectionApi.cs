using System.Net;

namespace Neon;

/// <summary>The calls about the API key.</summary>
internal sealed class ConnectionApi(NeonClient client)
{
    [NeonOperation("getAuthDetails")]
    public async Task<AuthDetails> GetAuthDetailsAsync(CancellationToken cancellation)
    {
        try
        {
            var identity = await client.GetAsync(ApiRequest.Get(Route.Of($"/auth")), KernelJson.Default.AuthDetails, cancellation).ConfigureAwait(false);
            client.Connection.Recognize(identity);
            return identity;
        }
        catch (NeonApiException other) when (other.Failure == NeonFailure.InvalidResponse)
        {
            // Whatever the response looks like: a service that cannot identify the key is not Neon's API.
            throw other.With(advice: ApiReply.AddressAdvice(client.Connection.BaseUri));
        }
        catch (NeonApiException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // Neon has this route only at its root, so the path of the URL is wrong.
            throw missing.With(
                $"{client.Connection.BaseUri.Authority} responded with 404 NotFound ({missing.Message}) instead of the account of the key.",
                ApiReply.AddressAdvice(client.Connection.BaseUri),
                failure: NeonFailure.InvalidResponse);
        }
    }
}
