using System.Globalization;
using static Neon.Display;
using static Neon.LogDisplay;

namespace Neon;

internal sealed class LogRecordView : ObjectView<LogRecord>
{
    public LogRecordView()
    {
        GroupBy("Branch", record => Place(record.ProjectId, record.BranchId));

        Wraps();

        Column("Timestamp", 19, record => LocalTime(record.Timestamp));
        Column("SeverityText", 12, record => State(record.SeverityText));
        Column("ServiceName", 16, record => Text(record.ServiceName));
        Column("Message", Rest, record => Paragraph(record.Message));

        Item("Timestamp", record => Time(record.Timestamp));
        Item("SeverityText", record => Severity(record));
        Item("Message", record => Paragraph(record.Message));
        Item("Source", record => Text(record.Source));
        Item("ServiceName", record => Text(record.ServiceName));
        Item("ScopeName", record => Text(record.ScopeName));
        Item("EntityId", record => Text(record.EntityId));
        Item("TraceId", record => Text(record.TraceId));
        Item("SpanId", record => Text(record.SpanId));
        Item("Attributes", record => Attributes(record));
        Item("BranchId", record => Text(record.BranchId));
        Item("ProjectId", record => Text(record.ProjectId));
    }
}

internal sealed class LogFieldView : ObjectView<LogField>
{
    public LogFieldView()
    {
        GroupBy("Branch", field => Place(field.ProjectId, field.BranchId));

        Column("FieldName", Rest, field => Text(field.FieldName));

        Item("FieldName", field => Text(field.FieldName));
        Item("BranchId", field => Text(field.BranchId));
        Item("ProjectId", field => Text(field.ProjectId));
    }
}

internal sealed class LogFieldValueView : ObjectView<LogFieldValue>
{
    public LogFieldValueView()
    {
        GroupBy("Branch", value => Place(value.ProjectId, value.BranchId));

        Wraps();

        Column("FieldName", 20, value => Text(value.FieldName));
        Column("Value", Rest, value => Text(value.Value));

        Item("FieldName", value => Text(value.FieldName));
        Item("Value", value => Text(value.Value));
        Item("BranchId", value => Text(value.BranchId));
        Item("ProjectId", value => Text(value.ProjectId));
    }
}

internal static class LogDisplay
{
    /// <summary>The severity of a log record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Text such as <c>ERROR (17)</c>.</returns>
    public static string Severity(LogRecord? record) => record?.SeverityNumber is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{State(record.SeverityText)} ({number})").TrimStart()
        : State(record?.SeverityText);

    /// <summary>The attributes of a log record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Text such as <c>http.method=GET; http.status_code=200</c>.</returns>
    public static string Attributes(LogRecord? record) => record is null
        ? string.Empty
        : string.Join("; ", record.Attributes.Select(pair => $"{VisibleText.Of(pair.Key)}={Text(pair.Value)}"));
}
