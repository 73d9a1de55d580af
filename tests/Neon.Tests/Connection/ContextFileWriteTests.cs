using System.Text;
using System.Text.Json;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>What <c>Set-NeonContext -Path</c> writes, and what it keeps.</summary>
public sealed class ContextFileWriteTests : ContextFileTest
{
    [Fact]
    public void The_file_is_identical_to_the_one_that_the_CLI_writes()
    {
        Assert.Empty(Host.Run($"Set-NeonContext -Path . -Organization {Host.Emulator.OrganizationId} -Project app -Branch main").Errors);

        Assert.Equal(
            $$"""
            {
              "orgId": "{{Host.Emulator.OrganizationId}}",
              "projectId": "{{App.ProjectId}}",
              "branch": "main"
            }
            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(File)));
        Assert.Equal([".neon"], Folder.Files);
    }

    [Fact]
    public void The_session_is_not_changed_and_the_file_is_used_only_on_request()
    {
        Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}");

        Assert.Null(Present().ProjectId);
        Assert.Equal(App.ProjectId, Host.Get<string>("$NeonUseNeonFile = $true; (Get-NeonContext).ProjectId").Single());
    }

    [Fact]
    public void A_branch_is_written_to_the_file_as_specified()
    {
        Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId} -Branch main");
        Assert.Equal("main", Written("branch"));
        Host.Run($"Set-NeonContext -Path . -Branch {App.MainBranchId}");
        Assert.Equal(App.MainBranchId, Written("branch"));
        Host.Run("Get-NeonBranch main -Project app | Set-NeonContext -Path .");
        Assert.Equal(App.MainBranchId, Written("branch"));
    }

    [Fact]
    public void Ids_are_written_without_a_request_and_names_are_looked_up_immediately()
    {
        Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId} -Branch {App.MainBranchId}");
        Assert.Empty(Host.Requests);

        Assert.Equal("NeonBranchNotFound", Host.Run("Set-NeonContext -Path . -Branch nope").ErrorId);
        Assert.Equal("NeonProjectNotFound", Host.Run("Set-NeonContext -Path . -Project nope").ErrorId);
        Assert.Equal((App.ProjectId, App.MainBranchId), (Written("projectId"), Written("branch")));
    }

    [Fact]
    public void Other_content_of_the_file_is_preserved_in_place()
    {
        Link("""{"$schema":"https://x.test/?a=1&b=<2>","branchId":"br-old-leaf-a1b2c3d4","projectId":"p-1","size":1.50,"big":12345678901234567890,"nested":{"branch":"mine","list":[true,null]},"text":"schön \u2028 \"x\" ¶"}""");

        Assert.Empty(Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId} -Branch main").Errors);

        using var written = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        Assert.Equal(["$schema", "projectId", "size", "big", "nested", "text", "branch"], written.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("https://x.test/?a=1&b=<2>", written.RootElement.GetProperty("$schema").GetString());
        Assert.Equal("1.50", written.RootElement.GetProperty("size").GetRawText());
        Assert.Equal("12345678901234567890", written.RootElement.GetProperty("big").GetRawText());
        Assert.Equal("mine", written.RootElement.GetProperty("nested").GetProperty("branch").GetString());
        Assert.Equal("schön \u2028 \"x\" ¶", written.RootElement.GetProperty("text").GetString());
        Assert.Contains("a=1&b=<2>", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_project_clears_the_branch_and_a_new_organization_clears_both()
    {
        Link($$"""{ "orgId": "{{Host.Emulator.OrganizationId}}", "projectId": "{{App.ProjectId}}", "branchId": "{{App.MainBranchId}}" }""");
        Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId} -Organization {Host.Emulator.OrganizationId}");
        Assert.Equal((App.MainBranchId, null), (Written("branch"), Written("branchId")));

        Host.Run("Set-NeonContext -Path . -Project quiet-forest-12345678");
        Assert.Equal((Host.Emulator.OrganizationId, "quiet-forest-12345678", null), (Written("orgId"), Written("projectId"), Written("branch")));
        Host.Run($"Set-NeonContext -Path . -Organization {Host.Emulator.OrganizationIds[1]}");
        Assert.Equal((Host.Emulator.OrganizationIds[1], null), (Written("orgId"), Written("projectId")));
    }

    [Fact]
    public void A_branch_belongs_to_the_project_of_the_file_and_not_of_the_session()
    {
        Host.Run($"Set-NeonContext -Project {App.ProjectId}");

        Assert.Equal("NeonProjectRequired", Host.Run("Set-NeonContext -Path . -Branch main").ErrorId);
        Assert.Empty(Folder.Files);
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""");
        Assert.Empty(Host.Run("Set-NeonContext -Path . -Branch main").Errors);
        Assert.Equal("main", Written("branch"));
    }

    [Fact]
    public void Clear_removes_only_the_values_of_the_context()
    {
        Link("""{ "orgId": "org-a", "projectId": "p-1", "branch": "dev", "branchId": "x", "note": "mine" }""");

        Assert.Empty(Host.Run("Set-NeonContext -Path . -Clear").Errors);

        Assert.Equal("{\n  \"note\": \"mine\"\n}", System.IO.File.ReadAllText(File));
        Host.Run("Set-NeonContext -Path . -Clear -Project quiet-forest-12345678");
        Assert.Equal((null, "quiet-forest-12345678"), (Written("orgId"), Written("projectId")));
    }

    [Fact]
    public void Clearing_a_missing_file_does_not_create_it()
    {
        Assert.Empty(Host.Run("Set-NeonContext -Path . -Clear -PassThru").Errors);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public void A_piped_context_replaces_the_whole_context()
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}", "branch": "main" }""", "from");
        Link("""{ "orgId": "org-a", "projectId": "p-1", "branch": "dev" }""", "to");
        Host.Run($"Set-NeonContext -Organization {Host.Emulator.OrganizationIds[1]}");

        Assert.Empty(Host.Run("Get-NeonContext -Path from | Set-NeonContext").Errors);
        Assert.Equal((null, App.ProjectId, App.MainBranchId), (Host.Session.Context.OrganizationId, Host.Session.Context.ProjectId, Host.Session.Context.BranchId));

        Assert.Empty(Host.Run("Get-NeonContext -Path from | Set-NeonContext -Path to").Errors);
        Assert.Equal($"{{\n  \"projectId\": \"{App.ProjectId}\",\n  \"branch\": \"main\"\n}}", System.IO.File.ReadAllText(Folder["to/.neon"]));

        Assert.Empty(Host.Run("Get-NeonContext | Set-NeonContext -Path to").Errors);
        Assert.Equal("main", Host.Get<string>("(Get-NeonContext -Path to).BranchName").Single());
        Assert.Empty(Host.Run($"Set-NeonContext -Branch {App.MainBranchId}; Get-NeonContext | Set-NeonContext -Path to").Errors);
        Assert.Equal(App.MainBranchId, Host.Get<string>("(Get-NeonContext -Path to).BranchId").Single());
    }

    [Theory]
    [InlineData("-Project app -Branch main")]
    [InlineData("-Project app -Branch main -Clear")]
    [InlineData("-Clear")]
    public void What_if_sends_and_writes_nothing(string parameters)
    {
        Link("""{ "projectId": "p-1" }""");
        var before = System.IO.File.ReadAllText(File);

        Assert.Empty(Host.Run($"Set-NeonContext -Path . {parameters} -WhatIf").Errors);
        Assert.Empty(Host.Run($"Set-NeonContext {parameters} -WhatIf").Errors);

        Assert.Equal(before, System.IO.File.ReadAllText(File));
        Assert.Null(Present().ProjectId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void What_if_shows_what_would_be_written_and_where()
    {
        var code = $"Set-NeonContext -Project app -Branch dev -Path '{Folder.Path}' -WhatIf; Set-NeonContext -Clear -WhatIf";
        using var examples = new Help.ExampleHost();

        examples.Run(code);

        var printed = examples.TakePrinted();
        Assert.Contains($"\"Set project app, branch dev\" on target \"{File}\"", printed, StringComparison.Ordinal);
        Assert.Contains("\"Clear\" on target \"The context of the session\"", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-NeonContext -Path .", "Nothing to write was specified.")]
    [InlineData("Set-NeonContext -Path . -PassThru", "Nothing to write was specified.")]
    [InlineData("Set-NeonContext -Path . -Project ''", "empty")]
    [InlineData("Set-NeonContext -Path none/.neon -Project quiet-forest-12345678", "The folder for '")]
    [InlineData("Set-NeonContext -Path none/ -Project quiet-forest-12345678", "The folder for '")]
    [InlineData("Set-NeonContext -Path Variable:x -Project quiet-forest-12345678", "not a file system path")]
    public void An_invalid_write_is_an_error_and_leaves_no_files_behind(string command, string what)
    {
        var result = Host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(what, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("[]")]
    [InlineData("{ \"projectId\": 7 }")]
    public void An_invalid_file_is_not_overwritten(string content)
    {
        Link(content);

        Assert.Equal("NeonInvalidInput", Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}").ErrorId);
        Assert.Equal("NeonInvalidInput", Host.Run("Set-NeonContext -Path . -Clear").ErrorId);

        Assert.Equal(content, System.IO.File.ReadAllText(File));
        Assert.Equal([".neon"], Folder.Files);
    }

    [Fact]
    public void A_read_only_file_is_not_changed()
    {
        Link("{}");
        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);

        var result = Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}");

        System.IO.File.SetAttributes(File, FileAttributes.Normal);
        Assert.Contains("read-only", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("{}", System.IO.File.ReadAllText(File));
        Assert.Equal([".neon"], Folder.Files);
    }

    [Fact]
    public void A_folder_with_the_name_of_the_file_is_refused()
    {
        Directory.CreateDirectory(File);

        Assert.Contains("is a folder", Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}").Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public void A_link_is_preserved_and_its_target_is_written()
    {
        Folder.Write("shared/neon.json", "{ \"note\": 1 }");
        System.IO.File.CreateSymbolicLink(File, Folder["shared/neon.json"]);

        Assert.Empty(Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}").Errors);

        Assert.NotNull(new FileInfo(File).LinkTarget);
        Assert.Equal($"{{\n  \"note\": 1,\n  \"projectId\": \"{App.ProjectId}\"\n}}", System.IO.File.ReadAllText(Folder["shared/neon.json"]));
        Assert.Equal(App.ProjectId, Host.Get<string>("(Get-NeonContext -Path .).ProjectId").Single());
    }

    [Fact]
    public void The_permissions_of_the_file_are_preserved()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Link("{}");
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Host.Run($"Set-NeonContext -Path . -Project {App.ProjectId}");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_file_with_any_name_can_be_written_and_read()
    {
        var context = Assert.Single(Host.Get<NeonContext>("Set-NeonContext -Path [staging].json -Project app -Branch main -PassThru"));

        Assert.Equal((App.ProjectId, "main", Folder["[staging].json"]), (context.ProjectId, context.BranchName, context.NeonFile));
        Assert.Equal("main", Host.Get<string>("(Get-NeonContext ./[staging].json).BranchName").Single());
        Assert.Equal(["[staging].json"], Folder.Files);
    }

    [Fact]
    public void The_file_in_use_can_be_written()
    {
        Link($$"""{ "projectId": "{{App.ProjectId}}" }""");
        GoTo(Folder["src"]);

        Assert.Empty(Host.Run("$NeonUseNeonFile = $true; Set-NeonContext -Branch main -Path (Get-NeonContext).NeonFile").Errors);

        Assert.Equal("main", Present().BranchName);
        Assert.Equal([".neon"], Folder.Files);
    }

    [Theory]
    [InlineData("Get-NeonContext -Path .", "No .neon file was found in")]
    [InlineData("Get-NeonContext -Path none", "none' does not exist.")]
    public void A_missing_file_is_reported_as_not_found(string command, string what)
    {
        var result = Host.Run(command);

        Assert.Equal("NeonContextFileNotFound", result.ErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Contains(what, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("neon link", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>Read as the CLI reads it: strict JSON in UTF-8 without a byte order mark.</summary>
    private string? Written(string key)
    {
        using var written = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        return written.RootElement.TryGetProperty(key, out var value) ? value.GetString() : null;
    }
}
