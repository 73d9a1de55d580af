using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>Connect-Neon and Get-NeonContext show the names by which a person recognizes the account and the context.</summary>
public sealed class RecognizableContextTests : ConnectionTest
{
    [Fact]
    public void A_personal_key_is_shown_with_the_address_of_its_user()
    {
        Assert.Equal("ada@example.com", One<NeonContext>($"Connect-Neon {Marker}").AccountName);
        Assert.Equal(["GET /auth", "GET /users/me"], Requests);
        Assert.Equal("ada@example.com", One<NeonContext>("Get-NeonContext | Where-Object AccountName -like *@example.com").AccountName);
        Assert.Equal("ada@example.com", One<NeonConnection>($"Connect-Neon {Marker} -PassThru").AccountName);
    }

    [Fact]
    public void An_organization_key_is_shown_with_the_name_of_its_organization()
    {
        var context = One<NeonContext>("Connect-Neon $key", ("key", Server.AddOrganizationKey()));

        Assert.False(string.IsNullOrEmpty(context.AccountName));
        Assert.Equal(context.AccountName, One<string>("(Get-NeonOrganization).Name"));
        Assert.Equal("GET /auth", Requests[0]);
        Assert.Equal($"GET /organizations/{Server.OrganizationId}", Requests[1]);
    }

    [Fact]
    public void A_project_key_connects_without_the_name_that_it_cannot_read()
    {
        Run($"[void](Connect-Neon {Marker})");
        var project = One<string>($"(New-NeonProject app -Organization {Server.OrganizationId} -Wait).ProjectId");

        var result = Run("Connect-Neon $key -Verbose", ("key", Server.AddProjectKey(project)));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public void A_name_that_cannot_be_read_does_not_prevent_the_connection(HttpStatusCode status)
    {
        Server.Faults.Add("getCurrentUserInfo", EmulatorFault.Status(status));

        var result = Run($"Connect-Neon {Marker} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Null(((NeonContext)Assert.Single(result.Output).BaseObject).AccountName);
        Assert.Contains(result.Verbose, line => line.ToString().StartsWith("A name for the context could not be read", StringComparison.Ordinal));
        Assert.Equal(["GET /auth", "GET /users/me"], Requests);
    }

    [Fact]
    public void The_ids_in_a_context_file_are_shown_with_their_names()
    {
        Run($"[void](Connect-Neon {Marker})");
        var project = (Project)Run($"New-NeonProject app -Organization {Server.OrganizationId} -Wait").Output[0].BaseObject;
        var branch = One<string>($"(Get-NeonBranch main -Project {project.ProjectId}).BranchId");
        using var folder = new TempFolder();
        folder.Write(".neon", $$"""{ "orgId": "{{Server.OrganizationId}}", "projectId": "{{project.ProjectId}}", "branchId": "{{branch}}" }""");

        var context = One<NeonContext>("[void] $ExecutionContext.SessionState.Path.SetLocation($to); Connect-Neon $key -UseNeonFile", ("to", folder.Path), ("key", Marker));

        Assert.Equal(("app", "main"), (context.ProjectName, context.BranchName));
        Assert.Equal((project.ProjectId, branch), (context.ProjectId, context.BranchId));
        Assert.Equal(One<string>("(Get-NeonOrganization | Where-Object OrganizationId -eq $id).Name", ("id", Server.OrganizationId)), context.OrganizationName);
    }

    [Fact]
    public void A_context_shows_names_from_earlier_responses_without_a_request()
    {
        Run($"[void](Connect-Neon {Marker})");
        var id = One<string>($"(New-NeonProject app -Organization {Server.OrganizationId} -Wait).ProjectId");
        Run("Set-NeonContext -Project $id", ("id", id));
        var sent = RequestCount;

        var context = One<NeonContext>("Get-NeonContext");

        Assert.Equal(("app", id), (context.ProjectName, context.ProjectId));
        Assert.Equal(sent, RequestCount);
    }

    [Fact]
    public void A_project_set_by_id_keeps_the_id_although_its_name_is_known()
    {
        Run($"[void](Connect-Neon {Marker})");
        var id = One<string>($"(New-NeonProject app -Organization {Server.OrganizationId} -Wait).ProjectId");

        Assert.Empty(Run("$branch = (Get-NeonBranch main -Project $id).BranchId; Set-NeonContext -Project $id -Branch $branch; $c = Get-NeonContext; Set-NeonContext -Clear; $c | Set-NeonContext", ("id", id)).Errors);

        Assert.Equal((id, null), (Session.Context.ProjectId, Session.Context.ProjectName));
        Assert.True(Session.Context is { BranchId: not null, BranchName: null });
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(160)]
    public void The_view_fits_and_shows_the_source_beside_what_was_set(int width)
    {
        Run($"[void](Connect-Neon {Marker})");
        var id = One<string>($"(New-NeonProject app -Organization {Server.OrganizationId} -Wait).ProjectId");

        var lines = string.Concat(Run($"Set-NeonContext -Project $id -Branch main; Get-NeonContext | Out-String -Width {width}", ("id", id)).Output).Split('\n');

        Assert.Contains(lines, line => line.TrimEnd() == "AccountName    : ada@example.com");
        Assert.Contains(lines, line => line.TrimEnd() == "ProjectName    : app");
        Assert.Contains(lines, line => line.TrimEnd() == $"ProjectId      : {id} (session)");
        Assert.Contains(lines, line => line.TrimEnd() == "BranchName     : main (session)");
        Assert.DoesNotContain(lines, line => line.StartsWith("BranchId ", StringComparison.Ordinal) || line.TrimEnd().Length >= width);
    }

    private string[] Requests => [.. Server.Exchanges.Select(exchange => $"{exchange.Method} {exchange.Path}")];
}
