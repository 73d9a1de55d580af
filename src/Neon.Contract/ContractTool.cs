using System.Text.Json;
using System.Text.Json.Nodes;

namespace Neon.Contract;

/// <summary>
/// Reduces a published OpenAPI specification to the facts that the module is tested against, replaces the contract with them and
/// reports the changes.
/// </summary>
internal static class ContractTool
{
    public const string Usage = "usage: dotnet run --project src/Neon.Contract -- --from <file or URL> --to <neon-api.json> [--dry-run]";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>0: done, with or without changes. 1: the specification cannot be read. 2: wrong arguments.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (!TryParse(arguments, out var from, out var to, out var isRehearsal))
        {
            await error.WriteLineAsync(Usage).ConfigureAwait(false);
            return 2;
        }

        JsonObject facts;
        try
        {
            facts = Facts.Of(await SpecificationReader.ReadAsync(from).ConfigureAwait(false));
        }
        catch (Exception unreadable) when (unreadable is IOException or HttpRequestException or FormatException)
        {
            await error.WriteLineAsync($"{from} cannot be read as an OpenAPI specification: {unreadable.Message}").ConfigureAwait(false);
            return 1;
        }

        var before = File.Exists(to) ? JsonNode.Parse(await File.ReadAllTextAsync(to).ConfigureAwait(false))!.AsObject() : [];
        await output.WriteLineAsync(ContractDiff.Between(before, facts).ToString()).ConfigureAwait(false);
        if (!isRehearsal)
        {
            await File.WriteAllTextAsync(to, Text(facts)).ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>The facts in the repository.</summary>
    public static string Text(JsonObject facts) => facts.ToJsonString(Layout);

    private static bool TryParse(IReadOnlyList<string> arguments, out string from, out string to, out bool isRehearsal)
    {
        (from, to, isRehearsal) = (string.Empty, string.Empty, false);
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--from" when index + 1 < arguments.Count:
                    from = arguments[++index];
                    break;
                case "--to" when index + 1 < arguments.Count:
                    to = arguments[++index];
                    break;
                case "--dry-run":
                    isRehearsal = true;
                    break;
                default:
                    return false;
            }
        }

        return from.Length > 0 && to.Length > 0;
    }
}
