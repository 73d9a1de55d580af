using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Neon.Commands;

/// <summary>Accepts an IPv4 or IPv6 address, a range of addresses, or a CIDR block, as Neon's list of allowed addresses does.</summary>
internal sealed class AddressRangeAttribute() : TextRuleAttribute("a valid IP address, range or CIDR block", "203.0.113.0/24")
{
    private protected override string Advice => "Specify an address such as 203.0.113.7, a range such as 203.0.113.1-203.0.113.20, or a CIDR block such as 203.0.113.0/24.";

    internal override bool IsValid(string text) => text.Split('-') switch
    {
        [var block] => IsBlock(block),
        [var first, var last] => AddressOf(first) is { } from && AddressOf(last) is { } to && from.AddressFamily == to.AddressFamily
            && from.GetAddressBytes().AsSpan().SequenceCompareTo(to.GetAddressBytes()) <= 0,
        _ => false,
    };

    private static bool IsBlock(string text) => text.Split('/') switch
    {
        [var address] => AddressOf(address) is not null,
        [var address, var prefix] => AddressOf(address) is { } of
            && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= (of.AddressFamily == AddressFamily.InterNetwork ? 32 : 128),
        _ => false,
    };

    // .NET also reads 10.1 as 10.0.0.1, and a leading zero as octal.
    private static IPAddress? AddressOf(string text) =>
        (text.Contains(':', StringComparison.Ordinal) ? !text.AsSpan().ContainsAny("%[]") : text.Split('.') is { Length: 4 } parts && Array.TrueForAll(parts, IsByte))
        && IPAddress.TryParse(text, out var address) ? address : null;

    private static bool IsByte(string text) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value.ToString(CultureInfo.InvariantCulture) == text;
}

/// <summary>Accepts an email address without a name. Beyond its form, an address cannot be checked without sending an email.</summary>
internal sealed class EmailAddressAttribute() : TextRuleAttribute("a valid email address", "ada@example.com")
{
    private const int MaxLength = 256;

    private protected override string Advice => "Specify only the address, such as ada@example.com, without a name.";

    internal override bool IsValid(string text) =>
        text.Length <= MaxLength
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
        && !text.Any(character => char.IsWhiteSpace(character) || character is '<' or '>' or ',' or ';');
}

/// <summary>Accepts an absolute URL that Neon or a browser can call.</summary>
internal sealed class WebUrlAttribute : TextRuleAttribute
{
    private readonly bool _allowsHttp;

    /// <summary>Accepts https URLs.</summary>
    /// <param name="example">A valid value.</param>
    /// <param name="allowsHttp">Whether http URLs are valid as well.</param>
    public WebUrlAttribute(string example, bool allowsHttp = false)
        : base(allowsHttp ? "an absolute http or https URL" : "an https URL", example) => _allowsHttp = allowsHttp;

    private protected override string Advice => $"Specify the full URL, such as {Example}.";

    internal override bool IsValid(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (_allowsHttp && url.Scheme == Uri.UriSchemeHttp));
}

/// <summary>Accepts one of the values that the contract defines, in any case.</summary>
/// <param name="kind">The kind of value with its article, such as <c>a role</c>.</param>
/// <param name="values">The values.</param>
internal class OneOfAttribute(string kind, params string[] values) : TextRuleAttribute(kind, values[0])
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    private protected override string Advice => $"Use {string.Join(", ", Values.SkipLast(1))} or {Values[^1]}.";

    internal override bool IsValid(string text) => Values.Contains(text, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Refuses a maximum that is smaller than its minimum.</summary>
/// <param name="minimum">The parameter with the minimum.</param>
internal sealed class NotBelowAttribute(string minimum) : InputRuleAttribute
{
    /// <summary>The parameter with the minimum.</summary>
    public string Minimum { get; } = minimum;

    internal override NeonApiException? Refusal(NeonCmdlet cmdlet, string parameter, object value) =>
        cmdlet.GetType().GetProperty(Minimum)!.GetValue(cmdlet) is IComparable least && least.CompareTo(value) > 0
            ? InputErrors.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"-{Minimum} {least} is larger than -{parameter} {value}."),
                $"Specify a -{Minimum} that is at most -{parameter}.")
            : null;
}
