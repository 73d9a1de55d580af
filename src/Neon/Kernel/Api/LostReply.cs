using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// Finds out what became of a change whose reply was lost, instead of sending it again. The change may still be under
/// way when the connection breaks, so it looks more than once. Where looking does not decide it, the outcome is unknown:
/// what somebody else did at the same moment is never told as our change.
/// </summary>
internal sealed class LostReply(NeonClient client, NeonApiException lost, CommandLine check, byte[]? sent = null)
{
    /// <summary>What to look at is good for: deciding whether to repeat the change.</summary>
    public const string Look = "Check before you run the command again";

    /// <summary>The purpose of a command that repeats what can be repeated.</summary>
    public const string Again = "It is safe to run the command again";

    // Clocks of the two sides differ; a resource made within this time before the request may be the one it made.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan[] Looks = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private readonly DateTimeOffset _sentAt = lost.SentAt ?? client.Clock.GetUtcNow();
    private NeonApiException? _verdict;

    /// <summary>
    /// Looks for the effect of a change: what the reply would have held, or null when it cannot be seen, at present. Where
    /// no look can decide it throws <see cref="Undecided"/>.
    /// </summary>
    public delegate Task<T?> Find<T>(LostReply lost, CancellationToken cancellation)
        where T : class;

    // Asked for anew each time: where no answer came before the change, the first look tells it.
    private ServerClock ServerClock => client.Connection.ServerClock;

    /// <summary>Whether a resource has each member that the lost request sent.</summary>
    /// <param name="present">The resource as it is now.</param>
    /// <param name="type">How Neon writes it.</param>
    /// <param name="replaced">The members whose value the change replaces as a whole.</param>
    public bool IsIn<T>(T present, JsonTypeInfo<T> type, params string[] replaced) =>
        sent is not null && SentMembers.AreIn(sent, JsonSerializer.SerializeToElement(present, type), replaced);

    /// <summary>Whether a resource with this creation time can be the one that the lost request made.</summary>
    public bool CanHaveMade(DateTimeOffset? createdAt) => createdAt >= ServerClock.EarliestOf(_sentAt) - ClockTolerance;

    /// <summary>
    /// The one thing out of those that look as asked for that the lost request can have made. Of two made at that time either
    /// could be somebody else's, so then it is none.
    /// </summary>
    /// <param name="alike">Those that look as asked for.</param>
    /// <param name="createdAt">When one of them was made.</param>
    public T? Made<T>(IEnumerable<T> alike, Func<T, DateTimeOffset?> createdAt)
        where T : class =>
        alike.Where(one => CanHaveMade(createdAt(one))).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Whether an operation can be one that the lost request began, and not one of a change that had ended before.</summary>
    public bool CanHaveBegun(Operation operation) =>
        CanHaveMade(operation.CreatedAt) && !(operation.IsFinal && operation.UpdatedAt < ServerClock.LatestOf(_sentAt));

    /// <summary>The operations of a project that the lost request can have begun.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about what was changed.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(
        string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation)
    {
        var newest = await new OperationApi(client).ListNewestAsync(projectId, cancellation).ConfigureAwait(false);
        return [.. newest.Where(operation => isAbout(operation) && CanHaveBegun(operation))];
    }

    /// <summary>What to throw where no look decides whether the change happened.</summary>
    /// <param name="why">Why, in whole sentences that the user reads before the advice.</param>
    /// <param name="command">What to type, where there is something better than to look.</param>
    /// <param name="purpose">What that is good for.</param>
    public NeonApiException Undecided(string why, CommandLine? command = null, string purpose = Look) =>
        _verdict = Unknown(why + " ", purpose, command ?? check);

    public async Task<T> FindAsync<T>(Find<T> find, CancellationToken cancellation)
        where T : class
    {
        client.Log($"{lost.Method} {lost.Route}: no response was received; checking whether the change took effect instead of sending it again.");
        foreach (var pause in Looks)
        {
            await Task.Delay(pause, client.Clock, cancellation).ConfigureAwait(false);
            try
            {
                var leftOut = client.LeftOut;
                var found = await find(this, cancellation).ConfigureAwait(false);
                if (client.LeftOut > leftOut)
                {
                    // What cannot be read looks like what is not set: it proves nothing.
                    client.Log($"{lost.Method} {lost.Route}: a response contains values that cannot be read.");
                }
                else if (found is not null)
                {
                    client.Log($"{lost.Method} {lost.Route}: the change took effect.");
                    return found;
                }
            }
            catch (NeonApiException notNow) when (notNow != _verdict)
            {
                client.Log($"{lost.Method} {lost.Route}: cannot check whether the change took effect: {notNow.Message}");
            }
        }

        throw Unknown(string.Empty, Look, check);
    }

    private NeonApiException Unknown(string why, string purpose, CommandLine command) => lost.Told(
        advice: $"{why}The change may have been made; it was not sent again. {purpose}: {command}");
}
