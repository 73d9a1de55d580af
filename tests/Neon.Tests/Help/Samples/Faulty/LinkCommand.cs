using System.Management.Automation;

namespace Neon.Tests.Help.Samples.Faulty;

/// <summary>Has links that are wrong.</summary>
/// <remarks>Nothing else is wrong.</remarks>
/// <example><code>Test-NeonLink</code></example>
/// <seealso href="http://api-docs.neon.tech/reference/link"/>
[Cmdlet(VerbsDiagnostic.Test, "NeonLink", HelpUri = "https://api-docs.neon.tech/reference/other")]
[OutputType(typeof(bool))]
public sealed class LinkCommand : PSCmdlet;
