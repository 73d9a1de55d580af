using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Resolves paths with PowerShell's drives and wildcards to full file system paths.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";
    private const string AnyPath = "Specify the path of a file or folder. Nothing was sent.";

    /// <summary>The files and folders that match a path with wildcards; none is an error.</summary>
    public static IReadOnlyList<string> Existing(PSCmdlet cmdlet, string path)
    {
        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            EnsureFiles(provider, path);
            return found.Count > 0 ? [.. found] : throw RegularFile.Missing(path);
        }
        catch (SessionStateException failure)
        {
            throw Unresolved(path, failure);
        }
    }

    /// <summary>The full path of a file that need not exist; wildcards are taken literally.</summary>
    /// <param name="cmdlet">The cmdlet, for its drives and its folder.</param>
    /// <param name="path">What was typed.</param>
    /// <param name="advice">What to do about a path of another provider.</param>
    public static string Literal(PSCmdlet cmdlet, string path, string advice = AnyPath)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            EnsureFiles(provider, path, advice);
            return Path.GetFullPath(full);
        }
        catch (SessionStateException failure)
        {
            throw Unresolved(path, failure);
        }
    }

    /// <summary>Emits a file as <c>Get-Item -LiteralPath</c> does, so that it can be piped to <c>Get-Content</c> and <c>Copy-Item</c>.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The full path.</param>
    public static void Emit(NeonCmdlet cmdlet, string path)
    {
        foreach (var item in cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true))
        {
            cmdlet.WriteObject(item);
        }
    }

    // Only PowerShell knows the reason: an unknown drive or provider, or a drive that is not ready.
    private static NeonApiException Unresolved(string path, SessionStateException failure) => failure is ItemNotFoundException
        ? RegularFile.Missing(path, failure)
        : new NeonApiException(NeonFailure.InvalidInput, $"The path '{path}' cannot be resolved: {failure.Message}", failure)
        {
            Advice = "Check the drive in the path. Get-PSDrive lists the drives.",
        };

    private static void EnsureFiles(ProviderInfo provider, string path, string advice = AnyPath)
    {
        if (provider.Name != FileSystem)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{path}' is {Article.With(provider.Name)} path, not a file system path.")
            {
                Advice = advice,
            };
        }
    }
}
