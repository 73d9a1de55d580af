using static Neon.Display;
using static Neon.JwksDisplay;

namespace Neon;

internal sealed class JwksView : ObjectView<Jwks>
{
    public JwksView()
    {
        GroupBy("Project", jwks => Text(jwks.ProjectId));

        Wraps();

        Column("ProviderName", Rest, jwks => Text(jwks.ProviderName));
        Column("BranchId", Rest, jwks => JwksScope(jwks));
        Column("JwksUrl", Rest, jwks => Text(jwks.JwksUrl));

        Item("ProviderName", jwks => Text(jwks.ProviderName));
        Item("JwksId", jwks => Text(jwks.JwksId));
        Item("JwksUrl", jwks => Text(jwks.JwksUrl));
        Item("JwtAudience", jwks => Text(jwks.JwtAudience));
        Item("RoleNames", jwks => List(jwks.RoleNames));
        Item("BranchId", jwks => JwksScope(jwks));
        Item("CreatedAt", jwks => Time(jwks.CreatedAt));
        Item("UpdatedAt", jwks => Time(jwks.UpdatedAt));
        Item("ProjectId", jwks => Text(jwks.ProjectId));
        Optional("Operations", jwks => List(jwks.Operations));
    }
}

internal static class JwksDisplay
{
    /// <summary>The branches on which the tokens of a key set are accepted.</summary>
    /// <param name="jwks">The key set.</param>
    /// <returns>The id of the branch, or <c>all branches</c>.</returns>
    public static string JwksScope(Jwks? jwks) => jwks?.BranchId is { Length: > 0 } branch ? VisibleText.Of(branch) : "all branches";
}
