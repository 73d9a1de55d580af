using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every object of the module, in every plain form, and text, piped into every cmdlet with a typed target: it supplies a parent
/// of the target, or there is exactly one error and nothing is sent. The session has a context, which must not be used instead.
/// </summary>
public sealed class TypedTargetMatrix : IDisposable
{
    private static readonly string[] Refusals = ["NeonInvalidInput", "ParameterArgumentValidationError"];
    private static readonly string[] CreatingVerbs = ["New", "Add", "Enable", "Grant", "Send"];

    /// <summary>The piped objects, each with its original model. Their parents are those of the typed targets.</summary>
    private static readonly IReadOnlyList<(object Piped, Type Model)> Pipes = [.. EmittedTypes.All
        .Where(type => type != typeof(NeonConnection) && type != typeof(NeonEmulatorInfo) && type != typeof(CredentialSecret))
        .Select(type => (Piped: IsNamed(type) ? ParameterValues.Model(type) : FullObject.Of(type), Model: type))
        .SelectMany(one => Rows.Of(one.Piped).Select(row => (row.Row, one.Model)).Prepend(one)),
        ("text", typeof(string)),
        (DateTime.UnixEpoch, typeof(DateTime))];

    private readonly CmdletRuns _runs = new();

    /// <summary>The cmdlets whose target can be typed while a piped object supplies its parents.</summary>
    public static TheoryData<Type> WithParents => [.. CmdletRuns.Cmdlets.Where(cmdlet => ByValue(cmdlet).Any() && ByProperty(cmdlet).Any())];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(WithParents))]
    public void An_object_piped_to_a_typed_target_is_a_parent_or_an_error(Type cmdlet)
    {
        foreach (var target in ByValue(cmdlet).Where(target => !ByValue(cmdlet).Any(other => other != target && GoTogether(other, target))))
        {
            var typed = Typed(cmdlet, target);
            Assert.NotEmpty(typed.Sent);
            var pipes = Pipes.ToLookup(one => Meaning(cmdlet, target, typed, one.Piped, one.Model), one => one.Piped);

            var refused = _runs.Pipe([.. pipes[false]], typed);

            Assert.Empty(refused.Sent.Select(sent => $"{sent.Operation.Method} {sent.Path}"));
            Assert.Equal(pipes[false].Count(), refused.Result.Errors.Count);
            // A property without a value is refused by the parameter that it would bind to.
            Assert.All(refused.Result.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], Refusals));
            Assert.All(
                pipes[false].Zip(refused.Result.Errors).Where(pair => pair.First is NeonObject && pair.Second.Exception.Message.Contains("the piped", StringComparison.Ordinal)),
                pair => Assert.Contains($"the piped {ResourceIdentity.KindOfModel(pair.First.GetType().Name)} ", pair.Second.Exception.Message, StringComparison.Ordinal));
            Assert.All(pipes[true], parent =>
            {
                var run = _runs.Pipe([parent], typed);
                Assert.True(run.Succeeded, $"{run} with {parent.GetType().Name} {parent}");
                Assert.NotEmpty(run.Sent);
            });
        }
    }

    /// <summary>A column for a parent has one meaning in every spelling: the row is used in every spelling, or in none.</summary>
    [Theory]
    [MemberData(nameof(WithParents))]
    public void A_row_of_a_parent_has_the_same_meaning_in_every_spelling(Type cmdlet)
    {
        foreach (var target in ByValue(cmdlet).Where(target => !ByValue(cmdlet).Any(other => other != target && GoTogether(other, target))))
        {
            var typed = Typed(cmdlet, target);
            foreach (var parent in ByProperty(cmdlet).Where(IsIdentity).Select(ParentParameter.Of).OfType<ParentParameter>().Where(parent => !typed.Parameters.Contains(parent.Name)))
            {
                var words = parent.Key[parent.Name.Length..].ToLowerInvariant();
                string[] headings = [parent.Key, parent.Name, parent.Name.ToLowerInvariant(), parent.Name + "Name", $"{parent.Name}_{words}", $"{parent.Name} {words}"];

                var outcomes = headings.Select(heading =>
                {
                    var run = _runs.Pipe([Rows.Plain(new Hashtable { [heading] = SampleServer.Word })], typed);
                    return (Sent: string.Join(' ', run.Sent.Select(sent => $"{sent.Operation.Method} {sent.Path}")), Error: run.Result.Errors is [var error, ..] ? error.ToString() : null);
                });

                Assert.Single(outcomes.Distinct());
            }
        }
    }

    /// <summary>The cmdlets that accept a resource from the pipeline, with each parameter that does.</summary>
    public static TheoryData<Type, string> Piped
    {
        get
        {
            var piped = new TheoryData<Type, string>();
            foreach (var cmdlet in CmdletRuns.Cmdlets)
            {
                // A connection string is read before its role is missing: the branch of the tests has no role that can sign in.
                foreach (var parameter in ByValue(cmdlet).Concat(ByProperty(cmdlet))
                    .Where(parameter => IsIdentity(parameter) && !(cmdlet == typeof(GetNeonConnectionStringCommand) && parameter.Name is "Database" or "Endpoint")))
                {
                    piped.Add(cmdlet, parameter.Name);
                }
            }

            return piped;
        }
    }

    [Theory]
    [MemberData(nameof(Piped))]
    public void A_value_that_is_both_typed_and_piped_is_refused_with_a_clear_message(Type cmdlet, string name)
    {
        var parameter = cmdlet.GetProperty(name)!;
        var typed = _runs.With(cmdlet, parameter, ParameterValues.Model(ModelOf(parameter)));

        var twice = _runs.Pipe([ParameterValues.Model(ModelOf(parameter))], typed);

        // A value that is the same may supply another parameter: a branch supplies its project.
        Assert.True(twice.Succeeded || twice.Sent.Count == 0, twice.ToString());
        Assert.All(twice.Result.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], Refusals));
    }

    /// <summary>The cmdlets that accept a parent from the pipeline, with each parameter that does.</summary>
    public static TheoryData<Type, string> Parents
    {
        get
        {
            var parents = new TheoryData<Type, string>();
            foreach (var (cmdlet, parameter) in CmdletRuns.Cmdlets.SelectMany(cmdlet => ByProperty(cmdlet).Where(IsIdentity).Select(parameter => (cmdlet, parameter))))
            {
                if (ParentParameter.Of(parameter) is { IsList: false })
                {
                    parents.Add(cmdlet, parameter.Name);
                }
            }

            return parents;
        }
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public void A_piped_parent_other_than_the_typed_one_is_refused(Type cmdlet, string name)
    {
        var parent = ParentParameter.Of(cmdlet.GetProperty(name)!)!;
        var typed = _runs.With(cmdlet, cmdlet.GetProperty(name)!, ParameterValues.Model(ModelOf(cmdlet.GetProperty(name)!)));
        var other = ParameterValues.Model(ModelOf(cmdlet.GetProperty(name)!));
        other.GetType().GetProperty(parent.Key)!.SetValue(other, parent.Key switch
        {
            "BranchId" => "br-other-lake-a1b2c3d4",
            "ProjectId" => "other-lake-12345678",
            _ => "org-other-lake-12345678",
        });

        foreach (var piped in (object[])[other, Rows.Nameless(other).First().Row])
        {
            var run = _runs.Pipe([piped], typed);

            Assert.Contains(run.Result.Errors, error => Refusals.Contains(error.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Empty(run.Result.Output);
            // A name in a row is looked up.
            Assert.All(run.Sent, sent => Assert.Equal(HttpMethod.Get, new HttpMethod(sent.Operation.Method)));
        }
    }

    /// <summary>The changes that accept a parent from the pipeline, with each parameter that does and whose resource can be read.</summary>
    public static TheoryData<Type, string> ParentsOfChanges
    {
        get
        {
            var parents = new TheoryData<Type, string>();
            foreach (var row in Parents)
            {
                var (cmdlet, name) = ((Type)row[0], (string)row[1]);
                if (cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } && ResourceIdentity.CanBeRead(CmdletRuns.TypeOf(cmdlet.GetProperty(name)!)))
                {
                    parents.Add(cmdlet, name);
                }
            }

            return parents;
        }
    }

    /// <summary>Its name belongs to another resource than its id.</summary>
    [Theory]
    [MemberData(nameof(ParentsOfChanges))]
    public void A_piped_parent_created_by_a_script_is_checked_before_a_change(Type cmdlet, string name)
    {
        var parameter = cmdlet.GetProperty(name)!;
        var other = ParameterValues.Model(ModelOf(parameter));
        other.GetType().GetProperty("Name")!.SetValue(other, "another name");

        var run = _runs.Pipe(other, cmdlet, parameter);

        Assert.Contains(run.Result.Errors, error => error.ToString().StartsWith("The object has the name 'another name', but ", StringComparison.Ordinal));
        Assert.All(run.Sent, sent => Assert.Equal("GET", sent.Operation.Method));
    }

    [Fact]
    public void Every_cmdlet_is_covered_by_the_check() => Assert.Empty(
        from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
        where cmdlet.GetCustomAttribute<CmdletAttribute>() is not null
        where !typeof(NeonCmdlet).IsAssignableFrom(cmdlet)
            || cmdlet.GetInterfaceMap(typeof(IDynamicParameters)).TargetMethods.Single().DeclaringType != typeof(NeonCmdlet)
            || cmdlet.GetProperty("PipedObject") is not null
            || (ByValue(cmdlet).Any() && ByProperty(cmdlet).Any() && !CmdletRuns.Cmdlets.Contains(cmdlet) && cmdlet != typeof(SetNeonContextCommand) && cmdlet != typeof(OpenNeonConsoleCommand))
        select cmdlet.Name);

    /// <summary>True for a parent, false for what must be refused, null for what a cmdlet that reads may accept by its keys.</summary>
    private static bool? Meaning(Type cmdlet, PropertyInfo target, CmdletRun typed, object piped, Type model)
    {
        var isOwn = IdentityTakes(target, piped, model);
        // Binding by property name does not read hashtables.
        var isBound = piped is not (string or DateTime or System.Collections.IDictionary);
        var isParent = isBound && ByProperty(cmdlet).Any(parameter => !typed.Parameters.Contains(parameter.Name) && IdentityTakes(parameter, piped, model));
        if (cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } attribute && !CreatingVerbs.Contains(attribute.VerbName))
        {
            return isParent;
        }

        return isOwn || !isBound ? false : isParent ? true : null;
    }

    private static Type ModelOf(PropertyInfo parameter) => CmdletRuns.TypeOf(parameter).GetConstructors()
        .Select(constructor => constructor.GetParameters()[0].ParameterType).First(type => type.IsSubclassOf(typeof(NeonObject)));

    private static bool IsIdentity(PropertyInfo parameter) => CmdletRuns.TypeOf(parameter).IsSubclassOf(typeof(ResourceIdentity));

    private static bool IsNamed(Type model) => typeof(ResourceIdentity).Assembly.GetTypes().Any(type =>
        type.IsSubclassOf(typeof(ResourceIdentity)) && type.GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType == model));

    private static bool IdentityTakes(PropertyInfo parameter, object piped, Type model)
    {
        var type = CmdletRuns.ElementOf(parameter.PropertyType);
        return typeof(ResourceIdentity).IsAssignableFrom(type) && piped is not string
            ? type.GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType.IsAssignableFrom(model))
            : type.IsAssignableFrom(piped.GetType());
    }

    /// <summary>A run with the target typed and its parents from the context, with the other required parameters.</summary>
    private CmdletRun Typed(Type cmdlet, PropertyInfo target) =>
        SetsOf(target).SelectMany(set => set == ParameterAttribute.AllParameterSets ? cmdlet.GetProperties().SelectMany(SetsOf).Distinct() : [set])
            .OrderBy(set => set == ParameterAttribute.AllParameterSets)
            .SelectMany(set => Typed(cmdlet, target, set))
            .First(run => run.Succeeded);

    private IEnumerable<CmdletRun> Typed(Type cmdlet, PropertyInfo target, string set)
    {
        var others = cmdlet.GetProperties().Where(property => property != target && !ByValue(cmdlet).Contains(property) && IsIn(property, set)).ToArray();
        var mandatory = others.Where(property => property.GetCustomAttributes<ParameterAttribute>().First().Mandatory).Prepend(target).ToArray();
        // The context has no bucket.
        var bucket = others.Where(property => property.Name == "Bucket").Except(mandatory);
        yield return _runs.Run(cmdlet, [.. mandatory, .. bucket]);
        foreach (var further in others.Except(mandatory).Except(ByProperty(cmdlet)))
        {
            yield return _runs.Run(cmdlet, [.. mandatory, .. bucket, further]);
        }
    }

    private static IEnumerable<string> SetsOf(PropertyInfo property) =>
        property.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName);

    private static bool GoTogether(PropertyInfo one, PropertyInfo other) =>
        one.GetCustomAttributes<ParameterAttribute>().Any(attribute => IsIn(other, attribute.ParameterSetName));

    private static bool IsIn(PropertyInfo property, string set) => property.GetCustomAttributes<ParameterAttribute>().Any(attribute =>
        attribute.ParameterSetName == set || set == ParameterAttribute.AllParameterSets || attribute.ParameterSetName == ParameterAttribute.AllParameterSets);

    private static IEnumerable<PropertyInfo> ByValue(Type cmdlet) => With(cmdlet, attribute => attribute.ValueFromPipeline);

    private static IEnumerable<PropertyInfo> ByProperty(Type cmdlet) =>
        With(cmdlet, attribute => attribute.ValueFromPipelineByPropertyName).Except(ByValue(cmdlet));

    private static IEnumerable<PropertyInfo> With(Type cmdlet, Func<ParameterAttribute, bool> condition) =>
        cmdlet.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(condition));
}
