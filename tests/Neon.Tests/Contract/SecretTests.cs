using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet with every parameter, with a marker in each secret of the answers and in each secret that is given: no
/// stream, no error and no view may show it. Where -AsPlainText asks for it, the text itself is what was asked for.
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
    public void No_secret_is_shown()
    {
        _runs.Server.Alter = SecretFields.Plant;
        Assert.Empty(Leaks());
    }

    [Fact]
    public void No_secret_is_in_an_error()
    {
        _runs.Server.Alter = SecretFields.Plant;
        _runs.Server.Refuses = true;
        Assert.Empty(Leaks());
    }

    /// <summary>Guards the list: a new field whose name speaks of a secret has to be looked at.</summary>
    [Fact]
    public void Every_field_that_sounds_secret_is_known()
    {
        string[] harmless =
        [
            "store_passwords", "passwordless_access", "token_id", "token_id_short", "jwt_role_claim_key", "cache_key",
            "credential_rotation_recommended", "org_api_key_rotation_recommended", "key", "credentials", "s3_access_key_id",
            "email_password", "email_and_password", "password_enabled",
        ];
        var unknown = ContractFile.Current.InScope
            .Where(operation => operation.Answer is not null)
            .SelectMany(operation => Sample.Of(operation.Answer!).Leaves.Keys.Select(path => (operation.Id, Path: path)))
            .Where(leaf => System.Text.RegularExpressions.Regex.IsMatch(leaf.Path[(leaf.Path.LastIndexOf('.') + 1)..], "password|secret|token|key|credential"))
            .Where(leaf => !SecretFields.IsSecret(leaf.Id, leaf.Path) && !harmless.Contains(leaf.Path[(leaf.Path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal)))
            .Select(leaf => $"{leaf.Id} {leaf.Path}");

        Assert.Empty(unknown);
    }

    private IReadOnlyList<string> Leaks() =>
    [
        .. CmdletRuns.Cmdlets.SelectMany(_runs.All)
            .Where(run => !run.Parameters.Contains("AsPlainText"))
            .SelectMany(run => Texts(run).Where(text => text.Text.Contains(SecretFields.Marker, StringComparison.Ordinal)).Select(text => $"{run}: {text.Where}"))
            .Distinct(),
    ];

    private IEnumerable<(string Where, string Text)> Texts(CmdletRun run)
    {
        var result = run.Result;
        foreach (var line in result.Verbose.Concat(result.Debug).Concat(result.Warnings))
        {
            yield return ("a stream", line);
        }

        foreach (var record in result.Progress)
        {
            yield return ("the progress", record.ToString());
        }

        foreach (var error in result.Errors)
        {
            yield return ("an error", TextOf(error));
        }

        foreach (var output in result.Output)
        {
            yield return ("the text of an object", output.ToString());
        }

        // The engine knows more of a file than it tells without a runspace, and none of it is ours.
        foreach (var output in result.Output.Where(output => output.BaseObject is not FileSystemInfo))
        {
            yield return ("the JSON of an object", PlainJson.Of(output));
            yield return ("a row of a CSV file", string.Join(',', output.Properties.Select(property => property.Value?.ToString())));
        }

        if (result.Output.Count > 0)
        {
            yield return ("a view", _views.Show(result.Output));
        }
    }

    private static string TextOf(ErrorRecord error) => string.Join('\n', new object?[]
    {
        error, error.Exception, error.ErrorDetails?.Message, error.ErrorDetails?.RecommendedAction, error.TargetObject, error.CategoryInfo, error.FullyQualifiedErrorId,
    });
}
