using Neon.Tests.Branches;
using Neon.Tests.Support;

namespace Neon.Tests.Anonymization;

/// <summary>What tests of anonymized branches prepare.</summary>
internal static class AnonymizationHost
{
    public const string Email = """{"database_name":"neondb","schema_name":"public","table_name":"users","column_name":"email","masking_function":"anon.fake_email()"}""";
    public const string Name = """{"database_name":"neondb","schema_name":"public","table_name":"users","column_name":"name","masking_value":"nobody"}""";

    /// <summary>Creates an anonymized branch without using the module, waits until it can be masked, and clears the recorded requests.</summary>
    public static string AddAnonymized(this NeonHost host, SeededProject project, string name = "masked", params string[] rules)
    {
        var created = host.Send(
            HttpMethod.Post,
            $"projects/{project.ProjectId}/branch_anonymized",
            $$$"""{"branch_create":{"branch":{"name":"{{{name}}}"},"endpoints":[{"type":"read_write"}]},"masking_rules":[{{{string.Join(',', rules)}}}]}""");
        host.Settle();
        return created.GetProperty("branch").GetProperty("id").GetString()!;
    }
}
