using System.Globalization;
using System.Reflection;
using System.Text;

namespace Neon.Tests.Contract;

/// <summary>
/// Compares the module with the contract, in both directions: what the contract has and the module lacks, and what the module
/// has and the contract lacks. Requests are those that cmdlets really send, responses those that models really read.
/// </summary>
internal sealed class ContractReport
{
    private static readonly Lazy<Task<ContractReport>> Built = new(async () =>
    {
        var report = new ContractReport();
        await report.MakeAsync();
        return report;
    });

    private readonly SortedSet<string> _new = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _gone = new(StringComparer.Ordinal);

    public static Task<ContractReport> Current => Built.Value;

    /// <summary>What the contract has and the module lacks, one line each.</summary>
    public IReadOnlyCollection<string> New => _new;

    /// <summary>What the module has and the contract lacks, one line each.</summary>
    public IReadOnlyCollection<string> Gone => _gone;

    public int Operations { get; private set; }

    public int OperationsInScope { get; private set; }

    public int Requests { get; private set; }

    public int RequestsInScope { get; private set; }

    public int Responses { get; private set; }

    public int ResponsesInScope { get; private set; }

    /// <summary>The runs of cmdlets from which the figures are calculated.</summary>
    public IReadOnlyList<CmdletRun> Runs { get; private set; } = [];

    public string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"Contract: {Operations} of {OperationsInScope} operations, {Requests} of {RequestsInScope} request properties, {Responses} of {ResponsesInScope} response properties.");

    /// <summary>The figures, and the list of what to do.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Figures).Append('\n');
        foreach (var (title, lines) in new[] { ("New", _new), ("Gone", _gone) })
        {
            if (lines.Count > 0)
            {
                text.Append(title).Append('\n');
                foreach (var line in lines)
                {
                    text.Append("  ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private async Task MakeAsync()
    {
        using var runs = new CmdletRuns();
        Runs = [.. CmdletRuns.Cmdlets.SelectMany(runs.All)];
        var sent = Runs.SelectMany(run => run.Sent).ToLookup(request => request.Operation.Id);
        var contract = ContractFile.Current;
        var reached = CmdletRuns.Cmdlets.SelectMany(cmdlet => cmdlet.GetCustomAttribute<NeonOperationAttribute>()!.OperationIds).ToHashSet();
        foreach (var operation in contract.InScope)
        {
            OperationsInScope++;
            if (!TypedCall.All.Contains(operation.Id))
            {
                _new.Add($"{operation.Id}  {operation.Method} {operation.Path}: no typed call");
            }
            else if (!reached.Contains(operation.Id))
            {
                _new.Add($"{operation.Id}  {operation.Method} {operation.Path}: no cmdlet");
            }
            else if (!sent.Contains(operation.Id))
            {
                _new.Add($"{operation.Id}  {operation.Method} {operation.Path}: no cmdlet sends it");
            }
            else
            {
                Operations++;
                HoldRequests(operation, sent[operation.Id]);
                await HoldResponsesAsync(operation);
                continue;
            }

            // For an operation without a call, its properties are not listed.
            RequestsInScope += operation.RequestPaths(deprecated: false).Count();
            ResponsesInScope += operation.Response is { } schema ? Sample.Of(schema).Leaves.Count : 0;
        }

        foreach (var id in TypedCall.All.Select(group => group.Key).Concat(reached).Where(id => !contract.Operations.ContainsKey(id)))
        {
            _gone.Add($"{id}: the module calls it, but the contract no longer has it");
        }

        foreach (var operation in TypedCall.All.Select(group => contract.Operations.GetValueOrDefault(group.Key)).Where(operation => operation?.Deprecated == true))
        {
            _gone.Add($"{operation!.Id}: the module calls it, but the contract has deprecated it");
        }
    }

    private void HoldRequests(ContractOperation operation, IEnumerable<SentSample> requests)
    {
        var taken = operation.RequestPaths(deprecated: false).Where(path => !ContractExceptions.NotSent.ContainsKey($"{operation.Id} {path}")).ToArray();
        var sent = requests.SelectMany(request => request.Query.Concat(request.BodyPaths)).ToHashSet();
        RequestsInScope += taken.Length;
        Requests += taken.Count(sent.Contains);
        _new.UnionWith(taken.Where(path => !sent.Contains(path)).Select(path => $"{operation.Id} accepts {path}, which no parameter sets"));
        var known = operation.RequestPaths(deprecated: true).ToArray();
        // The path of an empty list of objects ends before that of their members.
        _gone.UnionWith(sent.Except(known).Where(path => !path.EndsWith("[]", StringComparison.Ordinal) || !known.Any(longer => longer.StartsWith(path, StringComparison.Ordinal))).Select(path => $"{operation.Id} is sent {path}, which the contract does not contain"));
    }

    private async Task HoldResponsesAsync(ContractOperation operation)
    {
        var leaves = (operation.Response is { } schema ? Sample.Of(schema).Leaves.Keys : [])
            .Where(path => !ContractExceptions.IsNotOnAModel(operation.Id, path)).ToHashSet();
        ResponsesInScope += leaves.Count;
        var missing = new HashSet<string>(leaves);
        foreach (var method in TypedCall.All[operation.Id])
        {
            try
            {
                var call = await TypedCall.MakeAsync(operation.Id, method);
                missing.RemoveWhere(path => call.Reaches(path));
                _new.UnionWith(call.Unknown.Select(member => $"{operation.Id} returns {member}, which no model has"));
            }
            catch (NeonApiException unreadable)
            {
                _gone.Add($"{operation.Id}: its response cannot be read: {unreadable.Message}");
            }
        }

        Responses += leaves.Count - missing.Count;
        _new.UnionWith(missing.Select(path => $"{operation.Id} returns {path}, which no model has"));
    }
}
