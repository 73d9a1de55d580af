using System.Net;

namespace Neon;

/// <summary>
/// Finds the project and the branch that a context refers to now. A context set by id always refers to the same
/// resource; a context set by name refers to the resource that has the name now, never to one that was renamed.
/// </summary>
internal static class ContextParents
{
    /// <summary>The project of a context that has one.</summary>
    public static async ValueTask<string> ProjectIdAsync(NeonClient client, NeonContext context, CancellationToken cancellation)
    {
        if (context.ProjectName is not { } name || await HasNameAsync(client, context, name, cancellation).ConfigureAwait(false))
        {
            return context.ProjectId!;
        }

        try
        {
            return await ProjectNames.ResolveAsync(client, name, context.OrganizationId, cancellation).ConfigureAwait(false);
        }
        catch (NeonApiException failure) when (IsAboutName(failure))
        {
            throw NamedBy(failure, context.ProjectSource, context, "Project");
        }
    }

    /// <summary>The branch of a context that has one, in the project of the context.</summary>
    public static async ValueTask<string> BranchIdAsync(NeonClient client, NeonContext context, string projectId, CancellationToken cancellation)
    {
        if (context.BranchName is not { } name)
        {
            return context.BranchId!;
        }

        try
        {
            return await new BranchIdentity(name).ResolveAsync(client, projectId, cancellation).ConfigureAwait(false);
        }
        catch (NeonApiException failure) when (IsAboutName(failure))
        {
            throw NamedBy(failure, context.BranchSource, context, "Branch");
        }
    }

    /// <summary>
    /// Whether the project that had the name still has it: one request instead of a search through all lists.
    /// </summary>
    private static async ValueTask<bool> HasNameAsync(NeonClient client, NeonContext context, string name, CancellationToken cancellation)
    {
        try
        {
            var project = await new ProjectApi(client).GetAsync(context.ProjectId!, cancellation).ConfigureAwait(false);
            // A project that was moved keeps its name, but is in another organization than the one that the name was set in.
            return project.Name == name
                && (context.OrganizationId is null || project.OrganizationId is null || project.OrganizationId == context.OrganizationId);
        }
        catch (NeonApiException failure) when (failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return false;
        }
    }

    private static bool IsAboutName(NeonApiException failure) => failure.Failure is NeonFailure.NameNotFound or NeonFailure.NameAmbiguous;

    private static NeonApiException NamedBy(NeonApiException failure, string? source, NeonContext context, string noun)
    {
        var isOfFile = source?.StartsWith("file ", StringComparison.Ordinal) == true;
        return failure.With(
            $"{failure.Message} It is set in the context {(isOfFile ? $"file {context.NeonFile}" : $"of the {source}")}.",
            isOfFile
                ? $"Specify another one with -{noun}, or change the file with Set-NeonContext -{noun} -Path."
                : $"Specify another one with -{noun}, or change the context with Set-NeonContext -{noun}.");
    }
}
