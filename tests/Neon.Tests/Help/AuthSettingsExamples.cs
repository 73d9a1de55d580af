namespace Neon.Tests.Help;

/// <summary>What the examples about the settings of Neon Auth name: a webhook, and a mail server where one is shared between branches.</summary>
internal sealed class AuthSettingsExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        if (!host.IsNamed("NeonAuth") || host.IsNamed("Enable-NeonAuth"))
        {
            return;
        }

        host.Type("Set-NeonAuthWebhook -Project app -Branch main -Enabled -Url https://app.example.com/neon-auth -Event user.created", "Get-NeonAuthWebhook");
        if (host.IsNamed("NeonAuthEmailProvider") && (host.IsNamed("staging") || host.IsNamed("Test-")))
        {
            var branches = host.IsNamed("staging") ? "'main', 'staging'" : "'main'";
            host.Type($"""
                $mailer = [pscredential]::new('mailer@example.com', [Net.NetworkCredential]::new("", "word").SecurePassword)
                {branches} | Set-NeonAuthEmailProvider -Project app -SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App
                """);
        }
    }
}
