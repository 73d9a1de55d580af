using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Rows with the key of one resource and a column of another: the source of another snapshot, the email address of another
/// member. The person who confirms the change may have relied on that column.
/// </summary>
public sealed class RowDetailTests : IDisposable
{
    private const string OnMain = "-Project app -Branch main";
    private const string AuthOnMain = $"$null = Enable-NeonAuth {OnMain}; Get-NeonAuth {OnMain}";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public RowDetailTests()
    {
        _app = _host.Seed();
        _host.AddFunction($"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}");
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { $"New-NeonSnapshot s {OnMain} -Wait", "ProjectId, SnapshotId", "SourceBranchId", "Remove-NeonSnapshot" },
        { $"New-NeonTrigger nightly -Function api -Cron '0 3 * * *' {OnMain}", "ProjectId, BranchId, TriggerId", "FunctionSlug", "Remove-NeonTrigger" },
        { $"Add-NeonCustomDomain api.example.com api {OnMain}", "ProjectId, BranchId, Domain", "FunctionSlug", "Remove-NeonCustomDomain" },
        { $"Add-NeonCustomDomain api.example.com api {OnMain}", "ProjectId, BranchId, Domain", "EntityId", "Remove-NeonCustomDomain" },
        { $"Get-NeonFunction api {OnMain}", "ProjectId, BranchId, FunctionSlug", "FunctionId", "Remove-NeonFunction" },
        { "Grant-NeonProjectPermission bob@example.com -Project app", "ProjectId, PermissionId", "GrantedToEmail", "Revoke-NeonProjectPermission" },
        { "Get-NeonOrganizationMember | Where-Object Email -eq grace@example.com", "OrganizationId, MemberId", "Email", "Remove-NeonOrganizationMember" },
        { "Get-NeonOrganizationMember | Where-Object Email -eq grace@example.com", "OrganizationId, MemberId", "UserId", "Set-NeonOrganizationMember -Role viewer" },
        { "Get-NeonProjectMember grace@example.com -Project app", "ProjectId, MemberId", "Email", "Set-NeonProjectMemberRole -Role viewer" },
        { "Get-NeonProject app", "ProjectId", "RegionId", "Remove-NeonProject" },
        { $"New-NeonCredential build -Scope storage:read {OnMain}", "ProjectId, BranchId, TokenId", "TokenIdShort", "Revoke-NeonCredential" },
        { "Get-NeonOrganization | Select-Object -First 1 | ForEach-Object { Set-NeonSpendingLimit 50 -Organization $_; $_ } | Where-Object Handle", "OrganizationId", "Handle", "Remove-NeonSpendingLimit" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "AuthProviderProjectId", "Disable-NeonAuth" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "BaseUrl", "Disable-NeonAuth" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "JwksUrl", "Disable-NeonAuth" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "DatabaseName", "Disable-NeonAuth" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "BaseUrl", "Set-NeonAuthLocalhostAccess -Allow" },
        { "New-NeonBranch dev -Project app -Wait", "ProjectId, BranchId", "ParentId", "Remove-NeonBranch" },
        { $"Get-NeonEndpoint {OnMain}", "ProjectId, EndpointId", "RegionId", "Remove-NeonEndpoint" },
        { $"Get-NeonDatabase neondb {OnMain}", "ProjectId, BranchId, DatabaseName", "Id", "Remove-NeonDatabase" },
        { $"$null = New-NeonDataApi neondb {OnMain} -Wait; Get-NeonDatabase neondb {OnMain}", "ProjectId, BranchId, DatabaseName", "Id", "Remove-NeonDataApi" },
        { AuthOnMain, "ProjectId, BranchId, AuthProvider", "Name", "Disable-NeonAuth" },
        { "Set-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Label office", "OrganizationId, RegionId, VpcEndpointId", "Label", "Remove-NeonVpcEndpoint" },
        { "$null = Set-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Label home; Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label office -Project app", "ProjectId, VpcEndpointId", "Label", "Remove-NeonProjectVpcEndpoint" },
    };

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_of_another_resource_with_the_same_key_is_refused_before_confirmation(string create, string keys, string detail, string change)
    {
        var created = Created(create);
        var row = Row(created, keys);
        var person = new TestHost(0);

        var refused = _host.Run(person, $"{row}; {detail} = 'another' }} | {change} -Confirm; {row}; {detail} = 'another' }} | {change} -WhatIf");

        Assert.Equal(2, refused.Errors.Count);
        Assert.All(refused.Errors, error =>
        {
            Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith($"The row has the {detail} 'another', but the ", error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.EndsWith($" has '{ValueOf(created, detail)}'.", error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Equal($"Nothing was changed. Correct the row, or remove its {detail}.", error.ErrorDetails.RecommendedAction);
        });
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_of_the_resource_itself_is_changed_and_only_details_need_a_request(string create, string keys, string detail, string change)
    {
        var created = Created(create);
        Assert.Empty(_host.Run($"{Row(created, keys)}; {detail} = '{ValueOf(created, detail)}' }} | {change} -WhatIf").Errors);
        Assert.NotEmpty(_host.Requests);
        _host.Forget();

        Assert.Empty(_host.Run($"$created | {change} -WhatIf", ("created", created)).Errors);
        Assert.Empty(_host.Run($"{Row(created, keys)} }} | {change} -WhatIf").Errors);
        // Set- cmdlets read the values that they show, and a row with a name is looked up. The list of branches shows what refuses a removal.
        // Whether a member is the user's own account is a part of what is confirmed.
        var readings = _host.Requests.Where(request => request != "GET /auth" && !request.StartsWith($"GET /projects/{created.Properties["ProjectId"]?.Value}/branches?", StringComparison.Ordinal));
        Assert.Empty(change.StartsWith("Set-", StringComparison.Ordinal) || !keys.EndsWith("Id", StringComparison.Ordinal) ? _host.Changes() : readings);

        Assert.Empty(_host.Run($"{Row(created, keys)}; {detail} = '{ValueOf(created, detail)}' }} | {change} -Confirm:$false").Errors);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("Grant-NeonProjectPermission bob@example.com -Project app", "ProjectId, PermissionId", "Email", "BOB@example.com", "Revoke-NeonProjectPermission")]
    [InlineData("Get-NeonOrganizationMember | Where-Object Email -eq grace@example.com", "OrganizationId, MemberId", "email", "Grace@Example.com", "Remove-NeonOrganizationMember")]
    [InlineData("Get-NeonProjectMember grace@example.com -Project app", "ProjectId, MemberId", "E-Mail", "Grace@Example.com", "Set-NeonProjectMemberRole -Role viewer")]
    public void An_email_address_is_compared_ignoring_case_in_every_column_spelling(string create, string keys, string heading, string address, string change)
    {
        var created = Created(create);
        Assert.Equal("NeonInvalidInput", _host.Run($"{Row(created, keys)}; '{heading}' = 'ada@example.com' }} | {change} -Confirm:$false").ErrorId);
        Assert.Empty(_host.Changes());

        Assert.Empty(_host.Run($"{Row(created, keys)}; '{heading}' = '{address}' }} | {change} -Confirm:$false").Errors);
        Assert.Single(_host.Changes());
    }

    /// <summary>The heading is the property's name without Id, Slug or Name, and the column may contain a name instead of an id.</summary>
    [Theory]
    [InlineData("New-NeonSnapshot s -Project app -Branch main -Wait", "ProjectId, SnapshotId", "SourceBranch", "dev", "main", "Remove-NeonSnapshot")]
    [InlineData("New-NeonSnapshot s -Project app -Branch main -Wait", "ProjectId, SnapshotId", "source_branch_name", "dev", "main", "Remove-NeonSnapshot")]
    [InlineData("New-NeonSnapshot s -Project app -Branch main -Wait", "ProjectId, SnapshotId", "SourceBranch", "br-calm-lake-a1b2c3d4", "{main}", "Set-NeonSnapshot -Name x")]
    [InlineData("New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main", "ProjectId, BranchId, TriggerId", "Function", "web", "api", "Remove-NeonTrigger")]
    [InlineData("Add-NeonCustomDomain api.example.com api -Project app -Branch main", "ProjectId, BranchId, Domain", "Function", "web", "api", "Remove-NeonCustomDomain")]
    [InlineData("Get-NeonOrganizationMember | Where-Object Email -eq grace@example.com", "OrganizationId, MemberId", "EmailAddress", "ada@example.com", "grace@example.com", "Remove-NeonOrganizationMember")]
    [InlineData("$null = Enable-NeonAuth -Project app -Branch main; Get-NeonAuth -Project app -Branch main", "ProjectId, BranchId, AuthProvider", "Database", "orders", "neondb", "Disable-NeonAuth")]
    public void A_detail_with_a_short_heading_is_compared(string create, string keys, string heading, string other, string own, string change)
    {
        Created("New-NeonBranch dev -Project app -Wait");
        var created = Created(create);
        Assert.Equal("NeonInvalidInput", _host.Run($"{Row(created, keys)}; '{heading}' = '{other}' }} | {change} -Confirm:$false").ErrorId);
        Assert.Empty(_host.Changes());

        Assert.Empty(_host.Run($"{Row(created, keys)}; '{heading}' = '{own.Replace("{main}", _app.MainBranchId, StringComparison.Ordinal)}' }} | {change} -Confirm:$false").Errors);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_recreated_database_does_not_match_the_row()
    {
        var orders = Created($"New-NeonDatabase orders -OwnerName neondb_owner {OnMain} -Wait");
        _host.Run($"Remove-NeonDatabase orders {OnMain} -Confirm:$false -Wait; New-NeonDatabase orders -OwnerName neondb_owner {OnMain} -Wait");
        _host.Settle();
        _host.Forget();

        var refused = _host.Run("$orders | ConvertTo-Csv | ConvertFrom-Csv | Remove-NeonDatabase -Confirm:$false", ("orders", orders));

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.StartsWith($"The row has the Id '{ValueOf(orders, "Id")}', but the database orders has '", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Function_slugs_are_case_sensitive()
    {
        var created = Created($"Add-NeonCustomDomain api.example.com api {OnMain}");

        Assert.Equal("NeonInvalidInput", _host.Run($"{Row(created, "ProjectId, BranchId, Domain")}; FunctionSlug = 'API' }} | Remove-NeonCustomDomain -Confirm:$false").ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_resource_without_the_detail_does_not_match_the_row()
    {
        var created = Created($"New-NeonTrigger nightly -Function api -Cron '0 3 * * *' {OnMain}");

        var refused = _host.Run($"{Row(created, "ProjectId, BranchId, TriggerId")}; BucketName = 'uploads' }} | Remove-NeonTrigger -Confirm:$false");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.EndsWith(" has none.", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_column_with_several_values_is_refused()
    {
        var created = Created($"New-NeonSnapshot s {OnMain} -Wait");

        var refused = _host.Run($"{Row(created, "ProjectId, SnapshotId")}; SourceBranchId = @('{_app.MainBranchId}', 'another') }} | Remove-NeonSnapshot -Confirm:$false");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonSnapshot s -Project app -Branch main -Wait", "SourceBranchId", "Remove-NeonSnapshot")]
    [InlineData("Get-NeonOrganizationMember | Where-Object Email -eq grace@example.com", "Email", "Remove-NeonOrganizationMember")]
    public void A_modified_object_is_compared_like_a_row(string create, string detail, string change)
    {
        var created = Created(create);

        var refused = _host.Run($"$created.{detail} = 'another'; $created | {change} -Confirm:$false", ("created", created));

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.StartsWith($"The object has the {detail} 'another', but the ", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_row_for_a_second_branch_is_also_compared()
    {
        var dev = Created("New-NeonBranch dev -Project app -Wait");

        var refused = _host.Run($"New-NeonBranch new -Project app -Parent ({Row(dev, "ProjectId, BranchId")}; ParentId = 'another' }})");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("BranchId = 'br-calm-lake-a1b2c3d4'", "BranchId 'br-calm-lake-a1b2c3d4'")]
    [InlineData("Branch = 'dev'", "Branch 'dev'")]
    [InlineData("endpoint_id = 'ep-calm-lake-a1b2c3d4'", "endpoint_id 'ep-calm-lake-a1b2c3d4'")]
    public void An_operation_of_another_branch_or_endpoint_is_not_waited_for(string column, string named)
    {
        Created("New-NeonBranch dev -Project app -Wait");
        var operation = Created($"(Get-NeonEndpoint {OnMain} | Restart-NeonEndpoint -Wait).Operations[0]");

        var refused = _host.Run($"{Row(operation, "ProjectId, OperationId")}; {column} }} | Wait-NeonOperation");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.StartsWith($"The row has the {named}', but the operation ".Replace("''", "'", StringComparison.Ordinal), refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        Assert.Single(_host.Run($"{Row(operation, "ProjectId, OperationId, BranchId, EndpointId")}; Branch = 'main' }} | Wait-NeonOperation").Output);
    }

    [Fact]
    public void Neon_Auth_of_another_branch_is_not_disabled_and_the_check_takes_one_request()
    {
        var dev = Created("New-NeonBranch dev -Project app -Wait");
        _host.Run($"$null = Enable-NeonAuth -Project app -Branch dev");
        var auth = Created(AuthOnMain);
        var row = $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{dev.Properties["BranchId"].Value}'; AuthProvider = 'better_auth'; base_url = '{ValueOf(auth, "BaseUrl")}' }}";

        var refused = _host.Run($"{row} | Disable-NeonAuth -DeleteData -Confirm:$false");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.EndsWith("/auth", Assert.Single(_host.Requests), StringComparison.Ordinal);
    }

    /// <summary>Neon returns Neon Auth only for a branch, but the transfer is for the whole project.</summary>
    [Theory]
    [InlineData("AuthProviderProjectId")]
    [InlineData("auth_provider_project_id")]
    [InlineData("BaseUrl")]
    [InlineData("JwksUrl")]
    public void A_row_that_cannot_be_compared_is_refused_before_a_project_transfer(string column)
    {
        var person = new TestHost(0);
        var row = $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; AuthProvider = 'stack'; {column} = 'another' }}";

        var refused = _host.Run(person, $"{row} | Request-NeonAuthProjectTransfer -Confirm; {row} | Request-NeonAuthProjectTransfer -WhatIf");

        Assert.Equal(2, refused.Errors.Count);
        Assert.All(refused.Errors, error => Assert.StartsWith("The row describes Neon Auth of a branch, which cannot be compared with the project ", error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_branch_name_in_the_id_column_is_also_compared()
    {
        Created("New-NeonBranch dev -Project app -Wait");

        foreach (var change in (string[])["Disable-NeonAuth", "Remove-NeonSnapshotSchedule", "Set-NeonAuthLocalhostAccess -Allow", "Start-NeonBranchAnonymization"])
        {
            var refused = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = 'dev'; ParentId = 'br-calm-lake-a1b2c3d4' }} | {change} -Confirm:$false");

            Assert.Equal("NeonInvalidInput", refused.ErrorId);
            Assert.StartsWith("The row has the ParentId 'br-calm-lake-a1b2c3d4', but the ", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Changes());
    }

    private PSObject Created(string create)
    {
        var created = Assert.Single(_host.Run(create).Output);
        _host.Settle();
        _host.Forget();
        return created;
    }

    // Without the closing brace.
    private static string Row(PSObject created, string keys) =>
        "[pscustomobject] @{ " + string.Join("; ", keys.Split(", ").Select(key => $"{key} = '{created.Properties[key].Value}'"));

    private static object? ValueOf(PSObject created, string detail) => created.Properties[detail].Value;
}
