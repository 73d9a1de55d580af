using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>An object from a file or a job is accepted as what it was, or the error says what to specify instead.</summary>
public sealed class LiveObjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Set-NeonContext -InputObject $stored", "context", "-Organization, -Project and -Branch")]
    [InlineData("$stored | Set-NeonContext", "context", "-Organization, -Project and -Branch")]
    [InlineData("Set-NeonContext -InputObject main", "'main' is not a context", "-Organization, -Project and -Branch")]
    [InlineData("Get-NeonProject -Connection $stored", "connection", "Connect-Neon")]
    [InlineData("Get-NeonProject -Connection $context", "connection", "Connect-Neon")]
    [InlineData("Get-NeonProject -Connection production", "'production' is not a connection", "Connect-Neon")]
    public void A_value_that_is_not_a_live_object_is_refused_with_a_clear_message(string command, string what, string advice)
    {
        var context = new NeonContext { OrganizationId = "org-calm-lake-12345678", ProjectName = "app", BranchName = "main" };
        var stored = Stored(command.Contains("Connection", StringComparison.Ordinal) ? _host.Connect("key") : context);

        var message = _host.Run(command, ("stored", stored), ("context", context)).Error.Exception.Message;

        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("convert", message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_host.Requests);
    }

    /// <summary>Identities accept stored objects; that is tested for all of them.</summary>
    [Fact]
    public void Every_parameter_with_a_module_type_accepts_stored_objects_or_gives_advice()
    {
        using var runs = new CmdletRuns();
        var wrong = new List<string>();
        var tried = new HashSet<Type>();
        foreach (var cmdlet in CmdletRuns.Cmdlets.Append(typeof(SetNeonContextCommand)))
        {
            foreach (var parameter in cmdlet.GetProperties().Where(IsOfModule))
            {
                var type = CmdletRuns.ElementOf(parameter.PropertyType);
                if (type == typeof(NeonConnection) && !tried.Add(type))
                {
                    continue;
                }

                tried.Add(type);
                // A cmdlet returns items of a schedule; the parameter converts them to entries.
                var run = runs.With(cmdlet, parameter, Stored(FullObject.Of(type == typeof(SnapshotScheduleEntry) ? typeof(SnapshotScheduleItem) : type)));
                wrong.AddRange(run.Result.Errors.Select(error => error.Exception.Message)
                    .Where(message => message.Contains("convert", StringComparison.OrdinalIgnoreCase) || message.Contains("Neon.", StringComparison.Ordinal))
                    .Select(message => $"{run}: {message}"));
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried.Count > 3, string.Join(", ", tried.Select(type => type.Name)));
    }

    private static bool IsOfModule(PropertyInfo property) => property.IsDefined(typeof(ParameterAttribute))
        && CmdletRuns.ElementOf(property.PropertyType) is { IsClass: true, Namespace: nameof(Neon) } type && !typeof(ResourceIdentity).IsAssignableFrom(type);

    private static object Stored(object value) => PSSerializer.Deserialize(PSSerializer.Serialize(value, depth: 3));
}
