using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A clean-up by age or by use never selects anything younger, or anything whose time is unknown.</summary>
public sealed partial class AgeFilterTests
{
    private const string Place = "-Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4";

    /// <summary>Lists with the parameter that filters them, and the member of the response that contains the list.</summary>
    public static TheoryData<string, string> ByCreation => new()
    {
        { "Get-NeonBranch -Project quiet-forest-12345678 -OlderThan", "branches" },
        { "Get-NeonSnapshot -Project quiet-forest-12345678 -OlderThan", "snapshots" },
        { "Get-NeonProject -OlderThan", "projects" },
        { $"Get-NeonDatabase {Place} -OlderThan", "databases" },
        { $"Get-NeonBucketObject -Bucket uploads {Place} -OlderThan", "objects" },
    };

    public static TheoryData<string, string> ByUse => new()
    {
        { "Get-NeonApiKey -UnusedFor", string.Empty },
        { "Get-NeonApiKey -Organization org-calm-lake-12345678 -UnusedFor", string.Empty },
        { $"Get-NeonCredential {Place} -UnusedFor", "credentials" },
    };

    public static TheoryData<string> Parameters =>
    [
        .. ByCreation.Select(row => (string)row[0]),
        .. ByUse.Select(row => (string)row[0]),
        "Get-NeonProject -InactiveFor",
    ];

    [Theory]
    [MemberData(nameof(ByCreation))]
    public void Older_than_selects_by_creation_time_and_skips_unknown_ages(string command, string list)
    {
        using var host = HostOf(list,
            Item("old", createdAt: Ago(91)),
            Item("edge", createdAt: Ago(90)),
            Item("younger", createdAt: Ago(89)),
            Item("new", createdAt: Ago(0)),
            Item("ahead", createdAt: Ago(-1)),
            Item("unknown"),
            Item("not set", createdAt: "\"0001-01-01T00:00:00Z\""),
            Item("empty", createdAt: "null"));

        Assert.Equal(["edge", "old"], Names(host, $"{command} 90.00:00"));
        Assert.Empty(Names(host, $"{command} ([timespan]::MaxValue)"));
    }

    [Theory]
    [MemberData(nameof(ByUse))]
    public void Unused_for_selects_by_last_use_or_else_by_creation_time(string command, string list)
    {
        using var host = HostOf(list,
            Item("unused", createdAt: Ago(200), usedAt: Ago(91)),
            Item("never used", createdAt: Ago(91)),
            Item("never used either", createdAt: Ago(91), usedAt: list.Length == 0 ? "null" : null),
            Item("used", createdAt: Ago(200), usedAt: Ago(89)),
            Item("never used, younger", createdAt: Ago(89)),
            Item("never used, new", createdAt: Ago(0)),
            Item("unknown"),
            Item("not set", createdAt: "\"0001-01-01T00:00:00Z\""),
            Item("unknown, used long ago", usedAt: Ago(91)),
            Item("not set, used long ago", createdAt: "\"0001-01-01T00:00:00Z\"", usedAt: Ago(91)),
            Item("younger than its use", createdAt: Ago(1), usedAt: Ago(91)));

        Assert.Equal(["never used", "never used either", "unused"], Names(host, $"{command} 90.00:00"));
    }

    [Fact]
    public void Unused_for_skips_revoked_credentials()
    {
        using var host = HostOf("credentials",
            Item("revoked", createdAt: Ago(200)).Replace("}", $",\"revoked_at\":{Ago(100)}}}", StringComparison.Ordinal),
            Item("unused", createdAt: Ago(200)));

        Assert.Equal(["unused"], Names(host, $"Get-NeonCredential {Place} -UnusedFor 90.00:00"));
        Assert.Equal(["revoked", "unused"], Names(host, $"Get-NeonCredential {Place}"));
    }

    [Fact]
    public void Inactive_for_selects_projects_by_their_last_known_activity()
    {
        using var host = HostOf("projects",
            Project("inactive", Ago(200), Ago(31)),
            Project("active", Ago(200), Ago(29)),
            Project("never active", Ago(200), null),
            Project("new", Ago(0), null),
            Project("younger than its activity", Ago(1), Ago(31)),
            Project("unknown", null, Ago(31)));

        Assert.Equal(["inactive"], Names(host, "Get-NeonProject -InactiveFor 30.00:00"));
    }

    /// <summary>A folder contains objects of every age, and a removal would remove them all.</summary>
    [Fact]
    public void A_folder_has_no_age()
    {
        using var host = new NeonHost(handler: new CannedReply($$"""{"folders":["logs/"],"objects":[{{Item("old", Ago(91))}}]}"""));

        Assert.Equal(["old"], Names(host, $"Get-NeonBucketObject -Bucket uploads {Place} -Delimiter / -OlderThan 90.00:00"));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void An_age_of_less_than_a_second_is_refused(string command)
    {
        using var host = HostOf("projects");

        foreach (var value in new[] { "500ms", "0", "([timespan]::Zero)", "([timespan]::FromDays(-90))" })
        {
            var result = host.Run($"{command} {value}");

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Contains("90d", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }
    }

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string> { { "Get-NeonProject -InactiveFor", "projects" } };
            foreach (var row in ByCreation.Concat(ByUse))
            {
                all.Add((string)row[0], (string)row[1]);
            }

            return all;
        }
    }

    /// <summary>
    /// A machine whose clock is a year ahead would take everything for old, and so would a response with a date a year ahead.
    /// </summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Ages_are_measured_by_the_earlier_clock(string command, string list)
    {
        using var clock = new VirtualClock();
        foreach (var daysAhead in new[] { -365, 365 })
        {
            var serviceTime = clock.GetUtcNow().AddDays(daysAhead);
            var earlier = daysAhead < 0 ? serviceTime : clock.GetUtcNow();
            var items = new[] { ("old", 91), ("young", 89) }.Select(item => list == "projects"
                ? Project(item.Item1, Text(earlier.AddDays(-item.Item2)), Text(earlier.AddDays(-item.Item2))) : Item(item.Item1, Text(earlier.AddDays(-item.Item2))));
            using var shifted = HostOf(list, serviceTime, [.. items]);

            var result = shifted.Run($"{command} 90.00:00");

            Assert.Empty(result.Errors);
            Assert.Equal("old", Assert.Single(result.Output).ToString());
            Assert.StartsWith(daysAhead < 0 ? "The clock of this computer is ahead of the clock of the service by " : "The clock of the service is ahead of the clock of this computer by ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public void A_small_difference_of_the_clocks_causes_no_warning(int seconds)
    {
        using var clock = new VirtualClock();
        using var host = HostOf("branches", clock.GetUtcNow().AddSeconds(seconds), [Item("old", Ago(91))]);

        var result = host.Run("Get-NeonBranch -Project quiet-forest-12345678 -OlderThan 90.00:00");

        Assert.Single(result.Output);
        Assert.Empty(result.Warnings);
    }

    /// <summary>The recipe from the documents, with the keys that it must not remove.</summary>
    [Fact]
    public void A_clean_up_of_keys_keeps_new_and_used_ones()
    {
        using var host = new NeonHost();
        host.Emulator.AddPersonalKey();
        Assert.Empty(host.Run("$null = New-NeonApiKey forgotten").Errors);
        host.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Empty(host.Run("$null = New-NeonApiKey fresh").Errors);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(host.Run("Get-NeonApiKey -UnusedFor 90.00:00 | Where-Object Name | Revoke-NeonApiKey -Confirm:$false").Errors);

        var left = host.Get<ApiKey>("Get-NeonApiKey").Select(key => key.Name).ToArray();
        Assert.Contains("fresh", left);
        Assert.DoesNotContain("forgotten", left);
    }

    [Fact]
    public void A_clean_up_of_branches_keeps_newer_ones()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.AddBranch(app, "old");
        host.Clock.Advance(TimeSpan.FromDays(15));
        host.AddBranch(app, "new");

        Assert.Empty(host.Run("Get-NeonBranch -Project app -OlderThan 14.00:00 -Default:$false | Remove-NeonBranch -Confirm:$false -Wait").Errors);

        Assert.Equal(["main", "new"], host.Get<Branch>("Get-NeonBranch -Project app").Select(branch => branch.Name).Order());
    }

    private static NeonHost HostOf(string list, params string[] items) => HostOf(list, null, items);

    private static NeonHost HostOf(string list, DateTimeOffset? date, string[] items)
    {
        var array = $"[{string.Join(',', items)}]";
        var json = list.Length == 0 ? array : $$"""{"folders":[],"{{list}}":{{array}}}""";
        var number = 0;
        json = list is "" or "databases" ? Ids().Replace(json, _ => string.Create(CultureInfo.InvariantCulture, $"\"id\":{++number}")) : json;
        return new NeonHost(handler: date is { } time ? new DatedReply(json, time) : new CannedReply(json));
    }

    // One object for all kinds: each model reads the members that it has. The ids of keys and databases are numbers.
    private static string Item(string name, string? createdAt = null, string? usedAt = null)
    {
        var text = new StringBuilder($$"""{"name":"{{name}}","key":"{{name}}","token_id":"{{name}}","id":"{{name}}","project_id":"quiet-forest-12345678","branch_id":"br-calm-lake-a1b2c3d4","size":1""");
        text.Append(createdAt is null ? string.Empty : $",\"created_at\":{createdAt},\"last_modified\":{createdAt}");
        text.Append(usedAt is null ? string.Empty : $",\"last_used_at\":{usedAt}");
        return text.Append('}').ToString();
    }

    private static string Project(string name, string? createdAt, string? activeAt) =>
        Item(name, createdAt).Replace("}", activeAt is null ? "}" : $",\"compute_last_active_at\":{activeAt}}}", StringComparison.Ordinal);

    private static string Ago(double days)
    {
        using var clock = new VirtualClock();
        return Text(clock.GetUtcNow().AddDays(-days));
    }

    private static string Text(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"\"{time:yyyy-MM-ddTHH:mm:ssZ}\"");

    private static string[] Names(NeonHost host, string command)
    {
        var result = host.Run(command);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => item.ToString()).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"""id"":""[^""]*""")]
    private static partial Regex Ids();

    private sealed class DatedReply(string json, DateTimeOffset date) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(json, Encoding.UTF8, "application/json") };
            reply.Headers.Date = date;
            return Task.FromResult(reply);
        }
    }
}
