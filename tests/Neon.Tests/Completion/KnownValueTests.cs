using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>Values that Neon publishes are completed without a request, and are those of the contract.</summary>
public sealed class KnownValueTests
{
    private static readonly JsonObject Contract = JsonNode.Parse(File.ReadAllText(
        Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Emulator", "Contract", "neon-api.json")))!["components"]!["schemas"]!.AsObject();

    // Values that the contract describes only in prose, or not at all.
    private static readonly Type[] Documented =
        [typeof(ProvisionerCompleter), typeof(OpenApiModeCompleter), typeof(SnapshotFrequencyCompleter)];

    // Each parameter with a list of values.
    private static readonly (string Command, string Parameter)[] Fixed = [..
        from cmdlet in typeof(KnownValueCompleter).Assembly.GetTypes()
        let name = cmdlet.GetCustomAttribute<CmdletAttribute>()
        where name is not null
        from parameter in cmdlet.GetProperties()
        where parameter.IsDefined(typeof(ParameterAttribute))
        let completer = parameter.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type
        where completer == typeof(ConsumptionMetricCompleter)
            || completer?.IsSubclassOf(typeof(KnownValueCompleter)) == true || completer?.IsSubclassOf(typeof(SampleCompleter)) == true
        select ($"{name.VerbName}-{name.NounName}", parameter.Name)];

    private static readonly Dictionary<Type, string> Enumerated = new()
    {
        [typeof(OperationStatusCompleter)] = "OperationStatus",
        [typeof(OperationActionCompleter)] = "OperationAction",
        [typeof(AuditLogLevelCompleter)] = "ProjectAuditLogLevel",
        [typeof(EndpointTypeCompleter)] = "EndpointType",
        [typeof(CredentialScopeCompleter)] = "CredentialScope",
        [typeof(AuthProviderCompleter)] = "NeonAuthSupportedAuthProvider",
        [typeof(KnownOAuthProviderCompleter)] = "NeonAuthOauthProviderId",
        [typeof(EmailVerificationMethodCompleter)] = "NeonAuthEmailVerificationMethod",
        [typeof(OrganizationCreatorRoleCompleter)] = "NeonAuthOrganizationConfig/properties/creator_role",
        [typeof(AuthWebhookEventCompleter)] = "NeonAuthWebhookConfig/properties/enabled_events/items",
        [typeof(MemberRoleCompleter)] = "MemberRole",
        [typeof(ProjectRoleCompleter)] = "ProjectRole",
        [typeof(DataApiAuthProviderCompleter)] = "DataApiCreateRequest/properties/auth_provider",
        [typeof(FunctionRuntimeCompleter)] = "FunctionDeployRequest/properties/runtime",
        [typeof(LogSourceCompleter)] = "ProjectBranchLogSource",
    };

    // Values that the module itself defines or limits. The contract suite sends them to the emulator, which validates them.
    private static readonly HashSet<Type> Accepted = [..
        from cmdlet in typeof(KnownValueCompleter).Assembly.GetTypes()
        where cmdlet.IsDefined(typeof(CmdletAttribute))
        from parameter in cmdlet.GetProperties()
        let accepted = parameter.GetCustomAttribute<AcceptedValuesAttribute>()
        where accepted is not null
        select accepted.Completer];

    public static TheoryData<Type> Completers => [.. typeof(KnownValueCompleter).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(KnownValueCompleter)) && !Documented.Contains(type) && !Accepted.Contains(type))];

    [Theory]
    [MemberData(nameof(Completers))]
    public void Known_values_match_the_contract(Type completer)
    {
        var words = ((KnownValueCompleter)Activator.CreateInstance(completer, nonPublic: true)!).Values;

        Assert.Equal(Published(completer).Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption -Metric ", 8)]
    [InlineData("Get-NeonBranchConsumption -Metric ", 6)]
    [InlineData("Get-NeonProjectConsumption -Legacy -Metric ", 7)]
    public void The_offered_metrics_are_the_ones_that_the_command_reads(string line, int count)
    {
        using var host = new NeonHost();

        Assert.Equal(count, host.Offered(line).Count);
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("New-NeonProject x -PgVersion ", "14,15,16,17,18,19")]
    [InlineData("New-NeonProject x -PgVersion 17", "17")]
    [InlineData("Get-NeonOperation -Status finished, f", "failed")]
    [InlineData("Get-NeonOperation -Action 'create_b", "'create_branch'")]
    [InlineData("New-NeonCredential -Scope st", "storage:read,storage:write")]
    [InlineData("Set-NeonOrganizationMember -Role ", "admin,editor,viewer,collaborator,member")]
    [InlineData("New-NeonOrganizationInvitation a@example.com -Role ", "admin,editor,viewer,collaborator,member")]
    public void Known_values_are_offered_without_a_request(string line, string expected)
    {
        using var host = new NeonHost();

        Assert.Equal(expected.Split(','), host.Offered(line));
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("New-NeonProject x -PgVersion 17", "Postgres 17")]
    [InlineData("Get-NeonOperation -Status failed", "Failed; Neon may retry it")]
    [InlineData("Set-NeonOrganizationMember -Role viewer", "Reads projects")]
    [InlineData("Get-NeonProjectConsumption -Metric compute", "Compute: seconds times compute units")]
    [InlineData("Get-NeonBranch -SortBy na", "By its name")]
    [InlineData("Get-NeonBranch -SortOrder d", "Descending: newest first, or from Z to A")]
    [InlineData("Get-NeonConnectionString -As j", "jdbc:postgresql:// URL for the Postgres driver of Java")]
    [InlineData("Get-NeonProjectConsumption -Granularity m", "One record per month, of the last year")]
    [InlineData("Disconnect-Neon -Scope p", "All runspaces of this process that do not have their own")]
    public void A_tooltip_says_what_the_value_does(string line, string expected)
    {
        using var host = new NeonHost();

        Assert.Equal(expected, Assert.Single(host.Press(line)).ToolTip);
    }

    /// <summary>A tooltip that repeats the value, or the name of the parameter and the value, explains nothing.</summary>
    [Fact]
    public void No_tooltip_of_a_fixed_value_only_repeats_it()
    {
        using var host = new NeonHost();

        Assert.True(Fixed.Length > 60);
        Assert.Empty(
            from known in Fixed
            let offers = host.Press($"{known.Command} -{known.Parameter} ")
            from problem in offers.Count == 0 ? ["nothing is offered"] : offers.Where(offer => IsRepetition(offer, known.Parameter)).Select(offer => offer.ToolTip)
            select $"{known.Command} -{known.Parameter}: {problem}");
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranch -SortOrder up", "'up' is not an accepted value. Specify asc or desc.")]
    [InlineData("Disconnect-Neon -Scope Machine", "'Machine' is not an accepted value. Specify Session or Process.")]
    [InlineData("New-NeonBucket x -AccessLevel Private", "'Private' is not an accepted value. Specify private or public_read.")]
    [InlineData("Get-NeonProjectConsumption -Granularity ''", "Specify hourly, daily or monthly.")]
    public void Any_other_value_is_refused_with_those_that_are_accepted(string line, string expected)
    {
        using var host = new NeonHost();

        var error = Assert.Single(host.Run(line).Errors);

        Assert.Equal("ParameterArgumentValidationError", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.EndsWith(expected, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("New-NeonProject x -PgVersion 17 -WhatIf")]
    [InlineData("New-NeonProject x -PgVersion '17' -WhatIf")]
    public void An_offered_number_is_accepted(string line)
    {
        using var host = new NeonHost();

        Assert.Empty(host.Run(line).Errors);
    }

    private static bool IsRepetition(CompletionResult offer, string parameter)
    {
        static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return new[] { string.Empty, Letters(offer.ListItemText), Letters(parameter + offer.ListItemText) }.Contains(Letters(offer.ToolTip));
    }

    private static IEnumerable<string> Published(Type completer)
    {
        if (completer == typeof(PgVersionCompleter))
        {
            var version = Contract["PgVersion"]!;
            return Enumerable.Range(version["minimum"]!.GetValue<int>(), version["maximum"]!.GetValue<int>() - version["minimum"]!.GetValue<int>() + 1)
                .Select(number => $"{number}");
        }

        JsonNode schema = Contract;
        foreach (var step in Enumerated[completer].Split('/'))
        {
            schema = schema[step]!;
        }

        return schema["enum"]!.AsArray().Select(word => word!.GetValue<string>());
    }
}
