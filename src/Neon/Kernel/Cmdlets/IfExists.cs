namespace Neon.Commands;

/// <summary>
/// Implements <c>-IfExists</c>: a target that does not exist is left out without an error. Only the service proves that it
/// does not exist: by a complete list without that name, or by a 404 about the target itself. A parent that does not exist
/// stays an error.
/// </summary>
/// <param name="cmdlet">The cmdlet that removes or revokes.</param>
/// <param name="isAsked">Whether the user asked for it.</param>
/// <param name="target">What is removed.</param>
internal sealed class IfExists(NeonCmdlet cmdlet, bool isAsked, ResourceIdentity target)
{
    /// <summary>
    /// Looks for the target in the list of its parent, which decides where a 404 does not say that the target itself is missing.
    /// Null where Neon has no such list: then only its words count.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? IsListed { get; init; }

    /// <summary>
    /// Looks for something that has a text as its name. A text that looks like an id is taken for one, so what has it as its name
    /// would pass for removed.
    /// </summary>
    public Func<string, CancellationToken, Task<bool>>? IsNamed { get; init; }

    /// <summary>Removes the target, or does nothing where it does not exist. The parents are looked up before.</summary>
    /// <param name="remove">Looks the target up and removes it; null when Neon says that it was gone already.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>What was removed; null when there was nothing to remove, which a verbose line says.</returns>
    public async Task<T?> RemoveAsync<T>(Func<CancellationToken, Task<T?>> remove, CancellationToken cancellation)
        where T : class
    {
        try
        {
            if (await remove(cancellation) is { } removed)
            {
                return removed;
            }

            if (isAsked && await MayBeNameAsync(cancellation))
            {
                throw Named();
            }
        }
        catch (NeonApiException failure) when (isAsked)
        {
            if (!await IsProofAsync(failure, cancellation) || await MayBeNameAsync(cancellation))
            {
                throw;
            }
        }

        WriteGone(cmdlet, target);
        return null;
    }

    /// <summary>Says that there was nothing to remove.</summary>
    public static void WriteGone(NeonCmdlet cmdlet, ResourceIdentity target) =>
        cmdlet.WriteVerbose($"The {target.Kind} {target} no longer exists.");

    private async Task<bool> IsProofAsync(NeonApiException failure, CancellationToken cancellation)
    {
        if (failure.Failure == NeonFailure.NameNotFound)
        {
            return failure.Resource == target.Noun;
        }

        // A 404 to a list that is read on the way is about the parent.
        return failure.Method == HttpMethod.Delete.Method
            && (failure.IsMissing || (failure.IsUnclear && await IsUnlistedAsync(cancellation)));
    }

    private NeonApiException Named() =>
        new(NeonFailure.NameNotFound, $"There is no {target.Kind} with the id '{target.Id}', but '{target.Id}' may be the name of one.")
        {
            Resource = target.Noun,
            Advice = $"Text that looks like an id is treated as an id. Find the {target.Kind} with Get-Neon{target.Noun} -Name and pipe it in.",
        };

    private async Task<bool> MayBeNameAsync(CancellationToken cancellation)
    {
        if (IsNamed is null || target is not { Id: { } text, Input: string or long })
        {
            return false;
        }

        try
        {
            return await IsNamed(text, cancellation);
        }
        catch (NeonApiException)
        {
            return true;
        }
    }

    private async Task<bool> IsUnlistedAsync(CancellationToken cancellation)
    {
        try
        {
            return IsListed is not null && !await IsListed(cancellation);
        }
        catch (NeonApiException)
        {
            return false;
        }
    }
}
