namespace Neon;

/// <summary>The call about the AI gateway of a branch.</summary>
internal sealed class AiGatewayApi(NeonClient client)
{
    [NeonOperation("getProjectBranchAiGateway")]
    public async Task<AiGateway> GetAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/ai_gateway"));
        try
        {
            return (await client.GetAsync(request, AiGatewayJson.Default.AiGateway, cancellation).ConfigureAwait(false)).WithBranch(branchKey);
        }
        catch (NeonApiException missing) when (missing.IsNotFound && missing.Reason == "ai_gateway_unavailable")
        {
            throw missing.With(
                "The AI gateway is not available in the project's region.",
                "The region of a project cannot be changed. Create a project in another region; see Get-NeonRegion.",
                "AiGateway",
                NeonFailure.Unavailable);
        }
    }
}
