using System.Globalization;
using System.Text;

namespace Neon.Benchmarks.Running;

/// <summary>The account that the static server has: three projects, one with few, one with many branches.</summary>
internal static class SampleAccount
{
    public const string Organization = "org-crimson-haze-12345678";
    public const string Small = "small-sun-12345678";
    public const string Medium = "medium-sun-12345678";
    public const string Large = "large-sun-12345678";
    public const int PageSize = 1000;
    public const int MediumBranches = 10_000;
    public const int LargeBranches = 50_000;

    private const string User = "5b2f1c3e-2e0c-4a3f-9d3c-0d2f6c0a1b2c";

    /// <summary>Adds its responses.</summary>
    public static void AddTo(StaticServer server)
    {
        Add("/auth", $$"""{"account_id":"{{User}}","auth_method":"api_key_user"}""");
        Add("/users/me", $$"""{"id":"{{User}}","login":"ann","email":"ann@example.com","name":"Ann","last_name":"Lee","image":"","plan":"launch_v3","active_seconds_limit":0,"auth_accounts":[],"compute_seconds_limit":0,"branches_limit":5000,"max_autoscaling_limit":16,"projects_limit":100}""");
        Add("/users/me/organizations", $$"""{"organizations":[{{OrganizationJson}}]}""");
        Add($"/organizations/{Organization}", OrganizationJson);
        Add("/projects", $$$"""{"projects":[{{{string.Join(',', Project(Small), Project(Medium), Project(Large))}}}],"pagination":{"cursor":""},"applications":{},"integrations":{}}""");
        AddBranches(Small, 20);
        AddBranches(Medium, MediumBranches);
        AddBranches(Large, LargeBranches);

        void Add(string path, string json) => server.Add(path, Encoding.UTF8.GetBytes(json));

        void AddBranches(string project, int count)
        {
            for (var start = 0; start < count; start += PageSize)
            {
                var next = start + PageSize < count ? $"page-{start + PageSize}" : null;
                server.Add($"/projects/{project}/branches", BranchPage(project, start, Math.Min(PageSize, count - start), next), start == 0 ? "" : $"page-{start}");
            }
        }
    }

    /// <summary>One page of a list of branches, with the members that Neon returns.</summary>
    public static byte[] BranchPage(string project, int start, int count, string? next)
    {
        var branches = Enumerable.Range(start, count).Select(number => Branch(project, number));
        var pagination = next is null ? """{"sort_by":"created_at","sort_order":"asc"}""" : $$"""{"next":"{{next}}","sort_by":"created_at","sort_order":"asc"}""";
        return Encoding.UTF8.GetBytes($$"""{"branches":[{{string.Join(',', branches)}}],"annotations":{},"pagination":{{pagination}}}""");
    }

    /// <summary>The response for one project.</summary>
    public static byte[] ProjectEnvelope(string id) => Encoding.UTF8.GetBytes($$$"""{"project":{{{Project(id)}}}}""");

    private const string OrganizationJson = $$"""{"id":"{{Organization}}","name":"Acme","handle":"acme","plan":"launch_v3","created_at":"2026-01-05T08:00:00Z","updated_at":"2026-01-05T08:00:00Z","managed_by":"console"}""";

    private static string Branch(string project, int number)
    {
        var created = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var parent = number == 0 ? "" : "\"parent_id\":\"br-calm-lake-00000000\",\"parent_lsn\":\"0/1E19478\",";
        var isFirst = number == 0 ? "true" : "false";
        return $$"""
            {"id":"br-calm-lake-{{number:d8}}","project_id":"{{project}}",{{parent}}"name":"{{(number == 0 ? "main" : $"pr-{number}")}}","current_state":"ready","state_changed_at":"{{created}}","logical_size":{{30_000_000 + number}},"creation_source":"console","primary":{{isFirst}},"default":{{isFirst}},"protected":false,"cpu_used_sec":78,"compute_time_seconds":78,"active_time_seconds":312,"written_data_bytes":107816,"data_transfer_bytes":0,"created_at":"{{created}}","updated_at":"{{created}}","created_by":{"name":"Ann Lee","image":"https://example.com/ann.png"},"init_source":"parent-data"}
            """;
    }

    private static string Project(string id) => $$"""
        {"id":"{{id}}","platform_id":"aws","region_id":"aws-eu-central-1","name":"{{id}}","provisioner":"k8s-neonvm","default_endpoint_settings":{"autoscaling_limit_min_cu":0.25,"autoscaling_limit_max_cu":2,"suspend_timeout_seconds":0},"settings":{"allowed_ips":{"ips":[],"protected_branches_only":false},"enable_logical_replication":false},"pg_version":17,"proxy_host":"eu-central-1.aws.neon.tech","branch_logical_size_limit":16000,"branch_logical_size_limit_bytes":16777216000,"store_passwords":true,"active_time":312,"cpu_used_sec":78,"creation_source":"console","created_at":"2026-01-05T08:00:00Z","updated_at":"2026-01-05T08:00:00Z","synthetic_storage_size":30000000,"quota_reset_at":"2026-02-01T00:00:00Z","owner_id":"{{Organization}}","compute_last_active_at":"2026-01-05T09:00:00Z","org_id":"{{Organization}}","history_retention_seconds":86400}
        """;
}
