using System.Text.Json;
using System.Text.Json.Nodes;

namespace Neon;

/// <summary>
/// Takes items that are null out of an answer's lists. The contract promises that there are none; should one come all the
/// same, a list without it serves the user better than an error. A list of mixed items is of no model and stays as it is.
/// </summary>
internal static class JsonNulls
{
    /// <summary>The same JSON without null items; untouched when there are none, which is nearly always.</summary>
    public static ReadOnlySpan<byte> WithoutNullItems(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("null"u8) < 0 || !HasNullItem(json))
        {
            return json;
        }

        var reader = new Utf8JsonReader(json);
        var root = JsonNode.Parse(ref reader)!;
        Clean(root);
        return JsonSerializer.SerializeToUtf8Bytes(root, KernelJson.Default.JsonNode);
    }

    private static bool HasNullItem(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        // Within an object a null follows its name; within a list it follows anything else.
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && previous is not (JsonTokenType.PropertyName or JsonTokenType.None))
            {
                return true;
            }

            previous = reader.TokenType;
        }

        return false;
    }

    private static void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list when list.Where(item => item is not null).Select(item => item!.GetValueKind()).Distinct().Count() <= 1:
                for (var index = list.Count - 1; index >= 0; index--)
                {
                    if (list[index] is { } item)
                    {
                        Clean(item);
                    }
                    else
                    {
                        list.RemoveAt(index);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Clean(item);
                }

                break;
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Clean(value);
                }

                break;
        }
    }
}
