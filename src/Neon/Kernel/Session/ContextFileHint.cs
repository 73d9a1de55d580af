using System.Management.Automation;

namespace Neon;

/// <summary>Finds a nearby context file that contains what a failed call is missing.</summary>
internal static class ContextFileHint
{
    /// <summary>How to use the file; null if no file contains what is missing.</summary>
    public static string? For(NeonApiException missing, NeonSession session, SessionState state)
    {
        try
        {
            return NeonSession.FindFile(state) is { } path && missing.Resource is { } noun && ContextFile.ReadContext(path).AsSet(noun + "Id") is { } value
                ? Advice($"{path} names {value}", session, state)
                : null;
        }
        catch (NeonApiException)
        {
            // The file does not help.
            return null;
        }
    }

    private static string? Advice(string finding, NeonSession session, SessionState state) =>
        (session.WantsFile(null, state), session.ContextFor(null, state).ProjectSource) switch
        {
            (false, _) => $"{finding}. To use it, run Connect-Neon -UseNeonFile or set ${NeonSession.FilePreference} = $true.",
            (true, null) => $"{finding}, but for another organization than the session's context. To use it, run Set-NeonContext -Clear.",
            _ => null,
        };
}
