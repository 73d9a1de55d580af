using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

/// <summary>Files that cannot be read to their end, given to every cmdlet that takes files.</summary>
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
        }

        return cases;
    }

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

    [Fact]
    public void What_a_link_leads_to_is_sent_under_the_name_of_the_link()
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
