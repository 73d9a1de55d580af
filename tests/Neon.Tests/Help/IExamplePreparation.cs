namespace Neon.Tests.Help;

/// <summary>
/// Makes what the examples of one slice name, before an example runs. Every class of this kind is found by itself; it has a
/// constructor without parameters.
/// </summary>
internal interface IExamplePreparation
{
    /// <summary>Prepares the emulator for the host's example; the project <c>app</c> with its branches is there already.</summary>
    void Prepare(ExampleHost host);
}
