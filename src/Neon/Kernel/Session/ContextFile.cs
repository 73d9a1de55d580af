using System.Text.Json;

namespace Neon;

/// <summary>
/// The context file of the Neon CLI: <c>.neon</c>, JSON with <c>orgId</c>, <c>projectId</c> and <c>branch</c>, which is a name or
/// an id. It is found, read and written by the CLI's own rules, so that both work with the same folder. A file that the CLI
/// cannot read and treats as empty is an error here.
/// </summary>
internal sealed class ContextFile
{
    public const string Name = ".neon";
    private const int MaxBytes = 64 * 1024;
    private const string OrganizationKey = "orgId";
    private const string ProjectKey = "projectId";
    private const string BranchKey = "branch";

    // Older versions of the CLI wrote this key; newer ones read it and write the other.
    private const string OldBranchKey = "branchId";
    private static readonly string[] Keys = [OrganizationKey, ProjectKey, BranchKey, OldBranchKey];
    private readonly JsonElement _content;

    private ContextFile(string path, JsonElement content)
    {
        FullName = path;
        _content = content;
        var branch = Text(BranchKey) ?? Text(OldBranchKey);
        Values = Of(Text(OrganizationKey), Text(ProjectKey), branch, $"file {path}", path);
    }

    /// <summary>The full path.</summary>
    public string FullName { get; }

    /// <summary>The content of the file.</summary>
    public NeonContext Values { get; }

    /// <summary>
    /// The file that applies to a folder: the nearest one in the folder or its parents. Of the parents, the home folder and the
    /// root are skipped. A folder of that name ends the search, as it does for the CLI.
    /// </summary>
    public static string? Find(string folder)
    {
        var present = Path.TrimEndingDirectorySeparator(folder);
        while (true)
        {
            var candidate = Path.Combine(present, Name);
            if (Path.Exists(candidate))
            {
                return File.Exists(candidate) ? candidate : null;
            }

            var parent = IsEnd(present) ? null : Path.GetDirectoryName(present);
            if (parent is null || IsEnd(parent))
            {
                return null;
            }

            present = parent;
        }
    }

    /// <summary>The file for a path: the one in a folder, or the path itself.</summary>
    public static string At(string path) => Directory.Exists(path) ? Path.Combine(path, Name) : path;

    /// <summary>Reads a file as a complete context.</summary>
    /// <exception cref="NeonApiException">The file cannot be read or does not contain a complete context.</exception>
    public static NeonContext ReadContext(string path)
    {
        var values = Open(path).Values;
        return values is { BranchAsSet: not null, ProjectId: null }
            ? throw Unusable(path, "names a branch but not its project")
            : values;
    }

    /// <summary>Opens a file to change it; a file that does not exist is empty.</summary>
    /// <exception cref="NeonApiException">The file cannot be read, or its folder does not exist.</exception>
    public static ContextFile OpenOrNew(string path)
    {
        if (RegularFile.Exists(path))
        {
            return Open(path);
        }

        return !Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(path))
            ? new ContextFile(path, JsonDocument.Parse("{}").RootElement)
            : throw new NeonApiException(
                NeonFailure.InvalidInput, Directory.Exists(path) ? $"'{path}' is a folder, not a context file." : $"The folder for '{path}' does not exist.")
            {
                Advice = "Specify an existing folder, or a file in one, with -Path.",
            };
    }

    /// <summary>
    /// Writes the context to the file, with the keys and in the form that the current CLI uses. Other members stay. An empty
    /// context does not create a file.
    /// </summary>
    /// <exception cref="NeonApiException">The file cannot be written; it is unchanged.</exception>
    public void Save(NeonContext context)
    {
        List<(string Key, string Value)> values = [];
        Add(OrganizationKey, context.OrganizationId);
        Add(ProjectKey, context.ProjectId);
        Add(BranchKey, context.BranchAsSet);
        if (values.Count > 0 || File.Exists(FullName))
        {
            ContextFileWriter.Write(FullName, _content, Keys, values);
        }

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                values.Add((key, value));
            }
        }
    }

    private static ContextFile Open(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(Bytes(path));
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object ? new ContextFile(path, root) : throw Unusable(path, "does not contain a JSON object");
        }
        catch (JsonException broken)
        {
            throw Unusable(path, broken.LineNumber is { } line ? $"is not valid JSON (line {line + 1})" : "is not valid JSON", broken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The context file {path} cannot be read: {failure.Message}", failure)
            {
                Advice = "Grant the account that runs PowerShell read access, or connect without -UseNeonFile and clear $NeonUseNeonFile.",
            };
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string path)
    {
        // Reading a pipe or a device might never end.
        var length = RegularFile.Of(path).Length;
        if (length is 0 or > MaxBytes)
        {
            throw Unusable(path, length == 0 ? "is empty" : $"is larger than {MaxBytes / 1024} KiB");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var text = bytes.AsMemory(0, count);
        return text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
    }

    private static bool IsEnd(string folder)
    {
        var home = Path.TrimEndingDirectorySeparator(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));
        return Path.GetDirectoryName(folder) is null
            || folder.Equals(home, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static NeonContext Of(string? organization, string? project, string? branch, string source, string path)
    {
        var isId = branch is { Length: > 0 } && IdFormat.IsBranchId(branch);
        return new NeonContext
        {
            OrganizationId = organization is { Length: > 0 } ? organization : null,
            OrganizationAsSet = organization is { Length: > 0 } ? organization : null,
            ProjectId = project is { Length: > 0 } ? project : null,
            BranchId = isId ? branch : null,
            BranchName = !isId && branch is { Length: > 0 } ? branch : null,
            NeonFile = path,
        }.From(source);
    }

    private static NeonApiException Unusable(string path, string what, Exception? cause = null) =>
        new(NeonFailure.InvalidInput, $"The context file {path} {what}.", cause)
        {
            Advice = $"Correct it, {{ \"{OrganizationKey}\": \"…\", \"{ProjectKey}\": \"…\", \"{BranchKey}\": \"…\" }}, or delete it and create it again with Set-NeonContext -Path or 'neon link'.",
        };

    /// <summary>
    /// The text of a key; null if there is none. Text with control characters or outer white space is an
    /// error.
    /// </summary>
    private string? Text(string key)
    {
        var found = _content.EnumerateObject().Where(member => member.NameEquals(key)).Select(member => member.Value).ToArray();
        if (found.Length > 1)
        {
            throw Unusable(FullName, $"has {key} twice");
        }

        if (found is [] or [{ ValueKind: JsonValueKind.Null }])
        {
            return null;
        }

        var text = found[0].ValueKind == JsonValueKind.String ? Decoded(found[0]) : null;
        return text is not null && text.Trim() == text && !text.Any(char.IsControl) ? text : throw Unusable(FullName, $"has neither a name nor an id in {key}");
    }

    // An escaped half of a surrogate pair is valid JSON but not text.
    private static string? Decoded(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
