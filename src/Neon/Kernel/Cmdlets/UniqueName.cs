using System.Net;

namespace Neon.Commands;

/// <summary>A name, or another value, that only one resource of a parent can have: Neon refuses a second one.</summary>
internal static class UniqueName
{
    /// <summary>Whether Neon has refused a change because another resource has the name.</summary>
    public static bool IsTaken(NeonApiException failure) => failure is { Failure: NeonFailure.ErrorResponse, StatusCode: HttpStatusCode.Conflict }
        && (failure.Message.Contains("already", StringComparison.OrdinalIgnoreCase) || failure.Code?.EndsWith("_ALREADY_EXISTS", StringComparison.Ordinal) == true);

    /// <summary>The error for a name that is taken, which is the same whether it was found before the change or by Neon.</summary>
    /// <param name="message">Says that there is one already.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="refused">Neon's refusal; null if nothing was sent.</param>
    public static NeonApiException Taken(string message, string advice, NeonApiException? refused = null) =>
        refused?.With(advice: advice, shownText: message) ?? new NeonApiException(NeonFailure.AlreadyExists, message) { Advice = advice };

    /// <summary>Before the confirmation of a new name of an existing resource: refuses a name that another one has.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The new name; null if the name is not changed.</param>
    /// <param name="isTaken">Whether another resource has the name. Called only if there is something to confirm.</param>
    public static async Task EnsureFreeAsync(NeonApiCmdlet cmdlet, string kind, string? name, Func<string, Task<bool>> isTaken)
    {
        if (name is not null && cmdlet.ShowsChange && await isTaken(name))
        {
            throw Taken(Words(kind, name), Advice);
        }
    }

    /// <summary>Makes a change; if Neon refuses it because the new name is taken, the error is that of <see cref="EnsureFreeAsync"/>.</summary>
    /// <param name="change">The change.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The new name; null if the name is not changed.</param>
    public static async Task<T> ExplainTakenAsync<T>(this Task<T> change, string kind, string? name)
    {
        try
        {
            return await change;
        }
        catch (NeonApiException refused) when (name is not null && IsTaken(refused))
        {
            throw Taken(Words(kind, name), Advice, refused);
        }
    }

    private const string Advice = "Choose another name.";

    private static string Words(string kind, string name) => $"The {kind} '{name}' already exists.";
}
