using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Rows that identify one thing twice: by its key, and by another spelling of the key or by its name. The cmdlet would use the
/// key, although the author of the row may have meant the other column.
/// </summary>
public sealed class RowKeyTests : IDisposable
{
    private static readonly string[] Ids = ["calm-lake-12345678", "br-calm-lake-a1b2c3d4", "org-calm-lake-12345678", "one"];

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly SeededProject _two;
    private readonly string _dev;

    public RowKeyTests()
    {
        _app = _host.Seed();
        _two = _host.Seed("two");
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        _host.Forget();
    }

    public static TheoryData<Type> Identities => [.. typeof(ResourceIdentity).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && type.GetConstructor([typeof(PSObject)]) is not null)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("@{ ProjectId = '{app}'; 'project-id' = 'two' } | Remove-NeonProject", "project-id")]
    [InlineData("@{ ProjectId = '{app}'; project_id = '{two}' } | Remove-NeonProject", "project_id")]
    [InlineData("@{ ProjectId = 'app'; project_id = '{two}' } | Remove-NeonProject", "project_id")]
    [InlineData("@{ ProjectId = 'app'; project_id = 'two' } | Remove-NeonProject", "project_id")]
    [InlineData("@{ ProjectId = '{app}'; project_name = 'two' } | Remove-NeonProject", "project_name")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{dev}'; branch_id = '{main}' } | Remove-NeonBranch", "branch_id")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{dev}'; branch_name = 'main' } | Remove-NeonBranch", "branch_name")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{dev}'; branch_id = '{main}' } | Remove-NeonSnapshotSchedule", "branch_id")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{dev}'; 'Branch Id' = 'main' } | Disable-NeonAuth", "Branch Id")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = '{endpoint}'; endpoint_id = 'ep-calm-lake-a1b2c3d4' } | Remove-NeonEndpoint", "endpoint_id")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; RoleName = 'neondb_owner'; role_name = 'x' } | Remove-NeonRole", "role_name")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; DatabaseName = 'neondb'; database_name = 'x' } | Remove-NeonDatabase", "database_name")]
    [InlineData("@{ ProjectId = '{app}'; SnapshotId = 'snap-a'; snapshot_id = 'snap-b' } | Remove-NeonSnapshot", "snapshot_id")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; BucketName = 'a'; bucket_name = 'b' } | Remove-NeonBucket", "bucket_name")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; TokenId = 'nak_a'; token_id = 'nak_b' } | Revoke-NeonCredential", "token_id")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; FunctionSlug = 'a'; Slug = 'b' } | Remove-NeonFunction", "Slug")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; BucketName = 'a'; ObjectKey = 'a'; Key = 'b' } | Remove-NeonBucketObject", "Key")]
    [InlineData("Restore-NeonBranch main -Project app -Source @{ BranchId = '{dev}'; BranchName = 'main' } -PreserveUnderName old", "BranchName")]
    [InlineData("Restore-NeonBranch main -Project app -Source @{ BranchId = '{dev}'; branch_id = '{main}' } -PreserveUnderName old", "branch_id")]
    [InlineData("New-NeonBranch new -Project app -Parent @{ BranchId = '{dev}'; BranchName = 'main' }", "BranchName")]
    [InlineData("Restore-NeonSnapshot snap-calm-lake-a1b2c3d4 -Project app -TargetBranch @{ BranchId = '{dev}'; BranchName = 'main' }", "BranchName")]
    [InlineData("Compare-NeonBranchSchema main -Project app -Database neondb -Base @{ BranchId = '{dev}'; BranchName = 'main' }", "BranchName")]
    [InlineData("Compare-NeonBranchSchema main -Project app -Database neondb -Base @{ BranchId = '{dev}'; Name = 'main' }", "name")]
    public void Contradicting_columns_are_refused_before_confirmation(string command, string heading)
    {
        foreach (var form in (string[])["@{", "[pscustomobject] @{"])
        {
            var person = new TestHost(0);
            var filled = Filled(command).Replace("@{", form.Length > 2 && !command.StartsWith("@{", StringComparison.Ordinal) ? "([pscustomobject] @{" : form, StringComparison.Ordinal);
            filled = form.Length > 2 && !command.StartsWith("@{", StringComparison.Ordinal) ? filled.Replace("}", "})", StringComparison.Ordinal) : filled;
            var result = _host.Run(person, command.StartsWith("Compare", StringComparison.Ordinal) ? filled : $"{filled} -Confirm; {filled} -WhatIf");

            Assert.Equal(command.StartsWith("Compare", StringComparison.Ordinal) ? 1 : 2, result.Errors.Count);
            Assert.All(result.Errors, error => Assert.Contains(heading, error.ErrorDetails?.Message ?? error.Exception.Message, StringComparison.Ordinal));
            Assert.Empty(person.Questions);
            Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
            Assert.Empty(_host.Changes());
        }
    }

    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; project_id = '{app}'; 'project-name' = 'app' } | Remove-NeonProject")]
    [InlineData("[pscustomobject] @{ ProjectId = 'app'; project_id = '{app}' } | Remove-NeonProject")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; project_id = 'app' } | Remove-NeonProject")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; branch_id = '{dev}'; Branch = 'dev'; BranchName = 'dev' } | Remove-NeonBranch")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{main}'; DatabaseName = 'neondb'; database_name = 'neondb'; Database = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("New-NeonBranch new -Project app -Parent ([pscustomobject] @{ BranchId = '{dev}'; ParentId = '{main}'; BranchName = 'dev' })")]
    public void Columns_that_name_the_same_resource_are_accepted(string command)
    {
        Assert.Empty(_host.Run(Filled(command) + " -Confirm:$false").Errors);
        Assert.Single(_host.Changes());
    }

    /// <summary>Otherwise, the engine would only report that it cannot bind the row.</summary>
    [Theory]
    [InlineData("@{ ProjectId = '{app}'; Branch = 'dev' }", "Remove-NeonBranch", "BranchId", "Branch")]
    [InlineData("@{ ProjectId = '{app}'; branch_name = 'dev' }", "Set-NeonBranch -Name other", "BranchId", "branch_name")]
    [InlineData("@{ Project = '{app}' }", "Remove-NeonProject", "ProjectId", "Project")]
    [InlineData("@{ ProjectId = '{app}'; BranchId = '{main}'; Database = 'neondb' }", "Remove-NeonDatabase", "DatabaseName", "Database")]
    [InlineData("@{ ProjectId = '{app}'; BranchName = 'dev' }", "Disable-NeonAuth", "BranchId", "BranchName")]
    public void A_row_with_its_key_in_another_column_is_refused_with_the_column_to_rename(string row, string change, string key, string heading)
    {
        row = Filled(row);
        foreach (var command in (string[])[$"{row} | {change}", $"[pscustomobject] {row} | {change}", $"{change.Split(' ')[0]} {row} {string.Join(' ', change.Split(' ')[1..])}"])
        {
            var result = _host.Run($"{command} -Confirm:$false");

            Assert.Contains($"The object has no {key}. A column {heading} identifies only the parent of something else. If the ", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
            Assert.EndsWith($" itself is meant, rename the column to {key}.", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
            Assert.Empty(_host.Changes());
        }
    }

    /// <summary>Every identity with every spelling of its key.</summary>
    [Theory]
    [MemberData(nameof(Identities))]
    public void Every_identity_refuses_a_row_with_two_different_keys(Type identity)
    {
        var rule = RowRule.Of(identity);
        var value = Ids.First(id => rule.Named(id).Id is not null || id == "one");
        Assert.Equal(value, rule.Named(value).Id ?? rule.Named(value).Name);

        foreach (var heading in (string[])[rule.Key + "_", rule.Key.ToUpperInvariant() + " ", string.Concat(rule.Key.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "-" + letter : letter.ToString())) + "."])
        {
            Assert.Null(rule.Refusal(Row((rule.Key, value), (heading, value))));
            var other = value.Replace("calm", "mild", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal);
            Assert.Equal(
                $"The object has two columns for the {ResourceIdentity.KindOf(identity)} with different values: {rule.Key} is '{value}', {heading} is '{other}'. Correct the object, or remove one of them.",
                rule.Refusal(Row((rule.Key, value), (heading, other))));
        }
    }

    /// <summary>A row without the key itself: every spelling is read, and the row of another resource is still refused.</summary>
    [Theory]
    [MemberData(nameof(Identities))]
    public void Every_identity_reads_its_key_in_every_spelling(Type identity)
    {
        var rule = RowRule.Of(identity);
        var value = Ids.First(id => rule.Named(id).Id is not null || id == "one");
        foreach (var heading in (string[])[rule.Key + "_", rule.Key.ToUpperInvariant() + " ", string.Concat(rule.Key.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToLowerInvariant() + "."])
        {
            var read = (ResourceIdentity)ModuleConversion.ConvertTo(Row((heading, value)), identity);
            Assert.Equal(rule.Named(value).ToString(), read.ToString());
            Assert.NotNull(rule.Refusal(Row((heading, value), ("LogFieldName", "x"), ("field_name", "x"))));
        }
    }

    [Theory]
    [InlineData("Set-NeonContext -Project app -Branch @{ branch_id = '{dev}' }; (Get-NeonContext).BranchId", "{dev}")]
    [InlineData("Set-NeonContext -Project @{ project_id = '{two}' }; (Get-NeonContext).ProjectId", "{two}")]
    [InlineData("Set-NeonContext -Organization @{ org_id = 'org-calm-lake-12345678' }; (Get-NeonContext).OrganizationId", "org-calm-lake-12345678")]
    [InlineData("(Get-NeonDatabase -Project app -Branch @{ branch_id = '{dev}' })[0].BranchId", "{dev}")]
    [InlineData("(Get-NeonDatabase -Project app -Branch ([pscustomobject] @{ 'Branch Id' = '{dev}' }))[0].BranchId", "{dev}")]
    [InlineData("([pscustomobject] @{ project_id = '{app}'; branch_id = '{dev}' } | Remove-NeonBranch -Confirm:$false -PassThru).BranchId", "{dev}")]
    [InlineData("(Set-NeonBranch @{ project_id = '{app}'; branch_id = '{dev}' } -Name new).BranchId", "{dev}")]
    public void A_row_with_API_names_identifies_its_resource(string command, string expected)
    {
        var result = _host.Run(Filled(command));

        Assert.Empty(result.Errors);
        Assert.Equal(Filled(expected), Assert.Single(result.Output).ToString());
    }

    // A folder is recognized by its bucket.
    private static PSObject Row(params (string Name, string Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (name, value) in RowRule.HeadingOf(columns[0].Name).Equals("Prefix", StringComparison.OrdinalIgnoreCase) ? columns.Prepend(("BucketName", "files")) : columns)
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    private string Filled(string command) => command
        .Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{two}", _two.ProjectId, StringComparison.Ordinal)
        .Replace("{dev}", _dev, StringComparison.Ordinal).Replace("{main}", _app.MainBranchId, StringComparison.Ordinal)
        .Replace("{endpoint}", _app.EndpointId, StringComparison.Ordinal);
}
