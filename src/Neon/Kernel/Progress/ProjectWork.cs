namespace Neon.Commands;

/// <summary>What is to be said of a project whose operations are waited for, and which of them run.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Verb">What is done with it: <c>Waiting for</c>, <c>Watching</c>.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Running">The operations that have not ended.</param>
/// <param name="Percent">How much is done, where that can be told.</param>
internal sealed record ProjectWork(
    string ProjectId, string Verb, string Status, IReadOnlyCollection<Operation> Running, int Percent = -1);
