using System.Management.Automation;
using System.Net.Mail;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change the settings of Neon Auth on a branch, or have it send a mail.</summary>
/// <remarks>
/// A branch has each of these settings once, so the branch names the target. It is taken from the pipeline by value, as
/// every target of a change, and so is nothing from its properties: an object that happens to know a project and a branch
/// must not end up as a change of the context's branch either.
/// </remarks>
public abstract class AuthSettingsCmdlet : NeonApiCmdlet
{
    private readonly ParentScope _scope = new();

    /// <summary>
    /// The project of the branch, by id or by exact name. What is piped in knows its own; without either the project of the
    /// context is used, see <c>Set-NeonContext</c>.
    /// </summary>
    [Parameter]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>
    /// The branch, by id, by exact name, or piped in: the branch itself, its Neon Auth or any settings of that. Without it the
    /// branch of the context is used, see <c>Set-NeonContext</c>; the project's default branch never stands in.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AuthBranchIdentity))]
    public AuthBranchIdentity? Branch { get; set; }

    internal bool ShouldChange(string action) =>
        ShouldProcess(ParentScope.DescribeOnBranch(Context, Project, Branch?.Branch, own: null, "auth"), action);

    internal ValueTask<(string ProjectId, string BranchId)> BranchAsync(CancellationToken cancellation) =>
        _scope.ParentBranchAsync(Client, Project, Branch?.Branch, cancellation);

    internal static NeonApiException NothingToChange(string advice) =>
        new(NeonFailure.InvalidInput, "Nothing to change is named.") { Advice = advice };

    /// <summary>Refuses text that is no mail address; null is none.</summary>
    internal static void CheckAddress(string? address, string parameter)
    {
        if (address is not null && !(MailAddress.TryCreate(address, out var parsed) && parsed.Address == address))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} '{address}' is no mail address.")
            {
                Advice = "Give an address such as ada@example.com, without a name.",
            };
        }
    }
}
