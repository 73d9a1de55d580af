extern alias Isolated;

using System.Globalization;
using System.Net;
using Isolated::Neon.Transport;
using Neon.Commands;
using Neon.Help.Reading;
using Neon.Help.Writing;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The figures of about_Neon_Limits are those of the code.</summary>
public sealed class LimitsTopicTests
{
    private static readonly ConnectNeonCommand Defaults = new();

    [Fact]
    public void The_rate_limits_match_the_code()
    {
        var rows = Rows("Requests").ToDictionary(row => row[0], row => row[2]);

        Assert.Equal(Of(Limits.Account), rows["all requests of an account"]);
        Assert.Equal(Of(Limits.Consumption), rows["consumption"]);
        Assert.Equal(Within(Limits.PerSecond("GET /projects")), rows["one route"]);
        Assert.Equal(Within(Limits.PerSecond("POST /organizations/{org_id}/api_keys")), rows["new keys of an organization"]);
    }

    [Fact]
    public void The_retry_table_matches_the_transport()
    {
        foreach (var row in Rows("Response").Where(row => char.IsDigit(row[0][0]) && row[0] != "423"))
        {
            foreach (var status in row[0].Split(", ").Select(text => (HttpStatusCode)int.Parse(text, CultureInfo.InvariantCulture)))
            {
                Assert.Equal(RetryRules.MayRepeat(RetryRules.Of(status), safe: true, 0), row[1] == "retry");
                Assert.Equal(RetryRules.MayRepeat(RetryRules.Of(status), safe: false, 0), row[2] == "retry");
            }
        }

        Assert.Contains(Rows("Response"), row => row[1] == $"retry, {RetryRules.MaxReconnects} times");
    }

    [Fact]
    public void No_other_response_is_retried()
    {
        var listed = Rows("Response").SelectMany(row => row[0].Split(", ")).ToHashSet();
        var repeated = Enumerable.Range(200, 400).Where(status => RetryRules.MayRepeat(RetryRules.Of((HttpStatusCode)status), safe: true, 0));

        Assert.All(repeated, status => Assert.Contains(status.ToString(CultureInfo.InvariantCulture), listed));
    }

    [Fact]
    public void The_time_outs_match_the_cmdlets()
    {
        var rows = Rows("Time-out").ToDictionary(row => row[0], row => row[1]);

        Assert.Equal($"{Defaults.Timeout.TotalSeconds} seconds", rows["total"]);
        Assert.Equal($"{Defaults.AttemptTimeout.TotalSeconds} seconds", rows["attempt"]);
        Assert.Equal($"{Defaults.LockTimeout.TotalMinutes} minutes", rows["lock"]);
        Assert.Equal($"{new WaitNeonOperationCommand().TimeoutSec} seconds", rows["operations"]);
        Assert.Equal(new WaitNeonOperationCommand().TimeoutSec, new NewNeonBranchCommand().TimeoutSec);
    }

    private static string Of(RateLimit limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{limit.Burst} at once, then {limit.PerSecond:0.#} per second");

    private static string Within(int requests) =>
        string.Create(CultureInfo.InvariantCulture, $"{requests} within {Limits.RouteSpan.TotalSeconds:0.#} seconds");

    private static IEnumerable<string[]> Rows(string title) => AboutBlock.PageOf("about_Neon_Limits").Blocks.OfType<Table>()
        .Single(table => PlainText.Of([table.Rows[0][0]]) == title).Rows.Skip(1)
        .Select(row => row.Select(cell => PlainText.Of([cell])).ToArray());
}
