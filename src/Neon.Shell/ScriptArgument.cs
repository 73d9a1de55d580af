using System.Management.Automation.Runspaces;

namespace Neon.Shell;

/// <summary>Makes what the binder understands of a word on the command line.</summary>
internal static class ScriptArgument
{
    /// <summary>Reads one word: <c>-Name</c>, <c>-Name:value</c> or a value.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The parameter, or the value without a name.</returns>
    public static CommandParameter Parse(string word)
    {
        if (word.Length < 2 || word[0] != '-' || !(char.IsLetter(word[1]) || word[1] == '_'))
        {
            return new CommandParameter(null, word);
        }

        // A name that keeps its dash is bound like one that was typed: the next word can become its value.
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon == word.Length - 1
            ? new CommandParameter(word)
            : new CommandParameter(word[..(colon + 1)], Value(word[(colon + 1)..]));
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
