using System.Globalization;
using System.Text.Json;

namespace Neon.Emulator;

/// <summary>Validates a request against its operation: parameters, media type and body.</summary>
internal sealed class RequestValidator(ApiContract contract)
{
    /// <summary>All violations of the contract; empty if the request is valid.</summary>
    public IReadOnlyList<string> Validate(RouteMatch route, IncomingRequest request, JsonElement? body)
    {
        List<string> errors = [];
        ApiOperation operation = route.Operation;
        foreach (ApiParameter parameter in operation.Parameters)
        {
            IReadOnlyList<string> values = parameter.Location == "path"
                ? [route.Values[parameter.Name]]
                : [.. request.Query.Where(pair => pair.Key == parameter.Name).Select(pair => pair.Value)];
            CheckParameter(parameter, values, errors);
        }

        foreach (string name in request.Query.Select(pair => pair.Key).Distinct())
        {
            if (!operation.Parameters.Any(parameter => parameter.Location == "query" && parameter.Name == name))
            {
                errors.Add($"query parameter {name} is not known to the contract");
            }
        }

        CheckBody(operation, request, body, errors);
        return errors;
    }

    private void CheckParameter(ApiParameter parameter, IReadOnlyList<string> values, List<string> errors)
    {
        string place = $"{parameter.Location} parameter {parameter.Name}";
        if (values.Count == 0)
        {
            if (parameter.Required)
            {
                errors.Add($"{place} is required");
            }

            return;
        }

        string? type = (parameter.Schema.Reference is { } name ? contract.Schemas[name] : parameter.Schema).Type;
        if (type != "array" && values.Count > 1)
        {
            errors.Add($"{place} is specified {values.Count} times");
            return;
        }

        string json = type == "array"
            ? JsonSerializer.Serialize(values.SelectMany(value => value.Split(',')))
            : Literal(values[0], type);
        using JsonDocument document = JsonDocument.Parse(json);
        errors.AddRange(contract.Validator.Validate(document.RootElement, parameter.Schema, place));
    }

    /// <summary>The text as JSON of the required type; text that cannot be converted stays a string and fails validation.</summary>
    private static string Literal(string value, string? type) => type switch
    {
        "integer" or "number" when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) =>
            number.ToString(CultureInfo.InvariantCulture),
        "boolean" when value is "true" or "false" => value,
        _ => JsonSerializer.Serialize(value),
    };

    private void CheckBody(ApiOperation operation, IncomingRequest request, JsonElement? body, List<string> errors)
    {
        if (request.Body.Length == 0)
        {
            if (operation.BodyRequired)
            {
                errors.Add("a request body is required");
            }

            return;
        }

        if (operation.Bodies.Count == 0)
        {
            errors.Add("the operation has no request body");
        }
        else if (!operation.Bodies.TryGetValue(request.MediaType, out Schema? schema))
        {
            errors.Add($"media type '{request.MediaType}' is not one of {string.Join(", ", operation.Bodies.Keys)}");
        }
        else if (request.MediaType is MediaTypes.Json or MediaTypes.Form && schema is not null)
        {
            if (body is { } value)
            {
                errors.AddRange(contract.Validator.Validate(value, schema, "body"));
            }
            else
            {
                errors.Add($"the request body is not valid {(request.MediaType == MediaTypes.Json ? "JSON" : "form data")}");
            }
        }
    }
}
