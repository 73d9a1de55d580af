using System.Text.Json.Nodes;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every request of every cmdlet has a response that is not Neon's, with a status of success: a cmdlet that reads fails and
/// changes nothing afterwards, and a cmdlet that changes checks the outcome.
/// </summary>
public sealed class BadShapeTests : IDisposable
{
    private const string Portal = """{"error":"proxy authentication required"}""";

    /// <summary>Responses in which the contract requires nothing, so that an object without members is valid.</summary>
    internal static readonly Dictionary<string, string> Anything = new()
    {
        ["getProjectBranchSchemaComparison"] = "Neon may leave out empty differences; without them it is unknown whether the schemas are the same, and a warning says so",
        ["getNeonAuthPluginConfigs"] = "each plugin may be missing, and one that is missing is empty, which claims nothing",
    };

    /// <summary>Reads after a change that succeeded: their response cannot undo it.</summary>
    private static readonly Dictionary<string, string> AfterTheChange = new()
    {
        ["New-NeonAnonymizedBranch getAnonymizedBranchStatus"] = "the branch is created; where its masking is then is only shown",
        ["Complete-NeonBranchRestore getProjectBranch"] = "the restore is completed; what the branch is then is only shown",
    };

    /// <summary>Reads for names that are only shown: without them, the figures are complete.</summary>
    private static readonly Dictionary<string, string> OnlyNames = new()
    {
        ["Get-NeonBranchConsumption getProject"] = "the name of the project stays empty",
        ["Get-NeonBranchConsumption listProjectBranches"] = "the names of the branches stay empty",
        ["Get-NeonProjectConsumption listProjects"] = "the names of the projects stay empty",
    };

    private readonly CmdletRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("an object without members")]
    [InlineData("an empty list")]
    [InlineData("an error of a proxy")]
    [InlineData("members that are null")]
    [InlineData("members without members")]
    [InlineData("no body")]
    [InlineData("a web page")]
    public void A_response_of_another_shape_is_never_accepted(string shape)
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var cmdlet in CmdletRuns.Cmdlets)
        {
            foreach (var before in Undisturbed(cmdlet))
            {
                var operations = before.Sent.Select(sent => sent.Operation).Distinct().ToArray();
                foreach (var operation in operations.Where(operation => !operation.ReturnsBytes))
                {
                    if (Body(operation, shape) is not { } body)
                    {
                        continue;
                    }

                    tried++;
                    _runs.Server.Replace = asked => asked == operation ? body : null;
                    var run = _runs.Run(cmdlet, [.. before.Parameters.Select(name => cmdlet.GetProperty(name)!)]);
                    _runs.Server.Replace = _ => null;
                    if (Verdict(run, before, operation) is { } verdict)
                    {
                        wrong.Add($"{run}: {operation.Id} with {body}: {verdict}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}\n" + string.Join("\n", wrong));
        Assert.True(tried > 100, $"{tried} were tried.");
    }

    /// <summary>The shortest command of each set, and the one that looks before it creates.</summary>
    private List<CmdletRun> Undisturbed(Type cmdlet) =>
    [
        .. _runs.Shortest(cmdlet)
            .Concat(cmdlet.GetProperty("IfNotExists") is null ? [] : _runs.All(cmdlet).Where(run => run.Parameters.Contains("IfNotExists")))
            .Where(run => run.Succeeded),
    ];

    private static string? Verdict(CmdletRun run, CmdletRun before, ContractOperation operation)
    {
        var ids = run.Result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).ToArray();
        if (IsRead(operation))
        {
            var first = run.Sent.TakeWhile(sent => sent.Operation != operation).Count();
            return run.Cmdlet == typeof(TestNeonConnectionCommand) ? (run.Result.Output is [{ BaseObject: false }] ? null : "the connection passes for good")
                : AfterTheChange.ContainsKey($"{CmdletRuns.NameOf(run.Cmdlet)} {operation.Id}") ? null
                : OnlyNames.ContainsKey($"{CmdletRuns.NameOf(run.Cmdlet)} {operation.Id}")
                ? run.Result.Errors.Count == 0 && run.Result.Output.Count == before.Result.Output.Count ? null : "the figures are not complete"
                : run.Sent.Skip(first).Any(sent => !IsRead(sent.Operation)) ? "something was changed all the same"
                : ids is not ["NeonInvalidResponse", ..] ? $"the command came to [{string.Join(", ", ids)}]"
                : run.Result.Output.Count > 0 ? "an object came out"
                : null;
        }

        return run.Sent.Count(sent => sent.Operation == operation) > before.Sent.Count(sent => sent.Operation == operation) ? "the change was sent again"
            : ids is ["NeonOutcomeUnknown", ..] ? null
            : ids.Length > 0 ? $"the command came to [{string.Join(", ", ids)}]"
            : run.Sent.Count <= before.Sent.Count ? "the change was believed"
            : null;
    }

    private static bool IsRead(ContractOperation operation) => operation.Method == "GET"
        || operation.Id is "queryProjectBranchLogs" or "presignProjectBranchBucketObject" or "revealCredential";

    /// <summary>The response in this form; null if that is what the contract promises.</summary>
    private static string? Body(ContractOperation operation, string shape)
    {
        var sample = SampleServer.ResponseOf(operation);
        var isList = sample is JsonArray;
        var isEmpty = sample is JsonObject { Count: 0 } || Anything.ContainsKey(operation.Id);
        return shape switch
        {
            "an object without members" => isEmpty ? null : "{}",
            "an empty list" => isList ? null : "[]",
            "an error of a proxy" => Portal,
            "members that are null" => isEmpty || sample is not JsonObject nulls || operation.Id.EndsWith("OrganizationSpendingLimit", StringComparison.Ordinal) ? null
                : new JsonObject(nulls.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)null))).ToJsonString(),
            "members without members" => isList ? "[{}]"
                // A response without required members is a detail, or has nothing that identifies it.
                : sample is not JsonObject parts || !RequiredMembers.Of(operation).Any(path => path.LastIndexOf('.') > 0 && !Anything.ContainsKey(operation.Id)) ? null
                : new JsonObject(parts.Select(member => KeyValuePair.Create(member.Key, member.Value switch
                {
                    JsonObject => new JsonObject(),
                    JsonArray list when list[0] is JsonObject => new JsonArray(new JsonObject()),
                    var other => other?.DeepClone(),
                }))).ToJsonString(),
            // If the contract defines no content for a success, an empty response is right.
            "no body" => operation.Response is { Count: 0 } ? null : string.Empty,
            _ => "<html><title>Guests, sign in</title></html>",
        };
    }
}
