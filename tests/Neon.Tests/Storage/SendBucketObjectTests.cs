using System.Management.Automation;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class SendBucketObjectTests : StorageHost
{
    private const string Store = "/storage/";

    [Fact]
    public void A_file_is_uploaded_to_a_signed_URL_without_the_API_key()
    {
        Folder.Write("report.pdf", "hello");
        var sent = Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["report.pdf"]}' {InUploads}"));

        Assert.Equal(("report.pdf", 5L, "uploads", App.ProjectId), (sent.ObjectKey, sent.Size, sent.BucketName, sent.ProjectId));
        var exchanges = Host.Emulator.Exchanges;
        Assert.Equal(["POST", "PUT", "GET"], exchanges.Select(exchange => exchange.Method));
        Assert.Equal($"{Objects}/report.pdf/presign", exchanges[0].Path);
        Assert.Equal("""{"operation":"upload","content_type":"application/pdf"}""", exchanges[0].Body);
        Assert.StartsWith(Store, exchanges[1].Path, StringComparison.Ordinal);
        Assert.Equal(EmulatorKeyKind.None, exchanges[1].Key);
    }

    [Theory]
    [InlineData("a.HTML", "", "text/html")]
    [InlineData("a.unheard-of", "", "application/octet-stream")]
    [InlineData("a", "", "application/octet-stream")]
    [InlineData("a.txt", "-ContentType 'text/plain; charset=utf-8'", "text/plain; charset=utf-8")]
    public void The_content_type_matches_the_file_extension_unless_specified(string name, string more, string type)
    {
        Folder.Write(name, "x");
        Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder[name]}' {InUploads} {more}");

        Assert.Equal($$"""{"operation":"upload","content_type":"{{type}}"}""", Host.Emulator.Exchanges[0].Body);
    }

    [Theory]
    [InlineData("-Key 'a/b c+d%e/żółw.txt'", "a/b c+d%e/żółw.txt")]
    [InlineData("-Prefix reports/2026-", "reports/2026-x.txt")]
    public void Key_and_prefix_determine_the_object_key(string more, string key)
    {
        Folder.Write("x.txt", "x");

        Assert.Equal(key, Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["x.txt"]}' {more} {InUploads}")).ObjectKey);
        Assert.Equal([key], Keys());
    }

    [Fact]
    public void Wildcards_and_piped_files_send_several_files()
    {
        Folder.Write("1.txt", "1");
        Folder.Write("2.txt", "2");
        Folder.Write("3.csv", "3");
        Folder.Write("sub.txt/4.txt", "4");

        Assert.Equal(2, Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder.Path}/*.txt' -Prefix by-path/ {InUploads}").Count);
        Assert.Equal(3, Host.Get<BucketObject>($"$files | Send-NeonBucketObject -Prefix piped/ {InUploads}", ("files", new DirectoryInfo(Folder.Path).GetFiles())).Count);
        Assert.Equal(["by-path/1.txt", "by-path/2.txt", "piped/1.txt", "piped/2.txt", "piped/3.csv"], Keys());
    }

    [Fact]
    public void A_piped_bucket_is_the_destination()
    {
        Folder.Write("x[1].txt", "x");

        Assert.Equal("x[1].txt", Assert.Single(Host.Get<BucketObject>($"Get-NeonBucket {OnMain} | Send-NeonBucketObject -LiteralPath '{Folder["x[1].txt"]}'")).ObjectKey);
    }

    [Fact]
    public void A_saved_file_is_identical_to_the_sent_file()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        Folder.Write("in.bin", bytes);

        Host.Get<FileInfo>($"Send-NeonBucketObject '{Folder["in.bin"]}' {InUploads} | Save-NeonBucketObject -Path '{Folder["out.bin"]}'");

        Assert.Equal(bytes, File.ReadAllBytes(Folder["out.bin"]));
    }

    [Theory]
    [InlineData("Send-NeonBucketObject '{0}/none.txt' {1}", "NeonInvalidInput")]
    [InlineData("Send-NeonBucketObject '{0}/none*.txt' {1}", "NeonInvalidInput")]
    [InlineData("Send-NeonBucketObject '{0}' {1}", "NeonInvalidInput")]
    [InlineData("Send-NeonBucketObject '{0}/x.txt' -Key a -Prefix b {1}", "NeonInvalidInput")]
    [InlineData("Send-NeonBucketObject '{0}/x.txt' -Key .. {1}", "NeonInvalidInput")]
    [InlineData("Send-NeonBucketObject Env:/PATH {1}", "NeonInvalidInput")]
    public void An_invalid_upload_is_refused_before_anything_is_sent(string script, string id)
    {
        Folder.Write("x.txt", "x");
        var result = Host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, Folder.Path, InUploads));

        Assert.Equal(id, result.ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void Files_with_the_same_key_are_refused_and_one_failure_does_not_block_the_rest()
    {
        Folder.Write("a/x.txt", "first");
        Folder.Write("b/x.txt", "second");
        var result = Host.Run($"Send-NeonBucketObject '{Folder["a/x.txt"]}', '{Folder["none"]}', '{Folder["b/x.txt"]}', '{Folder["a/x.txt"]}' {InUploads}");

        Assert.Equal(5, Assert.IsType<BucketObject>(Assert.Single(result.Output).BaseObject).Size);
        Assert.Equal(
            [$"NeonInvalidInput {Folder["none"]}", $"NeonChangeRefused {Folder["b/x.txt"]}", $"NeonChangeRefused {Folder["a/x.txt"]}"],
            result.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {error.TargetObject}"));
    }

    [Fact]
    public void What_if_sends_nothing()
    {
        Folder.Write("x.txt", "x");

        Assert.Empty(Host.Run($"Send-NeonBucketObject '{Folder["x.txt"]}' -Bucket uploads -Project app -Branch main -WhatIf").Errors);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void After_a_lost_response_an_upload_is_confirmed_by_size_and_time()
    {
        Folder.Write("x.txt", "new");
        Host.Emulator.Faults.Add((_, path) => path.StartsWith(Store, StringComparison.Ordinal), EmulatorFault.DropAfterEffect());

        Assert.Equal(3, Assert.Single(Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["x.txt"]}' {InUploads}")).Size);
        Assert.Single(Host.Emulator.Exchanges, exchange => exchange.Method == "PUT");
    }

    [Theory]
    [InlineData("same size at another time")]
    [InlineData("another size")]
    public void An_older_object_is_not_mistaken_for_the_uploaded_one(string before)
    {
        Put("x.txt");
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Folder.Write("x.txt", before == "another size" ? "longer" : "x.txt");
        Host.Emulator.Faults.Add((_, path) => path.StartsWith(Store, StringComparison.Ordinal), EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", Host.Run($"Send-NeonBucketObject '{Folder["x.txt"]}' {InUploads}").ErrorId);
    }

    [Fact]
    public void A_401_from_the_store_ends_neither_the_session_nor_the_pipeline()
    {
        Folder.Write("1.txt", "1");
        Folder.Write("2.txt", "2");
        Host.Emulator.Faults.Add((_, path) => path.StartsWith(Store, StringComparison.Ordinal), EmulatorFault.Status(System.Net.HttpStatusCode.Unauthorized));

        var result = Host.Run($"Send-NeonBucketObject '{Folder.Path}/*.txt' {InUploads}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.False(result.Terminated);
        Assert.Single(result.Output);
        Assert.NotNull(Host.Session.Connection);
    }

    [Fact]
    public void A_store_error_keeps_its_message_and_does_not_blame_the_API_key()
    {
        Folder.Write("x.txt", "x");
        Host.Emulator.Faults.Add(
            (_, path) => path.StartsWith(Store, StringComparison.Ordinal),
            EmulatorFault.Status(System.Net.HttpStatusCode.Forbidden, "<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>", "application/xml"));
        var result = Host.Run($"Send-NeonBucketObject '{Folder["x.txt"]}' {InUploads}");

        Assert.Equal(ErrorCategory.PermissionDenied, result.Error.CategoryInfo.Category);
        Assert.Equal("Request has expired.", result.Error.Exception.Message);
        Assert.Contains("signed URL", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void No_stream_shows_the_signature()
    {
        Folder.Write("x.txt", "x");
        var result = Host.Run($"Send-NeonBucketObject '{Folder["x.txt"]}' {InUploads} -Verbose -Debug");

        Assert.Contains(result.Verbose, line => line.StartsWith("PUT signed URL: 200 OK", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains("Signature", StringComparison.Ordinal));
    }
}
