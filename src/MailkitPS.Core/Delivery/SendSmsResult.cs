namespace MailkitPS;

/// <summary>A text message that Mailkit accepted (<c>mailkit.sendsms</c>; its answer is not documented).</summary>
public sealed class SendSmsResult
{
    internal SendSmsResult(int position, string mobile, long campaignId, string answer)
    {
        Position = position;
        Mobile = mobile;
        CampaignId = campaignId;
        Answer = answer;
    }

    /// <summary>The position of the recipient in the input, from 1.</summary>
    public int Position { get; }

    /// <summary>The telephone number that the message was for.</summary>
    public string Mobile { get; }

    /// <summary>The campaign.</summary>
    public long CampaignId { get; }

    /// <summary>What Mailkit answered, as compact JSON, because what its parts mean is not documented.</summary>
    public string Answer { get; }
}
