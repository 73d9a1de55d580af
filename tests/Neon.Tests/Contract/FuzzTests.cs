using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>A response that differs from the contract is read as far as possible; the seed is fixed.</summary>
public sealed partial class FuzzTests
{
    private const int Rounds = 20;

    /// <summary>Members that a call requires; if they are missing, it fails with a clear message.</summary>
    private static readonly string[] Indispensable =
    [
        "getConnectionURI", "getProjectBranchRolePassword", "transferNeonAuthProviderProject", "presignProjectBranchBucketObject",
        // A page that has more after it, but no cursor.
        "listProjectBranchBucketObjects", "queryProjectBranchLogs",
    ];

    [Fact]
    public async Task Every_model_is_read_from_any_response()
    {
        var failures = new List<string>();
        foreach (var (id, method) in TypedCall.All.Where(group => ContractFile.Current.Operations.ContainsKey(group.Key)).SelectMany(group => group.Select(method => (group.Key, method))))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var fuzz = new Fuzz(round);
                try
                {
                    var call = await TypedCall.TryAsync(id, method, fuzz.Bend);
                    if (call.Failure is not null)
                    {
                        throw call.Failure;
                    }
                }
                catch (NeonApiException said) when ((Indispensable.Contains(id) || RequiredMembers.Secrets.ContainsKey(id)) && said.Failure == NeonFailure.InvalidResponse)
                {
                }
                catch (NeonApiException other) when (EchoedMember.All.ContainsKey(id) && other.Message.Contains("is about another resource", StringComparison.Ordinal))
                {
                }
                catch (NeonApiException half) when (NullItem().IsMatch(half.Message))
                {
                    // A null item may be any of the missing ones.
                }
                catch (Exception failure)
                {
                    failures.Add($"{id}, round {round}: {failure.GetType().Name} {failure.Message} {failure.GetBaseException().Message}");
                    break;
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_cmdlet_and_every_view_handles_any_response(int seed)
    {
        using var runs = new CmdletRuns();
        using var views = new ViewHost();
        var fuzz = new Fuzz(seed);
        runs.Server.Alter = (operation, response) =>
        {
            fuzz.Bend(operation, response);
            return response;
        };
        var failures = new List<string>();
        foreach (var run in CmdletRuns.Cmdlets.SelectMany(runs.Shortest))
        {
            failures.AddRange(run.Result.Errors.Where(error => error.Exception is not NeonApiException).Select(error => $"{run} {error.Exception.StackTrace?.Split('\n')[0]}"));
            if (run.Result.Output.Count > 0 && views.Show(run.Result.Output).Contains("#ERR", StringComparison.Ordinal))
            {
                failures.Add($"{run}: a view fails");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [GeneratedRegex(@"does not contain '[a-z_.\[\]\d]*\[\d+\]'")]
    private static partial Regex NullItem();
}
