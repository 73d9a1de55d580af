using System.Collections.Immutable;

namespace Neon;

/// <summary>The files of a folder to pack. Hidden files and the targets of links are included.</summary>
internal sealed class FolderTree
{
    private readonly string _root;
    private readonly List<(string Link, string Target)> _outside = [];

    /// <summary>Reads the contents of a folder.</summary>
    /// <param name="root">The path of the folder, without links.</param>
    /// <exception cref="NeonApiException">A link leads back into the folder, or to something other than a regular file.</exception>
    public FolderTree(string root)
    {
        _root = root;
        Collect(root, string.Empty, ImmutableStack<string>.Empty);
    }

    /// <summary>The files by their names in the archive; the file of an empty folder is null.</summary>
    public List<(string Name, FileInfo? File)> Entries { get; } = [];

    /// <summary>The links that point outside the folder, with their targets.</summary>
    public IReadOnlyList<(string Link, string Target)> Outside => _outside;

    private void Collect(string folder, string prefix, ImmutableStack<string> above)
    {
        above = above.Push(folder);
        var isEmpty = true;
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }))
        {
            isEmpty = false;
            var name = prefix + entry.Name;
            var target = entry.LinkTarget is null ? entry.FullName : Follow(entry.FullName, name, above);
            if (Directory.Exists(target))
            {
                Collect(target, name + '/', above);
            }
            else
            {
                Entries.Add((name, RegularFile.Of(target)));
            }
        }

        if (isEmpty && prefix.Length > 0)
        {
            Entries.Add((prefix, null));
        }
    }

    private string Follow(string link, string name, ImmutableStack<string> above)
    {
        var target = RealPath.Of(link);
        if (above.Any(folder => RealPath.IsWithin(folder, target)))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The link {link} leads back into its own folder.")
            {
                Advice = "Remove the link, or build to a folder without it.",
            };
        }

        // Targets in one folder outside, such as those of a package manager, are reported once.
        if (!RealPath.IsWithin(target, _root) && !_outside.Exists(known => RealPath.IsWithin(target, known.Target)))
        {
            _outside.Add((name, target));
        }

        return target;
    }
}
