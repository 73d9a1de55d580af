namespace Neon;

/// <summary>A field of a branch's log records, whose values can be listed.</summary>
[Listed("FieldName", "BranchId", Keys = ["ProjectId", "BranchId", "FieldName"])]
[RowKey("FieldName", In = "BranchId")]
[ShownBy<LogFieldView>]
public sealed class LogField : NeonObject
{
    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The branch whose log has the field.</summary>
    public string? BranchId { get; set; }

    /// <summary>The name of the field; other cmdlets bind to it by property name.</summary>
    public string? FieldName { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, FieldName];

    /// <summary>The name.</summary>
    /// <returns>The name of the field.</returns>
    private protected override string AsText() => FieldName ?? string.Empty;
}

/// <summary>A value of a field in a branch's log records.</summary>
[Listed("FieldName", "Value", Keys = ["ProjectId", "BranchId", "FieldName", "Value"])]
[ShownBy<LogFieldValueView>]
public sealed class LogFieldValue : NeonObject
{
    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The branch whose log has the value.</summary>
    public string? BranchId { get; set; }

    /// <summary>The name of the field.</summary>
    public string? FieldName { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, FieldName, Value];

    /// <summary>The value.</summary>
    /// <returns>The value as text.</returns>
    private protected override string AsText() => Value ?? string.Empty;
}
