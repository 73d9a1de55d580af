using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Neon.Tests.Support;

/// <summary>
/// A host in memory. It keeps what is printed and asked, has a screen of any width or none, and gives the same answer to every
/// question.
/// </summary>
/// <param name="choice">The answer to every question; without one, the host is not interactive.</param>
/// <param name="meanwhile">What happens before the answer.</param>
internal class TestHost(int? choice = null, Action? meanwhile = null) : PSHost
{
    private readonly StringBuilder _printed = new();
    private readonly List<string> _questions = [];
    private PSHostUserInterface? _ui;

    /// <summary>The columns of the screen; null for a host without one.</summary>
    public int? Width { get; init; }

    /// <summary>Whether the host has a screen whose size cannot be read, as with redirected output.</summary>
    public bool HasBrokenScreen { get; init; }

    /// <summary>Whether the screen supports control sequences, and so shows colour.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<string> Questions => _questions;

    /// <summary>What was printed, including control sequences.</summary>
    public string Printed => _printed.ToString();

    public override string Name => nameof(TestHost);

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui ??= new UserInterface(this, Width is not null || HasBrokenScreen ? new Screen(this) : null);

    public override CultureInfo CurrentCulture => CultureInfo.GetCultureInfo("en-US");

    public override CultureInfo CurrentUICulture => CurrentCulture;

    /// <summary>What was printed since the last call.</summary>
    public string TakePrinted()
    {
        var printed = Printed;
        _printed.Clear();
        return printed;
    }

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

    private int Answer(string question)
    {
        _questions.Add(question);
        meanwhile?.Invoke();
        return Answer();
    }

    /// <summary>The answer to the next question.</summary>
    protected virtual int Answer() => choice ?? throw new HostException("Nobody is there to answer.");

    private sealed class UserInterface(TestHost host, Screen? screen) : PSHostUserInterface
    {
        public override PSHostRawUserInterface? RawUI => screen;

        public override bool SupportsVirtualTerminal => host.IsTerminal;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
            host.Answer(message);

        public override void Write(string value) => host._printed.Append(GetOutputString(value ?? string.Empty, host.IsTerminal));

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value) => Write(value + "\n");

        public override void WriteErrorLine(string value) => WriteLine("ERROR: " + value);

        public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

        public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

        public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

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

    /// <summary>A screen that has only a size.</summary>
    private sealed class Screen(TestHost host) : PSHostRawUserInterface
    {
        private const int Height = 50;

        public override Size BufferSize
        {
            get => new(host.Width ?? throw new HostException("The screen has no size."), Height);
            set => throw new NotSupportedException();
        }

        public override Size WindowSize
        {
            get => BufferSize;
            set => throw new NotSupportedException();
        }

        public override Size MaxWindowSize => BufferSize;

        public override Size MaxPhysicalWindowSize => BufferSize;

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; } = 25;

        public override bool KeyAvailable => false;

        public override string WindowTitle { get; set; } = string.Empty;

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void FlushInputBuffer()
        {
        }

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
            throw new NotSupportedException();
    }
}
