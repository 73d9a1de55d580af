using System.Net;

namespace Neon.Commands;

/// <summary>
/// Implements <c>-IfNotExists</c>: looks first, creates only what does not exist, and never returns a resource that differs from
/// what was specified. Without the switch, the resource is always created; a confirmation looks first, because Neon refuses a name
/// that is taken.
/// </summary>
internal sealed class ExistingResource<T>(NeonApiCmdlet cmdlet, bool isAsked, string kind, string name)
    where T : NeonObject
{
    /// <summary>Looks up the parent and returns the resources with this name in it.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<T>>> Find { get; init; }

    /// <summary>How to distinguish several resources of one name.</summary>
    public Func<T, string?> Id { get; init; } = item => item.ToString();

    /// <summary>Whether Neon refuses a second one.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>Says that there is one already.</summary>
    public string Taken { get; init; } = $"The {kind} '{name}' already exists.";

    /// <summary>What to do about it, beside <c>-IfNotExists</c>.</summary>
    public string TakenAdvice { get; init; } = "Choose another name.";

    /// <summary>The properties that must match what was specified.</summary>
    public Func<T, IReadOnlyList<RequestedSetting>> MustMatch { get; init; } = _ => [];

    /// <summary>The properties that may differ because they can be changed. The user is warned of each difference.</summary>
    public Func<T, CancellationToken, Task<IReadOnlyList<RequestedSetting>>> MayDiffer { get; init; } = (_, _) => Task.FromResult<IReadOnlyList<RequestedSetting>>([]);

    /// <summary>Looks up the parent, and refuses what Neon would refuse. Called before a confirmation.</summary>
    public Func<CancellationToken, Task>? Foresee { get; init; }

    /// <summary>
    /// Asks for confirmation. If there is something to confirm, an existing resource is looked up first: one that Neon or
    /// <c>-IfNotExists</c> refuses is the error that the creation would report.
    /// </summary>
    /// <param name="path">The full target.</param>
    /// <param name="action">The change in words.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="described">The parameters that the target or the action already contain.</param>
    /// <returns>Whether to create it, or to return the existing one.</returns>
    public async ValueTask<bool> ShouldCreateAsync(string path, string action, CancellationToken cancellation, params string[] described)
    {
        if (cmdlet.ShowsChange)
        {
            await (Foresee?.Invoke(cancellation) ?? Task.CompletedTask);
            if ((isAsked || IsUnique) && await Find(cancellation) is { Count: > 0 } found)
            {
                EnsureAccepted(found);
            }
        }

        return cmdlet.ShouldCreate(path, ExistingResource.Action(isAsked, action), described);
    }

    /// <summary>Returns the existing resource, or creates it.</summary>
    /// <param name="create">Creates it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The resource, and whether it was created by this call.</returns>
    public async Task<(T Item, bool IsNew)> OrCreateAsync(Func<CancellationToken, Task<T>> create, CancellationToken cancellation)
    {
        if (await LookAsync(cancellation) is { } existing)
        {
            return (existing, false);
        }

        try
        {
            return (await create(cancellation), true);
        }
        catch (NeonApiException refused) when (!isAsked && IsUnique && UniqueName.IsTaken(refused))
        {
            throw UniqueName.Taken(Taken, Advice, refused);
        }
        catch (NeonApiException refused) when (isAsked && refused.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            // Another run may have created it after the check.
            if (await LookAsync(cancellation) is not { } created)
            {
                throw;
            }

            return (created, false);
        }
    }

    private async Task<T?> LookAsync(CancellationToken cancellation)
    {
        if (!isAsked || await Find(cancellation) is not { Count: > 0 } found)
        {
            return null;
        }

        EnsureAccepted(found);
        Warn(await MayDiffer(found[0], cancellation));
        cmdlet.WriteVerbose($"The {kind} '{name}' already exists and was not changed.");
        return found[0];
    }

    private string Advice => $"{TakenAdvice} To get the existing {kind}, run {cmdlet.MyInvocation.MyCommand.Name} again with -IfNotExists.".TrimStart();

    private void EnsureAccepted(IReadOnlyList<T> found)
    {
        if (!isAsked)
        {
            throw UniqueName.Taken(Taken, Advice);
        }

        ResourceIdentity.Single(kind, name, [.. found.Select(item => Id(item) ?? item.ToString())]);
        ExistingResource.EnsureSame(kind, name, [.. MustMatch(found[0])]);
    }

    private void Warn(IReadOnlyList<RequestedSetting> settings)
    {
        foreach (var differences in settings.Where(setting => setting.Differs).GroupBy(setting => setting.ChangedBy))
        {
            var remedy = differences.Key is null ? string.Empty : $" To change this, use {differences.Key}.";
            cmdlet.WriteWarning($"The {kind} '{name}' exists and was not changed: {string.Join(", ", differences)}.{remedy}");
        }
    }
}

/// <summary>The confirmation text and the checks of cmdlets with <c>-IfNotExists</c>, before anything is sent.</summary>
internal static class ExistingResource
{
    /// <summary>The action to confirm.</summary>
    public static string Action(bool isAsked, string action) => isAsked ? action + " if it does not exist" : action;

    /// <summary>Refuses a resource that has the name but differs from what was specified.</summary>
    public static void EnsureSame(string kind, string name, params RequestedSetting[] settings)
    {
        string[] differences = [.. settings.Where(setting => setting.Differs).Select(setting => setting.ToString())];
        if (differences.Length > 0)
        {
            throw new NeonApiException(NeonFailure.Different, $"The {kind} '{name}' exists, but {string.Join(" and ", differences)}.")
            {
                Resource = ResourceTable.OfKind(kind).Noun,
            };
        }
    }

    /// <summary>Refuses to search without a name.</summary>
    public static void EnsureNamed(bool isAsked, string? name, string kind)
    {
        if (isAsked && name is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-IfNotExists requires -Name.")
            {
                Advice = "Specify -Name, or omit -IfNotExists.",
            };
        }
    }
}
