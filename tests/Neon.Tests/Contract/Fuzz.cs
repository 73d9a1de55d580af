using System.Text.Json.Nodes;
using JsonLeaf = System.Text.Json.Nodes.JsonValue;

namespace Neon.Tests.Contract;

/// <summary>
/// Changes responses in every way in which a real API changes them: unknown members, unknown values, missing members, nulls
/// anywhere. Members that the contract requires remain, because nothing is read without them.
/// </summary>
internal sealed class Fuzz(int seed)
{
    private static readonly string[] Maps = ["annotations", "applications", "integrations"];

    private readonly Random _random = new(seed);
    private IReadOnlySet<string> _spared = new HashSet<string>();

    public void Bend(ContractOperation operation, JsonNode response)
    {
        _spared = RequiredMembers.Of(operation);
        Bend(response, string.Empty, isMap: false);
    }

    private void Bend(JsonNode response, string path, bool isMap)
    {
        switch (response)
        {
            case JsonObject map when isMap:
                // The keys of a map are never known; their values are.
                map.Select(member => member.Value).OfType<JsonNode>().ToList().ForEach(value => Bend(value, path + ".*", isMap: false));
                break;
            case JsonObject map:
                foreach (var (name, value) in map.ToArray())
                {
                    Bend(map, name, value, $"{path}.{name}");
                }

                // An empty object has nothing that identifies it.
                if (_random.Next(3) == 0 && map.Count > 0)
                {
                    map["never_heard_of"] = JsonNode.Parse("""[1,"two",{"three":[null,false,2.5e3]},null]""");
                }

                break;
            case JsonArray list:
                foreach (var item in list.ToArray())
                {
                    if (item is not null)
                    {
                        Bend(item, path + "[]", isMap: false);
                    }
                }

                if (_random.Next(4) == 0)
                {
                    list.Insert(_random.Next(list.Count + 1), null);
                }

                break;
        }
    }

    private void Bend(JsonObject map, string name, JsonNode? value, string path)
    {
        var isSpared = _spared.Contains(path);
        switch (_random.Next(8))
        {
            case 0 or 1 or 2 or 4 when isSpared && value is JsonLeaf:
                break;
            case 4 when value is JsonObject && _spared.Any(other => other.StartsWith(path + ".", StringComparison.Ordinal)):
            case 0 or 1 or 4 when isSpared:
                Bend(value!, path, isMap: false);
                break;
            case 0:
                map.Remove(name);
                break;
            case 1:
                map[name] = null;
                break;
            case 2 when value is JsonLeaf text && text.GetValueKind() == System.Text.Json.JsonValueKind.String:
                map[name] = "never_heard_of";
                break;
            case 3 when value is JsonArray:
                map[name] = new JsonArray();
                break;
            case 4 when value is JsonObject:
                map[name] = new JsonObject();
                break;
            default:
                if (value is not null)
                {
                    Bend(value, path, isMap: Maps.Contains(name) || (value is JsonObject keyed && keyed.ContainsKey("key")));
                }

                break;
        }
    }
}
