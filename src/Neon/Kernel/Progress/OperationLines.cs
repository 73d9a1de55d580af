using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// Operations as progress lines: one per project, and below it one per running operation. The screen has few lines, so a long
/// list ends with the number of the others.
/// </summary>
/// <param name="clock">The time at Neon.</param>
/// <param name="nameOf">Returns the name of a project, branch or endpoint, if known; otherwise its id is shown.</param>
internal sealed class OperationLines(Func<DateTimeOffset> clock, Func<string, string?> nameOf)
{
    private const int MaxLines = 9;
    private const int MaxChildren = 7;

    /// <summary>The time in words: <c>4 s</c>, <c>1 min 5 s</c>.</summary>
    public static string Elapsed(TimeSpan time) => Display.Seconds(Math.Max(0, (long)time.TotalSeconds));

    public IEnumerable<ProgressLine> Draw(IReadOnlyCollection<ProjectWork> projects)
    {
        var space = projects.Count == 0 ? 0 : Math.Min(MaxChildren, (MaxLines - projects.Count) / projects.Count);
        var shown = projects.Count > MaxLines ? MaxLines - 1 : projects.Count;
        foreach (var project in projects.Take(shown))
        {
            yield return new ProgressLine(
                project.ProjectId, $"{project.Verb} {nameOf(project.ProjectId) ?? project.ProjectId}", project.Status, Percent: project.Percent);
            foreach (var child in space < 2 ? [] : Children(project, space))
            {
                yield return child;
            }
        }

        if (projects.Count > shown)
        {
            yield return new ProgressLine("/more", $"and {projects.Count - shown} more projects", States(projects.Skip(shown).SelectMany(project => project.Running)));
        }
    }

    private static string States(IEnumerable<Operation> operations) => string.Join(", ", operations
        .GroupBy(State)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} {group.Key}")
        .DefaultIfEmpty("at rest"));

    private static string State(Operation operation) => operation.Status ?? "under way";

    private IEnumerable<ProgressLine> Children(ProjectWork project, int space)
    {
        // Queued operations are last; older ones are first.
        Operation[] running = [.. project.Running.OrderBy(operation => operation.Status == "scheduling").ThenBy(operation => operation.CreatedAt)];
        var shown = running.Length > space ? space - 1 : running.Length;
        foreach (var operation in running.Take(shown))
        {
            yield return new ProgressLine(
                $"{project.ProjectId}/{operation.OperationId}",
                operation.Action?.Replace('_', ' ') ?? "operation",
                Status(operation),
                project.ProjectId);
        }

        if (running.Length > shown)
        {
            yield return new ProgressLine(
                project.ProjectId + "/more", $"and {running.Length - shown} more", States(running.Skip(shown)), project.ProjectId);
        }
    }

    private string Status(Operation operation)
    {
        var now = clock();
        var words = $"{Elapsed(now - (operation.CreatedAt ?? now))}, {State(operation)}{Place(operation)}";
        return operation.FailuresCount is > 0 and var failures
            ? string.Create(CultureInfo.InvariantCulture, $"{words}, attempt {failures + 1}{Retry(operation, now)}")
            : words;
    }

    private string Place(Operation operation)
    {
        // The name of a branch says more than the id of an endpoint.
        var branch = operation.BranchId is { } id ? nameOf(id) ?? (operation.EndpointId is null ? id : null) : null;
        var endpoint = operation.EndpointId is { } endpointId ? nameOf(endpointId) ?? endpointId : null;
        var place = string.Join('/', new[] { branch, endpoint }.Where(part => part is not null));
        return place.Length == 0 ? string.Empty : " on " + place;
    }

    private static string Retry(Operation operation, DateTimeOffset now) =>
        operation.RetryAt is { } at ? $", retry {Display.When(at, now)}" : string.Empty;
}

/// <summary>The progress of a project: its text and its running operations.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Verb">The activity: <c>Waiting for</c>, <c>Watching</c>.</param>
/// <param name="Status">The status.</param>
/// <param name="Running">The operations that have not ended.</param>
/// <param name="Percent">The percentage, if known.</param>
internal sealed record ProjectWork(
    string ProjectId, string Verb, string Status, IReadOnlyCollection<Operation> Running, int Percent = -1);
