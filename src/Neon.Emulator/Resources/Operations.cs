using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Operations: the work behind changes.</summary>
internal static class Operations
{
    private const int DefaultLimit = 100;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectOperations", List);
        handlers.Add("getProjectOperation", context => new JsonObject
        {
            ["operation"] = (context.Project().Operations.Find(operation => operation.Id == context.Path("operation_id"))
                ?? throw ApiException.NotFound("operation not found")).ToJson(context.Now),
        });
    }

    private static JsonObject List(RequestContext context)
    {
        DateTimeOffset before = DateTimeOffset.MaxValue;
        if (context.Text("cursor") is { } cursor
            && !DateTimeOffset.TryParse(cursor, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out before))
        {
            throw ApiException.BadRequest("invalid cursor");
        }

        List<OperationState> page =
        [
            .. context.Project().Operations
                .Where(operation => operation.CreatedAt < before)
                .OrderByDescending(operation => operation.CreatedAt)
                .Take(context.Limit(DefaultLimit)),
        ];
        return new JsonObject { ["operations"] = context.ToJson(page) }
            .WithCursor(page.Count > 0 ? Wire.Time(page[^1].CreatedAt) : context.Text("cursor"));
    }
}
