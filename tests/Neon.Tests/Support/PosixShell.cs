using System.Text;

namespace Neon.Tests.Support;

/// <summary>
/// Splits a command line as a POSIX shell does (Shell Command Language, 2.2): within single quotes, every character is literal;
/// outside of them, a backslash escapes the next character, and everything that a shell would act on is an error here.
/// </summary>
internal static class PosixShell
{
    public static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            var character = line[index];
            switch (character)
            {
                case '\'':
                    isQuoted = !isQuoted;
                    break;
                case '\\' when !isQuoted:
                    word.Append(line[++index]);
                    break;
                case ' ' when !isQuoted:
                    words.Add(word.ToString());
                    word.Clear();
                    break;
                case var active when !isQuoted && "|&;<>()$`\"\t\n*?[#~%{}!".Contains(active, StringComparison.Ordinal):
                    throw new FormatException($"The shell would act upon {active}.");
                default:
                    word.Append(character);
                    break;
            }
        }

        words.Add(isQuoted ? throw new FormatException("A quote is not closed.") : word.ToString());
        return words;
    }
}
