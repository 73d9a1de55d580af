using System.Collections;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text.Json;

namespace Neon.Tests.Support;

/// <summary>Objects of the module with all properties set, with values of the form and length of Neon's.</summary>
internal sealed class FullObject
{
    private readonly Func<string, string> _texts;

    private FullObject(Func<string, string> texts) => _texts = texts;

    private static readonly Dictionary<string, object> Known = new()
    {
        ["ProjectId"] = "wandering-butterfly-12345678",
        ["BranchId"] = "br-wandering-butterfly-a1b2c3d4",
        ["ParentId"] = "br-morning-mountain-e5f6g7h8",
        ["SourceBranchId"] = "br-wandering-butterfly-a1b2c3d4",
        ["BaseBranchId"] = "br-morning-mountain-e5f6g7h8",
        ["EndpointId"] = "ep-wandering-butterfly-a1b2c3d4",
        ["SnapshotId"] = "snap-wandering-butterfly-a1b2c3d4",
        ["OrganizationId"] = "org-wandering-butterfly-12345678",
        ["RegionId"] = "aws-ap-southeast-2",
        ["Region"] = "aws-ap-southeast-2",
        ["VpcEndpointId"] = "vpce-1234567890abcdef0",
        ["TokenIdShort"] = "a1b2c3d4e5f6",
        ["Name"] = "preview/pr-1234",
        ["DatabaseName"] = "orders_production",
        ["RoleName"] = "orders_owner",
        ["OwnerName"] = "orders_owner",
        ["BucketName"] = "uploads",
        ["ObjectKey"] = "reports/2026/march/summary.csv",
        ["Prefix"] = "reports/2026/",
        ["Host"] = "ep-wandering-butterfly-a1b2c3d4-pooler.c-2.ap-southeast-2.aws.neon.tech",
        ["Email"] = "ada.lovelace@example.com",
        ["GrantedToEmail"] = "ada.lovelace@example.com",
        ["Recipient"] = "ada.lovelace@example.com",
        ["SenderEmail"] = "no-reply@example.com",
        ["SmtpHost"] = "smtp.mail.example.com",
        ["CurrentState"] = "idle",
        ["PendingState"] = "active",
        ["ComputeState"] = "idle",
        ["State"] = "active",
        ["Status"] = "finished",
        ["Type"] = "read_write",
        ["Action"] = "sync_dbs_and_roles_from_compute",
        ["Plan"] = "direct_sales_v3",
        ["PeriodPlan"] = "direct_sales_v3",
        ["ManagedBy"] = "console",
        ["Role"] = "collaborator",
        ["OrgRole"] = "collaborator",
        ["ProjectRole"] = "editor",
        ["EffectiveProjectPermission"] = "ADMIN",
        ["GrantSource"] = "org_admin_override",
        ["AuthenticationMethod"] = "password",
        ["AuthProvider"] = "better_auth",
        ["OAuthProviderId"] = "microsoft",
        ["AccessLevel"] = "public_read",
        ["Frequency"] = "monthly",
        ["Granularity"] = "hourly",
        ["Metric"] = "compute_unit_seconds",
        ["Level"] = "ERROR",
        ["SeverityText"] = "ERROR",
        ["CreatorRole"] = "owner",
        ["EntityType"] = "function",
        ["EntityId"] = "thumbnails",
        ["FunctionSlug"] = "thumbnails",
        ["Slug"] = "thumbnails",
        ["Cron"] = "0 3 * * *",
        ["Runtime"] = "nodejs24",
        ["SchemaName"] = "public",
        ["TableName"] = "customers",
        ["ColumnName"] = "email",
        ["MaskingFunction"] = "anon.fake_email()",
        ["Method"] = "GET",
        ["Lsn"] = "0/1E19478",
        ["ParentLsn"] = "0/1E19478",
        ["Sql"] = "CREATE TABLE public.orders (id bigint);\n",
        ["Diff"] = "--- a/orders\n+++ b/orders\n@@ -1,2 +1,2 @@\n CREATE TABLE public.orders (\n-    id integer\n+    id bigint\n",
        ["DeletionMethod"] = "user",
        ["Port"] = 5432,
        ["PgVersion"] = 17,
        ["MinCu"] = 0.25,
        ["MaxCu"] = 10.0,
        ["Share"] = 0.75,
        ["Hour"] = 23,
        ["Day"] = 31,
        ["Month"] = 12,
    };

    /// <summary>An instance of a type with every property filled.</summary>
    public static object Of(Type type) => Of(type, text => text);

    /// <summary>An instance of a type with every property set, and each text changed.</summary>
    public static object Of(Type type, Func<string, string> texts) => new FullObject(texts).Make(type, type.Name, 0)!;

    /// <summary>Several instances whose projects differ.</summary>
    public static object[] InTwoProjects(Type type)
    {
        object[] all = [Of(type), Of(type), Of(type)];
        var last = all[2] is BranchTreeNode node ? node.Branch : all[2];
        Writable(last.GetType(), "ProjectId")?.SetValue(last, "calm-lake-87654321");

        return all;
    }

    private object? Make(Type type, string name, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(name, out var known) && type.IsInstanceOfType(known))
        {
            return known is string word ? _texts(word) : known;
        }

        return type switch
        {
            _ when type == typeof(string) => _texts(Text(name)),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 1234,
            _ when type == typeof(long) => name.EndsWith("Seconds", StringComparison.Ordinal) ? 604_800L : name.EndsWith("Id", StringComparison.Ordinal) || name == "Id" ? 12345678L : 1_610_612_736L,
            _ when type == typeof(double) => 8.0,
            _ when type == typeof(decimal) => 5_400_000m,
            _ when type == typeof(DateTimeOffset) => StillClock.Now + (name.Contains("Expires", StringComparison.Ordinal) || name.StartsWith("Next", StringComparison.Ordinal) ? TimeSpan.FromMinutes(59.5) : TimeSpan.FromDays(-3.5)),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(90),
            _ when type == typeof(Uri) => new Uri("https://console.neon.tech/api/v2/"),
            _ when type == typeof(SecureString) => Secret.Of("hidden"),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type == typeof(object) => _texts("value"),
            _ when type == typeof(JsonElement) => JsonSerializer.SerializeToElement(_texts("value")),
            _ when type == typeof(IReadOnlyList<ConsumptionMetric>) =>
                ProjectConsumption.MetricsOfProjects.Append("gpu_seconds").Select(metric => new ConsumptionMetric { MetricName = metric, Value = 5_400_000m }).ToArray(),
            _ when type.IsGenericType && Dictionaries(type) is { } map => map,
            _ when type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) => List(type.GetGenericArguments()[0], name, depth),
            _ when type.Namespace == "Neon" && !type.IsAbstract => depth > 3 ? null : Filled(type, depth),
            _ => null,
        };
    }

    private static string Text(string name) => name switch
    {
        _ when name.EndsWith("Url", StringComparison.Ordinal) || name.EndsWith("Uri", StringComparison.Ordinal) || name == "S3Endpoint" =>
            "https://br-wandering-butterfly-a1b2c3d4.storage.c-2.ap-southeast-2.aws.neon.tech/path",
        "Detail" or "Description" or "Message" or "StatusMessage" => "A sentence that says what is the matter and what might be done about it.",
        _ when name.EndsWith("Id", StringComparison.Ordinal) => "1a2b3c4d-1111-2222-3333-444455556666",
        _ => "some " + name.ToLowerInvariant(),
    };

    private object? Dictionaries(Type type)
    {
        if (type.GetGenericArguments() is not [var key, var value] || key != typeof(string))
        {
            return null;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        map[_texts("team")] = Make(value, "team", 0);
        return map;
    }

    private object List(Type item, string name, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(Collection<>).MakeGenericType(item))!;
        if (Make(item, name, depth + 1) is { } one)
        {
            list.Add(one);
        }

        return list;
    }

    private object Filled(Type type, int depth)
    {
        // A type that is created from a URL has no other constructor; all others are filled property by property.
        var instance = type == typeof(ConnectionString)
            ? new ConnectionString(PostgresUri.Parse($"postgresql://{Uri.EscapeDataString(_texts("orders_owner"))}:hidden@{Known["Host"]}/{Uri.EscapeDataString(_texts("orders_production"))}?sslmode=require")!)
            : RuntimeHelpers.GetUninitializedObject(type);
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var property in level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(property => property.Name != nameof(NeonObject.Names)))
            {
                if (property.SetMethod is not null && property.Name != "Unknown")
                {
                    property.SetValue(instance, Make(property.PropertyType, property.Name, depth));
                }
                else if (type != typeof(ConnectionString) && Writable(level, property.Name) is { } field)
                {
                    field.SetValue(instance, Make(property.PropertyType, property.Name, depth));
                }
            }
        }

        return instance;
    }

    /// <summary>The backing field of a property with a value of its own.</summary>
    private static FieldInfo? Writable(Type? type, string property)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetField($"<{property}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is { } field)
            {
                return field;
            }
        }

        return null;
    }
}
