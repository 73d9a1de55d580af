using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// Completes the paths of Neon's API. Ids are those that have been typed, or else those of the context; other parameters remain as
/// <c>{branch_id}</c>. It sends no request.
/// </summary>
internal sealed partial class ApiPathCompleter : NeonCompleter
{
    /// <summary>The operations of the API, one per line: method, path and id.</summary>
    internal const string Resource = "Neon.Api.operations.txt";

    private static readonly Lazy<(string Method, string Path, string Id)[]> Operations = new(() => [.. Read()]);

    internal override CompletionList Offer(CompletionCall call, string word)
    {
        var typed = word.TrimStart('/').Split('/');
        var context = call.Connect()?.Context ?? NeonContext.Empty;
        return new(
        [
            .. Operations.Value
                .Where(operation => call.Text(nameof(InvokeNeonApiCommand.Method)) is not { } method || operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                .GroupBy(operation => operation.Path)
                .Select(path => new CompletionItem(Filled(path.Key, typed, context)) { Details = [.. path.Select(operation => $"{operation.Method}: {Title(operation.Id)}")] }),
        ]);
    }

    // PowerShell reads braces as a script block.
    internal override string Write(CompletionWord word, string text) => !word.IsQuoted && Plain().IsMatch(text) ? text : word.Write(text);

    private static string Filled(string path, string[] typed, NeonContext context)
    {
        var parts = path[1..].Split('/');
        for (var index = 0; index < parts.Length; index++)
        {
            if (!parts[index].StartsWith('{'))
            {
                // If the path differs from what has been typed, so do the ids.
                typed = index < typed.Length - 1 && typed[index] != parts[index] ? [] : typed;
                continue;
            }

            var own = parts[index] switch
            {
                "{org_id}" => context.OrganizationId,
                "{project_id}" => context.ProjectId,
                "{branch_id}" when parts[1] == context.ProjectId => context.BranchId,
                _ => null,
            };
            var word = index < typed.Length ? typed[index] : string.Empty;
            parts[index] = word.Length > 0 && (index < typed.Length - 1 || own?.StartsWith(word, StringComparison.OrdinalIgnoreCase) != true) ? word : own ?? parts[index];
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The operation of a request in words, such as <c>delete project branch</c>; null if the contract does not have its path.</summary>
    internal static string? TitleOf(string method, string path)
    {
        var parts = path.Split('?')[0].TrimEnd('/').Split('/');
        var id = Operations.Value
            .Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && Matches(operation.Path.Split('/'), parts))
            // Where a path fits two templates, the one with fewer parameters is meant.
            .OrderBy(operation => operation.Path.Count(character => character == '{'))
            .FirstOrDefault().Id;
        return id is null ? null : Title(id);
    }

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);

    /// <summary>The id in words: <c>listProjects</c> is to list projects.</summary>
    private static string Title(string id) => string.Join(' ', WordStart().Split(id).Select(word => word.All(char.IsAsciiLetterUpper) ? word : word.ToLowerInvariant()));

    private static IEnumerable<(string Method, string Path, string Id)> Read()
    {
        foreach (var line in EmbeddedText.Read(Resource).Split('\n'))
        {
            if (line.Split(' ') is [var method, var path, var id])
            {
                yield return (method, path, id);
            }
        }
    }

    [GeneratedRegex(@"^/[A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
