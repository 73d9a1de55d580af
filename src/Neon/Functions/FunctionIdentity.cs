using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A function, identified by its slug, its exact display name or the function itself, which includes its branch.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class FunctionIdentity : BranchItemIdentity
{
    /// <summary>
    /// Identifies a function by slug or by display name. Text of 1 to 20 lowercase letters and digits is a slug.
    /// </summary>
    /// <param name="slugOrName">The slug or the exact display name.</param>
    public FunctionIdentity(string slugOrName)
        : base(SlugForm().IsMatch(slugOrName) ? slugOrName : null, SlugForm().IsMatch(slugOrName) ? null : slugOrName)
    {
    }

    /// <summary>Identifies a function by the function itself.</summary>
    /// <param name="function">The function.</param>
    public FunctionIdentity(Function function)
        : base(function.FunctionSlug, function.Name == function.FunctionSlug ? null : function.Name, function, function.ProjectId, function.BranchId)
    {
        Function = function;
    }

    /// <summary>Identifies a function by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>FunctionSlug</c>, and <c>ProjectId</c> and <c>BranchId</c> if known.</param>
    public FunctionIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "FunctionSlug"), null, plain)
    {
    }

    /// <summary>The function, if specified as an object.</summary>
    internal Function? Function { get; }

    /// <summary>The slug, for a function that may not exist yet.</summary>
    internal string RequireSlug()
    {
        EnsureNamed();
        return Id is not null && SlugForm().IsMatch(Id)
            ? Id
            : throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id ?? Name}' is not a valid function slug.")
            {
                Advice = "Specify 1 to 20 lowercase letters and digits. The slug becomes part of the function's URL.",
            };
    }

    /// <summary>The slug; looked up if only the display name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, BranchKey branchKey, CancellationToken cancellation)
    {
        EnsureNamed();
        return Id ?? (await FindAsync(client, branchKey, cancellation).ConfigureAwait(false)).FunctionSlug!;
    }

    /// <summary>The function with this display name, from the list of the branch.</summary>
    internal async ValueTask<Function> FindAsync(NeonClient client, BranchKey branchKey, CancellationToken cancellation)
    {
        var all = await new FunctionApi(client).ListAsync(branchKey, cancellation).ToListAsync().ConfigureAwait(false);
        var matches = all.Where(function => function.Name == Name).ToArray();
        Single("function", Name!, [.. matches.Select(function => function.FunctionSlug!)], [.. all.Select(function => function.Name)], branchKey.Parts);
        return matches[0];
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var branchKey = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new FunctionApi(client).FindAsync(branchKey, id, cancellation).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^[a-z0-9]{1,20}\z")]
    private static partial Regex SlugForm();
}
