using System.IO.Compression;

namespace Neon.Tests.Help;

/// <summary>A function <c>api</c> with the triggers and domains that examples name, and its code as a folder and as an archive.</summary>
internal sealed class FunctionExamples : IExamplePreparation
{
    private static readonly string[] Nouns = ["NeonFunction", "NeonTrigger", "NeonCustomDomain"];
    private static readonly Lazy<string> Code = new(() => MakeCode("index.mjs"));
    private static readonly Lazy<string> Broken = new(() => MakeCode("other.mjs"));

    public void Prepare(ExampleHost host)
    {
        if (!Array.Exists(Nouns, host.IsNamed))
        {
            return;
        }

        var onDev = host.IsNamed("-Branch dev") || host.IsNamed("NeonBranch dev");
        host.Stand("./dist", $"'{Code.Value}'");
        host.Stand("./api.zip", $"'{Code.Value}.zip'");
        host.Type($"Publish-NeonFunction api -Path '{Code.Value}' -Environment @{{ OLD_FLAG = '1' }} -Project app -Branch main -Wait");
        host.Type($"Publish-NeonFunction broken -Path '{Broken.Value}' -Project app -Branch main", "'failed'");
        if (!host.IsNamed("New-NeonTrigger"))
        {
            host.Type("New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main", "NeonTrigger");
            host.Type("New-NeonTrigger resize -Function api -Bucket uploads -Prefix pictures/ -Project app -Branch main", "NeonTrigger");
        }

        if (!host.IsNamed("Add-NeonCustomDomain"))
        {
            host.Type("Add-NeonCustomDomain api.example.com -Function api -Project app -Branch main", "NeonCustomDomain");
        }

        if (onDev)
        {
            // Made anew, it has what main has by now.
            host.Type("Remove-NeonBranch dev -Project app -Confirm:$false -Wait; New-NeonBranch dev -Project app -Wait");
        }
    }

    private static string MakeCode(string file)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "example-code", Path.GetFileNameWithoutExtension(file));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, file), "export default { fetch: () => new Response('hello') };");
        File.Delete(folder + ".zip");
        ZipFile.CreateFromDirectory(folder, folder + ".zip");
        return folder;
    }
}
