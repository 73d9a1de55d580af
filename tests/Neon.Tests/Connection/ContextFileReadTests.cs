using System.Management.Automation;
using Neon.Tests.Completion;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>The context file in a session that uses it.</summary>
public sealed class ContextFileReadTests : ContextFileTest
{
    public ContextFileReadTests() => Host.Run("$NeonUseNeonFile = $true");

    [Fact]
    public void The_file_supplies_parents_and_each_value_has_its_source()
    {
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branch": "{{App.MainBranchId}}" }""");

        var context = Present();

        Assert.Equal((Host.Emulator.OrganizationId, App.ProjectId, App.MainBranchId), (context.OrganizationId, context.ProjectId, context.BranchId));
        Assert.All([context.OrganizationSource, context.ProjectSource, context.BranchSource], source => Assert.Equal($"file {File}", source));
        Assert.Equal(File, context.NeonFile);
        Assert.Empty(Host.Requests);
        Assert.NotEmpty(Host.Get<Database>("Get-NeonDatabase"));
        Assert.Equal([$"GET /projects/{App.ProjectId}/branches/{App.MainBranchId}/databases"], Host.Requests);
    }

    [Theory]
    [InlineData("branch")]
    [InlineData("branchId")]
    public void Both_spellings_of_the_branch_are_read(string key)
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}", "{{key}}": "{{App.MainBranchId}}" }""");

        Assert.Equal((App.MainBranchId, null), (Present().BranchId, Present().BranchName));
    }

    [Fact]
    public void The_newer_spelling_takes_precedence()
    {
        Link($$"""{ "branchId": "br-old-leaf-a1b2c3d4", "projectId": "{{App.ProjectId}}", "branch": "dev" }""");

        Assert.Equal((null, "dev"), (Present().BranchId, Present().BranchName));
    }

    [Fact]
    public void Tab_uses_the_project_and_the_branch_name_of_the_file()
    {
        AddBranch("dev");
        Host.Get<Database>($"New-NeonDatabase orders -Project {App.ProjectId} -Branch dev -Owner neondb_owner -Wait");
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "dev" }""");
        Host.Forget();

        // The first Tab finds the branch and lists its databases; the second uses the same list.
        Assert.Equal(["orders"], Host.Offered("Get-NeonDatabase -Database o"));
        Assert.Equal(2, Host.Requests.Count);
        Assert.Equal(["orders"], Host.Offered("Get-NeonDatabase -Database o"));
        Assert.Equal(["dev"], Host.Offered("Get-NeonBranch -Branch d"));
        Assert.Equal(2, Host.Requests.Count);
    }

    [Fact]
    public void A_branch_name_is_looked_up_on_demand_and_once_per_pipeline()
    {
        var dev = AddBranch("dev");
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "dev" }""");

        Assert.Equal("dev", Present().BranchName);
        Assert.Single(Host.Get<Branch>("Get-NeonBranch main"));
        Host.Forget();

        var result = Host.Run("'a', 'b', 'c' | Get-NeonDatabase");

        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonDatabaseNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Single(Host.Requests, request => request.StartsWith($"GET /projects/{App.ProjectId}/branches?", StringComparison.Ordinal));
        Assert.All(Host.Requests.Where(request => request.Contains("/databases", StringComparison.Ordinal)), request => Assert.Contains(dev, request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_branch_is_an_error_that_names_the_file()
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "dev" }""");

        var result = Host.Run("Get-NeonDatabase");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Contains(File, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("'dev'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Set-NeonContext", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(Host.Requests, request => request.Contains("/databases", StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_of_the_current_folder_is_used()
    {
        var other = Host.Seed("other");
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""", "app");
        Link($$"""{ "projectId": "{{other.ProjectId}}" }""", "other");

        GoTo(Folder["app/src/deep"]);
        Assert.Equal(App.ProjectId, Present().ProjectId);
        GoTo(Folder["other"]);
        Assert.Equal(other.ProjectId, Present().ProjectId);
        GoTo(Folder.Path);
        Assert.Null(Present().ProjectId);
    }

    [Fact]
    public void Each_command_of_a_pipeline_uses_its_own_current_folder()
    {
        var other = Host.Seed("other");
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""", "app");
        Link($$"""{ "projectId": "{{other.ProjectId}}" }""", "other");

        var projects = Host.Get<string>(
            "'app', 'other' | ForEach-Object { [void] $ExecutionContext.SessionState.Path.SetLocation(\"$top/$_\"); Get-NeonBranch main } | ForEach-Object ProjectId",
            ("top", Folder.Path));

        Assert.Equal([App.ProjectId, other.ProjectId], projects);
    }

    [Fact]
    public void The_session_takes_precedence_over_the_file_and_parameters_over_both()
    {
        var other = Host.Seed("other");
        var third = Host.Seed("third");
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branch": "main" }""");

        Host.Run($"Set-NeonContext -Project {other.ProjectId}");
        var context = Present();

        Assert.Equal((other.ProjectId, "session"), (context.ProjectId, context.ProjectSource));
        Assert.Equal((null, null, null), (context.BranchId, context.BranchName, context.BranchSource));
        Assert.Equal([other.ProjectId], Host.Get<Branch>("Get-NeonBranch").Select(branch => branch.ProjectId));
        Assert.Equal([third.ProjectId], Host.Get<Branch>($"Get-NeonBranch -Project {third.ProjectId}").Select(branch => branch.ProjectId));
        Assert.Equal("NeonBranchRequired", Host.Run($"Get-NeonDatabase -Project {third.ProjectId}").ErrorId);
    }

    [Fact]
    public void Unrelated_parts_of_two_contexts_are_not_combined()
    {
        var elsewhere = Host.Emulator.OrganizationIds[1];
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branch": "main" }""");

        Host.Run("Set-NeonContext -Project quiet-forest-12345678");
        Assert.Equal(("quiet-forest-12345678", null), (Present().ProjectId, Present().OrganizationId));
        Host.Run($"Set-NeonContext -Clear -Organization {elsewhere}");
        Assert.Equal((elsewhere, null, null), (Present().OrganizationId, Present().ProjectId, Present().BranchName));
        Host.Run($"Set-NeonContext -Organization {Host.Emulator.OrganizationId}");
        Assert.Equal((Host.Emulator.OrganizationId, "session", App.ProjectId, "main"), (Present().OrganizationId, Present().OrganizationSource, Present().ProjectId, Present().BranchName));
    }

    [Fact]
    public void A_session_branch_can_be_combined_with_the_project_of_the_file()
    {
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branch": "dev" }""");

        Assert.Empty(Host.Run("Set-NeonContext -Branch main").Errors);

        var context = Present();
        Assert.Equal((App.ProjectId, "session", App.MainBranchId, "session"), (context.ProjectId, context.ProjectSource, Host.Session.Context.BranchId, context.BranchSource));
        Assert.Equal((Host.Emulator.OrganizationId, $"file {File}"), (context.OrganizationId, context.OrganizationSource));
    }

    [Fact]
    public void The_file_is_not_used_for_another_account()
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""");
        var other = Host.Connect(Host.Emulator.AddOrganizationKey());

        var result = Host.Run("Get-NeonBranch -Connection $other", ("other", other));

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.DoesNotContain(".neon", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void A_connection_can_enable_or_disable_the_file()
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""");
        var with = Host.Connect(Host.Emulator.AddOrganizationKey(), settings => settings with { UseNeonFile = true });
        Host.Run("$NeonUseNeonFile = $false");
        Host.Run("Set-NeonContext -Project quiet-forest-12345678");

        Assert.Equal([App.ProjectId], Host.Get<Branch>("Get-NeonBranch -Connection $with", ("with", with)).Select(branch => branch.ProjectId));

        Host.Run("$NeonUseNeonFile = $true; Set-NeonContext -Clear");
        Host.Session.Connection = Host.Connect(Host.Emulator.ApiKey, settings => settings with { UseNeonFile = false });
        Assert.Null(Present().ProjectId);
    }

    [Fact]
    public void Parallel_runspaces_each_use_their_own_folder()
    {
        var other = Host.Seed("other");
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""", "app");
        Link($$"""{ "projectId": "{{other.ProjectId}}" }""", "other");
        const string Script = "Set-NeonContext -Clear; $NeonUseNeonFile = $true; [void] $ExecutionContext.SessionState.Path.SetLocation($to); 1..20 | ForEach-Object { (Get-NeonContext).ProjectId }";
        var runspaces = new[] { ("app", App.ProjectId), ("other", other.ProjectId) }
            .Select(place => (Runspace: Host.NewRunspace(), To: Folder[place.Item1], Project: place.Item2)).ToArray();

        var found = runspaces.AsParallel().WithDegreeOfParallelism(2)
            .Select(place => (place.Project, Output: PipelineResult.Of(place.Runspace, Script, ("to", place.To)).Output)).ToArray();

        Assert.All(found, place => Assert.All(place.Output, item => Assert.Equal(place.Project, item.BaseObject)));
        Assert.All(found, place => Assert.Equal(20, place.Output.Count));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{ \"projectId\": ", "not valid JSON (line 1)")]
    [InlineData("{\n<<<<<<< HEAD\n}", "not valid JSON (line 2)")]
    [InlineData("[\"projectId\"]", "not contain a JSON object")]
    [InlineData("\"quiet-forest-12345678\"", "not contain a JSON object")]
    [InlineData("{ \"projectId\": 12345678 }", "has neither a name nor an id in projectId")]
    [InlineData("{ \"orgId\": { \"id\": \"org-a\" } }", "nor an id in orgId")]
    [InlineData("{ \"projectId\": \"a\", \"branch\": [\"dev\"] }", "nor an id in branch")]
    [InlineData("{ \"projectId\": \"a\", \"branch\": \"\\u001b[31mdev\" }", "nor an id in branch")]
    [InlineData("{ \"projectId\": \"a\", \"branch\": \"\\ud800\" }", "nor an id in branch")]
    [InlineData("{ \"projectId\": \"a\", \"projectId\": \"b\" }", "has projectId twice")]
    [InlineData("{ \"branch\": \"dev\" }", "names a branch but not its project")]
    public void An_invalid_file_is_an_error_that_names_the_file(string content, string what)
    {
        Link(content);

        foreach (var command in (string[])["Get-NeonContext", "Get-NeonBranch", "Remove-NeonDatabase orders -Confirm:$false", "Get-NeonContext -Path ."])
        {
            var result = Host.Run(command);

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
            Assert.Contains($"The context file {File} ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains(what, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains("Set-NeonContext -Path", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }

        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void An_oversized_file_is_not_read()
    {
        Link(new string(' ', 70_000) + "{}");

        Assert.Contains("larger than 64 KiB", Host.Run("Get-NeonContext").Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"orgId\": null, \"projectId\": \"\", \"branch\": \"\" }")]
    [InlineData("{ \"other\": [1, 2, { \"projectId\": \"a\" }] }")]
    public void A_file_without_values_has_no_effect(string content)
    {
        Link(content);

        var context = Present();

        Assert.Equal((null, null, null, null), (context.OrganizationId, context.ProjectId, context.BranchId, context.BranchName));
        Assert.Equal((null, null, null), (context.OrganizationSource, context.ProjectSource, context.BranchSource));
    }

    [Fact]
    public void A_byte_order_mark_is_ignored()
    {
        Link($$"""{{'\uFEFF'}}{ "projectId": "{{App.ProjectId}}" }""");

        Assert.Equal(App.ProjectId, Present().ProjectId);
    }

    [Fact]
    public void The_file_does_not_supply_the_target_of_a_change()
    {
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branch": "main" }""");

        foreach (var command in (string[])["Remove-NeonBranch", "Remove-NeonProject", "Reset-NeonBranch", "Set-NeonProject -Name other"])
        {
            Assert.NotEmpty(Host.Run($"{command} -Confirm:$false").Errors);
        }

        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void The_confirmed_target_is_changed_even_if_the_file_changes_meanwhile()
    {
        var other = Host.Seed("other");
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "{{App.MainBranchId}}" }""");
        var person = new TestHost(0, () => Link($$"""{ "projectId": "{{other.ProjectId}}", "branch": "{{other.MainBranchId}}" }"""));
        using var runspace = NeonRunspace.Open(person);
        NeonSession.Of(runspace).Connection = Host.Connection;

        var result = PipelineResult.Of(
            runspace, "$NeonUseNeonFile = $true; [void] $ExecutionContext.SessionState.Path.SetLocation($to); Remove-NeonDatabase neondb", ("to", Folder.Path));

        Assert.Empty(result.Errors);
        Assert.Contains($"{App.ProjectId}/{App.MainBranchId}/neondb", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.Equal([$"DELETE /projects/{App.ProjectId}/branches/{App.MainBranchId}/databases/neondb"], Host.Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_error_for_a_missing_parent_mentions_a_file_that_contains_it()
    {
        Host.Run("$NeonUseNeonFile = $null");
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "dev" }""");

        var project = Host.Run("Get-NeonBranch");
        var branch = Host.Run($"Get-NeonDatabase -Project {App.ProjectId}");

        Assert.Equal("NeonProjectRequired", project.ErrorId);
        Assert.Contains($"{File} names {App.ProjectId}. To use it, run Connect-Neon -UseNeonFile", project.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains($"{File} names dev", branch.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Link("{ broken");
        Assert.DoesNotContain(".neon", Host.Run("Get-NeonBranch").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_mentions_a_file_that_the_context_overrides()
    {
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}" }""");
        Host.Run($"Set-NeonContext -Organization {Host.Emulator.OrganizationIds[1]}");

        var result = Host.Run("Get-NeonBranch");

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.Contains("To use it, run Set-NeonContext -Clear.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
