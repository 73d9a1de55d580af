using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>Buckets, objects, files and credentials that examples name.</summary>
internal sealed class StorageExamples : IExamplePreparation
{
    private static readonly string[] Files = ["report.pdf", "site/index.html", "site/style.css"];

    public void Prepare(ExampleHost host)
    {
        if (host.IsNamed("NeonBucket"))
        {
            // The examples run one after another, and what one saves must not be there for the next.
            var folder = Path.Combine(StagedModule.RepositoryRoot, "out", "examples", Guid.NewGuid().ToString("N"));
            foreach (var file in Files.Append("reports/march.csv"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.WriteAllText(Path.Combine(folder, file), file);
            }

            host.Stand("./", folder.Replace('\\', '/') + "/");
            host.Type("New-NeonBucket uploads -Project app -Branch main");
            host.Type($"Send-NeonBucketObject '{folder}/reports/march.csv' -Key reports/march.csv -Bucket uploads -Project app -Branch main");
            host.Type($"Send-NeonBucketObject '{folder}/report.pdf' -Key logs/1.txt -Bucket uploads -Project app -Branch main");
            host.Type("New-NeonBucket uploads -Project app -Branch dev", "-Branch dev");
            host.Type("New-NeonBucket pictures -AccessLevel public_read -Project app -Branch main", "-eq public_read");
        }

        if (host.IsNamed("NeonCredential"))
        {
            host.Type("New-NeonCredential build -Scope storage:read -Project app -Branch main");
        }
    }
}
