using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// Determines the outcome of a change whose response was lost, instead of sending it again. The change may still be running when
/// the connection is lost, so it checks more than once. If the checks are inconclusive, the outcome is unknown: a concurrent
/// change by someone else is never reported as this one.
/// </summary>
internal sealed class LostResponse(NeonClient client, NeonApiException lost, ApiRequest request, CommandLine? check = null)
{
    /// <summary>Advice for commands that check whether the change happened.</summary>
    public const string Look = "Check before you run the command again";

    /// <summary>Advice for commands that can safely be run again.</summary>
    public const string Again = "It is safe to run the command again";

    // The clocks differ: a resource created within this time before the request may be its result.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan[] Looks = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private readonly DateTimeOffset _sentAt = lost.SentAt ?? client.Clock.GetUtcNow();
    private NeonApiException? _verdict;

    /// <summary>
    /// Looks for the effect of a change: returns what the response would have contained, or null if it is not visible yet. If no
    /// check can decide, it throws <see cref="Inconclusive"/>.
    /// </summary>
    public delegate Task<T?> Find<T>(LostResponse lost, CancellationToken cancellation)
        where T : class;

    // Evaluated each time: if no response was received before the change, the first check determines it.
    private ServerClock ServerClock => client.Connection.ServerClock;

    /// <summary>Whether a resource has each member that the request sent.</summary>
    /// <param name="present">The present resource.</param>
    /// <param name="type">How Neon writes it.</param>
    /// <param name="replaced">The members whose value the change replaces as a whole.</param>
    public bool Matches<T>(T present, JsonTypeInfo<T> type, params string[] replaced) =>
        request.SentJson is { } sent && SentMembers.Match(sent, JsonSerializer.SerializeToElement(present, type), replaced);

    /// <summary>
    /// The only resource with each member that the request sent for a new one, if the request can have created it. Members that Neon
    /// never returns are not compared.
    /// </summary>
    /// <param name="alike">The resources that may match the request.</param>
    /// <param name="type">How Neon writes one.</param>
    /// <param name="createdAt">The creation time of one of them.</param>
    /// <param name="others">The members that the caller compares, because Neon may return them in another form.</param>
    public T? SingleCandidate<T>(IEnumerable<T> alike, JsonTypeInfo<T> type, Func<T, DateTimeOffset?> createdAt, params string[] others)
        where T : class
    {
        // Ignored properties are in the list too, without a getter.
        var returned = type.Properties.Where(property => property.Get is not null).Select(property => property.Name).Except(others).ToHashSet(StringComparer.Ordinal);
        return SingleCandidate(
            alike.Where(one => request.SentJson is { } sent && SentMembers.MatchNew(sent, JsonSerializer.SerializeToElement(one, type), returned)), createdAt);
    }

    /// <summary>Whether a resource with this creation time can be the result of the request.</summary>
    public bool MayHaveCreated(DateTimeOffset? createdAt) => createdAt >= ServerClock.EarliestOf(_sentAt) - ClockTolerance;

    /// <summary>
    /// The single matching resource that the request can have created. If two were created at that time, either could be someone
    /// else's, so the result is null.
    /// </summary>
    /// <param name="alike">The resources that match the request.</param>
    /// <param name="createdAt">The creation time of one of them.</param>
    public T? SingleCandidate<T>(IEnumerable<T> alike, Func<T, DateTimeOffset?> createdAt)
        where T : class =>
        alike.Where(one => MayHaveCreated(createdAt(one))).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Whether an operation can have been started by the request, and not by an earlier change.</summary>
    public bool MayHaveStarted(Operation operation) =>
        MayHaveCreated(operation.CreatedAt) && !(operation.IsFinal && operation.UpdatedAt < ServerClock.LatestOf(_sentAt));

    /// <summary>The operations of a project that the request can have started.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about the changed resource.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(
        string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation)
    {
        var newest = await new OperationApi(client).ListNewestAsync(projectId, cancellation).ConfigureAwait(false);
        return [.. newest.Where(operation => isAbout(operation) && MayHaveStarted(operation))];
    }

    /// <summary>The exception to throw if no check can decide whether the change happened.</summary>
    /// <param name="why">The reason, in whole sentences that precede the advice.</param>
    /// <param name="command">The command to type instead of the default check.</param>
    /// <param name="purpose">The purpose of the command.</param>
    public NeonApiException Inconclusive(string why, CommandLine? command = null, string purpose = Look) =>
        _verdict = Unknown(why + " ", purpose, command);

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
                    // A member that cannot be read looks like one that is not set, so it proves nothing.
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

        throw Unknown(string.Empty, Look);
    }

    private NeonApiException Unknown(string why, string purpose, CommandLine? command = null) => lost.With(
        advice: $"{why}The change may have been made; it was not sent again. {purpose}: {command ?? check ?? CheckCommand.Of(request)}");
}
