using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A value of the wrong form is refused with what to specify, not with a regular expression or the name of a type.</summary>
public sealed class ValidationTextTests : IDisposable
{
    private static readonly (Type Cmdlet, PropertyInfo Parameter)[] All =
        [.. from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
            where cmdlet.IsDefined(typeof(CmdletAttribute))
            from parameter in cmdlet.GetProperties()
            where parameter.IsDefined(typeof(ParameterAttribute))
            select (cmdlet, parameter)];

    private readonly NeonHost _host = new();

    /// <summary>The parameters that accept one form of text.</summary>
    public static TheoryData<string, string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string, string>();
            foreach (var (cmdlet, parameter) in All)
            {
                if (parameter.GetCustomAttribute<ValidateFormAttribute>() is { } form)
                {
                    forms.Add(CmdletRuns.NameOf(cmdlet), parameter.Name, form.Example);
                }
            }

            return forms;
        }
    }

    /// <summary>The parameters that accept objects and no text.</summary>
    public static TheoryData<string, string> Objects
    {
        get
        {
            var objects = new TheoryData<string, string>();
            foreach (var (cmdlet, parameter) in All)
            {
                if (CmdletRuns.TypeOf(parameter).IsSubclassOf(typeof(ResourceIdentity)) && CmdletRuns.TypeOf(parameter).GetConstructor([typeof(string)]) is null)
                {
                    objects.Add(CmdletRuns.NameOf(cmdlet), parameter.Name);
                }
            }

            return objects;
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void No_parameter_is_validated_by_an_attribute_that_shows_its_code() => Assert.Empty(
        All.Where(one => one.Parameter.IsDefined(typeof(ValidatePatternAttribute)) || one.Parameter.IsDefined(typeof(ValidateScriptAttribute)))
            .Select(one => $"{one.Cmdlet.Name} -{one.Parameter.Name}"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Text_in_another_format_is_refused_with_a_valid_example(string cmdlet, string parameter, string example)
    {
        foreach (var text in (string[])["latest", "", " ", example + "0000000000"])
        {
            var refused = _host.Run($"{cmdlet} -{parameter} '{text}'").Error;

            Assert.StartsWith("ParameterArgumentValidationError,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.EndsWith($" such as {example}.", refused.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(text.Length == 0 ? "No value was specified." : $"'{text}' is not a", refused.Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("^", refused.Exception.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_host.Run($"{cmdlet} -{parameter} '{example}'").Errors, error => error.FullyQualifiedErrorId.StartsWith("ParameterArgument", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Text_for_an_object_parameter_is_refused_with_advice(string cmdlet, string parameter)
    {
        var message = _host.Run($"{cmdlet} -{parameter} 'old'").Error.Exception.Message;

        Assert.DoesNotContain("convert", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Specify ", message, StringComparison.Ordinal);
    }
}
