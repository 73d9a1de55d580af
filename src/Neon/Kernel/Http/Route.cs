using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// A path of the API with escaped values, and its template. The rate limiter and verbose output use the template: it never
/// contains a value of the user.
/// </summary>
/// <example><c>Route.Of($"/projects/{projectId:project_id}/branches")</c>, <c>Route.Of($"{branchKey}/databases")</c></example>
internal sealed class Route
{
    private Route(string path, string template, string? projectId, IReadOnlyList<KeyValuePair<string, string>>? parameters = null)
    {
        Path = path;
        Template = template;
        ProjectId = projectId;
        Parameters = parameters ?? [];
    }

    /// <summary>The escaped path, beginning with a slash, relative to the base address.</summary>
    public string Path { get; }

    /// <summary>The path with the contract's parameter names in place of values.</summary>
    public string Template { get; }

    /// <summary>The project of the route; Neon serializes changes per project.</summary>
    public string? ProjectId { get; }

    /// <summary>The values of the path, by the contract's names of its parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>Creates a route; the format of each hole is the contract's parameter name.</summary>
    public static Route Of(ref Builder route) => route.Build();

    /// <summary>Creates a route from a path of the user, whose segments are already escaped.</summary>
    public static Route Verbatim(string path, string template, string? projectId) => new(path, template, projectId);

    /// <summary>Escapes a value so that it is one part of a path or a query, whatever characters it has.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">The contract's name of it.</param>
    /// <exception cref="NeonApiException">
    /// The value begins or ends in the middle of a character. The invalid part would be replaced, and another resource may have
    /// the resulting name.
    /// </exception>
    public static string Escape(string value, string what) => IsWhole(value)
        ? Uri.EscapeDataString(value)
        : throw Invalid(value, what, ": it ends in the middle of a character");

    /// <summary>Whether text consists of whole characters: one cut in the middle of an emoji does not.</summary>
    public static bool IsWhole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }

    private static NeonApiException Invalid(string? value, string what, string why = "") =>
        new(NeonFailure.InvalidInput, $"'{value}' is not a valid {what.Replace('_', ' ')}{why}.");

    /// <summary>Collects the parts of an interpolated route and escapes its values.</summary>
    [InterpolatedStringHandler]
    internal ref struct Builder
    {
        private DefaultInterpolatedStringHandler _path;
        private DefaultInterpolatedStringHandler _template;
        private readonly KeyValuePair<string, string>[] _parameters;
        private string? _projectId;
        private int _count;

        public Builder(int literalLength, int formattedCount)
        {
            _path = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
            _template = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
            // A branch has two.
            _parameters = new KeyValuePair<string, string>[formattedCount + 1];
        }

        public void AppendLiteral(string value)
        {
            _path.AppendLiteral(value);
            _template.AppendLiteral(value);
        }

        public void AppendFormatted(string? value, string format)
        {
            // An empty segment makes the service redirect, and a dot segment would lead to another resource.
            if (string.IsNullOrWhiteSpace(value) || value is "." or "..")
            {
                throw Invalid(value, format);
            }

            _path.AppendLiteral(Escape(value, format));
            _template.AppendLiteral("{" + format + "}");
            _parameters[_count++] = KeyValuePair.Create(format, value);
            if (ResourceTable.SerializesChanges(format))
            {
                _projectId = value;
            }
        }

        /// <summary>Appends <c>/projects/{project_id}/branches/{branch_id}</c>.</summary>
        public void AppendFormatted(BranchKey branch)
        {
            foreach (var (kind, id) in branch.Parts)
            {
                AppendLiteral($"/{kind.Collection}/");
                AppendFormatted(id, kind.Parameters[0]);
            }
        }

        internal Route Build() =>
            new(_path.ToStringAndClear(), _template.ToStringAndClear(), _projectId, new ArraySegment<KeyValuePair<string, string>>(_parameters, 0, _count));
    }
}
