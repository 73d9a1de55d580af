using System.Text.RegularExpressions;
using Neon.Tests.Branches;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>An error about something that Neon did not find names it. Neon's own message does not, and stays the message of the exception.</summary>
public sealed partial class MissingTextTests : IDisposable
{
    private const string OnMain = "-Project app -Branch main";

    private readonly NeonHost _host = new();

    /// <summary>The path of every operation for one resource.</summary>
    public static TheoryData<string> Routes => [.. ContractFile.Current.InScope.Select(operation => operation.Path).Where(path => path.Contains('{', StringComparison.Ordinal)).Distinct()];

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonRole x " + OnMain, "There is no role 'x' on branch main", "Role not found")]
    [InlineData("Remove-NeonRole x -Confirm:$false " + OnMain, "There is no role 'x' on branch main", "Role not found")]
    [InlineData("Reset-NeonRolePassword x -Confirm:$false " + OnMain, "There is no role 'x' on branch main", "Role not found")]
    [InlineData("Set-NeonDatabase x -Name y " + OnMain, "There is no database 'x' on branch main", "database not found")]
    [InlineData("Get-NeonConnectionString main -Project app -Database x -Role neondb_owner", "There is no database 'x' on branch main", "database not found")]
    [InlineData("Get-NeonConnectionString main -Project app -Database neondb -Role x", "There is no role 'x' on branch main", "Role not found")]
    [InlineData("Get-NeonEndpoint ep-calm-lake-a1b2c3d4 -Project app", "There is no endpoint 'ep-calm-lake-a1b2c3d4' in project app", "endpoint not found")]
    [InlineData("Get-NeonRole x -Project app -Branch br-calm-lake-a1b2c3d4", "There is no branch 'br-calm-lake-a1b2c3d4' in project app", "branch not found")]
    [InlineData("Get-NeonBucketObject -Bucket x " + OnMain, "There is no bucket 'x' on branch main", "bucket not found")]
    [InlineData("Get-NeonFunction x " + OnMain, "There is no function 'x' on branch main", "function not found")]
    [InlineData("Remove-NeonCustomDomain x.example.com -Confirm:$false " + OnMain, "There is no custom domain 'x.example.com' on branch main", "custom domain not found")]
    [InlineData("Get-NeonProject calm-lake-12345678", "The project 'calm-lake-12345678' was not found", "project not found")]
    [InlineData("Revoke-NeonApiKey 12345678 -Confirm:$false", "The API key '12345678' was not found", "API key not found")]
    public void The_error_names_the_resource_and_its_parent(string command, string text, string words)
    {
        _host.Seed("app");

        var error = _host.Run(command).Error;

        Assert.StartsWith(text + " (HTTP 404, request ", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(words, error.Exception.Message);
    }

    /// <summary>Neon has only a list of them.</summary>
    [Theory]
    [InlineData("Get-NeonBucket x", "There is no bucket 'x' on branch main.")]
    [InlineData("Get-NeonCustomDomain x.example.com", "There is no custom domain 'x.example.com' on branch main.")]
    [InlineData("Get-NeonAuthOAuthProvider vercel", "There is no OAuth provider 'vercel' on branch main.")]
    public void The_error_about_a_list_names_the_parent(string command, string text)
    {
        _host.Seed("app");
        _host.Run($"$null = Enable-NeonAuth {OnMain}; $null = Add-NeonAuthOAuthProvider github {OnMain}");

        var error = _host.Run($"{command} {OnMain}").Error;

        Assert.Equal(text, error.ToString());
        Assert.StartsWith("Names must match exactly, including case. To list the ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranchSchema main -Database x -Project app")]
    [InlineData("Compare-NeonBranchSchema dev -Database x -Project app")]
    public void The_error_about_the_schema_of_a_database_names_the_database(string command)
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "dev");

        var result = _host.Run(command);

        Assert.Equal("NeonDatabaseNotFound", result.ErrorId);
        Assert.StartsWith($"There is no database 'x' on branch {command.Split(' ')[1]} (HTTP 404, request ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal($"Check the name: it must match exactly, including case. To list the databases, use Get-NeonDatabase -Project app -Branch {command.Split(' ')[1]}.", result.Error.ErrorDetails.RecommendedAction);
        Assert.Equal("database not found", result.Error.Exception.Message);
    }

    [Theory]
    [InlineData("Get-NeonRole neondb_owne", "There is no role 'neondb_owne' on branch main. Did you mean 'neondb_owner'?", "Get-NeonRole -Project app -Branch main")]
    [InlineData("Reset-NeonRolePassword neondb_owne -Confirm:$false", "There is no role 'neondb_owne' on branch main. Did you mean 'neondb_owner'?", "Get-NeonRole -Project app -Branch main")]
    [InlineData("New-NeonDatabase x -Owner neondb_owne", "There is no role 'neondb_owne' on branch main. Did you mean 'neondb_owner'?", "Get-NeonRole -Project app -Branch main")]
    [InlineData("Get-NeonDatabase neondbs", "There is no database 'neondbs' on branch main. Did you mean 'neondb'?", "Get-NeonDatabase -Project app -Branch main")]
    [InlineData("Remove-NeonDatabase neondbs -WhatIf", "There is no database 'neondbs' on branch main. Did you mean 'neondb'?", "Get-NeonDatabase -Project app -Branch main")]
    [InlineData("Remove-NeonBucket upload -Confirm:$false", "There is no bucket 'upload' on branch main. Did you mean 'uploads'?", "Get-NeonBucket -Project app -Branch main")]
    [InlineData("Get-NeonBucketObject -Bucket upload", "There is no bucket 'upload' on branch main. Did you mean 'uploads'?", "Get-NeonBucket -Project app -Branch main")]
    public void A_mistyped_name_is_reported_with_its_place_and_a_suggestion(string command, string words, string list)
    {
        _host.Seed("app");
        _host.Run("New-NeonBucket uploads " + OnMain);

        var error = _host.Run($"{command} {OnMain}").Error;

        Assert.StartsWith(words, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains($"use {list}.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranch mian -Project app", "There is no branch 'mian' in project app. Did you mean 'main'?", "To list the branches, use Get-NeonBranch -Project app.")]
    [InlineData("Set-NeonBranch nope -Project app -Protected", "There is no branch 'nope' in project app.", "Names must match exactly, including case. To list the branches, use Get-NeonBranch -Project app.")]
    [InlineData("Get-NeonEndpoint nope -Project app", "There is no endpoint 'nope' in project app.", "Names must match exactly, including case. To list the endpoints, use Get-NeonEndpoint -Project app.")]
    [InlineData("Remove-NeonSnapshot nope -Project app -Confirm:$false", "There is no snapshot 'nope' in project app.", "Names must match exactly, including case. To list the snapshots, use Get-NeonSnapshot -Project app.")]
    [InlineData("Restore-NeonBranch main -Project app -Source ma* -Confirm:$false", "There is no branch 'ma*' in project app.", "-Source does not accept wildcards. Specify a branch by its id or exact name. To list the branches, use Get-NeonBranch -Project app.")]
    public void A_name_that_was_not_found_in_a_list_is_reported_with_its_place(string command, string words, string advice)
    {
        _host.Seed("app");

        var error = _host.Run(command).Error;

        Assert.Equal((words, advice), (error.ErrorDetails.Message, error.ErrorDetails.RecommendedAction));
    }

    [Fact]
    public void A_known_resource_is_shown_by_its_name()
    {
        var app = _host.Seed("app");
        var dev = _host.Run("New-NeonBranch dev -Project app -Wait").Output[0];
        _host.Send(HttpMethod.Delete, $"projects/{app.ProjectId}/branches/{((Branch)dev.BaseObject).BranchId}");

        var error = _host.Run("$dev | Set-NeonBranch -Name other", ("dev", dev)).Error;

        Assert.StartsWith($"There is no branch 'dev' ({((Branch)dev.BaseObject).BranchId}) in project app (HTTP 404", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_resource_that_a_message_can_name_is_shown_with_the_value_in_the_route(string route)
    {
        KeyValuePair<string, string>[] values = [.. Parameter().Matches(route).Select(match => KeyValuePair.Create(match.Groups[1].Value, $"the {match.Groups[1].Value}"))];

        foreach (var resource in ResourceTable.All.Where(resource => resource is { MissingWord: not null, Lister: not null }))
        {
            var text = MissingResource.Describe(route, values, $"{resource.MissingWord} not found", _ => null);

            if (values.LastOrDefault(value => resource.Parameters.Contains(value.Key)) is { Key: not null } named)
            {
                Assert.Contains($"{resource.Kind} '{named.Value}'", text, StringComparison.Ordinal);
            }
            else
            {
                Assert.Null(text);
            }
        }

        Assert.All(
            ["not found", "parent branch not found", "route not found", "the branch cannot be found because it is not found", "neon auth is not enabled for this branch"],
            words => Assert.Null(MissingResource.Describe(route, values, words, _ => null)));
    }

    /// <summary>The id of a transfer request is enough to accept the project.</summary>
    [Fact]
    public void A_secret_in_the_route_is_not_shown() => Assert.Null(MissingResource.Describe(
        "/projects/{project_id}/transfer_requests/{request_id}", [new("project_id", "app"), new("request_id", "secret")], "transfer request not found", _ => null));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
