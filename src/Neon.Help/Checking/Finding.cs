namespace Neon.Help.Checking;

/// <summary>A missing or wrong part of the documentation of a cmdlet.</summary>
internal sealed record Finding(string Cmdlet, string Message)
{
    public const string Code = "HELP0001";

    /// <summary>One line, in the form that a build reports as its own error.</summary>
    public override string ToString() => $"{Cmdlet} : error {Code}: {Message}";
}
