namespace Neon;

/// <summary>
/// The errors about invalid input that several cmdlets share. The text of each is written once, and the advice names the parameters of
/// the cmdlet.
/// </summary>
internal static class InputErrors
{
    /// <summary>An error with a message and advice of the caller.</summary>
    public static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };

    /// <summary>A change without a parameter that changes something.</summary>
    /// <param name="advice">The parameters to choose from, such as <c>Specify -Name or -Owner.</c></param>
    public static NeonApiException NoChanges(string advice) => Invalid("No changes were specified.", advice);

    /// <summary>Two parameters that exclude each other, although they are in one parameter set.</summary>
    /// <param name="first">The name of a parameter.</param>
    /// <param name="second">The name of the other.</param>
    /// <param name="advice">The advice, if more can be said.</param>
    public static NeonApiException Together(string first, string second, string advice = "Specify only one of them.") =>
        Invalid($"-{first} and -{second} cannot be used together.", advice);

    /// <summary>A time span that is out of range.</summary>
    /// <param name="message">The range.</param>
    /// <param name="examples">Valid time spans, such as <c>7d or 12h</c>.</param>
    public static NeonApiException Duration(string message, string examples) => Invalid(message, $"Specify a time span such as {examples}.");

    /// <summary>A time that must not be later than now.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="time">The time.</param>
    public static NeonApiException InFuture(string parameter, DateTimeOffset time) =>
        Invalid($"-{parameter} {time:u} is in the future.", "Specify a time in the past, and check the time zone.");
}
