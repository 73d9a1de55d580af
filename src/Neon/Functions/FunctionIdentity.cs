using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>A function named by its slug, its exact display name or the function itself, which knows its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class FunctionIdentity : BranchItemIdentity
{
    /// <summary>Names a function by slug or by display name. One to twenty lowercase letters and digits are a slug.</summary>
    /// <param name="slugOrName">The slug or the exact display name.</param>
    public FunctionIdentity(string slugOrName)
        : base(SlugForm().IsMatch(slugOrName) ? slugOrName : null, SlugForm().IsMatch(slugOrName) ? null : slugOrName)
    {
    }

    /// <summary>Names a function by itself.</summary>
    /// <param name="function">The function.</param>
    public FunctionIdentity(Function function)
        : base(function.FunctionSlug, function.Name == function.FunctionSlug ? null : function.Name, function, function.ProjectId, function.BranchId)
    {
        Function = function;
    }

    /// <summary>Names a function by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>FunctionSlug</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public FunctionIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "FunctionSlug"), null, plain)
    {
    }

    /// <summary>The function, when it was given itself.</summary>
    internal Function? Function { get; }

    /// <summary>The slug, for a function that need not be there yet.</summary>
    internal string RequireSlug()
    {
        EnsureNamed();
        return Id is not null && SlugForm().IsMatch(Id)
            ? Id
            : throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id ?? Name}' cannot be the slug of a function.")
            {
                Advice = "A slug has 1 to 20 characters, lowercase letters and digits only. It becomes part of the function's URL.",
            };
    }

    /// <summary>The slug; asks for it when only the display name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, string branchId, CancellationToken cancellation)
    {
        EnsureNamed();
        return Id ?? (await FindAsync(client, projectId, branchId, cancellation).ConfigureAwait(false)).FunctionSlug!;
    }

    /// <summary>The function of this display name, as the list of the branch shows it.</summary>
    internal async ValueTask<Function> FindAsync(NeonClient client, string projectId, string branchId, CancellationToken cancellation)
    {
        var (matches, names) = (new List<Function>(), new List<string?>());
        await foreach (var function in new FunctionApi(client).ListAsync(projectId, branchId, cancellation).ConfigureAwait(false))
        {
            names.Add(function.Name);
            if (function.Name == Name)
            {
                matches.Add(function);
            }
        }

        Single("function", Name!, [.. matches.Select(function => function.FunctionSlug!)], names);
        return matches[0];
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var (projectId, branchId) = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new FunctionApi(client).FindAsync(projectId, branchId, id, cancellation).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^[a-z0-9]{1,20}\z")]
    private static partial Regex SlugForm();
}
