using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Contract;

namespace Neon.Tests.Support;

/// <summary>Compares the commands and parameters in a text for people with the existing ones.</summary>
internal static partial class NamedParameters
{
    private static readonly Dictionary<string, Type> Cmdlets = typeof(NeonCmdlet).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
        .ToDictionary(CmdletRuns.NameOf, StringComparer.Ordinal);

    /// <summary>Commands of modules that need not be installed, with their parameters.</summary>
    private static readonly Dictionary<string, string[]> Foreign = new()
    {
        ["Get-Secret"] = ["Name", "ErrorAction", "WarningAction"],
        ["Get-SecretInfo"] = [],
        ["Set-Secret"] = ["Name", "SecureStringSecret"],
    };

    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>?> Known = new();

    /// <summary>
    /// Commands and parameters in a text that do not exist, with the sentence. A parameter belongs to the command right before
    /// it, or to that of "-Name of Get-NeonBranch". Otherwise it may belong to the cmdlet that reports the text, or to a command
    /// before it in the sentence.
    /// </summary>
    /// <param name="text">A message or advice.</param>
    /// <param name="cmdlets">The cmdlet that reports it, or all that may.</param>
    public static IEnumerable<string> Unknown(string text, params IReadOnlyCollection<Type> cmdlets)
    {
        // A single word is the name of something, such as a header.
        foreach (var sentence in text.Contains(' ', StringComparison.Ordinal) ? Sentences().Split(Quotations().Replace(AdviceCommands.Plain(text), "''")) : [])
        {
            var commands = Commands().Matches(sentence).Select(match => match.Value).Distinct().ToArray();
            // Text that is composed at run time is checked there.
            foreach (var command in commands.Where(command => command != "Get-Neon" && ParametersOf(command) is null))
            {
                yield return $"There is no {command}: {sentence}";
            }

            foreach (Match mention in Parameters().Matches(sentence))
            {
                var (before, after) = (sentence[..mention.Index], After().Match(sentence[mention.Index..]));
                var owner = Before().Match(before).Groups["command"].Value;
                string[] owners = owner.Length > 0 ? [owner] : after.Success ? [after.Groups["command"].Value]
                    : [.. Commands().Matches(before).Select(match => match.Value), .. cmdlets.Select(CmdletRuns.NameOf)];
                if (!owners.Any(one => ParametersOf(one)?.Contains(mention.Groups["name"].Value) == true))
                {
                    yield return $"{mention.Value} is not a parameter of {string.Join(" or ", owners.Take(3))}: {sentence}";
                }
            }
        }
    }

    private static IReadOnlySet<string>? ParametersOf(string command) => Known.GetOrAdd(command, Find);

    private static IReadOnlySet<string>? Find(string command)
    {
        if (Foreign.TryGetValue(command, out var named))
        {
            return named.ToHashSet();
        }

        if (Cmdlets.TryGetValue(command, out var cmdlet))
        {
            var own = cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))).Select(property => property.Name);
            var ofEngine = cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess ? Cmdlet.OptionalCommonParameters.Intersect(["WhatIf", "Confirm"]) : [];
            return own.Concat(Cmdlet.CommonParameters).Concat(ofEngine).ToHashSet();
        }

        using var shell = PowerShell.Create();
        return shell.AddCommand("Get-Command").AddArgument(command).AddParameter("ErrorAction", "Ignore").Invoke<CommandInfo>().FirstOrDefault()?.Parameters.Keys.ToHashSet();
    }

    [GeneratedRegex(@"(?<=[.;!?])\s+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\{[^{}]*\}|'[^']*'")]
    private static partial Regex Quotations();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+-[A-Z][A-Za-z]+")]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<![\w-])-(?<name>[A-Z][A-Za-z]+)(?![\w-])")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"^-\w+(?: (?:and|or) -\w+)* of (?<command>[A-Z][a-z]+-[A-Z][A-Za-z]+)")]
    private static partial Regex After();

    [GeneratedRegex(@"(?<command>\b[A-Z][A-Za-z]+-[A-Z][A-Za-z]+)(?:\s+-[A-Z]\w+(?::\S+)?|\s+\$\w+|\s+'[^']*')*\s+$")]
    private static partial Regex Before();
}
