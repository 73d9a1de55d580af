namespace Neon.Tests.Reliability;

/// <summary>A change whose response is lost, before and after its effect, and the expected outcome.</summary>
/// <param name="How">What decides whether the change took effect; if unknown, why nothing does.</param>
/// <param name="Command">
/// What a user types. <c>$p</c> is a project of its own with the default branch <c>$b</c> and its compute <c>$e</c>, and the
/// session's context names the first two; <c>$n</c> is another number in every run.
/// </param>
/// <param name="Operation">The operation whose request is lost.</param>
internal sealed record LostResponseCase(string How, string Command, string Operation)
{
    public const string Made = "The only resource with that name and those settings that was created after the request was sent";
    public const string Named = "The resource with that name, which is unique there, created after the request was sent";
    public const string Gone = "It no longer exists";
    public const string Looks = "It has the requested values";
    public const string State = "It is in the requested state, or changing to it";
    public const string Begun = "The operations that only this change starts, and their effects";
    public const string Deployed = "The newest deployment was started after the request was sent, with that runtime and those variables: Neon does not return its code";
    public const string Same = "An identical one exists: Neon returns no creation time, refuses a second one with the same name, and an earlier one would be identical";

    public const string NoName = "Unknown: Neon chooses the name, and one created by someone else would look the same";
    public const string Once = "Unknown: Neon returns the secret only once, so it is unusable without the response";
    public const string Unseen = "Unknown: Neon's API does not show it";

    /// <summary>What is typed before, line by line. All operations complete after each line.</summary>
    public string[] Prepare { get; init; } = [];

    /// <summary>Whether the outcome remains unknown although the change took effect.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>How many changes of the operation succeed before the lost one.</summary>
    public int Skip { get; init; }

    /// <summary>What the response would have contained and the object that is found does not.</summary>
    public string[] Lacks { get; init; } = [];

    /// <summary>The command in the warning, if a secret is missing.</summary>
    public string? Warns { get; init; }

    /// <summary>The name of the cmdlet.</summary>
    public string Cmdlet => Command.Split(' ')[0];

    public override string ToString() => Skip == 0 ? Command : $"{Command} (change {Skip + 1})";
}
