using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Neon.Tests.Support;

/// <summary>A host with somebody in front of it, who answers every question the same way.</summary>
/// <param name="choice">The answer.</param>
/// <param name="meanwhile">What happens while somebody thinks about it.</param>
internal sealed class AskingHost(int choice, Action? meanwhile = null) : PSHost
{
    private readonly Person _person = new(choice, meanwhile);

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<string> Questions => _person.Questions;

    /// <summary>What was printed.</summary>
    public string Printed => _person.Printed.ToString();

    /// <summary>What was printed since this was last called.</summary>
    public string TakePrinted()
    {
        var printed = Printed;
        _person.Printed.Clear();
        return printed;
    }

    public override string Name => nameof(AskingHost);

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _person;

    public override CultureInfo CurrentCulture => CultureInfo.GetCultureInfo("en-US");

    public override CultureInfo CurrentUICulture => CurrentCulture;

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

    private sealed class Person(int choice, Action? meanwhile) : PSHostUserInterface
    {
        public List<string> Questions { get; } = [];

        public StringBuilder Printed { get; } = new();

        public override PSHostRawUserInterface? RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(message);
            meanwhile?.Invoke();
            return choice;
        }

        public override void Write(string value) => Printed.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value) => Printed.Append(value).Append('\n');

        public override void WriteErrorLine(string value) => WriteLine(value);

        public override void WriteDebugLine(string message) => WriteLine(message);

        public override void WriteVerboseLine(string message) => WriteLine(message);

        public override void WriteWarningLine(string message) => WriteLine(message);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) => throw new NotSupportedException();
    }
}
