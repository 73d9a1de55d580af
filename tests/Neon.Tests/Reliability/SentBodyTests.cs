using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// After a lost response, every member of the body is compared with the resource as JSON, so that a new parameter is compared too. The
/// bodies that are compared by hand, or not at all, are listed here with their members: a new member has to be considered.
/// </summary>
public sealed partial class SentBodyTests
{
    private static readonly Dictionary<string, (string Members, string Reason)> ByHand = new()
    {
        [nameof(AuthDomainAddBody)] = ("domain, auth_provider", "the domain is looked for in the list of the provider"),
        [nameof(AuthDomainRemoveBody)] = ("auth_provider, domains", "the domains must not be in the list of the provider"),
        [nameof(AuthOAuthProviderAdd)] = ("id, client_id, client_secret, microsoft_tenant_id", "Neon does not return the tenant, and may not return the secret"),
        [nameof(AuthOAuthProviderUpdate)] = ("client_id, client_secret, microsoft_tenant_id", "Neon does not return the tenant, and may not return the secret"),
        [nameof(AuthWebhookBody)] = ("enabled, webhook_url, enabled_events, timeout_seconds", "an omitted value is removed, so it must not be there"),
        [nameof(AnonymizedBranchCreateBody)] = ("branch_create, masking_rules, start_anonymization, annotation_value", "the branch is compared as a new one is, and its rules are read"),
        [nameof(BranchCreateBody)] = ("branch, endpoints, annotation_value", "the branch is compared: its name is unique in the project, so the rest is part of it"),
        [nameof(BranchRestoreBody)] = ("source_branch_id, source_lsn, source_timestamp, preserve_under_name", "the branch has other members for its origin"),
        [nameof(FunctionUpdate)] = ("name", "without a name, Neon returns the slug"),
        [nameof(InvitationCreate)] = ("email, role", "one request sends several, and Neon may change the case of an address"),
        [nameof(ProjectMemberRole)] = ("role", "the member has it as project_role"),
        [nameof(ProjectPermissionGrant)] = ("email", "the permission has it as granted_to_email"),
        [nameof(ProjectMove)] = ("destination_org_id, project_ids", "the projects must be in the list of the organization"),
        [nameof(ProjectTransferRequestAccept)] = ("org_id", "the project must belong to the organization"),
        [nameof(SnapshotRestore)] = ("name, target_branch_id, finalize_restore", "the branch has other members for its origin"),
        [nameof(RestoreCompletion)] = ("name", "the branch shows whether its restore is complete"),
        [nameof(SnapshotScheduleItem)] = ("frequency, hour, day, month, retention_seconds", "an omitted value is a value: it must not be there"),
    };

    /// <summary>Bodies of requests whose outcome does not depend on them, or cannot be found out.</summary>
    private static readonly Dictionary<string, string> NotCompared = new()
    {
        [nameof(AuthDisableBody)] = "Neon Auth must be gone, whatever happens to its data",
        [nameof(AuthProjectBody)] = "the outcome is unknown",
        [nameof(AuthProviderTestBody)] = "the outcome is unknown",
        [nameof(AuthTestEmailBody)] = "the outcome is unknown",
        [nameof(AuthUserCreate)] = "the outcome is unknown, because Neon does not list users",
        [nameof(AuthUserRoles)] = "the outcome is unknown, because Neon does not list users",
        [nameof(DataApiCreate)] = "Neon does not return when it was created: it must still be under way",
        [nameof(LogQuery)] = "the request only reads",
        [nameof(ObjectPresign)] = "the request only reads",
        [nameof(ProjectTransferRequestCreate)] = "the outcome is unknown",
    };

    [Fact]
    public void Each_member_of_a_body_is_compared_or_is_a_known_exception()
    {
        var compared = SentMembersTests.Bodies.Concat(SentMembersTests.NewBodies).Select(row => (string)row[0]).ToHashSet();

        Assert.Empty(Bodies().SelectMany(body => Unknown(body, compared)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_exception_is_needed()
    {
        var sent = new HashSet<string>();
        foreach (var body in Bodies())
        {
            AddParts(body, sent);
        }

        Assert.Empty(ByHand.Keys.Concat(NotCompared.Keys).Except(sent));
    }

    private static IEnumerable<string> Unknown(Type body, HashSet<string> compared) =>
        compared.Contains(body.Name) || NotCompared.ContainsKey(body.Name) ? []
        : ByHand.TryGetValue(body.Name, out var known)
            ? SentMembersTests.Members(body.Name).Except(known.Members.Split(", ")).Select(member => $"{body.Name}: {member}")
        : Parts(body) is { } parts ? parts.SelectMany(part => Unknown(part, compared))
        : [$"{body.Name}: {string.Join(", ", SentMembersTests.Members(body.Name))}"];

    /// <summary>The objects in a body that has nothing else; null for any other body.</summary>
    private static Type[]? Parts(Type body)
    {
        var parts = SentMembersTests.Properties(body.Name)
            .Select(property => property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType).ToArray();
        return parts.All(part => part.Assembly == typeof(NeonObject).Assembly && part.IsClass) ? parts : null;
    }

    private static void AddParts(Type body, HashSet<string> all)
    {
        if (all.Add(body.Name))
        {
            foreach (var part in Parts(body) ?? [])
            {
                AddParts(part, all);
            }
        }
    }

    private static Type[] Bodies()
    {
        var assembly = typeof(NeonObject).Assembly;
        var sources = Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon"), "*Api.cs", SearchOption.AllDirectories);
        var bodies = sources.SelectMany(file => Body().Matches(File.ReadAllText(file)))
            .Select(match => assembly.GetType($"Neon.{match.Groups["context"].Value}", throwOnError: true)!.GetProperty(match.Groups["name"].Value)!.PropertyType.GetGenericArguments()[0])
            .Distinct().ToArray();
        Assert.True(bodies.Length > 50, $"{bodies.Length} bodies were found.");
        return bodies;
    }

    [GeneratedRegex(@"\.Body\([^;]*?,\s*(?<context>\w+Json)\.Default\.(?<name>\w+)\)", RegexOptions.Singleline)]
    private static partial Regex Body();
}
