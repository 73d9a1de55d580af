namespace Neon.Commands;

/// <summary>The progress of a project: its text and its running operations.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Verb">The activity: <c>Waiting for</c>, <c>Watching</c>.</param>
/// <param name="Status">The status.</param>
/// <param name="Running">The operations that have not ended.</param>
/// <param name="Percent">The percentage, if known.</param>
internal sealed record ProjectWork(
    string ProjectId, string Verb, string Status, IReadOnlyCollection<Operation> Running, int Percent = -1);
