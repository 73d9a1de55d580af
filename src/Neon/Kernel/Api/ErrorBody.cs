namespace Neon;

/// <summary>
/// The error that the service answers with: the contract's <c>GeneralError</c>, or one of the few that some operations
/// have of their own.
/// </summary>
internal sealed class ErrorBody
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>Why something is not there that a branch may have: <c>org_not_entitled</c>, <c>region_unavailable</c> and others.</summary>
    public string? Reason { get; init; }

    /// <summary>Why a transfer of a project cannot be accepted.</summary>
    public IReadOnlyList<ErrorReason>? Reasons { get; init; }

    /// <summary>The limits of an organization that do not suffice.</summary>
    public IReadOnlyList<ErrorLimit>? Limits { get; init; }

    /// <summary>The projects that an integration holds.</summary>
    public IReadOnlyList<ErrorProject>? Projects { get; init; }

    /// <summary>What went wrong, in the service's words as far as it has any; empty when it says nothing.</summary>
    public string Words => string.Join("; ", new[] { Message }
        .Concat((Reasons ?? []).Select(reason => reason.Message ?? reason.Code))
        .Concat((Limits ?? []).Select(limit => $"{limit.Name}: allowed {limit.Expected}, needed {limit.Actual}"))
        .Concat((Projects ?? []).Select(project => $"the project {project.Id} has the integration {project.Integration}"))
        .Where(words => !string.IsNullOrWhiteSpace(words)));

    /// <summary>The code, or the reason that stands in for one.</summary>
    public string? CodeOrReason => !string.IsNullOrEmpty(Code) ? Code
        : !string.IsNullOrEmpty(Reason) ? Reason
        : Reasons is [var first, ..] ? first.Code : null;
}

/// <summary>A reason of an error that has several.</summary>
internal sealed class ErrorReason
{
    public string? Message { get; init; }

    public string? Code { get; init; }
}

/// <summary>A limit that does not suffice.</summary>
internal sealed class ErrorLimit
{
    public string? Name { get; init; }

    public string? Expected { get; init; }

    public string? Actual { get; init; }
}

/// <summary>A project that an integration holds.</summary>
internal sealed class ErrorProject
{
    public string? Id { get; init; }

    public string? Integration { get; init; }
}
