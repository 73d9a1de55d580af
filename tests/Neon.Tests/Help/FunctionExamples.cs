using System.IO.Compression;

namespace Neon.Tests.Help;

/// <summary>A function <c>api</c> with the triggers and domains that examples name, and its code as a folder and as an archive.</summary>
internal sealed class FunctionExamples : IExamplePreparation
{
    private static readonly string[] Nouns = ["NeonFunction", "NeonTrigger", "NeonCustomDomain"];

    public void Prepare(ExampleHost host)
    {
        if (!Array.Exists(Nouns, host.IsNamed))
        {
            return;
        }

        var onDev = host.IsNamed("-Branch dev") || host.IsNamed("NeonBranch dev");
        var code = Write(host, "dist/index.mjs");
        var broken = Write(host, "broken/other.mjs");
        ZipFile.CreateFromDirectory(code, host.Folder["api.zip"]);
        host.Type($"Publish-NeonFunction api -Path '{code}' -Environment @{{ OLD_FLAG = '1' }} -Project app -Branch main -Wait");
        host.Type($"Publish-NeonFunction broken -Path '{broken}' -Project app -Branch main", "'failed'");
        if (!host.IsNamed("New-NeonTrigger"))
        {
            host.Type("New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main", "NeonTrigger");
            host.Type("New-NeonTrigger resize -Function api -Bucket uploads -Prefix pictures/ -Project app -Branch main", "NeonTrigger");
        }

        if (!host.IsNamed("Add-NeonCustomDomain"))
        {
            host.Type("Add-NeonCustomDomain api.example.com -Function api -Project app -Branch main", "NeonCustomDomain");
        }

        if (onDev && !host.IsPage)
        {
            // Made anew, it has what main has by now.
            host.Type("Remove-NeonBranch dev -Project app -Confirm:$false -Wait; New-NeonBranch dev -Project app -Wait");
        }
    }

    private static string Write(ExampleHost host, string file) =>
        host.Folder.Write(file, "export default { fetch: () => new Response('hello') };").DirectoryName!;
}
