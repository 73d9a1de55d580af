using Neon.Help.Reading;
using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>A block of PowerShell of one of the topics in docs/about.</summary>
internal sealed record AboutBlock(string Topic, int Number, string Code, string? NotRun)
{
    private static readonly Lazy<IReadOnlyList<AboutTopic>> Loaded =
        new(() => AboutTopic.Load(Path.Combine(StagedModule.RepositoryRoot, "docs", "about")));

    public static IReadOnlyList<AboutTopic> Topics => Loaded.Value;

    public static IReadOnlyList<AboutBlock> All { get; } =
    [
        .. Topics.SelectMany(topic => topic.Code.Where(code => code.Language == CodeBlock.PowerShell)
            .Select((code, index) => new AboutBlock(topic.Name, index + 1, code.Code, code.NotRun))),
    ];

    /// <summary>Whether it connects or starts an emulator, and so changes the state of the whole process.</summary>
    public bool IsOfConnections => ExampleTests.OfConnections.Any(name => Code.Contains(name, StringComparison.Ordinal))
        || Code.Contains("$NeonApiKey", StringComparison.Ordinal);

    public static AboutTopic PageOf(string name) => Topics.Single(topic => topic.Name == name);

    public static AboutBlock Find(string topic, int number) => All.Single(block => block.Topic == topic && block.Number == number);
}
