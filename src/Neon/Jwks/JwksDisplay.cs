namespace Neon;

public static partial class Display
{
    /// <summary>Where the tokens of a key set are accepted.</summary>
    /// <param name="jwks">The key set.</param>
    /// <returns>The id of the branch, or <c>all branches</c>.</returns>
    public static string JwksScope(Jwks? jwks) => jwks?.BranchId is { Length: > 0 } branch ? VisibleText.Of(branch) : "all branches";
}
