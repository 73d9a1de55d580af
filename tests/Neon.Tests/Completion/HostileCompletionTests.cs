using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text.Json.Nodes;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;
using NeonHost = Neon.Tests.Support.NeonHost;

namespace Neon.Tests.Completion;

/// <summary>
/// Names that try to move the cursor, to hide or to become code when they are completed. A completed line shows them and
/// identifies exactly that resource.
/// </summary>
public sealed class HostileCompletionTests : IDisposable
{
    private static readonly string Name = HostileText.Of("dev") + "\u2018\u2019\u201a\u201b'`\"\u201c\u201d\u201e$(throw)$x\U000e0041";

    private readonly SampleServer _server = new() { Alter = (_, response) => Spoil(response) };
    private readonly NeonHost _host;

    public HostileCompletionTests()
    {
        _host = new NeonHost(handler: _server);
        NeonSession.Of(_host.Runspace).Context = new NeonContext { OrganizationId = SampleServer.Word, ProjectId = SampleServer.Word, BranchId = SampleServer.Word };
    }

    /// <summary>Each completer that sends requests, with the first parameter that uses it.</summary>
    public static TheoryData<string, string> Completers
    {
        get
        {
            var completers = new TheoryData<string, string>();
            foreach (var (cmdlet, parameter) in from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
                                                where cmdlet.GetCustomAttribute<CmdletAttribute>() is not null
                                                from property in cmdlet.GetProperties()
                                                let completer = property.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type
                                                where completer is not null && !typeof(KnownValueCompleter).IsAssignableFrom(completer) && !typeof(SampleCompleter).IsAssignableFrom(completer)
                                                    && completer != typeof(ConsumptionMetricCompleter) && completer != typeof(FreeValueCompleter) && completer != typeof(ApiPathCompleter)
                                                orderby completer.ToString(), cmdlet.Name
                                                group (CmdletRuns.NameOf(cmdlet), property.Name) by completer into places
                                                select places.First())
            {
                completers.Add(cmdlet, parameter);
            }

            return completers;
        }
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Completers))]
    public void A_completed_name_is_displayed_safely_and_matches_exactly(string cmdlet, string parameter)
    {
        foreach (var quote in new[] { string.Empty, "'", "\"", "\u2018", "\u201c" })
        {
            var line = $"{cmdlet} {(HasBucket(cmdlet) && parameter != "Bucket" ? "-Bucket b " : string.Empty)}-{parameter} {quote}";
            var found = _host.Complete(line);

            Assert.NotEmpty(found.CompletionMatches);
            Assert.All(found.CompletionMatches, offer =>
            {
                Assert.Equal([VisibleText.Of(offer.CompletionText), VisibleText.Of(offer.ListItemText), VisibleText.Of(offer.ToolTip)], [offer.CompletionText, offer.ListItemText, offer.ToolTip]);
                var value = ValueOf(line[..found.ReplacementIndex] + offer.CompletionText + line[(found.ReplacementIndex + found.ReplacementLength)..]);
                Assert.True(value == Name || new WildcardPattern(value).IsMatch(Name) || long.TryParse(value, out _), offer.CompletionText);
            });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("\"")]
    public void A_branch_name_with_control_characters_is_completed_visibly(string quote)
    {
        using var host = new NeonHost();
        var app = host.Seed().ProjectId;
        Assert.Empty(host.Run($"New-NeonBranch \"x`e]0;t`a`r`n\" -Project {app} -NoCompute -Wait").Errors);

        var line = Assert.Single(host.Lines($"Get-NeonBranch -Project {app} -Branch {quote}x"));

        Assert.Equal($"Get-NeonBranch -Project {app} -Branch \"x`u{{1b}}]0;t`u{{7}}`u{{d}}`u{{a}}\"", line);
        Assert.Equal("x\e]0;t\a\r\n", Assert.Single(host.Get<Branch>(line)).Name);
    }

    private static bool HasBucket(string cmdlet) => typeof(NeonCmdlet).Assembly.GetTypes()
        .Any(type => type.GetCustomAttribute<CmdletAttribute>() is not null && CmdletRuns.NameOf(type) == cmdlet && type.GetProperty("Bucket") is not null);

    /// <summary>The last argument as PowerShell parses it: text without a variable or a command.</summary>
    private static string ValueOf(string line)
    {
        var script = Parser.ParseInput(line, out _, out var errors);
        Assert.Empty(errors);
        var command = Assert.IsType<CommandAst>(Assert.Single(Assert.IsType<PipelineAst>(Assert.Single(script.EndBlock.Statements)).PipelineElements));
        return command.CommandElements[^1] is ConstantExpressionAst constant ? constant.Value.ToString()! : throw new InvalidOperationException($"{line} runs code.");
    }

    private static JsonNode? Spoil(JsonNode? response) => response switch
    {
        // Revoked ones are not suggested.
        JsonObject map => new JsonObject(map.Where(member => member.Key != "revoked_at").Select(member => KeyValuePair.Create(member.Key, Spoil(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Spoil)]),
        System.Text.Json.Nodes.JsonValue value when value.TryGetValue<string>(out var text) && text == SampleServer.Word => Name,
        _ => response?.DeepClone(),
    };
}
