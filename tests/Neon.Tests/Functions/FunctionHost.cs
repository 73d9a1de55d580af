using System.IO.Compression;
using System.Text;
using Neon.Tests.Support;

namespace Neon.Tests.Functions;

/// <summary>What the tests of functions, triggers and custom domains start with.</summary>
internal static class FunctionHost
{
    public const string Entry = "index.mjs";

    /// <summary>A new folder with files of these names and contents.</summary>
    public static DirectoryInfo Folder(params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("neon-test");
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return folder;
    }

    /// <summary>An archive with one file.</summary>
    public static byte[] Archive(string entry = Entry)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write("export default {};");
        }

        return stream.ToArray();
    }

    /// <summary>Deploys without using the module, waits until the deployment is built, and clears the recorded requests.</summary>
    public static void AddFunction(this NeonHost host, string branch, string slug = "api", string entry = Entry)
    {
        using var form = Form(Archive(entry));
        host.Send(HttpMethod.Post, $"{branch[1..]}/functions/{slug}/deployments", form);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Forget();
    }

    public static MultipartFormDataContent Form(byte[]? archive, string? environment = null)
    {
        var form = new MultipartFormDataContent();
        if (archive is not null)
        {
            form.Add(new ByteArrayContent(archive), "zip", "api.zip");
        }

        if (environment is not null)
        {
            form.Add(new StringContent(environment, Encoding.UTF8), "environment");
        }

        return form;
    }
}
