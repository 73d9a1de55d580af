namespace Neon.Help.Reading;

/// <summary>What a run of text stands for.</summary>
internal enum InlineKind
{
    Text,
    Code,
    Link,
    Cmdlet,
    Topic,
}
