using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Compares an untouched object with the project of the context that a change would use for it. A member of one organization says nothing
/// about a project of another one.
/// </summary>
internal static class ContextPlace
{
    /// <summary>Refuses an object that belongs to another organization than the project of the context.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="part">An object as a cmdlet emitted it.</param>
    /// <param name="parents">The parent parameters of the cmdlet.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="NeonApiException">The object belongs to another one.</exception>
    public static async ValueTask EnsureAsync(NeonApiCmdlet cmdlet, InputPart part, ParentParameter[] parents, CancellationToken cancellation)
    {
        foreach (var owner in parents.Where(owner => !owner.HasValue(cmdlet) && TextOf(part.Input, owner.Key) is null))
        {
            if (ParentKind.Of(owner.ParentKey) is { } place && !Array.Exists(parents, parent => parent.Key == place.Key)
                && TextOf(part.Input, place.Key) is { } home && owner.InContext(cmdlet.Context) is { } named
                && await PlaceOfAsync(cmdlet, named, place.Key, cancellation) != home)
            {
                cmdlet.About(part.Target);
                var words = TypedTargetRule.Words(part.Input);
                throw new NeonApiException(NeonFailure.InvalidInput, $"{Capitalized.Of(words)} belongs to the {place.Kind} {VisibleText.Of(home)}. The {owner.Kind} {named} of the context does not.")
                {
                    Advice = $"Nothing was changed. Specify the {owner.Kind} with -{owner.Name}.",
                };
            }
        }
    }

    /// <summary>The parent of a resource, which is read once per pipeline.</summary>
    private static async ValueTask<string> PlaceOfAsync(NeonApiCmdlet cmdlet, ResourceIdentity named, string key, CancellationToken cancellation)
    {
        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        var id = (named.Id ?? await named.FindIdAsync(cmdlet.Client, above, cancellation))!;
        return await cmdlet.Client.KnownIds.FindAsync(id, typeof(ContextPlace), key, async () =>
            named.ReadResourceAsync(cmdlet.Client, id, above, cancellation) is { } reading && await reading is { } read ? TextOf(PSObject.AsPSObject(read), key) ?? string.Empty : string.Empty);
    }

    private static string? TextOf(PSObject item, string property) => item.Properties[property]?.Value as string;
}
