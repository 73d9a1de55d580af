namespace Neon;

/// <summary>
/// The error in a response: the contract's <c>GeneralError</c>, or one of the few that are specific to an operation.
/// </summary>
internal sealed class ErrorBody
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>
    /// Why a feature of a branch is not available: <c>org_not_entitled</c>, <c>region_unavailable</c> and
    /// others.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Why a transfer of a project cannot be accepted.</summary>
    public IReadOnlyList<ErrorReason>? Reasons { get; init; }

    /// <summary>The limits of the organization that are too low.</summary>
    public IReadOnlyList<ErrorLimit>? Limits { get; init; }

    /// <summary>The projects that are linked to an integration.</summary>
    public IReadOnlyList<ErrorProject>? Projects { get; init; }

    /// <summary>The service's error message; empty if there is none.</summary>
    public string Words => string.Join("; ", new[] { Message }
        .Concat((Reasons ?? []).Select(reason => reason.Message ?? reason.Code))
        .Concat((Limits ?? []).Select(limit => $"{limit.Name}: allowed {limit.Expected}, needed {limit.Actual}"))
        .Concat((Projects ?? []).Select(project => $"{project.Id} has the integration {project.Integration}"))
        .Where(words => !string.IsNullOrWhiteSpace(words)));

    /// <summary>The code, or the reason that is used instead.</summary>
    public string? CodeOrReason => !string.IsNullOrEmpty(Code) ? Code
        : !string.IsNullOrEmpty(Reason) ? Reason
        : Reasons is [var first, ..] ? first.Code : null;
}

/// <summary>One of several reasons of an error.</summary>
internal sealed class ErrorReason
{
    public string? Message { get; init; }

    public string? Code { get; init; }
}

/// <summary>A limit that is too low.</summary>
internal sealed class ErrorLimit
{
    public string? Name { get; init; }

    public string? Expected { get; init; }

    public string? Actual { get; init; }
}

/// <summary>A project that is linked to an integration.</summary>
internal sealed class ErrorProject
{
    public string? Id { get; init; }

    public string? Integration { get; init; }
}
