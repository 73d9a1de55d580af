using System.Globalization;

namespace Neon;

public static partial class Display
{
    /// <summary>How severe a log record is.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Text such as <c>ERROR (17)</c>.</returns>
    public static string Severity(LogRecord? record) => record?.SeverityNumber is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{State(record.SeverityText)} ({number})").TrimStart()
        : State(record?.SeverityText);

    /// <summary>What a log record says besides its message.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Text such as <c>http.method=GET; http.status_code=200</c>.</returns>
    public static string Attributes(LogRecord? record) => record is null
        ? string.Empty
        : string.Join("; ", record.Attributes.Select(pair => $"{VisibleText.Of(pair.Key)}={Text(pair.Value)}"));
}
