using System.Management.Automation;
using System.Net;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// A parameter or a command in a message or advice exists: in the cmdlet that reports it, or in a command of the same sentence.
/// The errors of all tests are checked as well, see <see cref="PipelineResult"/>.
/// </summary>
public sealed class NamedParameterTests
{
    private static readonly HttpStatusCode[] Statuses =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotAcceptable,
        HttpStatusCode.Conflict, HttpStatusCode.Gone, HttpStatusCode.PreconditionFailed, HttpStatusCode.UnprocessableEntity,
        HttpStatusCode.Locked, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError,
    ];

    private static readonly string[] Messages =
        ["no", "org_id is required", "the project is deleted", "modifying the suspend interval is not permitted", "storing passwords is off", "neon auth is not enabled", "branch not found",
         "not allowed for organization API keys", "not allowed for project-scoped API keys"];

    private static readonly Type[] Cmdlets = [.. typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))];

    [Fact]
    public void Texts_in_the_code_name_only_existing_parameters_and_commands() => AssertNone(
        from type in typeof(NeonCmdlet).Assembly.GetTypes()
        where !type.IsNested
        // Any cmdlet may report the text of a helper. Parameters in it that follow no command are checked in the errors of tests.
        let cmdlets = Cmdlets.Where(type.IsAssignableFrom).ToArray() is { Length: > 0 } own ? own : Cmdlets
        from text in Literals.Of(type)
        from unknown in NamedParameters.Unknown(text, cmdlets)
        select $"{type.Name}: {unknown}");

    [Fact]
    public void Advice_for_refusals_names_only_existing_parameters_and_commands()
    {
        NeonApiException[] failures =
        [
            .. Enum.GetValues<NeonFailure>().Select(failure => new NeonApiException(failure, "no") { Resource = "Branch" }),
            .. Statuses.SelectMany(status => Messages.Select(message => Refusal(status, message))),
            Refusal(HttpStatusCode.Conflict, "no", "BRANCH_ALREADY_EXISTS"),
            Refusal(HttpStatusCode.BadRequest, "no", "INVALID_SHARED_OAUTH_PROVIDER"),
            .. ResourceTable.All.SelectMany(resource => resource.Refusals).Concat(BranchGuard.OfRestores).Select(known => Refusal(HttpStatusCode.UnprocessableEntity, string.Join(' ', known.Signs))),
        ];
        using var host = new NeonHost();
        AssertNone(
            from cmdlet in Cmdlets
            let running = Create(cmdlet, host.Connection)
            from failure in failures
            from unknown in NamedParameters.Unknown(running.RecordOf(failure, null).ErrorDetails.RecommendedAction, cmdlet)
            select $"{cmdlet.Name} at {failure.Failure} {failure.StatusCode}: {unknown}");
    }

    [Theory]
    [InlineData("Specify -Branch.", 0)]
    [InlineData("Specify -Parent.", 1)]
    [InlineData("Use New-NeonBranch -Parent.", 0)]
    [InlineData("Specify -Parent of New-NeonBranch.", 0)]
    [InlineData("Specify -Parent, or Set-NeonContext -Project.", 1)]
    [InlineData("Take its protection: Set-NeonBranch -Protected:$false -Parent x.", 1)]
    [InlineData("Specify -Parent. New-NeonBranch has it.", 1)]
    [InlineData("-Confirm:$false with Get-Item -Path, or Get-Nothing.", 1)]
    [InlineData("Where-Object { -not $_.Default } and -1 and 'br-calm-Lake'", 0)]
    public void Nonexistent_parameters_and_commands_are_detected(string text, int count) =>
        Assert.Equal(count, NamedParameters.Unknown(text, typeof(RemoveNeonBranchCommand)).Count());

    private static void AssertNone(IEnumerable<string> found)
    {
        string[] all = [.. found.Distinct()];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static NeonCmdlet Create(Type cmdlet, NeonConnection connection)
    {
        var created = (NeonCmdlet)Activator.CreateInstance(cmdlet)!;
        if (created is NeonApiCmdlet api)
        {
            api.Connection = connection;
        }

        return created;
    }

    private static NeonApiException Refusal(HttpStatusCode status, string message, string code = "") => new(NeonFailure.ErrorResponse, message)
    {
        StatusCode = status,
        Code = code,
        Route = "/projects/{project_id}/branches/{branch_id}",
    };
}
