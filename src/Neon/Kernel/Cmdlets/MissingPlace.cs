namespace Neon.Commands;

/// <summary>Says where a missing resource was looked for, in the message and in the command that lists such resources.</summary>
internal static class MissingPlace
{
    /// <summary>The failure with the place, if its parents are known.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="names">The known names.</param>
    public static NeonApiException Locate(NeonApiException failure, KnownNames? names)
    {
        if (failure is { Failure: not NeonFailure.NameNotFound, IsNotFound: false } || NeonErrors.Missing(failure) is not { } missing)
        {
            return failure;
        }

        (Resource Kind, string Id)[] parents = [.. ResourceTable.CommonParents.TakeWhile(parent => parent.Noun != missing.Noun)
            .Select(parent => (Kind: parent, Id: failure.Within.FirstOrDefault(value => value.Key == parent.Parameters[0]).Value))
            .Where(parent => parent.Id is not null)];
        if (parents.Length == 0)
        {
            return failure;
        }

        var place = CommandLine.Of(string.Empty, parents.Select(parent => (parent.Kind.Noun, names?.FindUnique(parent.Id) ?? parent.Id, false))).ToString().TrimStart();
        return failure.With(
            place: place,
            advice: missing.ToList is { } list ? failure.Advice?.Replace(list, missing.ToListIn(place), StringComparison.Ordinal) : failure.Advice,
            shownText: failure.Failure == NeonFailure.NameNotFound ? WithPlace(failure, missing, parents[^1].Kind, names?.NameOrId(parents[^1].Id) ?? parents[^1].Id) : null);
    }

    /// <summary>The message with the innermost parent: <c>There is no role 'app_user' on branch main.</c></summary>
    private static string WithPlace(NeonApiException failure, Resource missing, Resource parent, string name)
    {
        var message = failure.ShownText ?? failure.Message;
        var start = $"There is no {missing.Kind} '";
        var end = message.StartsWith(start, StringComparison.Ordinal) ? message.IndexOf("'.", start.Length, StringComparison.Ordinal) : -1;
        return end < 0 ? message : $"{message[..(end + 1)]} {parent.Preposition} {parent.Kind} {VisibleText.Of(name)}{message[(end + 1)..]}";
    }
}
