using System.Globalization;
using System.Management.Automation.Host;

namespace Neon.Tests.Help;

/// <summary>A host that keeps what is printed.</summary>
internal class TextHost : PSHost
{
    private readonly TextHostInterface _interface = new();

    public string Text => _interface.Written.ToString();

    public override string Name => "TextHost";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _interface;

    public override CultureInfo CurrentCulture => CultureInfo.GetCultureInfo("en-US");

    public override CultureInfo CurrentUICulture => CultureInfo.GetCultureInfo("en-US");

    public void Clear() => _interface.Written.Clear();

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
