using Neon.Benchmarks.Peers;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>Objects in a variable, piped on: what their types and the rules of a second cmdlet cost.</summary>
internal sealed class PipelineSuite : ISuite
{
    private static readonly (string Name, string Module, string Peer, string Compared)[] Pipelines =
    [
        ("Where-Object Name -like", "$branches | Where-Object Name -like 'pr-9*'", "$rows | Where-Object name -like 'pr-9*'", "the same, rows of Invoke-RestMethod"),
        ("Where-Object { }", "$branches | Where-Object { $_.LogicalSize -gt 30005000 }", "$rows | Where-Object { $_.logical_size -gt 30005000 }", "the same, rows of Invoke-RestMethod"),
        ("Select-Object", "$branches | Select-Object Name, BranchId, CreatedAt", "$rows | Select-Object name, id, created_at", "the same, rows of Invoke-RestMethod"),
        ("Format-Table", "$branches | Format-Table | Out-String", "$rows | Format-Table name, current_state, logical_size, created_at, id | Out-String", "columns of those rows"),
        ("Set-NeonBranch -WhatIf", "$branches | Set-NeonBranch -Protected -WhatIf", "$rows | Set-Peer -WhatIf", "a cmdlet that only calls ShouldProcess"),
    ];

    public string Name => "pipeline";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        using var peer = await PeerModule.CreateAsync(bench.PowerShell);
        var times = new Measurements();
        times.Add(await bench.PowerShell.RunAsync($$"""
            {{Bench.Import}}
            {{peer.Import}}
            {{Bench.Connect(bench.Server)}}
            $branches = Get-NeonBranch -Project {{SampleAccount.Medium}}
            $cursor = ''
            $rows = do {
                $page = Invoke-RestMethod "{{bench.Server.BaseUri}}/projects/{{SampleAccount.Medium}}/branches?limit=1000$cursor"
                $page.branches
                $cursor = "&cursor=$($page.pagination.next)"
            } while ($page.pagination.next)
            $pipelines = [ordered] @{
            {{string.Join('\n', Pipelines.Select(pipeline => $"'module {pipeline.Name}' = {{ {pipeline.Module} }}; 'peer {pipeline.Name}' = {{ {pipeline.Peer} }}"))}}
            }
            $times = @{}
            foreach ($round in 0..{{bench.Rounds}}) {
                foreach ($name in $pipelines.Keys) {
                    $time = Measure-Time $pipelines[$name]
                    # The first round prepares the session.
                    if ($round -gt 0) { $times[$name] = @($times[$name]) + $time -ne $null }
                }
            }
            ConvertTo-Json $times -Compress
            """));

        var table = bench.Table($"{SampleAccount.MediumBranches:N0} branches in a variable, piped into another command.", $"{(bench.Rounds == 1 ? "one run" : $"{bench.Rounds} runs")} in one process");
        foreach (var (name, _, _, compared) in Pipelines)
        {
            table.Compare(name, times[$"module {name}"], compared, times[$"peer {name}"]);
        }

        return table;
    }
}
