using System.Xml.Linq;
using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>An example of the staged help: what Get-Help -Examples shows and a user types.</summary>
internal sealed record HelpExample(string Cmdlet, int Number, string Code)
{
    private static readonly Lazy<List<HelpExample>> Staged = new(Read);

    public static IReadOnlyList<HelpExample> All => Staged.Value;

    public static HelpExample Find(string cmdlet, int number) =>
        All.Single(example => example.Cmdlet == cmdlet && example.Number == number);

    private static List<HelpExample> Read()
    {
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        return XDocument.Load(Path.Combine(StagedModule.Folder, "en-US", "Neon.dll-Help.xml")).Root!.Elements(command + "command")
            .SelectMany(cmdlet => cmdlet.Descendants(command + "example").Select((example, index) => new HelpExample(
                cmdlet.Element(command + "details")!.Element(command + "name")!.Value,
                index + 1,
                example.Element(dev + "code")!.Value)))
            .ToList();
    }
}
