using System.Globalization;
using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>Writes what the engine would print as text.</summary>
[Cmdlet(VerbsData.Out, "String", DefaultParameterSetName = "NoNewLineFormatting")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private readonly StringWriter _text = new(CultureInfo.CurrentCulture);

    /// <summary>Gets or sets a value indicating whether each line is a string of its own.</summary>
    [Parameter(ParameterSetName = "StreamFormatting")]
    public SwitchParameter Stream { get; set; }

    /// <summary>Gets or sets the columns of a line; without it text is not wrapped, and tables are as wide as the console.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    /// <summary>Gets or sets a value indicating whether the lines are joined without line breaks.</summary>
    [Parameter(ParameterSetName = "NoNewLineFormatting")]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (NoNewline)
        {
            _text.NewLine = "";
        }

        EngineInternals.OutputTo(this, _text, Width);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (Stream)
        {
            WriteLines();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Stream)
        {
            WriteLines();
        }
        else
        {
            WriteObject(_text.ToString());
        }
    }

    /// <inheritdoc/>
    protected override void InternalDispose()
    {
        base.InternalDispose();
        _text.Dispose();
    }

    private void WriteLines()
    {
        using var lines = new StringReader(_text.ToString());
        _text.GetStringBuilder().Clear();
        while (lines.ReadLine() is { } line)
        {
            WriteObject(line);
        }
    }
}
