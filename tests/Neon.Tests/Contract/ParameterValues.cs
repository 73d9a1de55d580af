using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using Neon.Commands;

namespace Neon.Tests.Contract;

/// <summary>A value for every parameter of every cmdlet, created from its type and its attributes.</summary>
internal sealed class ParameterValues(TimeProvider clock, string folder, Func<string, string>? texts = null)
{
    /// <summary>Values that neither the type nor the attributes define, by <c>Cmdlet -Parameter</c> or <c>-Parameter</c>.</summary>
    private readonly Dictionary<string, object> _special = new()
    {
        ["-ExpiresAt"] = clock.GetUtcNow().AddHours(2),
        ["-From"] = clock.GetUtcNow().AddHours(-5),
        ["-AllowedIp"] = "203.0.113.0/24",
        // A branch is not restored from itself.
        ["Restore-NeonBranch -Source"] = OtherBranch(),
        ["-Url"] = new Uri("https://example.com/hook"),
        ["-Environment"] = new Hashtable { ["key"] = SecretFields.Marker },
        ["Set-NeonSnapshotSchedule -Schedule"] = new SnapshotScheduleEntry(new SnapshotScheduleItem { Frequency = "daily", Hour = 3, RetentionSeconds = 86400 }),
        ["-TraceId"] = "0123456789abcdef0123456789abcdef",
        ["-MaskingRule"] = new[]
        {
            new MaskingRule { DatabaseName = SampleServer.Word, SchemaName = SampleServer.Word, TableName = SampleServer.Word, ColumnName = "one", MaskingFunction = "f()" },
            new MaskingRule { DatabaseName = SampleServer.Word, SchemaName = SampleServer.Word, TableName = SampleServer.Word, ColumnName = "two", MaskingValue = "x" },
        },
        ["-Cron"] = "0 3 * * *",
        ["Add-NeonCustomDomain -Domain"] = "sample.example.com",
        ["New-NeonAuthUser -Email"] = "ada@example.com",
        ["Grant-NeonProjectPermission -Email"] = "ada@example.com",
        ["Remove-NeonBucketObject -Prefix"] = "sample/",
        ["Remove-NeonBucketObject -Folder"] = BucketFolder.Of(new BucketPlace(new BranchKey(SampleServer.Word, SampleServer.Word), SampleServer.Word), "sample/"),
        ["New-NeonBucketObjectUrl -Operation"] = "upload",
        ["Add-NeonAuthOAuthProvider -Provider"] = "microsoft",
        ["Set-NeonAuthOAuthProvider -Provider"] = new AuthOAuthProviderIdentity("microsoft"),
        ["-Recipient"] = "sample@example.com",
        ["-SenderEmail"] = "sample@example.com",
        // An enabled one needs a URL and events as well.
        ["Set-NeonAuthWebhook -Enabled"] = new SwitchParameter(false),
        ["-OtpExpiresIn"] = TimeSpan.FromMinutes(5),
        ["-FetchTimeout"] = TimeSpan.FromSeconds(5),
        // The bucket of the samples has an access level that cannot be specified.
        ["New-NeonBucket -Name"] = "another",
        ["New-NeonOrganizationInvitation -Email"] = "sample@example.com",
        ["Revoke-NeonApiKey -ApiKey"] = SampleServer.Word,
        ["Move-NeonProject -DestinationOrganization"] = "org-elsewhere-1",
    };

    /// <summary>A value that a parameter accepts.</summary>
    public object Of(string cmdlet, PropertyInfo parameter)
    {
        var value = _special.GetValueOrDefault($"{cmdlet} -{parameter.Name}") ?? _special.GetValueOrDefault($"-{parameter.Name}")
            ?? OfAttributes(parameter) ?? OfType(parameter.PropertyType, parameter.Name);
        return CmdletRuns.TypeOf(parameter).IsArray && value is not Array && value is not string ? new[] { value } : value;
    }

    /// <summary>A model with every member set; Boolean members are false.</summary>
    public static object Model(Type type)
    {
        var model = Fill(type == typeof(IHasOperations) ? typeof(Operation) : type, []);
        // As a cmdlet emits it.
        (model as NeonObject)?.Remember();
        return model;
    }

    private static BranchIdentity OtherBranch()
    {
        var branch = new Branch { ProjectId = SampleServer.Word, BranchId = "br-other-lake-a1b2c3d4", Name = "other" };
        branch.Remember();
        return new BranchIdentity(branch);
    }

    private static object? OfAttributes(PropertyInfo parameter)
    {
        if (parameter.GetCustomAttribute<AcceptedValuesAttribute>() is { } accepted)
        {
            return accepted.Values[0].Value;
        }

        if (parameter.GetCustomAttribute<ValidateRangeAttribute>() is { } range)
        {
            return LanguagePrimitives.ConvertTo(range.MinRange, Element(parameter.PropertyType), System.Globalization.CultureInfo.InvariantCulture);
        }

        return parameter.GetCustomAttribute<ValidateFormAttribute>()?.Example
            ?? (Element(parameter.PropertyType) == typeof(string) ? parameter.GetCustomAttribute<InputRuleAttribute>()?.Example : null);
    }

    private object OfType(Type type, string name)
    {
        type = Element(type);
        if (typeof(ResourceIdentity).IsAssignableFrom(type))
        {
            return Activator.CreateInstance(type, Changed(Model(ModelOf(type))))!;
        }

        return type switch
        {
            _ when type == typeof(string) => name is "Path" or "LiteralPath" ? FileIn(folder) : Changed(SampleServer.Word),
            _ when type == typeof(SwitchParameter) => new SwitchParameter(true),
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => clock.GetUtcNow().AddHours(-1),
            _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
            _ when type == typeof(Uri) => new Uri("https://example.com/sample"),
            _ when type == typeof(SecureString) => Secret.Of(SecretFields.Marker),
            _ when type == typeof(PSCredential) => new PSCredential(SampleServer.Word, Secret.Of(SecretFields.Marker)),
            _ when type == typeof(object) => Changed(SampleServer.Word),
            _ when typeof(IDictionary).IsAssignableFrom(type) => new Hashtable { ["key"] = "value" },
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            _ => Changed(Model(type)),
        };
    }

    private string Changed(string text) => texts?.Invoke(text) ?? text;

    private object Changed(object model)
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && texts is not null))
        {
            var value = property.GetValue(model);
            if (value is string text)
            {
                property.SetValue(model, Changed(text));
            }
            else if (value is NeonObject)
            {
                Changed(value);
            }
        }

        return model;
    }

    private static Type Element(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsArray ? Element(type.GetElementType()!) : type;
    }

    /// <summary>The model that can be converted to an identity.</summary>
    private static Type ModelOf(Type identity) => identity.GetConstructors()
        .Select(constructor => constructor.GetParameters()[0].ParameterType)
        .First(type => typeof(NeonObject).IsAssignableFrom(type));

    private static string FileIn(string folder)
    {
        var path = Path.Combine(folder, "sample.zip");
        if (!File.Exists(path))
        {
            // It starts like an archive.
            File.WriteAllText(path, "PK\u0003\u0004" + SampleServer.Word);
        }

        return path;
    }

    private static object Fill(Type type, Type[] above)
    {
        var model = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            if (Leaf(property.PropertyType, [.. above, type]) is { } value)
            {
                property.SetValue(model, value);
            }
        }

        return model;
    }

    private static object? Leaf(Type type, Type[] above)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return SampleServer.Word;
        }

        if (type == typeof(bool))
        {
            return false;
        }

        if (type == typeof(SecureString))
        {
            return Secret.Of(SecretFields.Marker);
        }

        if (type == typeof(DateTimeOffset))
        {
            return DateTimeOffset.UnixEpoch;
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.IsInterface && type.IsGenericType && type.GetGenericArguments() is [var item])
        {
            // The operations of a model have finished: the list is empty.
            var list = Array.CreateInstance(item, item == typeof(Operation) || Leaf(item, above) is null ? 0 : 1);
            if (list.Length > 0)
            {
                list.SetValue(Leaf(item, above), 0);
            }

            return list;
        }

        return typeof(NeonObject).IsAssignableFrom(type) && !type.IsAbstract && !above.Contains(type) ? Fill(type, above) : null;
    }
}
