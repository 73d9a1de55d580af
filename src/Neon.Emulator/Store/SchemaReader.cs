using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Neon.Emulator;

/// <summary>Reads the tables, columns and constraints from the SQL of a schema dump.</summary>
internal static partial class SchemaReader
{
    public static JsonObject Read(string sql)
    {
        Dictionary<string, JsonObject> tables = new(StringComparer.Ordinal);
        foreach (string statement in Split(Comment().Replace(sql, string.Empty), ';'))
        {
            if (CreateTable().Match(statement) is { Success: true } creation)
            {
                JsonObject table = Table(creation.Groups["name"].Value);
                tables[Key(table)] = table;
                foreach (string item in Split(creation.Groups["items"].Value, ','))
                {
                    AddItem(table, item);
                }
            }
            else if (AddConstraint().Match(statement) is { Success: true } addition
                && tables.TryGetValue(Key(Table(addition.Groups["name"].Value)), out JsonObject? table))
            {
                AddItem(table, addition.Groups["item"].Value);
            }
        }

        return new JsonObject { ["tables"] = Wire.Array(tables.Values) };
    }

    private static string Key(JsonObject table) => $"{table["schema"]}.{table["name"]}";

    private static JsonObject Table(string name)
    {
        string[] parts = name.Split('.', 2);
        return new JsonObject
        {
            ["schema"] = parts.Length == 2 ? Unquote(parts[0]) : "public",
            ["name"] = Unquote(parts[^1]),
            ["columns"] = new JsonArray(),
            ["constraints"] = new JsonArray(),
        };
    }

    private static void AddItem(JsonObject table, string item)
    {
        if (Constraint().Match(item) is { Success: true } constraint)
        {
            AddConstraint(table, constraint);
            return;
        }

        Match column = Column().Match(item);
        if (!column.Success)
        {
            return;
        }

        string name = Unquote(column.Groups["name"].Value);
        string rest = column.Groups["rest"].Value;
        bool isKey = rest.Contains("PRIMARY KEY", StringComparison.OrdinalIgnoreCase);
        table["columns"]!.AsArray().Add(new JsonObject
        {
            ["name"] = name,
            ["type"] = column.Groups["type"].Value.Trim(),
            ["nullable"] = !isKey && !rest.Contains("NOT NULL", StringComparison.OrdinalIgnoreCase),
            ["generated"] = rest.Contains("GENERATED", StringComparison.OrdinalIgnoreCase),
        });
        if (isKey)
        {
            table["constraints"]!.AsArray().Add(new JsonObject { ["type"] = "PRIMARY KEY", ["columns"] = new JsonArray(name) });
        }
    }

    private static void AddConstraint(JsonObject table, Match match)
    {
        JsonObject constraint = new JsonObject
        {
            ["type"] = Whitespace().Replace(match.Groups["type"].Value, " ").ToUpperInvariant(),
            ["columns"] = Names(match.Groups["columns"].Value),
        }.AddIf("name", match.Groups["name"].Success ? Unquote(match.Groups["name"].Value) : null);
        if (match.Groups["target"].Success)
        {
            JsonObject target = Table(match.Groups["target"].Value);
            constraint["referenced_table"] = new JsonObject
            {
                ["schema"] = target["schema"]!.DeepClone(),
                ["table"] = target["name"]!.DeepClone(),
                ["columns"] = Names(match.Groups["keys"].Value),
            };
        }

        table["constraints"]!.AsArray().Add(constraint);
    }

    private static JsonArray Names(string list) =>
        Wire.Array(Split(list, ',').Select(name => (JsonNode)JsonValue.Create(Unquote(name))));

    private static string Unquote(string name) => name.Trim().Trim('"');

    /// <summary>Splits at a separator, but not inside parentheses.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        int depth = 0;
        int start = 0;
        for (int index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == separator && depth == 0))
            {
                string part = text[start..index].Trim();
                start = index + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
            else
            {
                depth += text[index] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"^CREATE\s+TABLE\s+(IF\s+NOT\s+EXISTS\s+)?(?<name>[\w.""]+)\s*\((?<items>.*)\)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^ALTER\s+TABLE\s+(ONLY\s+)?(?<name>[\w.""]+)\s+ADD\s+(?<item>CONSTRAINT\s.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AddConstraint();

    [GeneratedRegex(@"^(CONSTRAINT\s+(?<name>[\w""]+)\s+)?(?<type>PRIMARY\s+KEY|UNIQUE|FOREIGN\s+KEY)\s*\((?<columns>[^)]*)\)(\s*REFERENCES\s+(?<target>[\w.""]+)\s*\((?<keys>[^)]*)\))?", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^(?<name>""[^""]+""|\w+)\s+(?<type>.+?)(?<rest>\s+(NOT\s+NULL|NULL|DEFAULT|GENERATED|PRIMARY|UNIQUE|REFERENCES|CHECK|COLLATE)\b.*)?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Column();
}
