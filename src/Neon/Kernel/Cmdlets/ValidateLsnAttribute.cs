namespace Neon.Commands;

/// <summary>Refuses text that is not a log position, as Postgres writes it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLsnAttribute() : ValidateFormAttribute(PointInTime.LsnForm, "a log position (LSN)", "0/1E19478");
