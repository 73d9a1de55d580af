using System.Text.Json.Nodes;
using Neon.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.ContractUpdates;

public sealed class FactsTests
{
    private const string Published = """
        openapi: 3.1.0
        info: { title: Widgets, version: '2.10', description: Long prose. }
        servers:
        - url: https://widgets.test/api
          description: Production
        paths:
          /widgets/{widget_id}:
            parameters:
            - $ref: '#/components/parameters/Id'
            get:
              operationId: getWidget
              summary: Reads a widget
              tags: [Widget]
              x-stability-level: beta
              responses:
                '200': { $ref: '#/components/responses/Widget' }
            patch:
              operationId: updateWidget
              deprecated: true
              parameters:
              - { name: widget_id, in: path, required: true, schema: { type: string, maxLength: 9 } }
              - { name: dry_run, in: query, description: Prose, schema: { type: boolean, default: false } }
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Change' }, example: { size: 3 } } }
              responses:
                '204': { description: Done }
        components:
          parameters:
            Id: { name: widget_id, in: path, required: true, description: The id, schema: { type: string, example: w1 } }
          responses:
            Widget:
              description: A widget
              content: { application/json: { schema: { $ref: '#/components/schemas/Widget' } } }
          schemas:
            Widget:
              type: object
              description: Prose
              additionalProperties: true
              required: [id]
              properties:
                id: { type: string, description: The id }
                size: { type: [integer, 'null'], minimum: 1 }
                code: { const: '007' }
            Change:
              discriminator: { propertyName: kind, mapping: { small: '#/components/schemas/Widget' } }
              oneOf: [ { $ref: '#/components/schemas/Widget' } ]
        """;

    private static readonly JsonObject Reduced = Facts.Of(SpecificationReader.Parse(Published));

    [Fact]
    public void Extracting_facts_is_idempotent()
    {
        var file = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Emulator", "Contract", "neon-api.json"));

        Assert.Equal(file, Neon.Contract.ContractTool.Text(Facts.Of(SpecificationReader.Parse(file))));
        Assert.Equal(Reduced.ToJsonString(), Facts.Of(Reduced).ToJsonString());
    }

    [Fact]
    public void Prose_and_examples_are_omitted() =>
        Assert.DoesNotMatch("(?i)prose|summary|example|production|The id", Reduced.ToJsonString());

    [Fact]
    public void Shared_parameters_are_inlined_and_parameters_of_the_operation_take_precedence()
    {
        var path = Reduced["paths"]!["/widgets/{widget_id}"]!;

        Assert.Equal("""[{"name":"widget_id","in":"path","required":true,"schema":{"type":"string"}}]""", path["get"]!["parameters"]!.ToJsonString());
        Assert.Equal(
            """[{"name":"widget_id","in":"path","required":true,"schema":{"type":"string","maxLength":9}},{"name":"dry_run","in":"query","required":false,"schema":{"type":"boolean","default":false}}]""",
            path["patch"]!["parameters"]!.ToJsonString());
        Assert.Equal("#/components/schemas/Widget", path["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!.ToString());
        Assert.True(path["patch"]!["deprecated"]!.GetValue<bool>());
        Assert.Equal("beta", path["get"]!["x-stability-level"]!.ToString());
    }

    [Fact]
    public void A_schema_keeps_names_types_and_limits()
    {
        var schemas = Reduced["components"]!["schemas"]!;

        Assert.Equal(
            """{"type":"object","additionalProperties":{},"required":["id"],"properties":{"id":{"type":"string"},"size":{"type":"integer","nullable":true,"minimum":1},"code":{"enum":["007"]}}}""",
            schemas["Widget"]!.ToJsonString());
        Assert.Equal(
            """{"oneOf":[{"allOf":[{"type":"object","properties":{"kind":{"type":"string","enum":["small"]}},"required":["kind"]},{"$ref":"#/components/schemas/Widget"}]}]}""",
            schemas["Change"]!.ToJsonString());
        Assert.Equal("2.10", Reduced["info"]!["version"]!.ToString());
    }

    [Theory]
    [InlineData("just words")]
    [InlineData("[1, 2]")]
    [InlineData("{\"openapi\":")]
    [InlineData("a: [")]
    [InlineData("info: {}")]
    [InlineData("paths: { /x: { get: { responses: { '200': { $ref: '#/components/responses/None' } } } } }")]
    public void An_invalid_specification_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Facts.Of(SpecificationReader.Parse(text)));
}
