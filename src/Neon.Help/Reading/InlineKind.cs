namespace Neon.Help.Reading;

/// <summary>The kind of a run of text.</summary>
internal enum InlineKind
{
    Text,
    Code,
    Link,
    Cmdlet,
    Topic,
}
