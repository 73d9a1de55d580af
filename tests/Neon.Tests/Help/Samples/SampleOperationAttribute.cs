namespace Neon.Tests.Help.Samples;

/// <summary>The operation of a cmdlet, with its page.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SampleOperationAttribute(string operationId) : Attribute
{
    public string OnlinePage => "https://api-docs.neon.tech/reference/" + operationId.ToLowerInvariant();
}
