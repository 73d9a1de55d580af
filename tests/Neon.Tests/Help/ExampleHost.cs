using System.IO.Compression;
using System.Management.Automation.Runspaces;
using Neon.Emulator;
using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>
/// The emulator with its sample, as after <c>Start-NeonEmulator -Sample</c>, and a session with a user who answers yes, in a folder
/// with the files that examples read.
/// </summary>
internal sealed class ExampleHost : IDisposable
{
    private const int Yes = 0;
    private readonly TestHost _person = new(Yes);
    private readonly Runspace _runspace;

    /// <summary>Starts the emulator and the session.</summary>
    /// <param name="isUnlimited">Whether operations end at once and nothing is limited, for code that waits on the machine's clock.</param>
    public ExampleHost(bool isUnlimited = false)
    {
        Engine = new NeonHost(options => Sample(options, isUnlimited));
        Engine.Emulator.AddPersonalKey(Key);
        Write();
        _runspace = OpenRunspace();
    }

    /// <summary>A key that the emulator accepts.</summary>
    public static string Key => "napi_of_the_examples";

    public NeonHost Engine { get; }

    /// <summary>The current folder of the example.</summary>
    public TempFolder Folder { get; } = new();

    public NeonSession Session => NeonSession.Of(_runspace);

    /// <summary>What was printed to the host since the last call, such as by -WhatIf.</summary>
    public string TakePrinted() => _person.TakePrinted();

    /// <summary>Runs code exactly as it is printed.</summary>
    public PipelineResult Run(string code) => PipelineResult.Of(_runspace, code);

    /// <summary>The value of a variable that the example sets.</summary>
    public object? Variable(string name) => _runspace.SessionStateProxy.GetVariable(name);

    public void Dispose()
    {
        _runspace.Dispose();
        Engine.Dispose();
        Folder.Dispose();
    }

    private static EmulatorOptions Sample(EmulatorOptions options, bool isUnlimited)
    {
        var defaults = new EmulatorOptions();
        return new()
        {
            Sample = true,
            Clock = options.Clock,
            Seed = options.Seed,
            OperationDuration = isUnlimited ? TimeSpan.Zero : defaults.OperationDuration,
            Locks = !isUnlimited,
            RequestsPerMinute = isUnlimited ? null : defaults.RequestsPerMinute,
            RequestsPerSecondPerRoute = isUnlimited ? null : defaults.RequestsPerSecondPerRoute,
        };
    }

    /// <summary>Writes the files that examples read; each documents what it needs.</summary>
    private void Write()
    {
        const string code = "export default { fetch: () => new Response('hello') };";
        Folder.Write("report.pdf", "report");
        Folder.Write("site/index.html", "<!DOCTYPE html>");
        Folder.Write("site/style.css", "body {}");
        ZipFile.CreateFromDirectory(Folder.Write("dist/index.mjs", code).DirectoryName!, Folder["api.zip"]);
        Folder.Write("rules.csv", "DatabaseName,SchemaName,TableName,ColumnName,MaskingFunction,MaskingValue\norders,public,users,email,anon.fake_email(),\n");
        Folder.Write(".neon", $$"""{ "orgId": "{{Engine.Emulator.OrganizationId}}", "projectId": "quiet-forest-12345678", "branch": "main" }""");
    }

    private Runspace OpenRunspace()
    {
        var runspace = NeonRunspace.Open(_person);
        var session = NeonSession.Of(runspace);
        session.Connection = Engine.Connection;
        session.Context = new NeonContext { OrganizationId = Engine.Emulator.OrganizationId };
        runspace.SessionStateProxy.Path.SetLocation(Folder.Path);
        PipelineResult.Of(runspace, Commands, ("ExampleNow", Engine.Clock.GetUtcNow().UtcDateTime), ("ExampleKey", Secret.Of(Key)));
        return runspace;
    }

    // What examples require of people, other modules and the computer. An emulator that they start uses the computer's clock,
    // and its operations take a second each.
    private const string Commands = """
        $global:PSDefaultParameterValues['Start-NeonEmulator:OperationDuration'] = '00:00:00'
        $global:ExampleSecrets = @{ 'neon-production' = $ExampleKey; 'neon-other' = $ExampleKey }
        function global:Get-Date { $ExampleNow }
        function global:Read-Host { param([switch] $AsSecureString) if ($AsSecureString) { $ExampleKey } }
        function global:Get-Credential { param($UserName, $Message) [pscredential]::new($UserName, $ExampleKey) }
        function global:Get-Secret { param($Name, $Vault) $ExampleSecrets[$Name] }
        function global:Set-Secret { param([string] $Name, $Secret, [securestring] $SecureStringSecret) $ExampleSecrets[$Name] = if ($Secret) { $Secret } else { $SecureStringSecret } }
        function global:Start-Process { param($FilePath, [System.Collections.IDictionary] $Environment, [switch] $NoNewWindow, [switch] $Wait) "$FilePath with $($Environment.Keys)" }
        """;
}
