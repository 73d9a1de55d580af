namespace Neon.Commands;

/// <summary>
/// Implements <c>-IfExists</c>: a target that does not exist is skipped without an error. Only the service can prove that it does
/// not exist: by a complete list without that name, or by a 404 about the target itself. A missing parent is still an error.
/// </summary>
/// <param name="cmdlet">The cmdlet that removes or revokes.</param>
/// <param name="isAsked">Whether the switch was specified.</param>
/// <param name="target">What is removed.</param>
internal sealed class IfExists(NeonApiCmdlet cmdlet, bool isAsked, ResourceIdentity target)
{
    /// <summary>
    /// Looks for the target in the list of its parent, which decides if a 404 does not name the target as missing. Null if Neon
    /// has no such list; then only the message counts.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? IsListed { get; init; }

    /// <summary>
    /// Looks for a resource by name. Text that looks like an id is treated as an id, so a resource with this name would be
    /// reported as removed.
    /// </summary>
    public Func<string, CancellationToken, Task<bool>>? IsNamed { get; init; }

    /// <summary>The parents of the target, for the error about a target that is not listed; called when they have been looked up.</summary>
    public Func<IEnumerable<(Resource Kind, string Id)>>? Parents { get; init; }

    /// <summary>
    /// Refuses a target that Neon would refuse, an object as well. Called before a confirmation, when the target has been looked up.
    /// </summary>
    public Func<CancellationToken, Task>? Foresee { get; init; }

    /// <summary>What else the removal does, as the end of the action; called when the target has been looked up.</summary>
    public Func<string>? Consequence { get; init; }

    /// <inheritdoc cref="ShouldProcessAsync(Func{string}, string, Func{CancellationToken, Task{bool}}, CancellationToken)"/>
    public Task<bool> ShouldProcessAsync(string path, string action, Func<CancellationToken, Task<bool>> look, CancellationToken cancellation) =>
        ShouldProcessAsync(() => path, action, look, cancellation);

    /// <summary>
    /// Asks for confirmation. If there is something to confirm, the target is looked up first: one that does not exist is reported as its
    /// removal would report it.
    /// </summary>
    /// <param name="path">The full target, called when it has been looked up.</param>
    /// <param name="action">The change in words.</param>
    /// <param name="look">Looks up the target; false if it does not exist.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Whether to remove it.</returns>
    public async Task<bool> ShouldProcessAsync(Func<string> path, string action, Func<CancellationToken, Task<bool>> look, CancellationToken cancellation)
    {
        if (cmdlet.ShowsChange)
        {
            if (target.IsUnproven && !await ExistsAsync(look, cancellation))
            {
                return false;
            }

            await (Foresee?.Invoke(cancellation) ?? Task.CompletedTask);
        }

        return cmdlet.ShouldProcess(path(), action + Consequence?.Invoke());
    }

    /// <summary>Removes the target, or does nothing if it does not exist. The parents are looked up first.</summary>
    /// <param name="remove">Looks up the target and removes it; null if Neon reports that it does not exist.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The removed resource; null if there was nothing to remove, which is written to the verbose stream.</returns>
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

    /// <summary>Reports in the verbose stream that there was nothing to remove.</summary>
    public static void WriteGone(NeonCmdlet cmdlet, ResourceIdentity target)
    {
        cmdlet.WriteVerbose($"The {target.Kind} {target} was not found, so nothing was changed.");
        if (target.Input is string text && PatternText.IsPattern(text))
        {
            cmdlet.WriteWarning($"{cmdlet.MyInvocation.MyCommand.Name} does not accept wildcards. No {target.Kind} has the name '{VisibleText.Of(text)}', so nothing was changed.");
        }

        cmdlet.OnNotFound();
    }

    private async Task<bool> ExistsAsync(Func<CancellationToken, Task<bool>> look, CancellationToken cancellation)
    {
        try
        {
            return await look(cancellation) ? true
                : throw (target.Id is { } id ? ResourceIdentity.NoneWithId(target.Kind, id, parents: Parents?.Invoke()) : ResourceIdentity.NoneNamed(target.Kind, target.Name!, [], parents: Parents?.Invoke()));
        }
        catch (NeonApiException failure) when (isAsked && (failure.IsMissing || failure.IsUnclear || (failure.Failure == NeonFailure.NameNotFound && failure.Resource == target.Noun)))
        {
            if (failure.IsUnclear && await FindListedAsync(cancellation) != false)
            {
                throw;
            }

            WriteGone(cmdlet, target);
            return false;
        }
    }

    private async Task<bool> IsProofAsync(NeonApiException failure, CancellationToken cancellation)
    {
        if (failure.Failure == NeonFailure.NameNotFound)
        {
            return failure.Resource == target.Noun;
        }

        // A 404 from a list request is about the parent. A message that the list contradicts proves nothing.
        return failure.Method == HttpMethod.Delete.Method
            && (failure.IsMissing ? await FindListedAsync(cancellation) != true : failure.IsUnclear && await FindListedAsync(cancellation) == false);
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

    /// <summary>Whether the list has it; null if there is no list, or if it cannot be read.</summary>
    private async Task<bool?> FindListedAsync(CancellationToken cancellation)
    {
        try
        {
            return IsListed is null ? null : await IsListed(cancellation);
        }
        catch (NeonApiException)
        {
            return null;
        }
    }
}
