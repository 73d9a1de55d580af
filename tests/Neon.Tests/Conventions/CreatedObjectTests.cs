using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>People create the module's objects for the tests of their own scripts: <c>[Neon.Branch]@{ Name = 'dev' }</c>.</summary>
public sealed class CreatedObjectTests : IDisposable
{
    /// <summary>Properties that are calculated from others of the same object.</summary>
    private static readonly HashSet<string> Computed =
    [
        "AuthEmailProvider.Credential", "AuthOAuthProvider.Credential", "Role.Credential",
        "BranchSchemaComparison.Identical", "Operation.IsFinal", "Operation.IsSuccessful",
        "AuthConfig.AppName",
    ];

    /// <summary>The types that cannot be created from a hashtable, according to the page about testing scripts.</summary>
    private static readonly HashSet<Type> Exceptions =
        [typeof(ConnectionString), typeof(NeonConnection), typeof(NeonContext), typeof(NeonEmulatorInfo), typeof(BranchTreeNode), typeof(ConsumptionBar), typeof(ConsumptionComparison)];

    private readonly NeonHost _host = new();

    /// <summary>Every type of the module that a cmdlet returns.</summary>
    public static TheoryData<Type> Outputs => [.. typeof(NeonObject).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
        .SelectMany(output => output.Type)
        .Select(name => name.Type)
        .Where(type => type.Assembly == typeof(NeonObject).Assembly && !type.IsInterface)
        .Distinct()];

    public static TheoryData<Type> Models => [.. typeof(NeonObject).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(NeonObject)) && !type.IsAbstract)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_property_of_a_model_can_be_set_in_a_script(Type type)
    {
        var full = ParameterValues.Model(type);
        var values = new Hashtable();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !Computed.Contains($"{type.Name}.{property.Name}")))
        {
            values[property.Name] = property.GetValue(full);
        }

        var made = Assert.Single(_host.Get<NeonObject>($"[{type.FullName}]$values", ("values", values)));

        Assert.All(values.Cast<DictionaryEntry>(), pair => Assert.Equal(pair.Value, type.GetProperty((string)pair.Key)!.GetValue(made)));
    }

    /// <summary>A test of a script sets only the properties that the script reads.</summary>
    [Theory]
    [MemberData(nameof(Outputs))]
    public void Every_returned_type_can_be_created_with_any_single_property(Type type)
    {
        if (Exceptions.Contains(type))
        {
            Assert.NotEmpty(_host.Run($"[{type.FullName}]@{{}}").Errors);
            return;
        }

        var full = ParameterValues.Model(type);
        var values = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !Computed.Contains($"{type.Name}.{property.Name}"))
            .ToDictionary(property => property.Name, property => property.GetValue(full));

        var result = _host.Run($"foreach ($name in $values.Keys) {{ ([{type.FullName}]@{{ $name = $values[$name] }}).$name }}", ("values", values));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Computed_properties_are_derived_from_the_others()
    {
        Assert.All(Computed, name => Assert.False(typeof(NeonObject).Assembly.GetType("Neon." + name.Split('.')[0])!.GetProperty(name.Split('.')[1])!.CanWrite, name));
        Assert.True(Assert.Single(_host.Get<Operation>("[Neon.Operation]@{ Status = 'finished' }")).IsSuccessful);
    }

    [Theory]
    [InlineData("[Neon.Role]@{ Name = 'app' }", "RoleName", "app")]
    [InlineData("[Neon.Database]@{ Name = 'orders'; BranchId = 'br-1' }", "DatabaseName", "orders")]
    [InlineData("[Neon.SpendingLimit]@{ Amount = 12.5 }", "Cents", 1250L)]
    [InlineData("[Neon.Trigger]@{ BucketName = 'uploads'; Prefix = 'in/' }", "BucketName", "uploads")]
    [InlineData("[Neon.MaskingRule]@{ TableName = 'users' }", "TableName", "users")]
    [InlineData("[Neon.CustomDomain]@{ FunctionSlug = 'api' }", "EntityId", "api")]
    [InlineData("[Neon.ProjectConsumption]@{ ComputeUnitSeconds = 3600 }", "ComputeUnitSeconds", 3600)]
    public void Equivalent_properties_are_set_together(string script, string property, object expected)
    {
        var made = Assert.Single(_host.Run(script).Output);

        Assert.True(LanguagePrimitives.Equals(expected, made.Properties[property].Value), $"{made.Properties[property].Value}");
    }

    [Fact]
    public void A_connection_string_can_be_created_from_its_text()
    {
        var made = Assert.Single(_host.Get<ConnectionString>("[Neon.ConnectionString]::FromUri('postgresql://app:s3cret@ep-bold-sun-a1b2c3d4.example.com/orders')"));

        Assert.Equal(("app", "orders", "ep-bold-sun-a1b2c3d4"), (made.Role, made.Database, made.EndpointId));
        Assert.DoesNotContain("s3cret", $"{made}", StringComparison.Ordinal);
        Assert.Contains("-AsPlainText", _host.Run("[Neon.ConnectionString]::FromUri(\"$made\")", ("made", made)).Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", _host.Run("[Neon.ConnectionString]::FromUri('app:s3cret@host/orders')").Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Neon.ProjectIdentity]'app' -eq 'app'", true)]
    [InlineData("'app' -eq [Neon.ProjectIdentity]'app'", true)]
    [InlineData("[Neon.ProjectIdentity]'app' -eq 'App'", false)]
    [InlineData("[Neon.ProjectIdentity]'app' -eq [Neon.ProjectIdentity]'app'", true)]
    [InlineData("[Neon.ProjectIdentity]'app' -eq [Neon.BranchIdentity]'app'", false)]
    [InlineData("[Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-1'; ProjectId = 'p-1'; Name = 'dev' } -eq 'dev'", true)]
    [InlineData("[Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-1'; ProjectId = 'p-1'; Name = 'dev' } -eq 'br-1'", true)]
    [InlineData("[Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-1'; ProjectId = 'p-1' } -eq [Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-1'; ProjectId = 'p-1'; Name = 'dev' }", true)]
    [InlineData("[Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-1'; ProjectId = 'p-1'; Name = 'dev' } -eq [Neon.BranchIdentity][Neon.Branch]@{ BranchId = 'br-2'; ProjectId = 'p-1'; Name = 'dev' }", false)]
    [InlineData("@([Neon.BranchIdentity]'dev', [Neon.BranchIdentity]'main') -contains 'main'", true)]
    [InlineData("@{ ([Neon.BranchIdentity]'dev') = 1 }[[Neon.BranchIdentity]'dev'] -eq 1", true)]
    public void An_identity_equals_the_text_and_the_object_it_represents(string expression, bool expected) =>
        Assert.Equal(expected, Assert.Single(_host.Get<bool>(expression)));
}
