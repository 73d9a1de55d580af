namespace Neon.Emulator;

/// <summary>One part of a form: a text, or a file if it has a file name.</summary>
internal sealed record FormPart(string Name, string? FileName, byte[] Content)
{
    public bool IsFile => FileName is not null;

    public string Text => System.Text.Encoding.UTF8.GetString(Content);
}
