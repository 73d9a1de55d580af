using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

/// <summary>Files that cannot be read to their end, passed to every cmdlet that accepts files.</summary>
public sealed class SpecialFileTests : StorageHost
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var kind in SpecialFile.Kinds)
        {
            cases.Add(kind, "Send-NeonBucketObject '{0}' {1}");
            cases.Add(kind, "Send-NeonBucketObject -LiteralPath '{0}' {1}");
            cases.Add(kind, "Send-NeonBucketObject '{0}*' {1}");
            cases.Add(kind, "Publish-NeonFunction api -Path '{0}' {2}");
            cases.Add(kind, "Publish-NeonFunction api -Path '{3}' {2}");
            cases.Add(kind, "Save-NeonBucketObject kept.txt -LiteralPath '{0}' -Force {1}");
            cases.Add(kind, "Get-NeonContext -Path '{0}'");
            cases.Add(kind, "Set-NeonContext -Project {4} -Path '{0}'");
            cases.Add(kind, "Export-NeonReport '{0}' -Project {4}");
        }

        return cases;
    }

    public static TheoryData<string> SpecialKinds() => [.. SpecialFile.Kinds];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_regular_files_are_opened(string kind, string command)
    {
        Put("kept.txt");
        Folder.Write("code/index.mjs", "export default {};");
        var special = SpecialFile.Make(kind, Folder["code/special"]);

        var result = Host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, special, InUploads, OnMain, Folder["code"], App.ProjectId));

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.DoesNotContain(Host.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal) || request.Contains("deployments", StringComparison.Ordinal));
        Assert.True(Path.Exists(special));
        Assert.Equal(["kept.txt"], Keys());
    }

    /// <summary>The context file of a folder can be one of them, too.</summary>
    [Theory]
    [MemberData(nameof(SpecialKinds))]
    public void A_context_file_that_is_not_a_regular_file_is_refused(string kind)
    {
        Folder.Write("work/readme.txt", "x");
        SpecialFile.Make(kind, Folder["work/.neon"]);
        Host.Runspace.SessionStateProxy.Path.SetLocation(Folder["work"]);
        Host.Session.Context = NeonContext.Empty;

        foreach (var command in new[] { $"Get-NeonContext -Path '{Folder["work"]}'", $"Set-NeonContext -Project {App.ProjectId} -Path '{Folder["work"]}'", "$NeonUseNeonFile = $true; Get-NeonBranch" })
        {
            var result = Host.Run(command);

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Contains("is not a regular file", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A relative link is resolved from the folder that it is in, not from the link that led to that folder.</summary>
    [Fact]
    public void A_link_in_a_linked_folder_is_resolved_as_the_operating_system_does()
    {
        Folder.Write("data/2026.csv", "right");
        Folder.Write("data/links/readme.txt", "x");
        Folder.Write("shortcuts/2026.csv", "wrong, and longer");
        File.CreateSymbolicLink(Folder["data/links/latest.csv"], "../2026.csv");
        Directory.CreateSymbolicLink(Folder["shortcuts/links"], Folder["data/links"]);

        var sent = Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["shortcuts/links/latest.csv"]}' {InUploads}"));

        Assert.Equal(("latest.csv", 5L), (sent.ObjectKey, sent.Size));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_code_folder_causes_a_warning()
    {
        Folder.Write("code/index.mjs", "export default {};");
        Folder.Write("shared/secret.json", "{}");
        Directory.CreateSymbolicLink(Folder["code/shared"], Folder["shared"]);

        var result = Host.Run($"Publish-NeonFunction api -Path '{Folder["code"]}' {OnMain} -WhatIf");

        Assert.Contains($"shared -> {Folder["shared"]}", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_target_of_a_link_is_sent_under_the_name_of_the_link()
    {
        Folder.Write("versions/2026.csv", "a longer content than the link's own");
        File.CreateSymbolicLink(Folder["latest.csv"], Folder["versions/2026.csv"]);

        var sent = Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["latest.csv"]}' {InUploads}"));

        Assert.Equal(("latest.csv", 36L), (sent.ObjectKey, sent.Size));
    }

    [Fact]
    public void An_empty_file_is_sent()
    {
        Folder.Write("empty.txt", string.Empty);

        Assert.Equal(0, Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["empty.txt"]}' {InUploads}")).Size);
    }
}
