using System.Collections;
using System.Management.Automation;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Every object of the module in every plain form, passed to every identity: the identities of its own model accept it, all
/// others refuse it. A database has the ids of its branch and its project, but is neither.
/// </summary>
public sealed class RowTests
{
    /// <summary>Models whose rows cannot be distinguished from those of another model, because they represent the same thing.</summary>
    private static readonly Dictionary<Type, Type> SameThing = new() { [typeof(CredentialSecret)] = typeof(Credential) };

    private static readonly IReadOnlyList<object> Models = [.. EmittedTypes.All.Where(IsResource).Select(FullObject.Of)];

    public static TheoryData<Type> Identities => [.. typeof(ResourceIdentity).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && type.GetConstructor([typeof(PSObject)]) is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Identities))]
    public void A_row_is_accepted_only_by_the_identity_of_its_own_model(Type identity) => Assert.Empty(
        from model in Models
        from row in Rows.Of(model)
        let isTaken = LanguagePrimitives.TryConvertTo(row.Row, identity, out _)
        where isTaken != Takes(identity, model.GetType()) && !IsSameThing(identity, model.GetType())
        select $"{model.GetType().Name} as {row.Form}: {(isTaken ? "taken" : Refusal(row.Row, identity))}");

    [Theory]
    [InlineData(typeof(ProjectIdentity), typeof(Database), "The object has a DatabaseName, so it is not a project.")]
    [InlineData(typeof(BranchIdentity), typeof(Endpoint), "The object has an EndpointId, so it is not a branch.")]
    [InlineData(typeof(DatabaseIdentity), typeof(AuthIntegration), "The object has an AuthProvider, so it is not a database.")]
    [InlineData(typeof(MemberIdentity), typeof(ProjectMember), "The object has a ProjectId, so it is not an organization member.")]
    [InlineData(typeof(VpcEndpointIdentity), typeof(ProjectVpcEndpoint), "The object has a ProjectId, so it is not a VPC endpoint.")]
    public void A_refusal_names_the_column_of_the_other_resource(Type identity, Type model, string words) => Assert.All(
        Rows.Nameless(FullObject.Of(model)), row => Assert.Contains(words, Refusal(row.Row, identity), StringComparison.Ordinal));

    [Fact]
    public void A_refusal_names_the_original_type_of_the_object() => Assert.Contains(
        "The object is a database, so it is not a project.",
        Refusal(PSSerializer.Deserialize(PSSerializer.Serialize(FullObject.Of(typeof(Database)))), typeof(ProjectIdentity)),
        StringComparison.Ordinal);

    /// <summary>Columns that people add are ignored, and so are the keys of the parents.</summary>
    [Theory]
    [InlineData(typeof(BranchIdentity), "BranchId", "ProjectId", "OrganizationId", "Name", "Owner", "ParentId", "CreatedBy")]
    [InlineData(typeof(SnapshotIdentity), "SnapshotId", "ProjectId", "SourceBranchId")]
    [InlineData(typeof(OperationIdentity), "OperationId", "ProjectId", "BranchId", "EndpointId")]
    [InlineData(typeof(BucketObjectIdentity), "ObjectKey", "BucketName", "BranchId")]
    [InlineData(typeof(DatabaseIdentity), "DatabaseName", "Comment")]
    [InlineData(typeof(ApiKeyIdentity), "ApiKeyId", "OrganizationId", "ProjectId")]
    public void A_few_columns_are_enough(Type identity, params string[] columns) =>
        Assert.Equal("", Refusal(Row(columns), identity));

    [Theory]
    [InlineData(typeof(ProjectIdentity), "Name")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "BranchId")]
    [InlineData(typeof(BranchIdentity), "BranchId", "DatabaseName")]
    [InlineData(typeof(BranchIdentity), "branchid", "databasename")]
    [InlineData(typeof(OrganizationIdentity), "OrganizationId", "ProjectId")]
    [InlineData(typeof(BucketIdentity), "BucketName", "ObjectKey")]
    [InlineData(typeof(EndpointIdentity), "EndpointId", "OperationId")]
    [InlineData(typeof(SnapshotIdentity), "SnapshotId", "BranchId")]
    public void A_row_with_the_key_of_a_child_or_sibling_is_refused(Type identity, params string[] columns) =>
        Assert.NotEqual("", Refusal(Row(columns), identity));

    /// <summary>A hashtable with an unset variable still has a key for a branch, so it is not a project.</summary>
    [Theory]
    [InlineData(typeof(SnapshotIdentity), "SnapshotId", "BranchName")]
    [InlineData(typeof(SnapshotIdentity), "SnapshotId", "branch_name")]
    [InlineData(typeof(OrganizationIdentity), "OrganizationId", "ProjectName")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "branch_id")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "Branch Id")]
    [InlineData(typeof(BranchIdentity), "BranchId", "DATABASE-NAME")]
    [InlineData(typeof(BucketIdentity), "BucketName", "Key")]
    [InlineData(typeof(BucketIdentity), "BucketName", "object key")]
    public void A_row_with_a_foreign_key_in_another_spelling_is_refused(Type identity, params string[] columns) => A_row_with_the_key_of_a_child_or_sibling_is_refused(identity, columns);

    [Theory]
    [InlineData("Selected.Deserialized.Neon.Database")]
    [InlineData("Deserialized.Selected.Neon.Database")]
    [InlineData("Selected.Deserialized.Selected.Neon.Database")]
    public void Repeated_selection_and_serialization_preserve_the_resource_type(string typeName)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("ProjectId", "quiet-forest-12345678"));
        row.TypeNames.Insert(0, typeName);

        Assert.Contains("is a database", Assert.Throws<PSInvalidCastException>(() => new ProjectIdentity(row)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_several_values_is_refused()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("ProjectId", new ArrayList { "one", "two" }));

        Assert.Contains("several values", Assert.Throws<PSInvalidCastException>(() => new ProjectIdentity(row)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_key_without_a_value_is_not_ignored() =>
        Assert.NotEqual("", Refusal(new System.Collections.Hashtable { ["ProjectId"] = "quiet-forest-12345678", ["BranchId"] = null }, typeof(ProjectIdentity)));

    /// <summary>
    /// A row reduced to the key and one more column: it is refused if another model has both and the identity's own model has no
    /// such column. Names and short names of parents do not indicate another model.
    /// </summary>
    [Theory]
    [MemberData(nameof(Identities))]
    public void A_single_column_of_another_model_is_enough_to_refuse_a_row(Type identity)
    {
        var own = RowKind.All.Where(kind => Takes(identity, kind.Model)).ToArray();
        Assert.Empty(
            from kind in own
            from model in Models.Select(model => model.GetType()).Where(model => !Takes(identity, model) && !IsSameThing(identity, model))
            let columns = model.GetProperties().Select(property => property.Name).ToArray()
            where kind.Names.All(columns.Contains)
            from column in columns
            where !own.Any(other => other.Allows(column) || other.Allows(column + "Id") || other.Allows(column + "Name"))
            where !column.EndsWith("Name", StringComparison.Ordinal) || !new[] { "OrganizationId", "ProjectId", "BranchId", kind.Names[0] }.Contains(column.Replace("Name", "Id", StringComparison.Ordinal))
            where Refusal(Row([.. kind.Names, column]), identity).Length == 0
            select $"{string.Join(", ", kind.Names)}, {column} of {model.Name}");
    }

    /// <summary>Columns that people add to their lists, and that Select-Object calculates for the target itself.</summary>
    [Theory]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "Name", "Comment", "Ticket", "Region", "Owner", "Organization")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "ProjectName")]
    [InlineData(typeof(BranchIdentity), "BranchId", "ProjectId", "ProjectName", "Project", "Parent", "Cost Center")]
    [InlineData(typeof(DatabaseIdentity), "DatabaseName", "Name", "OwnerName", "Owner", "BranchName")]
    public void Custom_columns_are_ignored(Type identity, params string[] columns) => A_few_columns_are_enough(identity, columns);

    [Fact]
    public void A_calculated_column_does_not_change_the_type_of_a_selected_object()
    {
        var row = Row(["BranchId", "Size", "Status"]);
        Assert.NotEqual("", Refusal(row, typeof(BranchIdentity)));

        row.TypeNames.Insert(0, "Selected.Neon.Branch");
        Assert.Equal("", Refusal(row, typeof(BranchIdentity)));
    }

    [Theory]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "OwnerName")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "owner_name")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "Host")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "ParentId")]
    [InlineData(typeof(ProjectIdentity), "ProjectId", "Action")]
    [InlineData(typeof(BranchIdentity), "BranchId", "OwnerName")]
    [InlineData(typeof(BranchIdentity), "BranchId", "Type")]
    [InlineData(typeof(OrganizationIdentity), "OrganizationId", "PgVersion")]
    public void A_row_with_a_column_of_another_model_is_refused(Type identity, params string[] columns) => A_row_with_the_key_of_a_child_or_sibling_is_refused(identity, columns);

    /// <summary>If the key is a name, the Name column has the same value, or the row belongs to something else.</summary>
    [Theory]
    [InlineData(typeof(DatabaseIdentity), "DatabaseName")]
    [InlineData(typeof(DataApiIdentity), "DatabaseName")]
    [InlineData(typeof(RoleIdentity), "RoleName")]
    [InlineData(typeof(BucketIdentity), "BucketName")]
    public void A_row_with_two_different_names_is_refused(Type identity, string key)
    {
        Assert.Equal("", Refusal(new Hashtable { [key] = "app", ["Name"] = "app" }, identity));
        Assert.Contains($"has the {key} 'app' and the Name 'App', so it is not a", Refusal(new Hashtable { [key] = "app", ["Name"] = "App" }, identity), StringComparison.Ordinal);
    }

    private static PSObject Row(string[] columns)
    {
        var row = new PSObject();
        foreach (var column in columns)
        {
            row.Properties.Add(new PSNoteProperty(column, "1"));
        }

        return row;
    }

    private static string Refusal(object row, Type identity)
    {
        try
        {
            LanguagePrimitives.ConvertTo(row, identity, System.Globalization.CultureInfo.InvariantCulture);
            return string.Empty;
        }
        catch (PSInvalidCastException refusal)
        {
            return refusal.Message;
        }
    }

    private static bool Takes(Type identity, Type model) =>
        identity.GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType.IsAssignableFrom(model));

    private static bool IsSameThing(Type identity, Type model) => SameThing.TryGetValue(model, out var same) && Takes(identity, same);

    // Something without a key, such as a session, has no row.
    private static bool IsResource(Type type) => type != typeof(NeonConnection) && type != typeof(NeonEmulatorInfo);
}
