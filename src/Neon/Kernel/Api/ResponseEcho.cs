using System.Globalization;
using System.Text.Json;

namespace Neon;

/// <summary>
/// Compares a request with its response, by the members that both have: those that a change sends, and the ids in a query with
/// those of the items of a list. A response with another parent is about another resource. Another name is only reported: Neon may
/// have normalized it, and the change was made.
/// </summary>
internal sealed class ResponseEcho
{
    /// <summary>The parents and the source of a resource, and its own id.</summary>
    private static readonly Lazy<HashSet<string>> Ids = new(() => ["id", "parent_id", .. ResourceTable.All.SelectMany(resource => resource.IdMembers)]);

    private static readonly Lazy<HashSet<string>> Names = new(() => ["name", .. ResourceTable.All.SelectMany(resource => resource.NameMembers)]);

    private readonly List<ResponseFault> _parents = [];
    private readonly List<ResponseFault> _names = [];

    /// <summary>Why the response is about another resource; null if it is not.</summary>
    public ResponseFault? Fault => _parents.FirstOrDefault();

    /// <summary>The values that differ in the response although the change was made.</summary>
    public IReadOnlyList<ResponseFault> Differences => _names;

    /// <summary>Compares a request with its response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="json">Its response.</param>
    public static ResponseEcho Of(ApiRequest request, ReadOnlySpan<byte> json)
    {
        var echo = new ResponseEcho();
        var isCompared = request is { IsChange: true } and ({ SentJson: not null } or { Echoed.Count: > 0 });
        if (!isCompared && request.QueryIds.Count == 0)
        {
            return echo;
        }

        var reader = new Utf8JsonReader(json);
        using var response = JsonDocument.ParseValue(ref reader);
        echo.CompareLists(response.RootElement, request.QueryIds);
        if (!isCompared)
        {
            return echo;
        }

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

    /// <summary>Compares the items of each list: that of the response itself, or those of its members.</summary>
    private void CompareLists(JsonElement response, IReadOnlyDictionary<string, HashSet<string>> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        if (response.ValueKind == JsonValueKind.Array)
        {
            CompareItems(response, string.Empty, ids);
        }
        else if (response.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in response.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array))
            {
                CompareItems(member.Value, member.Name, ids);
            }
        }
    }

    private void CompareItems(JsonElement list, string path, IReadOnlyDictionary<string, HashSet<string>> ids)
    {
        foreach (var (item, index) in list.EnumerateArray().Select((item, index) => (item, index)).Where(found => found.item.ValueKind == JsonValueKind.Object))
        {
            foreach (var (name, values) in ids)
            {
                if (item.TryGetProperty(name, out var element) && Text(element) is { Length: > 0 } came && !values.Contains(came))
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}].{name}");
                    _parents.Add(new ResponseFault(at) { Expected = values.Count == 1 ? values.First() : null, Actual = came });
                }
            }
        }
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
        var differences = Ids.Value.Contains(name) ? _parents : Names.Value.Contains(name) ? _names : null;
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
