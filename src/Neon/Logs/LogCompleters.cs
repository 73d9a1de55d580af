using System.Runtime.CompilerServices;

namespace Neon.Commands;

/// <summary>Completes the fields of a branch's log.</summary>
internal sealed class LogFieldCompleter : BranchItemCompleter<LogField>
{
    private protected override IAsyncEnumerable<LogField> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new LogApi(client).ListFieldsAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(LogField item) => new(item.FieldName);
}

/// <summary>The base of completers for recent values of a field in a branch's log.</summary>
internal abstract class LogValueCompleter(string field) : BranchItemCompleter<string>
{
    private protected override async IAsyncEnumerable<string> List(
        NeonClient client, BranchKey branchKey, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = await new LogApi(client).ListValuesAsync(branchKey, field, new LogWindow(), null, null, cancellation).ConfigureAwait(false);
        foreach (var value in found.Values ?? [])
        {
            yield return value;
        }
    }

    private protected override string? Kind => null;

    private protected override CompletionItem Describe(string item) => new(item);
}

/// <summary>Completes the services that write to a branch's log.</summary>
internal sealed class LogServiceCompleter() : LogValueCompleter("service_name");

/// <summary>Completes the service components that write to a branch's log.</summary>
internal sealed class LogScopeCompleter() : LogValueCompleter("scope_name");

/// <summary>Completes the severity texts that services use.</summary>
internal sealed class LogSeverityCompleter() : LogValueCompleter("severity_text");

/// <summary>Completes the kinds of services that write to a log.</summary>
internal sealed class LogSourceCompleter() : KnownValueCompleter(
    ("function", "Records of functions"),
    ("storage", "Records of buckets"),
    ("pg_endpoint", "Records of Postgres computes"));

internal sealed class LogMinSeverityCompleter() : KnownValueCompleter(
    ("trace", "All records"),
    ("debug", "Debugging details and everything more severe"),
    ("info", "Information and everything more severe"),
    ("warn", "Warnings, errors and fatal errors"),
    ("error", "Errors and fatal errors"),
    ("fatal", "Fatal errors only"));
