using System.Net;

namespace Neon;

/// <summary>The calls about the key itself.</summary>
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
            // Whatever its form: what does not know whose key it is, is not Neon's API.
            throw other.Told(advice: ApiReply.AddressAdvice(client.Connection.BaseUri));
        }
        catch (NeonApiException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // Neon knows this route at its root only: the path of the address is wrong.
            throw missing.Told(
                $"{client.Connection.BaseUri.Authority} responded with 404 NotFound ({missing.Message}) where Neon names the account of the key.",
                ApiReply.AddressAdvice(client.Connection.BaseUri),
                failure: NeonFailure.InvalidResponse);
        }
    }
}
