using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Neon.Shell;

/// <content>The questions. Without somebody to answer, each fails at once instead of waiting for ever.</content>
internal sealed partial class NeonHostUI
{
    /// <summary>Makes the error of a question that nobody can answer.</summary>
    /// <param name="what">What is asked for.</param>
    /// <returns>The exception to throw.</returns>
    public static HostException NobodyToAsk(string what) => new(
        $"The shell cannot ask for {what}: it is not connected to a terminal. Give the value as a parameter, " +
        "or -Confirm:$false where a confirmation is asked.",
        null,
        "PromptWithoutTerminal",
        ErrorCategory.InvalidOperation);

    public override string ReadLine() => Ask("", "input");

    public override SecureString ReadLineAsSecureString() => AskSecret("");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        if (!_console.IsInteractive)
        {
            throw NobodyToAsk($"'{string.Join("', '", descriptions.Select(d => d.Name))}'");
        }

        WriteHeading(caption, message);
        if (descriptions.Any(d => !string.IsNullOrEmpty(d.HelpMessage)))
        {
            WriteLine("(Type !? for Help.)");
        }

        var answers = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
        {
            answers.Add(field.Name, PSObject.AsPSObject(AskField(field)));
        }

        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (!_console.IsInteractive)
        {
            throw NobodyToAsk($"a choice ({OneLine(caption + " " + message)})");
        }

        Choice[] options = [.. choices.Select(c => new Choice(c))];
        WriteHeading(caption, message);
        string prompt = string.Concat(options.Select(o => $"[{o.Key}] {o.Label}  ")) + "[?] Help"
            + (defaultChoice >= 0 ? $" (default is \"{options[defaultChoice].Key}\"): " : ": ");
        while (true)
        {
            string answer = Ask(prompt, "a choice").Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == "?")
            {
                Array.ForEach(options, o => WriteLine($"{o.Key} - {o.Help}"));
                continue;
            }

            int chosen = Array.FindIndex(options, o => o.IsMeantBy(answer));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        if (!_console.IsInteractive)
        {
            throw NobodyToAsk("a credential");
        }

        WriteHeading(caption, message);
        string user = userName;
        while (string.IsNullOrEmpty(user))
        {
            user = Ask("User: ", "a user name");
        }

        return new PSCredential(user, AskSecret($"Password for user {user}: "));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private void WriteHeading(string caption, string message)
    {
        foreach (string text in new[] { caption, message }.Where(t => !string.IsNullOrEmpty(t)))
        {
            WriteLine(text == caption ? Styled(PSStyle.Instance.Bold, text) : text);
        }
    }

    private object? AskField(FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(SecureString))
        {
            return AskSecret(field.Name + ": ");
        }

        if (type == typeof(PSCredential))
        {
            return PromptForCredential("", "", "", "");
        }

        if (!type.IsArray)
        {
            return AskValue(field, field.Name + ": ", type);
        }

        var items = new List<object?>();
        Type itemType = type.GetElementType()!;
        while (AskValue(field, $"{field.Name}[{items.Count}]: ", itemType) is { } item && item as string != "")
        {
            items.Add(item);
        }

        return items.ToArray();
    }

    private object? AskValue(FieldDescription field, string prompt, Type type)
    {
        while (true)
        {
            string answer = Ask(prompt, field.Name);
            if (answer == "!?")
            {
                WriteLine(string.IsNullOrEmpty(field.HelpMessage) ? $"There is no help for {field.Name}." : field.HelpMessage);
            }
            else if (answer.Length == 0)
            {
                return type == typeof(string) ? answer : null;
            }
            else if (LanguagePrimitives.TryConvertTo(answer, type, CultureInfo.CurrentCulture, out object? value))
            {
                return value;
            }
            else
            {
                WriteErrorLine($"'{answer}' is no value of the type {type.Name}.");
            }
        }
    }

    private string Ask(string prompt, string what)
    {
        if (!_console.IsInteractive)
        {
            throw NobodyToAsk(what);
        }

        using (Screen.Hold())
        {
            return _editor.Read(prompt).Text ?? throw Abandoned();
        }
    }

    private SecureString AskSecret(string prompt)
    {
        if (!_console.IsInteractive)
        {
            throw NobodyToAsk("a secret");
        }

        using (Screen.Hold())
        {
            return _editor.ReadSecret(prompt) ?? throw Abandoned();
        }
    }

    private PipelineStoppedException Abandoned()
    {
        Stop?.Invoke();
        return new PipelineStoppedException();
    }

    private sealed class Choice
    {
        public Choice(ChoiceDescription description)
        {
            int mark = description.Label.IndexOf('&', StringComparison.Ordinal);
            Label = description.Label.Replace("&", "", StringComparison.Ordinal).Trim();
            Key = mark >= 0 && mark + 1 < description.Label.Length
                ? description.Label[mark + 1].ToString().ToUpperInvariant()
                : Label;
            Help = description.HelpMessage;
        }

        public string Key { get; }

        public string Label { get; }

        public string Help { get; }

        public bool IsMeantBy(string answer) =>
            string.Equals(answer, Key, StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, Label, StringComparison.OrdinalIgnoreCase);
    }
}
