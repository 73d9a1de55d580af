using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet with every parameter, with a marker in each secret of the responses, in each secret that is specified and in the
/// key: no stream, error, view or file of objects may contain it. With -AsPlainText, the text itself is requested, and how
/// PowerShell writes a SecureString to a file is up to PowerShell.
/// </summary>
public sealed class SecretTests : IDisposable
{
    private readonly CmdletRuns _runs = new();
    private readonly ViewHost _views = new();

    public void Dispose()
    {
        _runs.Dispose();
        _views.Dispose();
    }

    [Fact]
    public void No_secret_is_shown_and_no_other_host_gets_the_key()
    {
        _runs.Server.Alter = SecretFields.Plant;

        Assert.Empty(Leaks(_runs.All));
        Assert.Empty(_runs.Server.Betrayed);
    }

    /// <summary>The message of the refusal quotes the request.</summary>
    [Fact]
    public void No_error_contains_a_secret_that_the_change_sent()
    {
        _runs.Server.Alter = SecretFields.Plant;
        _runs.Server.Refuses = request => request.Method != HttpMethod.Get;

        Assert.Empty(Leaks(_runs.All));
        Assert.Empty(_runs.Server.Betrayed);
        Assert.Empty(SecretFields.Sent().Except(_runs.Server.Marked));
    }

    /// <summary>Even reads are refused, by something between that quotes the request.</summary>
    [Fact]
    public void No_error_of_any_request_contains_the_key()
    {
        _runs.Server.Refuses = _ => true;

        Assert.Empty(Leaks(_runs.Shortest));
    }

    /// <summary>Keeps the list complete: a new field that Neon marks, or whose name suggests a secret, has to be classified.</summary>
    [Fact]
    public void Every_secret_or_secret_sounding_field_is_known() => Assert.Empty(SecretFields.Unknown());

    private IReadOnlyList<string> Leaks(Func<Type, IEnumerable<CmdletRun>> run) =>
    [
        .. CmdletRuns.Cmdlets.SelectMany(run)
            .Where(run => !run.Parameters.Contains("AsPlainText"))
            .SelectMany(run => Texts(run).Where(text => text.Text.Contains(SecretFields.Marker, StringComparison.OrdinalIgnoreCase)).Select(text => $"{run}: {text.Where}"))
            .Distinct(),
    ];

    private IEnumerable<(string Where, string Text)> Texts(CmdletRun run)
    {
        var result = run.Result;
        foreach (var line in result.Verbose.Concat(result.Debug).Concat(result.Warnings).Concat(result.Information))
        {
            yield return ("a stream", line);
        }

        foreach (var record in result.Progress)
        {
            yield return ("the progress", record.ToString());
        }

        foreach (var text in result.Errors.SelectMany(ErrorTexts.Of))
        {
            yield return ("an error", text);
        }

        foreach (var text in _runs.TakeErrors().SelectMany(ErrorTexts.Of))
        {
            yield return ("$Error", text);
        }

        foreach (var output in result.Output)
        {
            yield return ("the text of an object", output.ToString());
        }

        // The engine adds properties to a file that need a runspace, and none of them is the module's.
        foreach (var output in result.Output.Where(output => output.BaseObject is not FileSystemInfo))
        {
            yield return ("the JSON of an object", JsonText.Of(output));
            yield return ("a row of a CSV file", string.Join(',', output.Properties.Select(property => property.Value?.ToString())));
            yield return ("the XML of an object", PSSerializer.Serialize(output, 4));
        }

        if (result.Output.Count > 0)
        {
            yield return ("a view", _views.Show(result.Output));
        }
    }
}
