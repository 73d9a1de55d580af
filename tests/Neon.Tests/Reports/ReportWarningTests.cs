using Xunit;
using static Neon.Tests.Reports.ReportSample;

namespace Neon.Tests.Reports;

/// <summary>Each warning with its cause, without it, and if the cause is unknown.</summary>
public sealed class ReportWarningTests
{
    [Fact]
    public void A_project_in_order_causes_no_warning() => Assert.Empty(ReportWarnings.Of(Of(NewProject())));

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    [InlineData(true, null, false)]
    [InlineData(null, false, false)]
    public void A_default_branch_that_is_not_protected_causes_a_warning(bool? isDefault, bool? isProtected, bool isWarned)
    {
        var branch = new Branch { BranchId = "br-a", ProjectId = ProjectId, Name = "main", Default = isDefault, Protected = isProtected, CreatedAt = Ago(1) };

        var warnings = ReportWarnings.Of(Of(NewProject(branches: [branch])));

        Assert.Equal(
            isWarned ? [(ReportWarningKind.UnprotectedDefaultBranch, "app/main", $"Set-NeonBranch -Project {ProjectId} -Branch br-a -Protected")] : [],
            warnings.Select(warning => (warning.Kind, string.Join('/', warning.Path), warning.Command)));
    }

    public static TheoryData<ProjectSettings?, string?> Settings => new()
    {
        { null, null },
        { new ProjectSettings(), "-AllowedIp <addresses>" },
        { new ProjectSettings { AllowedIps = new AllowedIps { Ips = [] } }, "-AllowedIp <addresses>" },
        { new ProjectSettings { AllowedIps = new AllowedIps { Ips = [] }, BlockPublicConnections = true }, null },
        { new ProjectSettings { AllowedIps = new AllowedIps { Ips = ["192.0.2.1"] } }, null },
        { new ProjectSettings { AllowedIps = new AllowedIps { Ips = ["192.0.2.1"], ProtectedBranchesOnly = true } }, "-AllowedIpsProtectedBranchesOnly:$false" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void An_open_allow_list_causes_a_warning(ProjectSettings? settings, string? fix)
    {
        var project = NewProject(branches: [NewBranch("main", isDefault: true, isProtected: true), NewBranch("dev", "main")]);
        project = project with { Project = new Project { ProjectId = ProjectId, Name = "app", Settings = settings } };

        var warnings = ReportWarnings.Of(Of(project));

        Assert.Equal(
            fix is null ? [] : [(ReportWarningKind.OpenAllowList, "app", $"Set-NeonProject -Project {ProjectId} {fix}")],
            warnings.Select(warning => (warning.Kind, string.Join('/', warning.Path), warning.Command)));
    }

    [Theory]
    [InlineData(8.0, false, true)]
    [InlineData(6.0, false, false)]
    [InlineData(8.0, true, false)]
    [InlineData(null, false, false)]
    public void A_key_that_was_never_used_causes_a_warning(double? age, bool isUsed, bool isWarned)
    {
        var key = new ApiKey { ApiKeyId = 12, Name = "ci", CreatedAt = age is { } days ? Ago(days) : null, LastUsedAt = isUsed ? Ago(1) : null };
        var report = Of() with { PersonalKeys = [key] };

        Assert.Equal(isWarned ? [(ReportWarningKind.UnusedKey, "ci", "Revoke-NeonApiKey -ApiKey 12")] : [], ReportWarnings.Of(report).Select(warning => (warning.Kind, string.Join('/', warning.Path), warning.Command)));
    }

    [Fact]
    public void The_warning_about_a_key_names_its_owner()
    {
        var report = Of(NewProject());
        report = report with
        {
            Organizations =
            [
                report.Organizations[0] with
                {
                    Keys =
                    [
                        new ApiKey { ApiKeyId = 1, Name = "all", OrganizationId = "org-cool-meadow-12345678", CreatedAt = Ago(90) },
                        new ApiKey { ApiKeyId = 2, Name = "one", OrganizationId = "org-cool-meadow-12345678", ProjectId = ProjectId, CreatedAt = Ago(90) },
                    ],
                },
            ],
        };

        Assert.Equal(
            [
                ("organization Acme, created 90 d ago", "Revoke-NeonApiKey -Organization org-cool-meadow-12345678 -ApiKey 1"),
                ("project app, created 90 d ago", "Revoke-NeonApiKey -Organization org-cool-meadow-12345678 -ApiKey 2"),
            ],
            ReportWarnings.Of(report).Select(warning => (warning.Detail, warning.Command)));
        Assert.Empty(ReportWarnings.Of(report with { IsLastUseKnown = false }));
    }

    [Theory]
    [InlineData(-1, null, true)]
    [InlineData(-1, true, false)]
    [InlineData(0, false, false)]
    [InlineData(300, false, false)]
    [InlineData(null, false, false)]
    public void A_compute_that_never_suspends_causes_a_warning(int? timeout, bool? isDisabled, bool isWarned)
    {
        var project = NewProject() with { Endpoints = [new Endpoint { EndpointId = "ep-a", BranchId = "br-main", SuspendTimeoutSeconds = timeout, Disabled = isDisabled }] };

        Assert.Equal(
            isWarned ? [(ReportWarningKind.NeverSuspended, "app/main/ep-a", $"Set-NeonEndpoint -Project {ProjectId} -Endpoint ep-a -SuspendTimeout 5m")] : [],
            ReportWarnings.Of(Of(project)).Select(warning => (warning.Kind, string.Join('/', warning.Path), warning.Command)));
    }

    [Fact]
    public void A_branch_that_is_older_than_a_month_causes_a_warning()
    {
        Branch[] branches =
        [
            NewBranch("main", isDefault: true, isProtected: true, age: 90),
            NewBranch("kept", "main", isProtected: true, age: 90),
            NewBranch("young", "main", age: 29.9),
            NewBranch("ends", "main", age: 31, expires: Ago(-1)),
            NewBranch("leaf", "main", age: 31),
            NewBranch("stem", "main", age: 31),
            NewBranch("child", "stem", age: 1),
            NewBranch("root", age: 31),
            new Branch { BranchId = "br-unknown", ProjectId = ProjectId, Name = "unknown", ParentId = "br-main", Default = false, CreatedAt = Ago(90) },
            new Branch { BranchId = "br-ageless", ProjectId = ProjectId, Name = "ageless", ParentId = "br-main", Default = false, Protected = false },
        ];

        var warnings = ReportWarnings.Of(Of(NewProject(branches: branches)));

        Assert.Equal(
            [
                ("app/leaf", "created 31 d ago", $"Remove-NeonBranch -Project {ProjectId} -Branch br-leaf"),
                ("app/stem", "created 31 d ago, 1 child branch", $"Set-NeonBranch -Project {ProjectId} -Branch br-stem -Protected"),
                ("app/root", "created 31 d ago, a root branch, which cannot be removed", $"Set-NeonBranch -Project {ProjectId} -Branch br-root -Protected"),
            ],
            warnings.Select(warning => (string.Join('/', warning.Path), warning.Detail, warning.Command)));
        Assert.All(warnings, warning => Assert.Equal(ReportWarningKind.OldBranch, warning.Kind));
    }
}
