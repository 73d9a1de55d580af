using static Neon.Display;

namespace Neon;

internal sealed class ProjectTransferRequestView : ObjectView<ProjectTransferRequest>
{
    public ProjectTransferRequestView()
    {
        GroupBy("Project", request => Text(request.ProjectId));

        Wraps();

        Column("ExpiresAt", 10, request => Expiry(request.ExpiresAt), right: true);
        Column("RequestId", 9, request => Mask(request.RequestId));
        Column("ClaimUrl", 8, request => Mask(request.ClaimUrl));
        Column("RedirectUri", Rest, request => Text(request.RedirectUri));

        Item("ProjectId", request => Text(request.ProjectId));
        Item("RequestId", request => Mask(request.RequestId));
        Item("ClaimUrl", request => Mask(request.ClaimUrl));
        Optional("RedirectUri", request => Text(request.RedirectUri));
        Item("CreatedAt", request => Time(request.CreatedAt));
        Item("ExpiresAt", request => Time(request.ExpiresAt));
    }
}
