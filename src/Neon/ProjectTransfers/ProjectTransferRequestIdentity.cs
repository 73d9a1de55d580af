using System.ComponentModel;
using System.Security;

namespace Neon;

/// <summary>
/// A transfer request, identified by its secret id, by its claim link or by the request itself. Neither the text of
/// this object nor errors about it reveal the secret.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ProjectTransferRequestIdentity : ProjectItemIdentity
{
    private readonly SecureString? _requestId;

    /// <summary>Identifies a request by its id or its claim link, as a secret.</summary>
    /// <param name="idOrLink">The id or the claim link.</param>
    public ProjectTransferRequestIdentity(SecureString idOrLink)
        : this(ClaimLink.Read(Secret.Reveal(idOrLink)))
    {
    }

    /// <summary>Identifies a request by its id or its claim link, as text.</summary>
    /// <param name="idOrLink">The id or the claim link.</param>
    public ProjectTransferRequestIdentity(string idOrLink)
        : this(ClaimLink.Read(idOrLink))
    {
    }

    /// <summary>Identifies a request by the request itself.</summary>
    /// <param name="request">The request.</param>
    public ProjectTransferRequestIdentity(ProjectTransferRequest request)
        : base(null, null, request, request.ProjectId) => _requestId = request.RequestId;

    private ProjectTransferRequestIdentity((string? ProjectId, string RequestId) read)
        : base(null, null, Secret.Mask, read.ProjectId) => _requestId = Secret.Of(read.RequestId.Trim());

    /// <summary>A mask that replaces the secret.</summary>
    /// <returns>Asterisks.</returns>
    public override string ToString() => Secret.Mask;

    /// <summary>The request's id.</summary>
    internal SecureString Require() => _requestId switch
    {
        { Length: > 0 } when !Secret.IsPlaceholder(Secret.Reveal(_requestId)) => _requestId,
        { Length: > 0 } => throw InputErrors.Invalid("The transfer request is masked.", Secret.MaskAdvice),
        _ => throw InputErrors.Invalid(
            "A transfer request is required.",
            "Specify the request's id or the full claim link, or pipe in the request. Check that each variable in the command has a value."),
    };
}
