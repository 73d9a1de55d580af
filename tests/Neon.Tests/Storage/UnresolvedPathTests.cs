using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Storage;

/// <summary>Paths that lead nowhere, passed to every cmdlet that accepts files: the error has the reason and keeps its exception.</summary>
public sealed class UnresolvedPathTests : StorageHost
{
    private static readonly string[] Commands =
    [
        "Send-NeonBucketObject '{0}' {1}",
        "Send-NeonBucketObject -LiteralPath '{0}' {1}",
        "Save-NeonBucketObject kept.txt -Path '{0}' {1}",
        "Save-NeonBucketObject kept.txt -LiteralPath '{0}' {1}",
        "Publish-NeonFunction api -Path '{0}' {2}",
        "Get-NeonContext -Path '{0}'",
        "Set-NeonContext -Project {3} -Path '{0}'",
        "Export-NeonReport '{0}' -Project {3}",
    ];

    public static TheoryData<string, string, Type> Unresolved()
    {
        var cases = new TheoryData<string, string, Type>();
        foreach (var command in Commands)
        {
            cases.Add(string.Format(CultureInfo.InvariantCulture, command, "nope:/a.txt", "{0}", "{1}", "{2}"), "A drive with the name 'nope' does not exist", typeof(System.Management.Automation.DriveNotFoundException));
            cases.Add(string.Format(CultureInfo.InvariantCulture, command, "nope::a.txt", "{0}", "{1}", "{2}"), "Cannot find a provider with the name 'nope'", typeof(ProviderNotFoundException));
        }

        foreach (var command in Commands.Where(command => command.Contains("Object '{0}'", StringComparison.Ordinal) || command.Contains("txt -Path", StringComparison.Ordinal)))
        {
            cases.Add(string.Format(CultureInfo.InvariantCulture, command, "nope:/*.txt", "{0}", "{1}", "{2}"), "A drive with the name 'nope' does not exist", typeof(System.Management.Automation.DriveNotFoundException));
        }

        return cases;
    }

    public static TheoryData<string> Reading() =>
        [.. Commands.Where(command => !command.StartsWith("Save-", StringComparison.Ordinal)), "Send-NeonBucketObject '{0}*' {1}"];

    [Theory]
    [MemberData(nameof(Unresolved))]
    public void A_path_that_cannot_be_resolved_is_not_reported_as_a_missing_file(string command, string reason, Type cause)
    {
        var result = Host.Run(string.Format(CultureInfo.InvariantCulture, command, InUploads, OnMain, App.ProjectId));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(reason, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.IsType(cause, result.Error.Exception.InnerException);
        Assert.Empty(Host.Requests);
    }

    /// <summary>A link to itself exists, but the file behind it cannot be examined.</summary>
    [Theory]
    [MemberData(nameof(Reading))]
    public void A_path_that_cannot_be_followed_is_not_reported_as_a_missing_file(string command)
    {
        Folder.Write("work/readme.txt", "x");
        File.CreateSymbolicLink(Folder["work/loop"], "loop");

        var result = Host.Run(string.Format(CultureInfo.InvariantCulture, command, Folder["work/loop"], InUploads, OnMain, App.ProjectId));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("form a loop", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<IOException>(result.Error.Exception.InnerException);
        Assert.Empty(Host.Requests);
        Assert.Equal("loop", new FileInfo(Folder["work/loop"]).LinkTarget);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_reported_as_missing()
    {
        var result = Host.Run($"Send-NeonBucketObject '{Folder["none.txt"]}' {InUploads}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.StartsWith("The file '", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }
}
