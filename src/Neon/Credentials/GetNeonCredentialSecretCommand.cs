using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the secrets of a credential: its API token and its S3 secret access key.</summary>
/// <remarks>
/// <para>Both are returned as SecureString; <c>ConvertFrom-SecureString -AsPlainText</c> converts them to text. If Neon
/// cannot return them, create new ones with Reset-NeonCredential.</para>
/// </remarks>
/// <example>
/// <para>Store the token of a credential in a vault</para>
/// <code>Get-NeonCredentialSecret build -Project app -Branch main | ForEach-Object { Set-Secret -Name build -SecureStringSecret $_.ApiToken }</code>
/// </example>
/// <example>
/// <para>Get the key for an S3 client</para>
/// <code>$key = (Get-NeonCredentialSecret build -Project app -Branch main).S3SecretAccessKey</code>
/// </example>
/// <seealso cref="ResetNeonCredentialCommand"/>
/// <seealso cref="GetNeonCredentialCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonCredentialSecret")]
[OutputType(typeof(CredentialSecret))]
[NeonOperation("revealCredential")]
public sealed class GetNeonCredentialSecretCommand : BranchCmdlet
{
    /// <summary>The credentials, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The credentials, by id, by exact name or piped in.")]
    [Alias("TokenId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    [IdentityValue(typeof(CredentialIdentity), IsList = true)]
    public CredentialIdentity[] Credential { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var credential = Credential.Current();
        Target = credential;
        credential.EnsureNamed();
        var branchKey = await Parents.BranchOfAsync(Branch, credential.Branch, cancellation);
        var tokenId = await credential.ResolveAsync(Client, branchKey, cancellation);
        WriteObject(await new CredentialApi(Client).RevealAsync(branchKey, tokenId, cancellation));
    }

    // Other programs change the branch with it.
    private protected override bool ReusesNames => false;
}
