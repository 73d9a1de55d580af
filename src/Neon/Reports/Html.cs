using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Neon;

/// <summary>
/// A piece of an HTML page. The literal parts of an interpolated string are markup; every value in it is escaped, so text from
/// outside can neither end an element nor an attribute.
/// </summary>
/// <example><c>Html.Of($"&lt;td title=\"{branch.BranchId}\"&gt;{branch.Name}&lt;/td&gt;")</c></example>
internal readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>No markup.</summary>
    public static Html Empty => default;

    /// <summary>Creates markup from an interpolated string.</summary>
    public static Html Of(ref Builder markup) => new(markup.Build());

    /// <summary>Markup from the module itself, such as its style sheet.</summary>
    public static Html Constant(string markup) => new(markup);

    /// <summary>Pieces in a row, with or without something between them.</summary>
    public static Html Join(IEnumerable<Html> pieces, string between = "") => new(string.Join(between, pieces));

    /// <summary>The markup.</summary>
    /// <returns>The markup, in which all text from outside is escaped.</returns>
    public override string ToString() => _markup ?? string.Empty;

    /// <summary>Collects the parts of an interpolated string and escapes its values.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Builder
    {
        private readonly StringBuilder _markup;

        public Builder(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (24 * formattedCount));

        public void AppendLiteral(string value) => _markup.Append(value);

        public void AppendFormatted(Html value) => _markup.Append(value.ToString());

        public void AppendFormatted(IEnumerable<Html> values)
        {
            foreach (var value in values)
            {
                AppendFormatted(value);
            }
        }

        public void AppendFormatted(int value) => _markup.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A length or a percentage: with two decimal places at most, and always with a point.</summary>
        public void AppendFormatted(double value) => _markup.Append(Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture));

        public void AppendFormatted(string? value)
        {
            foreach (var character in VisibleText.Of(value))
            {
                _ = character switch
                {
                    '&' => _markup.Append("&amp;"),
                    '<' => _markup.Append("&lt;"),
                    '>' => _markup.Append("&gt;"),
                    '"' => _markup.Append("&quot;"),
                    '\'' => _markup.Append("&#39;"),
                    _ => _markup.Append(character),
                };
            }
        }

        internal string Build() => _markup.ToString();
    }
}
