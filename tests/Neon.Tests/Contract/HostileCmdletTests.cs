using System.Management.Automation;
using System.Text.Json.Nodes;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet with every parameter, while each text of the user and of the responses contains everything that controls a
/// terminal or is invisible: no stream, prompt, -WhatIf output, error or view writes it.
/// </summary>
public sealed class HostileCmdletTests
{
    [Fact]
    public void No_stream_or_view_shows_a_control_character_of_a_response()
    {
        using var views = new ViewHost();
        using var runs = new CmdletRuns(texts: HostileText.Of) { Server = { Alter = Spoil } };
        IEnumerable<(string, string?)> Shown(IReadOnlyList<PSObject> output) =>
            output.Count > 0 && HasSafeView(output[0].BaseObject.GetType()) ? [("a view", views.Show(output))] : [];

        Assert.Equal(string.Empty, Found(runs, runs.All, run => Texts(run.Result).Concat(Shown(run.Result.Output))));
    }

    [Fact]
    public void No_error_shows_a_control_character_of_an_error_response()
    {
        using var runs = new CmdletRuns(texts: HostileText.Of) { Server = { Refuses = _ => true, Words = HostileText.Of("no") } };

        Assert.Equal(string.Empty, Found(runs, runs.Shortest, run => Texts(run.Result)));
    }

    [Fact]
    public void What_if_shows_no_control_character_of_its_target()
    {
        var person = new TestHost(choice: 0);
        using var runs = new CmdletRuns(person, HostileText.Of) { WhatIf = true };

        Assert.Equal(string.Empty, Found(runs, runs.Shortest, run => [.. Texts(run.Result), ("-WhatIf", person.TakePrinted())]));
    }

    [Fact]
    public void No_confirmation_shows_a_control_character_of_its_target()
    {
        const int No = 2;
        var person = new TestHost(No);
        using var runs = new CmdletRuns(person, HostileText.Of);

        Assert.Equal(string.Empty, Found(runs, runs.Shortest, run => Texts(run.Result)));
        Assert.NotEmpty(person.Questions);
        Assert.All(person.Questions, question => Assert.Empty(HostileText.In(question)));
    }

    /// <summary>Text and credentials are types of PowerShell; SQL is shown line by line.</summary>
    private static bool HasSafeView(Type type) => type.Namespace == nameof(Neon) && !Views.HostileTextTests.IsDocument(type);

    private static string Found(CmdletRuns runs, Func<Type, IEnumerable<CmdletRun>> all, Func<CmdletRun, IEnumerable<(string Where, string? Text)>> texts) =>
        string.Join('\n', CmdletRuns.Cmdlets.SelectMany(all)
            .SelectMany(run => texts(run)
                .Select(text => (text.Where, Found: string.Join(' ', HostileText.In(text.Text))))
                .Where(text => text.Found.Length > 0)
                .Select(text => $"{CmdletRuns.NameOf(run.Cmdlet)} {string.Join(' ', run.Parameters.Select(name => "-" + name))}: {text.Where} has {text.Found}"))
            .Distinct());

    private static IEnumerable<(string Where, string? Text)> Texts(PipelineResult result) =>
    [
        .. result.Verbose.Concat(result.Debug).Concat(result.Warnings).Concat(result.Information).Select(line => ("a stream", (string?)line)),
        .. result.Progress.SelectMany(record => new[] { record.Activity, record.StatusDescription, record.CurrentOperation }).Select(text => ("the progress", (string?)text)),
        .. result.Errors.Where(IsOurs).SelectMany(Texts),
    ];

    // PowerShell's own messages about a value that it cannot bind are not the module's.
    private static bool IsOurs(ErrorRecord error) => error.Exception is not ParameterBindingException;

    private static IEnumerable<(string Where, string? Text)> Texts(ErrorRecord error)
    {
        yield return ("an error", error.ToString());
        yield return ("the details of an error", error.ErrorDetails?.Message);
        yield return ("the advice of an error", error.ErrorDetails?.RecommendedAction);
        yield return ("the category of an error", error.CategoryInfo.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        for (var exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            yield return ("the message of an exception", exception.Message);
        }
    }

    private static JsonNode? Spoil(ContractOperation operation, JsonNode? response)
    {
        switch (response)
        {
            case JsonObject map:
                foreach (var name in map.Select(member => member.Key).ToArray())
                {
                    map[name] = Spoil(operation, map[name]?.DeepClone());
                }

                return map;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Spoil(operation, item?.DeepClone()))]);
            default:
                return response is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var text) && text == SampleServer.Word ? HostileText.Of(text) : response;
        }
    }
}
