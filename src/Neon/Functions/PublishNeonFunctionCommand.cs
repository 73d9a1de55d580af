using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace Neon.Commands;

/// <summary>Deploys code or settings to a function; the first deployment creates the function.</summary>
/// <remarks>
/// <para>-Path specifies a zip archive, or a folder that is packed into a temporary archive with all its files,
/// including hidden ones. The same files produce the same archive. Links are followed, and a warning lists those that
/// point outside the folder. Neon expects built code with <c>index.mjs</c> at the top level. Omitted settings stay as in
/// the previous deployment: without -Path the code is reused, and variables that are not in -Environment keep their
/// values.</para>
/// <para>Values in -Environment are secrets, which Neon never returns. An empty string removes a variable.</para>
/// <para>The build continues after the cmdlet has returned. With -Wait, the function is returned when the deployment
/// serves calls; a failed build is an error with Neon's reason, and the previous deployment continues to serve
/// calls.</para>
/// </remarks>
/// <example>
/// <para>Deploy a folder of built code and wait until it serves calls</para>
/// <code>Publish-NeonFunction api -Path ./dist -Project app -Branch main -Wait</code>
/// </example>
/// <example>
/// <para>Set a secret, set a plain value and remove a variable, without touching the code</para>
/// <code>$token = Read-Host -AsSecureString
/// Publish-NeonFunction api -Project app -Branch main -Environment @{ API_TOKEN = $token; LOG_LEVEL = 'debug'; OLD_FLAG = '' }</code>
/// </example>
/// <example>
/// <para>Deploy to every branch that has the function</para>
/// <code>Get-NeonBranch -Project app | Get-NeonFunction | Where-Object FunctionSlug -ceq api | Publish-NeonFunction -Path ./api.zip</code>
/// </example>
/// <keywords>deploy, serverless, lambda, upload</keywords>
/// <seealso cref="GetNeonFunctionCommand"/>
/// <seealso cref="NewNeonTriggerCommand"/>
/// <seealso cref="AddNeonCustomDomainCommand"/>
[Cmdlet(VerbsData.Publish, "NeonFunction", SupportsShouldProcess = true)]
[OutputType(typeof(Function))]
[NeonOperation("createProjectBranchFunctionDeployment")]
public sealed class PublishNeonFunctionCommand : BranchChangeCmdlet
{
    /// <summary>
    /// The function to deploy to, by slug or piped in. A slug has 1 to 20 lowercase letters and digits. It becomes part
    /// of the function's URL and cannot be changed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The function to deploy to, by slug or piped in.")]
    [Alias("FunctionSlug", "Slug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity), IsSingle = true)]
    public FunctionIdentity Function { get; set; } = null!;

    /// <summary>The code: a zip archive, or a folder to pack. Required for the first deployment.</summary>
    [Parameter(Position = 1, HelpMessage = "The code: a zip archive, or a folder to pack.")]
    [ValidateNotNullOrEmpty]
    [TextValue]
    public string? Path { get; set; }

    /// <summary>The runtime of the function, such as <c>nodejs24</c>. Default: chosen by Neon.</summary>
    [Parameter(HelpMessage = "The runtime of the function, such as nodejs24.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionRuntimeCompleter))]
    [TextValue]
    public string? Runtime { get; set; }

    /// <summary>
    /// Environment variables by name. Values are strings, numbers, Booleans (sent as <c>true</c> or <c>false</c>), Guids, URIs,
    /// SecureStrings or credentials, whose password is used. Any other value is refused. An empty string removes the variable.
    /// </summary>
    [Parameter(HelpMessage = "Environment variables by name.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [AlsoAccepts(typeof(SecureString), typeof(PSCredential), AllowsNull = true)]
    public Hashtable? Environment { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Function;
        var slug = Function.RequireSlug();
        var variables = FunctionVariables.Of(Environment);
        if (Path is null && Runtime is null && variables is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "No code or settings to deploy were specified.") { Advice = "Specify -Path, -Environment or -Runtime." };
        }

        var path = Path is null ? null : FilePath.Literal(this, Path, "Specify the path of a zip archive or a folder.");
        await using var package = path is null ? null : await FileWork.RunAsync(() => FunctionPackage.Of(path), cancellation);
        if (package?.Outside is { Count: > 0 } outside)
        {
            WriteWarning($"Links in '{Path}' point outside the folder, and their targets are included in the code: {string.Join(", ", outside.Select(link => $"{link.Link} -> {link.Target}"))}.");
        }

        // The values can be secrets.
        var action = $"Deploy function{Variables("set", variable => variable.Length > 0)}{Variables("remove", variable => variable.Length == 0)}";
        string Variables(string verb, Func<SecureString, bool> isSo) =>
            variables?.Where(variable => isSo(variable.Value)).Select(variable => variable.Key).ToArray() is { Length: > 0 } names ? $", {verb} its environment variables {string.Join(", ", names)}" : string.Empty;
        if (!ShouldCreate(Parents.DescribeOnBranch(Branch, Function.Branch, Function), action, nameof(Environment)))
        {
            return;
        }

        var deploy = new FunctionDeploy { Zip = await PackAsync(package, cancellation), Runtime = Runtime, Environment = variables };
        var branchKey = await Parents.BranchOfAsync(Branch, Function.Branch, cancellation);
        var deployment = await SendAsync(branchKey, slug, deploy, cancellation);
        var started = await StartedAsync(branchKey, slug, deployment, cancellation);
        var api = new FunctionApi(Client);
        if (await this.FollowAsync(started, stop => api.GetAsync(branchKey, slug, stop), function => StateOf(function, deployment), cancellation) is { } function)
        {
            WriteObject(function);
        }
    }

    /// <summary>The status of a deployment, as its function shows it.</summary>
    private static WaitState StateOf(Function function, FunctionDeployment deployment)
    {
        var id = deployment.DeploymentId;
        var what = $"the deployment {id} of {function.FunctionSlug}";
        if (id is not null && function.ActiveDeployment?.DeploymentId == id)
        {
            return new WaitState(what, "completed", HasEnded: true);
        }

        // Immediately after the start, the function may still show the previous deployment.
        if (function.CurrentDeployment is not { } current || current.DeploymentId < id)
        {
            return new WaitState(what, deployment.Status, HasEnded: false);
        }

        return (current.DeploymentId > id, current.Status) switch
        {
            (true, _) => new WaitState(what, "superseded", HasEnded: true, $"the deployment {current.DeploymentId} was started later and replaced it."),
            (_, "completed") => new WaitState(what, current.Status, HasEnded: true),
            (_, "failed") => new WaitState(what, current.Status, HasEnded: true, current.Error ?? "Neon did not report a reason."),
            _ => new WaitState(what, current.Status, HasEnded: false),
        };
    }

    private async Task<FileInfo?> PackAsync(FunctionPackage? package, CancellationToken cancellation)
    {
        if (package is null)
        {
            return null;
        }

        using var progress = new TransferProgress(this, Client.Clock, $"Packing {Path}");
        return await package.ToArchiveAsync((packed, total) => progress.Report(packed, total), cancellation);
    }

    private async Task<FunctionDeployment> SendAsync(
        BranchKey branchKey, string slug, FunctionDeploy deploy, CancellationToken cancellation)
    {
        using var progress = new TransferProgress(this, Client.Clock, $"Sending the code of {slug}");
        var size = deploy.Zip is { } zip ? await FileWork.RunAsync(() => (long?)zip.Length, cancellation) : null;
        try
        {
            return await new FunctionApi(Client).DeployAsync(
                branchKey, slug, deploy, sent => progress.Report(sent, size), cancellation);
        }
        catch (NeonApiException refused) when (deploy.Zip is null && refused.Failure == NeonFailure.ErrorResponse
            && refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
        {
            throw refused.With(advice: $"If {slug} has not been deployed on this branch, specify its code with -Path. The first deployment requires it.");
        }
    }

    /// <summary>The function with its new deployment, which has started even if it cannot be read now.</summary>
    private async Task<Function> StartedAsync(
        BranchKey branchKey, string slug, FunctionDeployment deployment, CancellationToken cancellation)
    {
        var function = await Client.ReadBackAsync(
            new FunctionApi(Client).FindAsync(branchKey, slug, cancellation), null, $"function {slug}");
        function ??= new Function { FunctionSlug = slug }.WithBranch(branchKey);
        if (function.CurrentDeployment is null || function.CurrentDeployment.DeploymentId < deployment.DeploymentId)
        {
            function.CurrentDeployment = deployment;
        }

        return function;
    }
}
