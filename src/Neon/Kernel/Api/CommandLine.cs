using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Text;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A command that a user can run unchanged, for advice. Values are quoted so that PowerShell reads exactly them, and a parameter
/// whose value is null is omitted.
/// </summary>
/// <example><c>CommandLine.Of($"Get-NeonBranch -Project {projectId} -Name {name:pattern}")</c>, or <c>CommandLine.Of($"Get-NeonTrigger {branchKey}")</c></example>
internal sealed class CommandLine
{
    private readonly string _text;

    private CommandLine(string text) => _text = text;

    /// <summary>Creates a command; a hole with the format <c>pattern</c> is for a parameter that accepts wildcards.</summary>
    public static CommandLine Of(ref Builder command) => new(command.Build());

    /// <summary>Creates a command from its name and its parameters.</summary>
    /// <param name="cmdlet">The name of the cmdlet.</param>
    /// <param name="parameters">Each parameter with its value, and whether it accepts wildcards.</param>
    public static CommandLine Of(string cmdlet, IEnumerable<(string Name, string Value, bool IsPattern)> parameters) =>
        new(string.Join(' ', parameters.Select(one => $"-{one.Name} {Quoted(one.Value, one.IsPattern)}").Prepend(cmdlet)));

    /// <summary>The command as it is typed.</summary>
    /// <returns>Text such as <c>Get-NeonBranch -Project quiet-forest-12345678 -Name dev</c>.</returns>
    public override string ToString() => _text;

    private static string Quoted(string value, bool isPattern) => CompletionWord.Visible(isPattern ? WildcardPattern.Escape(value) : value);

    /// <summary>Collects the parts of an interpolated command and quotes its values.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Builder
    {
        private readonly StringBuilder _text;

        public Builder(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value, string? format = null)
        {
            if (value is null)
            {
                WithoutParameter();
                return;
            }

            _text.Append(Quoted(value, format == "pattern"));
        }

        public void AppendFormatted(long value) => _text.Append(value);

        /// <summary>Writes the parameters for a branch, such as <c>-Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4</c>.</summary>
        public void AppendFormatted(BranchKey branchKey)
        {
            _text.AppendJoin(' ', branchKey.Parts.Select(part => $"-{part.Kind.Noun} {Quoted(part.Id, isPattern: false)}"));
        }

        internal string Build() => _text.ToString().TrimEnd();

        private void WithoutParameter()
        {
            var written = _text.ToString();
            _text.Length = written.LastIndexOf(" -", StringComparison.Ordinal) is var at and >= 0 ? at : _text.Length;
        }
    }
}
