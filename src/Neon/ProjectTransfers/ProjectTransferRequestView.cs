using static Neon.Display;

namespace Neon;

internal sealed class ProjectTransferRequestView : ObjectView<ProjectTransferRequest>
{
    private const string Once = "returned only once: assign the output to a variable, or use -AsPlainText";

    public ProjectTransferRequestView()
    {
        GroupBy("Project", request => Text(request.ProjectId));

        ListsSecrets(request => request.ClaimUrl);

        Wraps();

        Column("ExpiresAt", 10, request => Expiry(request.ExpiresAt), right: true);
        Column("RequestId", 9, request => Mask(request.RequestId));
        Column("ClaimUrl", 8, request => Mask(request.ClaimUrl));
        Column("RedirectUri", Rest, request => Text(request.RedirectUri));

        Item("ProjectId", request => Text(request.ProjectId));
        Item("RequestId", request => NewSecret(request.RequestId, Once));
        Item("ClaimUrl", request => NewSecret(request.ClaimUrl, Once));
        Optional("RedirectUri", request => Text(request.RedirectUri));
        Item("CreatedAt", request => Time(request.CreatedAt));
        Item("ExpiresAt", request => Time(request.ExpiresAt));
    }
}
