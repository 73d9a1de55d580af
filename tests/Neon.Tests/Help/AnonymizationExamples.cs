namespace Neon.Tests.Help;

/// <summary>Anonymized branches in place of the ordinary ones of the same names.</summary>
internal sealed class AnonymizationExamples : IExamplePreparation
{
    private const string Rule = "@{ Database = 'orders'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }";

    public void Prepare(ExampleHost host)
    {
        host.Folder.Write("rules.csv", "DatabaseName,SchemaName,TableName,ColumnName,MaskingFunction,MaskingValue\norders,public,users,email,anon.fake_email(),\n");
        foreach (var branch in (string[])["staging", "dev"])
        {
            if (!host.IsPage && host.IsNamed(branch) && (host.IsNamed("MaskingRule") || host.IsNamed("Anonymization")))
            {
                host.Type($"Remove-NeonBranch {branch} -Project app -Confirm:$false -Wait");
                host.Type($"New-NeonAnonymizedBranch {branch} -Project app -MaskingRule {Rule} -Start -Wait");
            }
        }
    }
}
