using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// The output of a Get- cmdlet can be piped into every cmdlet that acts on it or on something in it, without specifying a key:
/// all pairs of cmdlets are tried. The session has no context, so every key has to come from the object.
/// </summary>
public sealed class PipingPairsTests : IDisposable
{
    /// <summary>Parameters for something else than the piped object, as <c>Cmdlet -Parameter</c>.</summary>
    private static readonly Dictionary<string, string> NotFromThePipeline = new()
    {
        ["New-NeonBranch -Parent"] = "the piped branch would be taken for the parent by accident",
        ["New-NeonAnonymizedBranch -Parent"] = "the piped branch would be taken for the parent by accident",
        ["Restore-NeonBranch -Source"] = "the piped branch is the one that is restored",
        ["Compare-NeonBranchSchema -Base"] = "the piped branch is the one that is compared",
        ["Restore-NeonSnapshot -TargetBranch"] = "the snapshot is piped in, and the branch to replace is named on purpose",
        ["Set-NeonContext -Organization"] = "a context is set by name",
        ["Set-NeonContext -Project"] = "a context is set by name",
        ["Set-NeonContext -Branch"] = "a context is set by name",
        ["New-NeonApiKey -Organization"] = "a piped object would decide what a key has access to",
        ["New-NeonApiKey -Project"] = "a piped object would decide what a key has access to",
        ["Revoke-NeonApiKey -Organization"] = "keys are piped in, and know their organization",
        ["Move-NeonProject -DestinationOrganization"] = "projects are piped in, and know the organization they come from",
        ["Move-NeonProject -SourceOrganization"] = "projects are piped in, and know the organization they come from",
        ["Set-NeonTrigger -Function"] = "the piped trigger is changed; the function is what it calls from now on",
        ["Add-NeonJwks -Branch"] = "it narrows the keys to one branch, which has to be meant",
        ["Approve-NeonProjectTransferRequest -Organization"] = "it is where the project goes, which has to be meant",
        ["Wait-NeonOperation -Project"] = "operations and what began them are piped in",
    };

    private readonly CmdletRuns _runs = new();

    public PipingPairsTests() => _runs.ClearContext();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Every_object_can_be_piped_into_every_matching_cmdlet()
    {
        var failures = new List<string>();
        var pairs = 0;
        foreach (var type in Emitted())
        {
            foreach (var (cmdlet, parameter) in Takers(type))
            {
                pairs++;
                var run = _runs.Pipe(ParameterValues.Model(type), cmdlet, parameter);
                if (Complaint(run) is { } complaint)
                {
                    failures.Add($"{type.Name} | {CmdletRuns.NameOf(cmdlet)} -{parameter.Name}: {complaint}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(pairs, 350, int.MaxValue);
    }

    [Fact]
    public void A_resource_parameter_accepts_pipeline_input_or_has_a_documented_reason() =>
        Assert.Empty(
            from cmdlet in CmdletRuns.Cmdlets
            from parameter in cmdlet.GetProperties()
            where typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.ElementOf(parameter.PropertyType))
                && !IsPiped(parameter) && !StandsBesideTarget(cmdlet, parameter) && !NotFromThePipeline.ContainsKey($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name}")
            select $"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name}");

    private static IEnumerable<Type> Emitted() => CmdletRuns.Cmdlets
        .Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName == "Get")
        .SelectMany(cmdlet => cmdlet.GetCustomAttributes<OutputTypeAttribute>())
        .SelectMany(output => output.Type)
        .Select(output => output.Type)
        .Where(type => type is not null && typeof(NeonObject).IsAssignableFrom(type))
        .Distinct();

    /// <summary>The cmdlets with a parameter for a resource of this type, and the parameter. A folder is removed only with -Recurse.</summary>
    private static IEnumerable<(Type Cmdlet, PropertyInfo Parameter)> Takers(Type type) =>
        from cmdlet in CmdletRuns.Cmdlets
        from parameter in cmdlet.GetProperties()
        where (cmdlet, type) != (typeof(RemoveNeonBucketObjectCommand), typeof(BucketFolder))
        where IsPiped(parameter) && CmdletRuns.ElementOf(parameter.PropertyType).GetConstructor([type]) is not null
        select (cmdlet, parameter);

    // A database with its project must not become a change of the context's branch; the accepted objects have their own project.
    private static bool StandsBesideTarget(Type cmdlet, PropertyInfo parameter) => parameter.Name == "Project"
        && (typeof(AuthSettingsCmdlet).IsAssignableFrom(cmdlet) || typeof(SnapshotScheduleCmdlet).IsAssignableFrom(cmdlet));

    private static bool IsPiped(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>()
        .Any(attribute => attribute.ValueFromPipeline || attribute.ValueFromPipelineByPropertyName);

    private static string? Complaint(CmdletRun run) => run switch
    {
        { Result.Errors: [var error, ..] } => error.ToString(),
        { Sent.Count: 0 } => "nothing is sent",
        _ => null,
    };
}
