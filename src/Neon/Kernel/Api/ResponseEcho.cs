using System.Text.Json;

namespace Neon;

/// <summary>
/// Compares a change with its response, by the members that both have. A response with another parent is about another resource.
/// Another name is only reported: Neon may have normalized it, and the change was made.
/// </summary>
internal sealed class ResponseEcho
{
    /// <summary>The parents and the source of a resource, and its own id.</summary>
    private static readonly HashSet<string> Parents = ["id", "project_id", "branch_id", "parent_id", "source_branch_id", "org_id"];

    private static readonly HashSet<string> Names = ["name", "slug", "region_id"];

    private readonly List<ResponseFault> _parents = [];
    private readonly List<ResponseFault> _names = [];

    /// <summary>Why the response is about another resource; null if it is not.</summary>
    public ResponseFault? Fault => _parents.FirstOrDefault();

    /// <summary>The values that differ in the response although the change was made.</summary>
    public IReadOnlyList<ResponseFault> Differences => _names;

    /// <summary>Compares a change with its response.</summary>
    /// <param name="request">The change.</param>
    /// <param name="json">Its response.</param>
    public static ResponseEcho Of(ApiRequest request, ReadOnlySpan<byte> json)
    {
        var echo = new ResponseEcho();
        if (request is { IsChange: false } or { SentJson: null, Echoed.Count: 0 })
        {
            return echo;
        }

        var reader = new Utf8JsonReader(json);
        using var response = JsonDocument.ParseValue(ref reader);
        foreach (var (name, value) in request.Echoed)
        {
            echo.Compare(response.RootElement, string.Empty, name, value);
        }

        if (request.SentJson is { } body)
        {
            using var sent = JsonDocument.Parse(body);
            echo.Compare(response.RootElement, string.Empty, sent.RootElement);
        }

        return echo;
    }

    private void Compare(JsonElement response, string container, JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in sent.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Compare(response, member.Name, member.Value);
            }
            else if (Text(member.Value) is { } value)
            {
                Compare(response, container, member.Name, value);
            }
        }
    }

    private void Compare(JsonElement response, string container, string name, string value)
    {
        var differences = Parents.Contains(name) ? _parents : Names.Contains(name) ? _names : null;
        if (differences is not null && PathTo(response, container, name) is var (path, element) && Text(element) is { Length: > 0 } came && came != value)
        {
            differences.Add(new ResponseFault(path) { Expected = value, Actual = came });
        }
    }

    /// <summary>
    /// Where a response has a member: in the object of the specified name, else at the root or in its first
    /// object.
    /// </summary>
    private static (string Path, JsonElement Element)? PathTo(JsonElement response, string container, string name)
    {
        if (response.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (container.Length == 0 && response.TryGetProperty(name, out var own))
        {
            return (name, own);
        }

        foreach (var part in response.EnumerateObject())
        {
            if ((container.Length == 0 || part.NameEquals(container)) && part.Value.ValueKind == JsonValueKind.Object
                && part.Value.TryGetProperty(name, out var inner))
            {
                return ($"{part.Name}.{name}", inner);
            }
        }

        return null;
    }

    private static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };
}
