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

    public static TheoryData<Type> Completers => [.. typeof(KnownValueCompleter).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(KnownValueCompleter)) && !Documented.Contains(type))];

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
    [InlineData("New-NeonProject x -PgVersion 17", "Pg version 17")]
    [InlineData("Get-NeonOperation -Status failed", "Status failed")]
    public void A_tooltip_is_labeled_with_the_parameter(string line, string expected)
    {
        using var host = new NeonHost();

        Assert.Equal(expected, Assert.Single(host.Press(line)).ToolTip);
    }

    [Theory]
    [InlineData("New-NeonProject x -PgVersion 17 -WhatIf")]
    [InlineData("New-NeonProject x -PgVersion '17' -WhatIf")]
    public void An_offered_number_is_accepted(string line)
    {
        using var host = new NeonHost();

        Assert.Empty(host.Run(line).Errors);
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
