namespace Neon.Tests.Help;

/// <summary>Buckets, objects, files and credentials that examples name.</summary>
internal sealed class StorageExamples : IExamplePreparation
{
    private static readonly string[] Files = ["report.pdf", "site/index.html", "site/style.css"];

    public void Prepare(ExampleHost host)
    {
        if (host.IsNamed("NeonBucket"))
        {
            foreach (var file in Files.Append("reports/march.csv"))
            {
                host.Folder.Write(file, file);
            }

            host.Type("New-NeonBucket uploads -Project app -Branch main");
            host.Type($"Send-NeonBucketObject '{host.Folder["reports/march.csv"]}' -Key reports/march.csv -Bucket uploads -Project app -Branch main");
            host.Type($"Send-NeonBucketObject '{host.Folder["report.pdf"]}' -Key logs/1.txt -Bucket uploads -Project app -Branch main");
            if (!host.IsPage)
            {
                host.Type("New-NeonBucket uploads -Project app -Branch dev", "-Branch dev");
            }

            host.Type("New-NeonBucket pictures -AccessLevel public_read -Project app -Branch main", "-eq public_read");
        }

        if (host.IsNamed("NeonCredential"))
        {
            host.Type("New-NeonCredential build -Scope storage:read -Project app -Branch main");
        }
    }
}
