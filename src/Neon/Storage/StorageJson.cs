using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchStorage))]
[JsonSerializable(typeof(BucketEnvelope))]
[JsonSerializable(typeof(BucketList))]
[JsonSerializable(typeof(BucketCreate))]
[JsonSerializable(typeof(BucketObjectPage))]
[JsonSerializable(typeof(RemovedBucketObjects))]
[JsonSerializable(typeof(ObjectPresign))]
[JsonSerializable(typeof(BucketObjectUrl))]
internal sealed partial class StorageJson : JsonSerializerContext;
