using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>The first steps of a session, one by one.</summary>
internal sealed class FirstCallSuite : ISuite
{
    public string Name => "first-call";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        using var certificate = OperatingSystem.IsLinux() ? new TrustedCertificate() : null;
        using var secure = certificate is null ? null : new StaticServer(certificate.Certificate);
        var times = new Measurements();
        List<(string Name, StaticServer Server)> servers = [("http", bench.Server)];
        if (secure is not null)
        {
            SampleAccount.AddTo(secure);
            servers.Add(("TLS", secure));
            // On Linux, .NET trusts the certificates in this file.
            bench.PowerShell.Environment["SSL_CERT_FILE"] = certificate!.File;
        }

        await bench.RepeatAsync([.. servers.SelectMany(server => new Func<Task>[] { () => ModuleAsync(server.Name, server.Server), () => RestAsync(server.Name, server.Server) })]);
        bench.PowerShell.Environment.Remove("SSL_CERT_FILE");

        var table = bench.Table("The first steps in a new process.");
        foreach (var (name, _) in servers)
        {
            table.Show($"{name}: import", times[$"{name} import"]);
            table.Show($"{name}: Connect-Neon", times[$"{name} connect"]);
            table.Compare($"{name}: first list", times[$"{name} first"], "first Invoke-RestMethod", times[$"{name} rest first"]);
            table.Compare($"{name}: second list", times[$"{name} second"], "second Invoke-RestMethod", times[$"{name} rest second"]);
            table.Compare($"{name}: first view", times[$"{name} view"], "Format-Table of those", times[$"{name} rest view"]);
            table.Compare($"{name}: all", times[$"{name} all"], "all", times[$"{name} rest all"]);
        }

        if (secure is null)
        {
            table.Note("TLS is measured on Linux only, where a process can trust the certificate of the server without a change of the system.");
        }

        return table;

        async Task ModuleAsync(string name, StaticServer server) => times.Add(await bench.PowerShell.RunAsync($$"""
            $times = [ordered] @{
                import = Measure-Time { {{Bench.Import}} }
                connect = Measure-Time { {{Bench.Connect(server)}} }
                first = Measure-Time { $script:branches = Get-NeonBranch -Project {{SampleAccount.Small}} }
                second = Measure-Time { $script:branches = Get-NeonBranch -Project {{SampleAccount.Small}} }
                view = Measure-Time { $branches | Out-String }
            }
            $times.all = ($times.Values | Measure-Object -Sum).Sum
            ConvertTo-Json $times -Compress
            """), $"{name} ");

        async Task RestAsync(string name, StaticServer server) => times.Add(await bench.PowerShell.RunAsync($$"""
            $call = { $script:branches = (Invoke-RestMethod {{server.BaseUri}}/projects/{{SampleAccount.Small}}/branches -Headers @{ Authorization = 'Bearer napi_benchmark' }).branches }
            $times = [ordered] @{
                first = Measure-Time $call
                second = Measure-Time $call
                view = Measure-Time { $branches | Format-Table name, current_state, logical_size, created_at, id | Out-String }
            }
            $times.all = ($times.Values | Measure-Object -Sum).Sum
            ConvertTo-Json $times -Compress
            """), $"{name} rest ");
    }
}
