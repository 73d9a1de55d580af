using Neon.Tests.Reliability;

namespace Neon.Tests.Support;

/// <summary>
/// Data for the tests that run every cmdlet. The test file of the cmdlets declares it, in a class that is found by reflection.
/// </summary>
internal abstract class CmdletTestData
{
    /// <summary>The data of all test files, ordered by namespace and class.</summary>
    public static IReadOnlyList<CmdletTestData> All { get; } =
    [
        .. typeof(CmdletTestData).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CmdletTestData)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (CmdletTestData)Activator.CreateInstance(type)!),
    ];

    /// <summary>Each change, for the tests in which its response is lost.</summary>
    public virtual IEnumerable<LostResponseCase> LostResponses => [];

    /// <summary>Each cmdlet with -IfExists, for the tests that run it without its target.</summary>
    public virtual IEnumerable<Removal> Removals => [];
}

/// <summary>The removal of a resource that may not exist.</summary>
/// <param name="Command">The removal. <c>$id</c> is the id of a resource that does not exist, until something has been created.</param>
/// <param name="Create">Creates the target, and sets <c>$global:id</c> if it is removed by id.</param>
internal sealed record Removal(string Command, string? Create = null)
{
    /// <summary>The commands that are typed before, line by line.</summary>
    public string[] Prepare { get; init; } = [];

    /// <summary>The error without -IfExists; null if Neon reports success.</summary>
    public string? ErrorId { get; init; } = Command.Split(' ')[0].Split('-')[1] + "NotFound";

    /// <summary>The name of the cmdlet.</summary>
    public string Cmdlet => Command.Split(' ')[0];
}
