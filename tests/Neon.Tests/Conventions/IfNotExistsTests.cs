using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Branches;
using Neon.Tests.Contract;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// <c>-IfNotExists</c> never ignores a difference: an existing resource that differs from the specified values is an error if it
/// cannot be changed, and a warning if it can.
/// </summary>
public sealed class IfNotExistsTests : IDisposable
{
    // Parameters for its parent or its name, and those for how the cmdlet works.
    private static readonly string[] Identifying =
        ["Name", "Project", "Branch", "Organization", "Connection", "Wait", "TimeoutSec", "ThrottleLimit", "IfNotExists", "Database", "Domain", "Provider"];

    /// <summary>Values that Neon does not return for an existing resource cannot be compared.</summary>
    private static readonly Dictionary<string, string> NotTold = new()
    {
        ["Add-NeonAuthOAuthProvider -MicrosoftTenantId"] = "Neon does not return it",
        ["Add-NeonJwks -JwksUrl"] = "a key set of another address is another key set",
        ["Add-NeonJwks -SkipRoleCreation"] = "it says what to do when the key set is added, and is kept nowhere",
        ["New-NeonDataApi -AddDefaultGrants"] = "grants are made once, in the database",
        ["New-NeonDataApi -SkipAuthSchema"] = "it says what to do when the Data API is created, and is kept nowhere",
        ["New-NeonDataApi -AuthProvider"] = "Neon does not return it",
        ["New-NeonDataApi -JwksUrl"] = "Neon does not return it",
        ["New-NeonDataApi -ProviderName"] = "Neon does not return it",
        ["New-NeonDataApi -JwtAudience"] = "Neon does not return it",
        ["Add-NeonAuthDomain -AuthProvider"] = "a domain of another provider is another domain",
        ["New-NeonEndpoint -Type"] = "a compute of another type is another compute",
    };

    /// <summary>The existing resource, and another parameter for each difference.</summary>
    private static readonly Dictionary<string, (string There, string[] Differing)> Cases = new()
    {
        ["New-NeonBranch"] = ("New-NeonBranch there", BranchDifferences()),
        ["New-NeonAnonymizedBranch"] = ("New-NeonAnonymizedBranch there",
            [.. BranchDifferences(), "-MaskingRule $rule", "-Start -MaskingRule $rule"]),
        ["New-NeonEndpoint"] = ("New-NeonEndpoint -Branch bare",
            ["-Name other", "-Region aws-eu-central-1", "-Disabled", "-PasswordlessAccess:$false", .. ComputeDifferences()]),
        ["New-NeonProject"] = ("New-NeonProject there",
        [
            "-Region aws-eu-central-1", "-PgVersion 15", "-NoStorePasswords", "-Provisioner k8s-pod", "-BranchName other", "-DatabaseName other",
            "-RoleName other", "-Annotation @{ team = 'a' }", "-HistoryRetention 2.00:00", "-AllowedIp 203.0.113.7", "-AllowedIpsProtectedBranchesOnly",
            "-EnableLogicalReplication", "-BlockPublicConnections", "-BlockVpcConnections", "-AuditLogLevel extended", "-Hipaa",
            "-MaintenanceDay 3 -MaintenanceStart 01:00 -MaintenanceEnd 02:00", "-MaintenanceStart 01:00 -MaintenanceDay 3 -MaintenanceEnd 02:00",
            "-MaintenanceEnd 02:00 -MaintenanceDay 3 -MaintenanceStart 01:00", "-QuotaActiveTime 01:00:00", "-QuotaComputeTime 01:00:00",
            "-QuotaWrittenData 10GB", "-QuotaDataTransfer 10GB", "-QuotaLogicalSize 5GB", .. ComputeDifferences().Where(text => !text.StartsWith("-Provisioner", StringComparison.Ordinal)),
        ]),
        ["New-NeonDatabase"] = ("New-NeonDatabase there -Owner neondb_owner", ["-Owner app_user"]),
        ["New-NeonRole"] = ("New-NeonRole there", ["-NoLogin"]),
        ["New-NeonSnapshot"] = ("New-NeonSnapshot there",
            ["-Slug other", "-Timestamp $ago", "-Lsn 0/1", "-ExpiresAt $later", "-ExpiresIn 7.00:00"]),
        ["New-NeonBucket"] = ("New-NeonBucket there", ["-AccessLevel public_read"]),
        ["New-NeonCredential"] = ("New-NeonCredential there -Scope storage:read", ["-Scope storage:write"]),
        ["New-NeonTrigger"] = ("New-NeonTrigger there api -Cron '0 2 * * *'",
            ["-Function other -Cron '0 2 * * *'", "-Cron '0 3 * * *'", "-Bucket uploads", "-Prefix logs/ -Bucket uploads", "-FunctionPath /other -Cron '0 2 * * *'", "-Enabled:$false -Cron '0 2 * * *'"]),
        ["Add-NeonJwks"] = ("Add-NeonJwks https://example.com/keys.json -ProviderName Clerk -JwtAudience a -RoleName neondb_owner",
            ["-ProviderName Other", "-JwtAudience b -ProviderName Clerk", "-RoleName app_user -ProviderName Clerk"]),
        ["Add-NeonAuthDomain"] = ("Add-NeonAuthDomain https://app.example.com", []),
        ["Add-NeonAuthOAuthProvider"] = ("Add-NeonAuthOAuthProvider github -ClientId client -ClientSecret $secret",
            ["-ClientId other -ClientSecret $secret", "-ClientSecret $another -ClientId client", "-Credential $credential"]),
        ["Enable-NeonAuth"] = ("Enable-NeonAuth -Database neondb", ["-AuthProvider stack"]),
        ["New-NeonDataApi"] = ("New-NeonDataApi neondb",
        [
            "-Aggregates:$false", "-AnonymousRole app_user", "-ExtraSearchPath other", "-MaxRows 7", "-Schema other", "-RoleClaimKey .other",
            "-TokenCacheLifetime 00:07:00", "-OpenApiMode ignore-privileges", "-CorsAllowedOrigin https://app.example.com", "-ServerTiming",
        ]),
    };

    private readonly NeonHost _host = new();
    private readonly TempFolder _folder = new();

    public IfNotExistsTests()
    {
        var app = _host.Seed();
        File.WriteAllBytes(_folder["api.zip"], FunctionHost.Archive());
        var now = _host.Clock.GetUtcNow();
        _host.Run(
            $"Set-NeonContext -Project {app.ProjectId} -Branch {app.MainBranchId}",
            ("zip", _folder["api.zip"]),
            ("ago", now.AddSeconds(-20)),
            ("later", now.AddDays(3)),
            ("secret", Secret.Of("s3cr3t")),
            ("another", Secret.Of("an0ther")),
            ("credential", new PSCredential("someone", Secret.Of("s3cr3t"))),
            ("rule", new MaskingRule { DatabaseName = "neondb", SchemaName = "public", TableName = "users", ColumnName = "name", MaskingValue = "x" }));
    }

    public static TheoryData<string, string> Differences
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (cmdlet, (_, differing)) in Cases)
            {
                foreach (var parameters in differing)
                {
                    data.Add(cmdlet, parameters);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Cmdlets => [.. Cases.Keys];

    public void Dispose()
    {
        _folder.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Every_parameter_of_a_cmdlet_with_IfNotExists_is_tested()
    {
        var all = CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetProperty("IfNotExists") is not null)
            .SelectMany(cmdlet => cmdlet.GetProperties()
                .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any() && !Identifying.Contains(property.Name))
                .Select(property => $"{CmdletRuns.NameOf(cmdlet)} -{property.Name}"));
        var tested = Cases.SelectMany(one => one.Value.Differing.Select(parameters => $"{one.Key} {parameters.Split(' ', ':')[0]}"));

        Assert.Empty(all.Except(tested).Except(NotTold.Keys));
        Assert.Empty(NotTold.Keys.Except(all));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_difference_is_an_error_or_a_warning(string cmdlet, string parameters)
    {
        Prepare(cmdlet);
        _host.Forget();

        var result = _host.Run(Again(cmdlet, parameters));

        var reported = result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0] + ": " + error.Exception.Message)
            .Concat(result.Warnings).ToArray();
        Assert.Contains(reported, text => text.Contains("Different: ", StringComparison.Ordinal) || text.Contains(" was not changed: ", StringComparison.Ordinal));
        Assert.DoesNotContain(reported, text => text.Contains("s3cr3t", StringComparison.Ordinal) || text.Contains("an0ther", StringComparison.Ordinal));
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void An_identical_resource_causes_no_message(string cmdlet)
    {
        Prepare(cmdlet);

        var result = _host.Run(Cases[cmdlet].There + " -IfNotExists");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    /// <summary>Without -IfNotExists, -WhatIf reports what the creation would report, and nothing for a name that several can have.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void WhatIf_reports_an_existing_resource_as_its_creation_does(string cmdlet)
    {
        Prepare(cmdlet);
        _host.Forget();

        var foreseen = _host.Run(Cases[cmdlet].There + " -WhatIf");
        Assert.Empty(_host.Changes());
        var real = _host.Run(Cases[cmdlet].There);

        Assert.Equal(ForeseenRefusalTests.Reported(real), ForeseenRefusalTests.Reported(foreseen));
        Assert.All(real.Errors, error => Assert.StartsWith("NeonConflict", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(foreseen.Output);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void WhatIf_reports_a_difference_as_IfNotExists_does(string cmdlet)
    {
        if (Cases[cmdlet].Differing.FirstOrDefault() is not { } parameters)
        {
            return;
        }

        Prepare(cmdlet);
        _host.Forget();

        var foreseen = _host.Run(Again(cmdlet, parameters) + " -WhatIf");
        var real = _host.Run(Again(cmdlet, parameters));

        Assert.Equal(ForeseenRefusalTests.Reported(real), ForeseenRefusalTests.Reported(foreseen));
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonBranch there -Protected -IfNotExists", "Protected", "Set-NeonBranch")]
    [InlineData("New-NeonBranch there -ExpiresIn 7.00:00 -IfNotExists", "ExpiresAt", "Set-NeonBranch")]
    [InlineData("New-NeonBranch there -MinCu 1 -MaxCu 4 -IfNotExists", "MaxCu", "Set-NeonEndpoint")]
    [InlineData("New-NeonBranch there -NoCompute -IfNotExists", "compute", "Remove-NeonEndpoint")]
    [InlineData("New-NeonProject there -HistoryRetention 2.00:00 -IfNotExists", "HistoryRetentionSeconds", "Set-NeonProject")]
    [InlineData("New-NeonSnapshot there -ExpiresIn 7.00:00 -IfNotExists", "ExpiresAt", "Set-NeonSnapshot")]
    public void A_warning_names_the_difference_and_the_cmdlet_that_changes_it(string command, string difference, string cmdlet)
    {
        Prepare(command.Split(' ')[0]);

        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains($"its {difference} is ", warning, StringComparison.Ordinal);
        Assert.EndsWith($"To change this, use {cmdlet}.", warning, StringComparison.Ordinal);
    }

    private static string[] ComputeDifferences() =>
    [
        "-MinCu 2 -MaxCu 4", "-MaxCu 4 -MinCu 2", "-SuspendTimeout 01:00:00", "-NeverSuspend", "-PgSettings @{ work_mem = '8MB' }",
        "-PreloadLibrary pg_cron", "-UseDefaultLibraries", "-Provisioner k8s-pod",
    ];

    private static string[] BranchDifferences() =>
    [
        "-Parent dev", "-ParentTimestamp $ago", "-ParentLsn 0/1", "-SchemaOnly", "-Protected", "-Archived", "-ExpiresAt $later", "-ExpiresIn 7.00:00",
        "-Annotation @{ team = 'a' }", "-NoCompute", "-EndpointType read_only", .. ComputeDifferences(),
    ];

    private static string Again(string cmdlet, string parameters)
    {
        // A parameter that the set makes mandatory is named in the error for the difference.
        var there = Cases[cmdlet].There.Split(' ');
        var words = cmdlet switch
        {
            "New-NeonTrigger" when parameters.StartsWith("-Function ", StringComparison.Ordinal) => string.Join(' ', there[..2]),
            "New-NeonTrigger" => string.Join(' ', there[..3]),
            "New-NeonDatabase" or "New-NeonCredential" or "Add-NeonJwks" or "Add-NeonAuthOAuthProvider" => string.Join(' ', there[..2]),
            _ => Cases[cmdlet].There,
        };
        return $"{words} {parameters} -IfNotExists";
    }

    private void Prepare(string cmdlet)
    {
        string[] before = cmdlet switch
        {
            "New-NeonBranch" or "New-NeonAnonymizedBranch" => ["New-NeonBranch dev -Wait"],
            "New-NeonEndpoint" => ["New-NeonBranch bare -NoCompute -Wait"],
            "New-NeonTrigger" => ["Publish-NeonFunction api $zip -Wait", "Publish-NeonFunction other $zip -Wait", "New-NeonBucket uploads"],
            "Add-NeonAuthDomain" or "Add-NeonAuthOAuthProvider" => ["Enable-NeonAuth"],
            _ => ["New-NeonRole app_user -Wait"],
        };
        foreach (var line in before.Append(Cases[cmdlet].There))
        {
            Assert.Empty(_host.Run(line).Errors);
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
