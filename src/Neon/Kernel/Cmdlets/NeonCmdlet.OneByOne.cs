namespace Neon.Commands;

/// <content>Several targets in one list, which are used as if they had been piped.</content>
public abstract partial class NeonCmdlet
{
    private bool _isOneOfSeveral;
    private HashSet<NeonObject>? _emitted;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (OneByOneAttribute.TargetsOf(GetType()).FirstOrDefault(target => target.ValuesOf(this) is not null) is not { } target)
        {
            ProcessInput();
            return;
        }

        var all = target.ValuesOf(this)!;
        if (all.Length > 1 && IsRowPiped && !IsTyped(target.Name))
        {
            Run(_ => throw InputErrors.Invalid($"The row has {all.Length} values for -{target.Name}.", "Nothing was sent. Create one row for each."));
            return;
        }

        _isOneOfSeveral = all.Length > 1;
        _emitted = _isOneOfSeveral && NamePattern.Of(GetType()) is not null ? [] : null;
        try
        {
            foreach (var values in InputsIn(all))
            {
                target.Set(this, values);
                _pipedIn?.Use(IsTyped(target.Name) ? null : values[0] as ResourceIdentity);
                ProcessInput();
            }
        }
        finally
        {
            target.Set(this, all);
        }
    }

    /// <summary>The values of each input: one, or all patterns of a list, which are one filter.</summary>
    private IEnumerable<object[]> InputsIn(object[] all)
    {
        object[] distinct = [.. Distinct(all)];
        return NamePattern.Of(GetType()) is null ? distinct.Select(value => new[] { value }) : NamePattern.InputsIn(distinct);
    }

    /// <summary>Whether an object of a list was already emitted, because two names or patterns of the list match it.</summary>
    private bool IsRepeated(object? value) => value is NeonObject item && _emitted?.Add(item) == false;

    /// <summary>An error about one value of a list names that value, which the words of the service do not.</summary>
    private NeonApiException WithValue(NeonApiException failure, object? input) =>
        _isOneOfSeveral && input is ResourceIdentity { IsEmpty: false } value && failure.StatusCode is not null && failure.ShownText is null && !Names(failure.Message, value)
            ? failure.With($"{Capitalized.Of(value.Kind)} '{VisibleText.Of(value.Name ?? value.Id)}': {failure.Message}")
            : failure;

    private static bool Names(string text, ResourceIdentity value) =>
        (value.Name is { } name && text.Contains(name, StringComparison.Ordinal)) || (value.Id is { } id && text.Contains(id, StringComparison.Ordinal));

    /// <summary>Each resource once: a second change would fail, or repeat one that was meant once, and a list has each object once.</summary>
    private IEnumerable<object> Distinct(object[] all)
    {
        var used = new HashSet<ResourceIdentity>(SameResource.Comparer);
        foreach (var value in all)
        {
            if (value is not ResourceIdentity identity || used.Add(identity))
            {
                yield return value;
            }
            else
            {
                WriteVerbose($"The {identity.Kind} {identity} was specified more than once.");
            }
        }
    }
}
