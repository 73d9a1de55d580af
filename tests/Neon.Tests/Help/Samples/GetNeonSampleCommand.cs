using System.Management.Automation;

namespace Neon.Tests.Help.Samples;

/// <summary>Gets samples by name or by key.</summary>
/// <remarks>
/// <para>Lists every <see cref="Sample"/>, or those that <see cref="Name"/> matches. <see langword="null"/> means
/// all; see <see cref="NewNeonSampleCommand"/> and <see href="https://example.com/samples">the guide</see>.</para>
/// <para>The order is this:</para>
/// <list type="number">
/// <item><term>Key</term><description>ascending,</description></item>
/// <item>then <c>name</c> &amp; <see cref="SampleMode.ReadOnly"/>.</item>
/// </list>
/// <para>The last words, with a_b and *stars*.</para>
/// </remarks>
/// <example>
/// <para>List all samples</para>
/// <code>Get-NeonSample</code>
/// <para>Lists the samples.</para>
/// </example>
/// <example>
/// <para>Pipes two samples on.</para>
/// <para>The second sentence of the introduction.</para>
/// <code>
/// Get-NeonSample -Name 'a*', 'b*' |
///     Where-Object { $_.SampleId -ne 'x' } |
///     New-NeonSample -Name 'copy &lt;1&gt;' -Mode ReadOnly
/// </code>
/// <para>The response, as JSON:</para>
/// <code language="json">{ "id": 1 }</code>
/// </example>
/// <keywords>frobnicate,
/// wibble</keywords>
/// <seealso cref="NewNeonSampleCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listsamples">The operation</seealso>
/// <seealso href="https://example.com/more">More about samples</seealso>
[Cmdlet(VerbsCommon.Get, "NeonSample", DefaultParameterSetName = "ByName",
    HelpUri = "https://api-docs.neon.tech/reference/listsamples")]
[Alias("gns", "samples")]
[OutputType(typeof(Sample))]
public sealed class GetNeonSampleCommand : SampleCommandBase<Sample>
{
    /// <summary>The names to look for.</summary>
    /// <remarks>
    /// <para>Case does not matter.</para>
    /// <para>Not used with <see cref="Id"/>.</para>
    /// </remarks>
    [Parameter(Position = 0, ParameterSetName = "ByName")]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The key of the sample, as in <paramref name="value"/>.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ById")]
    [Alias("SampleId")]
    public string? Id { get; set; }

    /// <summary>The parent of the samples, see <see cref="SampleCommandBase{T}.Connection"/>.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public SampleIdentity? Parent { get; set; }

    /// <summary>An internal matter.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter Trace { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public override int TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Emit(new Sample { SampleId = Id ?? "" });
}
