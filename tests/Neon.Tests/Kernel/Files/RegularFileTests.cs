using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Kinds() => [.. SpecialFile.Kinds];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("content")]
    public void A_regular_file_and_a_link_to_one_are_read(string content)
    {
        _folder.Write("file", content);
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        File.CreateSymbolicLink(_folder["further"], _folder["link"]);

        foreach (var name in new[] { "file", "link", "further" })
        {
            var file = RegularFile.Found(_folder[name]);
            using var reader = new StreamReader(RegularFile.Open(file));

            Assert.Equal(content.Length, file.Length);
            Assert.Equal(content, reader.ReadToEnd());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_special_file_is_refused_before_it_is_opened(string kind)
    {
        var path = SpecialFile.Make(kind, _folder["special"]);

        foreach (var look in new Func<object>[] { () => RegularFile.Found(path), () => RegularFile.Open(new FileInfo(kind == "device" ? "/dev/zero" : path)) })
        {
            var failure = Assert.Throws<NeonApiException>(look);
            Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
            Assert.Contains("not a regular file", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_file_is_reported_by_the_module()
    {
        File.CreateSymbolicLink(_folder["dangling"], _folder["missing"]);

        foreach (var name in new[] { "missing", "dangling", "missing/file" })
        {
            Assert.Equal(NeonFailure.InvalidInput, Assert.Throws<NeonApiException>(() => RegularFile.Found(_folder[name])).Failure);
        }
    }
}
