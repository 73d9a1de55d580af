using System.Management.Automation;

namespace Neon.Tests.Help.Samples.Faulty;

/// <summary>Has examples that are wrong.</summary>
/// <remarks>Nothing else is wrong.</remarks>
/// <example><para>No code at all.</para></example>
/// <example><code>Test-NeonExample -First 'unclosed</code></example>
/// <example><code>1..2 | ForEach-Object { Get-NeonNothing -Name $_ }</code></example>
/// <example><code>Neon\Test-NeonExample -Fir 1</code></example>
/// <example><code>Test-NeonExample -Unknown:$true -Debug; Get-Other -Anything</code></example>
/// <example><code>tne -One 1 -second 2</code></example>
/// <example><code>Test-NeonExample -First 1 -One 2</code></example>
/// <example><code>Test-NeonExample -One 1 -vb</code><para>Fine, but:</para><code>Test-NeonExample -WhatIf</code></example>
/// <seealso href="https://api-docs.neon.tech/reference/example"/>
[Cmdlet(VerbsDiagnostic.Test, "NeonExample")]
[Alias("tne")]
[OutputType(typeof(bool))]
public sealed class ExampleCommand : PSCmdlet
{
    /// <summary>The first.</summary>
    [Parameter(ParameterSetName = "A")]
    [Alias("One")]
    public string? First { get; set; }

    /// <summary>The second.</summary>
    [Parameter(ParameterSetName = "B")]
    public string? Second { get; set; }
}
